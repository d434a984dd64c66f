from __future__ import annotations

from dataclasses import replace

import pytest
from bodies import flow_of, post_of
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.build import build
from newsreader.article.columns import GAP, Columns, Numbers, is_number, measure


def columns_of(*rows: list[str]) -> Columns:
    """The columns of a table whose first row is its header."""
    head, *others = rows
    body = f"<table><tr><th>{'<th>'.join(head)}" + "".join(
        f"<tr><td>{'<td>'.join(row)}" for row in others
    )
    document = build(post_of(body))
    (table,) = document.blocks
    shown = {cell: document.text[cell.start : cell.end] for row in table.table for cell in row}
    return measure(table, flow_of(document), shown)


@pytest.mark.parametrize(
    "text",
    [
        "", "0", "1,234.5", "-6.9%", "+1.20%", "(1,000)", "（3.5）", "¥12", "3.2亿元", "12.5万",
        "▲1.2", "5.2%↑", "—", "N/A", "1.2亿美元", "35bp",
    ],
)  # fmt: skip
def test_an_amount_with_its_signs_and_units_is_a_number(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["茶叶", "2022-08-14", "12:30", "A股", "第3名", "1 2", "3.5-4.2"])
def test_a_name_a_date_and_a_range_are_none(text: str) -> None:
    assert not is_number(text)


def test_a_column_of_numbers_knows_what_stands_before_and_behind_its_points() -> None:
    columns = columns_of(["项", "额"], ["甲", "1,204.6%"], ["乙", "56.78"], ["丙", "9"])
    assert columns.numbers == {1: Numbers(head=5, tail=3)}
    assert columns.heads == 1


def test_a_column_of_codes_is_one_of_names() -> None:
    assert not columns_of(["代码", "名"], ["600519", "a"], ["000001", "b"]).numbers


def test_a_column_may_have_a_word_among_three_numbers() -> None:
    assert set(columns_of(["a", "b"], ["x", "1"], ["y", "2"], ["z", "3"], ["w", "无"]).numbers) == {
        1
    }


def test_what_spans_columns_widens_each_of_them() -> None:
    document = build(post_of("<table><tr><td colspan=2>abcdefghijkl<tr><td>a<td>b</table>"))
    shown = {
        cell: document.text[cell.start : cell.end]
        for row in document.blocks[0].table
        for cell in row
    }
    assert measure(document.blocks[0], flow_of(document), shown).natural == (5, 5)


BARE = Columns((), (), {}, 0)
WIDTHS = st.lists(st.tuples(st.integers(1, 90), st.integers(1, 90)), min_size=1, max_size=8)


@given(WIDTHS, st.integers(10, 200))
def test_widths_that_fit_are_between_what_must_be_and_what_is_liked(
    pairs: list[tuple[int, int]], room: int
) -> None:
    smallest = tuple(min(pair) for pair in pairs)
    natural = tuple(max(pair) for pair in pairs)
    columns = replace(BARE, natural=natural, smallest=smallest)
    gaps = GAP * (len(pairs) - 1)
    widths = columns.fitted(room)
    if widths is None:
        assert sum(smallest) + gaps > room
    else:
        assert sum(widths) + gaps <= room
        assert all(
            least <= wide <= most
            for least, wide, most in zip(smallest, widths, natural, strict=True)
        )
