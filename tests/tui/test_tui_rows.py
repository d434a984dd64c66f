from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.model import Story
from newsreader.text.clean import clean_line
from newsreader.text.width import width
from newsreader.tui.rows import BOOKMARK, CURSOR, PROBLEM, UNREAD, WATCHED, Columns, columns, row

ZONE = ZoneInfo("Asia/Shanghai")
MARKS = 6
GAP = 2

STORY = Story(
    id=1,
    path="a.md",
    title="机器人进了茶馆",
    instant=1_660_440_600,
    day_only=False,
    categories=("金融", "证券时报网", "要闻"),
    source="证券时报网",
    section="要闻",
    author="",
    symbols=("300024.SZ", "600519.SH", "00700.HK"),
    unread=True,
    bookmarked=True,
    watched=True,
    problem=True,
)

WORDS = st.text().map(clean_line)
SYMBOLS = st.lists(st.sampled_from(["300024.SZ", "00700.HK", "AAPL.US", "BRK.B.US"]), max_size=6)


def total(plan: Columns) -> int:
    """Cells of a row: the marks, the columns that are there, and a gap between two of them."""
    given_ = [plan.time, plan.title, plan.stocks, plan.source, plan.section]
    return MARKS + sum(given_) + GAP * (sum(map(bool, given_)) - 1)


def text(story: Story, cells: int) -> str:
    return "".join(cell.text for cell in row(story, columns(cells), ZONE))


@pytest.mark.parametrize("cells", range(8, 201))
def test_the_columns_fill_the_width_exactly(cells: int) -> None:
    assert total(columns(cells)) == cells


def test_the_section_goes_first_then_the_stocks_then_the_source_then_the_time() -> None:
    there = [
        tuple(
            name
            for name in ("section", "stocks", "source", "time")
            if getattr(columns(cells), name)
        )
        for cells in range(160, 11, -1)
    ]
    stages = list(dict.fromkeys(there))
    assert stages == [
        ("section", "stocks", "source", "time"),
        ("stocks", "source", "time"),
        ("source", "time"),
        ("time",),
        (),
    ]


@pytest.mark.parametrize("cells", range(40, 161))
def test_a_title_gets_its_due_before_what_stands_behind_it(cells: int) -> None:
    plan = columns(cells)
    if plan.source or plan.stocks or plan.section:
        assert plan.title >= 40


@given(title=WORDS, source=WORDS, section=WORDS, symbols=SYMBOLS, cells=st.integers(8, 200))
def test_a_row_is_as_wide_as_its_plan_whatever_stands_in_it(
    title: str, source: str, section: str, symbols: list[str], cells: int
) -> None:
    story = replace(STORY, title=title, source=source, section=section, symbols=tuple(symbols))
    assert width(text(story, cells)) == cells


@given(title=st.text("机器人Aé，（） ", max_size=60), cells=st.integers(30, 160))
def test_the_columns_of_two_rows_stand_under_each_other(title: str, cells: int) -> None:
    plan = columns(cells)
    one = row(replace(STORY, title=title), plan, ZONE)
    two = row(STORY, plan, ZONE)
    assert [width(cell.text) for cell in one] == [width(cell.text) for cell in two]
    assert [cell.look for cell in one] == [cell.look for cell in two]


@pytest.mark.usefixtures("wide")
@given(title=WORDS, marks=st.tuples(st.booleans(), st.booleans()), cells=st.integers(10, 200))
def test_a_row_is_as_wide_as_its_plan_where_its_marks_take_two_cells(
    title: str, marks: tuple[bool, bool], cells: int
) -> None:
    story = replace(STORY, title=title, unread=marks[0], bookmarked=marks[1])
    assert width(text(story, cells)) == cells


def test_marks_stand_in_places_of_their_own() -> None:
    assert text(STORY, 80).startswith(
        f" {UNREAD}{BOOKMARK}{WATCHED}{PROBLEM} 09:30  机器人进了茶馆 "
    )
    plain = replace(STORY, unread=False, bookmarked=False, watched=False)
    assert text(plain, 80).startswith(f"    {PROBLEM} 09:30")
    assert "".join(cell.text for cell in row(plain, columns(80), ZONE, current=True)) == (
        f"{CURSOR}{text(plain, 80)[1:]}"
    )


def test_marks_and_time_are_kept_when_almost_nothing_fits() -> None:
    assert text(STORY, 40).startswith(
        f" {UNREAD}{BOOKMARK}{WATCHED}{PROBLEM} 09:30  机器人进了茶馆"
    )
    assert text(STORY, 20).startswith(f" {UNREAD}{BOOKMARK}{WATCHED}{PROBLEM} 机器人进了茶馆")


def test_where_only_the_day_is_known_no_time_is_made_up() -> None:
    assert ":" not in text(replace(STORY, day_only=True), 40)
    assert ":" not in text(replace(STORY, instant=None), 40)


def test_stocks_that_do_not_fit_are_counted() -> None:
    assert "300024.SZ +2 " in text(STORY, 100)
    assert "300024.SZ 600519.SH +1" in text(replace(STORY, symbols=(*STORY.symbols,)), 140)
    assert "300024.SZ 600519.SH " in text(replace(STORY, symbols=STORY.symbols[:2]), 140)


def test_a_symbol_longer_than_its_column_is_shortened() -> None:
    long = replace(STORY, symbols=("VERYLONGSYMBOL.BOND.US",))
    assert width(text(long, 100)) == 100
    assert "VERYLONGS…" in text(long, 100)
