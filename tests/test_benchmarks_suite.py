"""A run of the benchmarks: what is kept is not measured again, and one failure ends one row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import machine
import suite
from figures import Line, Sample
from plan import Measuring, Plan, Result, Row
from row_commands import imported


class Measured:
    """Rows that count how often they are measured; `broken` fails after its first line."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.rows = tuple(Row(name, name, "so.", self._by(name)) for name in ("whole", "broken"))

    def _by(self, name: str) -> Measuring:
        def measure(_plan: Plan) -> Iterator[Result]:
            self.calls.append(name)
            yield Line(f"a line of {name}", 5, Sample((1.0,), "ms"))
            if name == "broken":
                raise KeyError("no such thing")

        return measure


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> Measured:
    found = Measured()
    monkeypatch.setattr(suite, "ROWS", found.rows)
    monkeypatch.setattr(machine, "versions", lambda _reader: {"rg": "13"})
    return found


def test_a_row_that_fails_says_so_and_the_others_stand(measured: Measured, tmp_path: Path) -> None:
    rows = tuple(reversed(measured.rows))
    suite.run(Plan(work=tmp_path), rows, anew=False, results=tmp_path / "RESULTS.md")
    text = (tmp_path / "RESULTS.md").read_text("utf-8")
    assert "a line of whole" in text
    assert "a line of broken" in text
    assert "**Not measured to its end:** KeyError: 'no such thing'" in text


def test_a_second_run_measures_only_what_failed(measured: Measured, tmp_path: Path) -> None:
    plan = Plan(work=tmp_path)
    for _ in range(2):
        suite.run(plan, measured.rows, anew=False, results=tmp_path / "RESULTS.md")
    assert measured.calls == ["whole", "broken", "broken"]
    suite.run(replace(plan, rounds=9), measured.rows, anew=False, results=tmp_path / "RESULTS.md")
    assert measured.calls[3:] == ["whole", "broken"]


def test_a_row_that_is_named_is_measured_anew_and_the_others_stay_on_the_page(
    measured: Measured, tmp_path: Path
) -> None:
    plan, results = Plan(work=tmp_path), tmp_path / "RESULTS.md"
    suite.run(plan, measured.rows, anew=False, results=results)
    suite.run(plan, measured.rows[:1], anew=True, results=results)
    assert measured.calls == ["whole", "broken", "whole"]
    assert "a line of broken" in results.read_text("utf-8")


def test_a_quick_run_begins_nothing_when_its_time_is_over(
    measured: Measured, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    suite.run_quick(Plan(work=tmp_path), measured.rows, budget=0)
    assert measured.calls == []
    assert "whole: no time was left" in capsys.readouterr().out
    suite.run_quick(Plan(work=tmp_path), measured.rows, budget=60)
    assert measured.calls == ["whole", "broken"]
    assert not (tmp_path / "results").exists()


def test_rows_and_sizes_are_read_as_they_are_typed() -> None:
    assert suite.named("keys,start") == ("keys", "start")
    assert suite.named("all") == suite.NAMES
    assert suite.numbers("1_000,100000") == (1_000, 100_000)
    for wrong in ("", "0", "-1", "many"):
        with pytest.raises(ValueError, match=r"\w"):
            suite.numbers(wrong)
    with pytest.raises(ValueError, match="no such row"):
        suite.named("keys,nothing")


def test_every_row_has_a_name_of_its_own() -> None:
    assert len(set(suite.NAMES)) == len(suite.ROWS) > 10


def test_the_papers_say_how_every_row_is_measured() -> None:
    told = (suite.RESULTS.parent / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| (`[^|]+) \| `(row_\w+\.py)` \|", told, re.MULTILINE)
    assert {name for names, _ in rows for name in re.findall(r"`(\w+)`", names)} == set(suite.NAMES)
    assert {file for _, file in rows} == {
        file.name for file in suite.RESULTS.parent.glob("row_*.py")
    }


def test_the_modules_that_a_command_loads_are_read_from_what_python_says() -> None:
    told = (
        "import time: self [us] | cumulative | imported package\n"
        "import time:       100 |        100 |   textual.app\n"
        "import time:        10 |         20 | newsreader\nnothing else\n"
    )
    assert imported(told) == {"textual", "newsreader"}
