"""The counter of line faults finds each fault that is planted, and nothing in faultless lines."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from newsreader.text.width import choose

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
TEXT = "今天的股市，涨了2,045.6%，“好的”，他说——也在看Example公司（300024.SZ）的消息。"


@pytest.fixture
def counter(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("line_faults")


def counts(counter: ModuleType, *lines: str, cells: int = 40, whole: str = TEXT) -> list[int]:
    faults = counter.inspect(lines, counter.Unbroken([whole]), cells)
    return [faults.breaks, faults.starts, faults.ends, faults.cut, faults.wide]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("股市，¦涨了", [1, 0, 0, 0, 0]),
        ("股市¦，涨了", [1, 1, 0, 0, 0]),
        ("“¦好的", [1, 0, 1, 0, 0]),
        ("2,0¦45.6%", [1, 0, 0, 1, 0]),
        ("2,045¦.6%", [1, 1, 0, 1, 0]),
        ("—¦—也", [1, 0, 0, 1, 0]),
        ("Exam¦ple", [1, 0, 0, 1, 0]),
        ("300024¦.SZ", [1, 1, 0, 1, 0]),
        ("看¦Example¦公司", [2, 0, 0, 0, 0]),
    ],
)
def test_each_fault_is_counted(counter: ModuleType, at: str, expected: list[int]) -> None:
    broken = TEXT.replace(at.replace("¦", ""), at).split("¦")
    assert counts(counter, *broken, cells=90) == expected


def test_a_line_over_the_width_is_counted(counter: ModuleType) -> None:
    assert counts(counter, TEXT, cells=60) == [0, 0, 0, 0, 1]
    assert counts(counter, TEXT, cells=200) == [0, 0, 0, 0, 0]


def test_what_is_too_wide_only_with_wide_quotation_marks_is_counted_there(
    counter: ModuleType,
    wide: None,  # noqa: ARG001
) -> None:
    assert counts(counter, "“好的”", cells=8, whole="“好的”") == [0, 0, 0, 0, 0]
    assert counts(counter, "“好的”", cells=7, whole="“好的”") == [0, 0, 0, 0, 1]
    choose(1)
    assert counts(counter, "“好的”", cells=6, whole="“好的”") == [0, 0, 0, 0, 0]


def test_a_word_that_does_not_fit_may_be_cut(counter: ModuleType) -> None:
    assert counts(counter, "a" * 20, "a" * 10, cells=20, whole="a" * 30) == [1, 0, 0, 0, 0]
    assert counts(counter, "a" * 20, "a" * 10, cells=30, whole="a" * 30) == [1, 0, 0, 1, 0]


def test_lines_of_two_paragraphs_are_no_break(counter: ModuleType) -> None:
    faults = counter.inspect(
        ["第一段的内容。", "，第二段"], counter.Unbroken(["第一段的内容。", "，第二段"]), 40
    )
    assert (faults.breaks, faults.starts) == (0, 0)


def test_a_break_inside_a_column_is_found(counter: ModuleType) -> None:
    unbroken = counter.Unbroken(["名称    这是说明里的一句话，很长"])
    faults = counter.inspect(["名称    这是说明里的一句话", "        ，很长"], unbroken, 40)
    assert (faults.breaks, faults.starts) == (1, 1)


@pytest.mark.parametrize("break_at", ["k?¦q", "=¦%E4", "org/¦a"])
def test_an_address_may_be_broken_at_its_marks(counter: ModuleType, break_at: str) -> None:
    whole = "见 https://example.org/a/b/k?q=%E4%BD"
    lines = whole.replace(break_at.replace("¦", ""), break_at).split("¦")
    assert counts(counter, *lines, cells=60, whole=whole) == [1, 0, 0, 0, 0]
