from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.clean import clean_line
from newsreader.text.width import width
from newsreader.tui.rows import CURSOR, WATCHED
from newsreader.tui.stock_rows import StockRow, StockTable, heading, plan, stock_row

MAOTAI = StockRow("600519.SH", "贵州茅台", ("1,234", "0.5", "+12.25"), (0, None, *[1] * 33), True)
APPLE = StockRow("AAPL.US", "Apple", ("3", "10.0", "+0.43"), (0,) * 35, False)
TABLE = StockTable(("name", "symbol", "stories", "usual", "z", "by day"), (MAOTAI, APPLE))
MARKS = 3


def text(row: StockRow, cells: int, *, current: bool = False) -> str:
    return "".join(cell.text for cell in stock_row(row, plan(TABLE, cells), current=current))


def test_numbers_stand_at_the_right_under_their_headings() -> None:
    assert heading(TABLE, plan(TABLE, 90)) == (
        "   name      symbol     stories  usual       z  by day" + " " * 29
    )
    assert text(APPLE, 90).startswith("   Apple     AAPL.US          3   10.0   +0.43  ▁▁▁")


def test_the_cursor_and_the_watched_have_a_sign() -> None:
    assert text(MAOTAI, 90, current=True).startswith(f"{CURSOR}{WATCHED} 贵州茅台")
    assert text(MAOTAI, 90).startswith(f" {WATCHED} 贵州茅台")
    assert text(APPLE, 90).startswith("   Apple")


def test_in_a_narrow_window_the_oldest_days_go_first_then_all() -> None:
    assert plan(TABLE, 90).days == 35
    assert plan(TABLE, 60).days == 12
    assert text(MAOTAI, 60).endswith("▄" * 12)
    assert plan(TABLE, 52).days == 0


def test_then_the_name_gets_shorter_and_the_last_numbers_go() -> None:
    assert plan(TABLE, 48).name == 8
    assert plan(TABLE, 44).name == 6
    assert [bool(number) for number in plan(TABLE, 43).numbers] == [True, True, False]
    assert [bool(number) for number in plan(TABLE, 24).numbers] == [False, False, False]


@pytest.mark.parametrize("cells", range(16, 140))
def test_no_row_is_wider_than_the_window_and_all_are_alike(cells: int) -> None:
    columns = plan(TABLE, cells)
    lines = [heading(TABLE, columns), text(MAOTAI, cells), text(APPLE, cells)]
    assert len({width(line) for line in lines}) == 1
    assert width(lines[0]) <= cells


NAMES = st.text().map(clean_line)


@given(name=NAMES, number=st.integers(0, 10**9), cells=st.integers(24, 160))
def test_a_row_fits_whatever_stands_in_it(name: str, number: int, cells: int) -> None:
    row = StockRow("600519.SH", name, (str(number), "1", "2"), (1,) * 28, False)
    table = StockTable(TABLE.headings, (row, APPLE))
    columns = plan(table, cells)
    line = "".join(cell.text for cell in stock_row(row, columns))
    assert width(line) == width(heading(table, columns)) <= cells


@pytest.mark.usefixtures("wide")
@pytest.mark.parametrize("cells", [30, 60, 90])
def test_where_signs_take_two_cells_it_fits_as_well(cells: int) -> None:
    assert width(text(MAOTAI, cells, current=True)) == width(text(APPLE, cells)) <= cells


def test_there_is_a_plan_for_no_row() -> None:
    assert plan(StockTable(TABLE.headings), 80).days == 0
