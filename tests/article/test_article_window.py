from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.line import Line, Piece, Role, SetTable
from newsreader.article.window import cell_of, farther, seen, within

#             0         1         2
#             0123456789012345678901234
HEAD = Line((Piece("名称  "), Piece("最新价  涨跌幅  成交额", frozenset((Role.HEADER_CELL,)))))
ROW = Line((Piece("茶叶", start=10, field="body"), Piece("   12.50  +1.2%   3.2亿")))
RULE = Line((Piece("─" * 28),))
TABLE = SetTable((HEAD, RULE, ROW), head=2, frozen=6, stops=(6, 14, 22), cells=28)


def shown(offset: int, room: int) -> list[str]:
    return [seen(TABLE, number, offset, room).text.rstrip() for number in range(3)]


def test_the_window_shows_the_first_columns_and_that_there_are_more() -> None:
    assert shown(0, 20) == ["名称  最新价  涨跌幅", "────────────────── >", "茶叶   12.50  +1.2%"]


def test_the_first_column_stays_while_the_others_move() -> None:
    assert shown(8, 20) == ["名称  涨跌幅  成交额", "──────< ────────────", "茶叶  +1.2%   3.2亿"]


def test_a_table_that_fits_is_shown_as_it_is() -> None:
    assert seen(TABLE, 2, 0, 28) is ROW


def test_half_a_character_at_the_edge_is_a_space() -> None:
    table = SetTable((Line((Piece("ab中文"),)),), frozen=2, stops=(2,), cells=6)
    assert seen(table, 0, 0, 3).text == "ab "
    assert seen(table, 0, 1, 5).text == "ab 文"


def test_it_moves_from_column_to_column_and_back() -> None:
    assert farther(TABLE, 0, 20, 1) == 8
    assert farther(TABLE, 8, 20, 1) == 8
    assert farther(TABLE, 8, 20, -1) == 0
    assert farther(TABLE, 0, 20, -1) == 0
    assert farther(TABLE, 0, 24, 1) == 4


def test_it_moves_to_a_cell_that_is_hidden() -> None:
    assert within(TABLE, 0, 20, 24) == 8
    assert within(TABLE, 8, 20, 7) == 0
    assert within(TABLE, 8, 20, 3) == 8
    assert within(TABLE, 0, 20, 12) == 0


def test_the_cell_of_a_character_counts_wide_ones_twice() -> None:
    assert cell_of(ROW, "body", 11) == 2
    assert cell_of(ROW, "title", 11) == 0


CELLS = st.text(alphabet="中文ab1 ，", max_size=30)


@given(CELLS, st.integers(0, 10), st.integers(0, 40), st.integers(1, 30))
def test_the_window_is_never_wider_than_its_room(
    text: str, frozen: int, offset: int, more: int
) -> None:
    line = Line((Piece(text),))
    room = frozen + more
    table = SetTable((line, line), head=1, frozen=frozen, stops=(frozen,), cells=room + offset + 1)
    assert seen(table, 0, offset, room).cells <= room
    assert seen(table, 1, offset, room).cells <= room
