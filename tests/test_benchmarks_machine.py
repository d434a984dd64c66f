"""What the results say of the machine and of the programs on it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import machine
from figures import BenchmarkError


@pytest.mark.parametrize(
    ("told", "version"),
    [
        ("newsboat 2.21 - https://newsboat.org/", "2.21"),
        ("ripgrep 13.0.0 (rev 1)", "13.0.0"),
        ("w3m version w3m/0.5.3+git20230121, options lang=en", "0.5.3+git20230121"),
        ("nothing to say", "unknown"),
    ],
)
def test_a_version_is_read_from_what_a_program_says(told: str, version: str) -> None:
    assert machine.version_in(told) == version


def test_memory_and_processor_are_read_from_proc() -> None:
    assert machine.memory_in("MemTotal:       25165824 kB\nMemFree: 1 kB\n") == "24 GiB"
    assert machine.memory_in("") == "unknown"
    assert machine.processor_in("processor\t: 0\nmodel name\t: A Chip @ 2GHz\n") == "A Chip @ 2GHz"
    assert machine.processor_in("") == "unknown"


def test_the_program_has_a_mark_of_eight_digits_that_stays() -> None:
    assert len(machine.program()) == 8
    assert machine.program() == machine.program()


def test_an_interpreter_behind_a_script_is_refused(tmp_path: Path) -> None:
    machine.check_interpreter(sys.executable)
    shim = tmp_path / "python"
    shim.write_text("#!/bin/sh\nexec python\n")
    with pytest.raises(BenchmarkError, match="is a script"):
        machine.check_interpreter(str(shim))
