"""The page of results: tables in line, every row with its verdicts, what failed and what lacks."""

from __future__ import annotations

from collections.abc import Iterator

from wcwidth import wcswidth

from figures import Line, Sample, times
from growth import Growth
from kept import Kept
from plan import Plan, Result, Row
from results import page, section, table, tally


def nothing(_plan: Plan) -> Iterator[Result]:
    yield from ()


START = Row("start", "Start", "From outside.", nothing)
GROWTH = Row("growth", "Growth", "In turns.", nothing)
LINES = (
    Line("exec to titles", 15_000, Sample((200.0, 220.0), "ms"), "newsboat",
         Sample((400.0, 440.0), "ms"), times(0.6)),
    Line("memory", 15_000, Sample((70.0,), "MiB"), "newsboat", Sample((90.0,), "MiB"), times(0.6)),
    Line("keys", 15_000, target=times(0.4), trouble="newsboat is not installed"),
)  # fmt: skip


def kept(*results: Result, failure: str = "") -> Kept:
    return Kept("2026-11-27", "0123abcd", "7 rounds", "0.1 to 0.3", results, failure)


def test_columns_stand_in_line_though_chinese_is_twice_as_wide() -> None:
    lines = table(("what", "ms"), [["芯片", "1"], ["a|b", "1,000"]]).splitlines()
    assert {wcswidth(line) for line in lines} == {wcswidth(lines[0])}
    assert lines[1] == "| ---- | ----- |"
    assert lines[3] == "| a\\|b | 1,000 |"


def test_a_section_says_how_when_and_what() -> None:
    text = section(START, kept(*LINES))
    assert text.startswith("## Start\n\nFrom outside.\n\n| what")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines()
            if line.startswith("| exec")]  # fmt: skip
    assert rows == [["exec to titles", "15,000", "210 ms (200–220)", "newsboat",
                     "420 ms (400–440)", "0.5x", "≤ 0.6x", "met"]]  # fmt: skip
    assert text.endswith("*2026-11-27; program 0123abcd; 7 rounds; load 0.1 to 0.3 (`start`)*")


def test_a_row_that_failed_keeps_what_it_had_and_says_why() -> None:
    text = section(START, kept(LINES[0], failure="the list never came"))
    assert "exec to titles" in text
    assert "**Not measured to its end:** the list never came" in text


def test_growth_has_a_column_for_each_size() -> None:
    grown = Growth("start", "ms", {100_000: 2.0, 1_000: 1.0}, 0.1)
    text = section(GROWTH, kept(grown, Growth("key", "ms", {10_000: 1.0})))
    assert "| what      | 1,000        | 10,000       | 100,000      | exponent |" in text


def test_the_tally_counts_each_target_once() -> None:
    grown = Growth("start", "ms", {1_000: 1.0, 10_000: 10.0}, 0.1)
    found = [kept(*LINES), kept(grown, failure="the disk was full")]
    assert tally(found) == "1 met, 2 missed, 2 not measured"


def test_the_page_names_machine_versions_and_what_is_not_measured_yet() -> None:
    rows = [(START, kept(*LINES)), (GROWTH, None)]
    text = page(rows, "2 cores", {"rg": "13.0", "w3m": "not installed"})
    assert text.startswith("# Results\n")
    for words in ("2 cores", "rg 13.0, w3m not installed", "1 met, 1 missed, 1 not measured"):
        assert words in text
    assert "| not measured yet | growth" in text
    assert "## Growth" not in text
