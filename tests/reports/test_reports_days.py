from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.reports.days import DayCounts, counted, run_of, sparkline
from newsreader.text.width import width
from reports.memory_library import Memory

COUNTS = st.lists(st.none() | st.integers(min_value=0, max_value=10_000), max_size=60)


def test_days_follow_one_another_up_to_the_last() -> None:
    assert run_of(date(2022, 3, 1), 3) == [date(2022, 2, 27), date(2022, 2, 28), date(2022, 3, 1)]


def test_there_are_no_days_before_the_first_of_all() -> None:
    assert run_of(date(1, 1, 2), 56) == [date(1, 1, 1), date(1, 1, 2)]


def test_a_day_without_any_story_has_no_number(memory: Memory) -> None:
    memory.add(date(2022, 8, 1), "600519.SH")
    memory.add(date(2022, 8, 3), "300024.SZ")
    days = run_of(date(2022, 8, 3), 3)
    stories = memory.library.stocks.by_day(days)["600519.SH"]
    assert counted(memory.library, days, stories) == DayCounts(days[0], (1, None, 0))


def test_the_newest_days_end_where_all_do() -> None:
    days = DayCounts(date(2022, 8, 1), (1, 2, None, 4))
    assert days.last == date(2022, 8, 4)
    assert days.newest(2) == DayCounts(date(2022, 8, 3), (None, 4))
    assert days.newest(9) == days


def test_a_line_of_bars_tells_none_from_nothing_known() -> None:
    assert sparkline((0, None, 1, 7)) == "▁ ▂█"


def test_the_largest_number_is_the_highest_bar_unless_there_are_few_stories() -> None:
    assert sparkline((1, 2, 3)) == "▄▆█"
    assert sparkline((0, 1, 0)) == "▁▄▁"
    assert sparkline((1, 50, 100, 0)) == "▂▅█▁"


def test_there_is_a_line_for_no_day_at_all() -> None:
    assert sparkline(()) == ""
    assert sparkline((None, None)) == "  "


@given(COUNTS)
def test_a_day_is_a_cell_and_more_stories_are_no_lower_bar(counts: list[int | None]) -> None:
    line = sparkline(counts)
    assert len(line) == width(line) == len(counts)
    both = sorted((n, bar) for n, bar in zip(counts, line, strict=True) if n is not None)
    bars = [bar for _n, bar in both]
    assert bars == sorted(bars)
    assert all((n == 0) == (bar == "▁") for n, bar in both)
    assert [bar for n, bar in zip(counts, line, strict=True) if n is None] == [" "] * counts.count(
        None
    )


@pytest.mark.usefixtures("wide")
def test_where_a_bar_would_take_two_cells_there_are_digits() -> None:
    line = sparkline((0, None, 3, 12))
    assert line == "0 39"
    assert width(line) == 4
