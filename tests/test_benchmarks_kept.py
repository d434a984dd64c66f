"""What was measured is kept row by row, and read back as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from figures import Line, Sample, at_most, times
from growth import Growth
from kept import Kept, keep, recall

ROW = Kept(
    "2026-11-27",
    "0123abcd",
    "15,000 posts, 7 rounds",
    "0.1 to 0.2",
    (
        Line("start", 15_000, Sample((1.5, 2.0), "ms"), "newsboat", Sample((3.0,), "ms"), times(1)),
        Line("芯片", None, Sample((0.0,), "posts"), target=at_most(0)),
        Line("memory", 15_000, trouble="newsboat is not installed"),
        Growth("start", "ms", {1_000: 200.0, 10_000: 210.0}, 0.1),
    ),
)


def test_a_row_comes_back_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "results"
    keep(folder, "start", ROW)
    assert recall(folder, "start") == ROW
    assert [file.name for file in folder.iterdir()] == ["start.json"]


def test_the_newer_measurement_replaces_the_older(tmp_path: Path) -> None:
    keep(tmp_path, "start", ROW)
    newer = replace(ROW, day="2026-11-28", results=())
    keep(tmp_path, "start", newer)
    assert recall(tmp_path, "start") == newer


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"form": 0}', '{"form": 1, "day": "today"}'])
def test_what_is_not_of_this_form_is_measured_again(tmp_path: Path, text: str) -> None:
    (tmp_path / "start.json").write_text(text)
    assert recall(tmp_path, "start") is None


def test_a_row_that_was_never_measured_is_none(tmp_path: Path) -> None:
    assert recall(tmp_path / "nowhere", "start") is None


def test_a_row_stands_for_the_same_program_and_plan_unless_it_failed() -> None:
    assert ROW.stands("0123abcd", "15,000 posts, 7 rounds")
    assert not ROW.stands("ffffffff", "15,000 posts, 7 rounds")
    assert not ROW.stands("0123abcd", "100,000 posts, 7 rounds")
    assert not replace(ROW, failure="no list").stands("0123abcd", "15,000 posts, 7 rounds")
