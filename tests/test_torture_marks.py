"""A small part of what `python -m torture.marks` tries."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from torture.marks_files import damaged
from torture.marks_home import lost

ROOT = Path(__file__).parent.parent

KNOWN = {("a.md", "read"): True, ("b.md", "read"): False}


def test_what_was_acknowledged_and_is_not_there_is_lost() -> None:
    assert lost(KNOWN, dict(KNOWN), {}) == []
    assert lost(KNOWN, {("a.md", "read"): True}, {}) == ["b.md read: None, not False"]
    assert lost(KNOWN, KNOWN | {("a.md", "read"): False}, {}) == ["a.md read: False, not True"]


def test_what_was_being_written_may_be_old_or_new() -> None:
    unsure = {("a.md", "read"): False}
    assert lost(KNOWN, dict(KNOWN), unsure) == []
    assert lost(KNOWN, KNOWN | unsure, unsure) == []
    assert lost(KNOWN, {("b.md", "read"): False}, unsure) == ["a.md read: None, not True"]


def test_a_damaged_file_is_another_one_of_at_most_its_length() -> None:
    data = random.Random(1).randbytes(50_000)
    made = [damaged(data, random.Random(seed)) for seed in range(50)]
    assert all(one != data and len(one) <= len(data) for one in made)
    assert {len(one) < len(data) for one in made} == {True, False}


@pytest.mark.parametrize(
    ("accident", "cases"),
    [
        (("--kills", "10"), "killed writers                10 cases     0 failures"),
        (("--writers", "4"), "writers at once              100 cases     0 failures"),
        (("--disks", "2"), "full disks                     2 cases     0 failures"),
        (("--homes", "5"), "homes to be read only"),  # for root alone
        (("--damages", "20"), "damaged files                 20 cases     0 failures"),
    ],
)
def test_no_mark_is_lost_by_accidents(accident: tuple[str, str], cases: str) -> None:
    none = ("--kills", "0", "--writers", "0", "--disks", "0", "--homes", "0", "--damages", "0")
    command = [sys.executable, "-m", "torture.marks", *none, "--each", "25", *accident]
    done = subprocess.run(
        command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert cases in done.stdout
