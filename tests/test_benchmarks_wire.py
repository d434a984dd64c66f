"""What a key costs on a slow line: the counter counts, and the reader keeps the limits."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.terminal

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"

PROGRAM = """
import os, tty
tty.setraw(0)
os.write(1, b"ready")
while (key := os.read(0, 16)) != b"q":
    os.write(1, b"x" * 300 if key == b"a" else b"y" * 7)
"""


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Give the counter, a script that is in no package."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("wire")


def test_each_step_is_counted_for_itself(wire: ModuleType) -> None:
    steps = [wire.Step("long", "a"), wire.Step("nothing"), wire.Step("short", "b")]
    command = [sys.executable, "-c", PROGRAM]
    counted = [sent for _step, sent in wire.measure(command, {}, steps=steps, idle=0.1)]
    assert counted == [5, 300, 0, 7]


def test_a_program_that_ends_is_told(wire: ModuleType) -> None:
    command = [sys.executable, "-c", PROGRAM]
    with pytest.raises(wire.BenchmarkError, match="no answer to “end”"):
        list(wire.measure(command, {}, steps=[wire.Step("end", "q")]))


def test_a_step_is_compared_with_what_it_may_cost(wire: ModuleType) -> None:
    step = wire.Step("list: cursor down", "down", 2_500)
    assert wire.report(step, 2_500, limits=True).endswith("2,500  met")
    assert wire.report(step, 2_501, limits=True).endswith("2,501  MISSED, at most 2,500")
    assert wire.report(step, 2_501, limits=False).endswith("2,501")
    silence = wire.Step("list: nothing for 5 s", most=0)
    assert wire.report(silence, 1, limits=False).endswith("1  MISSED, at most 0")


def test_through_another_command_the_variables_arrive(wire: ModuleType) -> None:
    command = wire.far(["say", "two words"], {"A": "1 2"}, "ssh -tt host")
    assert command == ["ssh", "-tt", "host", "env 'A=1 2' say 'two words'"]


def test_what_is_done_most_costs_little_on_a_slow_line(wire: ModuleType, tmp_path: Path) -> None:
    done = (
        "list: cursor down", "list: page down", "list: Home", "list: bookmark", "filter: opened",
        "filter: a key that finds", "filter: nothing for 5 s", "filter: cleared", "article: opened",
        "article: page down", "article: back to the list",
    )  # fmt: skip
    steps = [step for name in done for step in wire.STEPS if step.name == name]
    variables = wire.environment("truecolor", tmp_path)
    wire.warm(variables)
    command = [*wire.READER, str(wire.SAMPLES)]
    for step, sent in wire.measure(command, variables, steps=steps, idle=1.0):
        assert step.most is None or sent <= step.most, step.name
