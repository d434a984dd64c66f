from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article import dom
from newsreader.article.inline import Flow, Inline
from newsreader.article.table import MAX_COLUMNS, TableGrid, TableReader
from newsreader.model import Emphasis, Span

EMPTY = Flow("", (), ())
SIZES = st.integers(min_value=1, max_value=300)


def grid_of(rows: list[list[tuple[int, int]]]) -> TableGrid:
    """Rows of cells, each as columns and rows that it spans."""
    grid = TableGrid()
    for row in rows:
        grid.begin_row()
        for columns, height in row:
            grid.begin_cell(columns=columns, rows=height, header=False)
            grid.end_cell(EMPTY)
    return grid


def columns_of(grid: TableGrid) -> list[list[int]]:
    return [[cell.column for cell in row] for row in grid.rows]


def test_a_cell_that_spans_rows_pushes_those_below_aside() -> None:
    grid = grid_of([[(1, 3), (2, 1)], [(1, 2), (1, 1)], [(1, 1)], [(1, 1), (1, 1), (1, 1)]])
    assert columns_of(grid) == [[0, 1], [1, 2], [2], [0, 1, 2]]


def test_a_cell_without_a_row_begins_one() -> None:
    grid = TableGrid()
    grid.begin_cell(columns=1, rows=1, header=True)
    grid.end_cell(EMPTY)
    grid.end_cell(EMPTY)
    assert [len(row) for row in grid.rows] == [1]


def test_no_cell_spans_rows_from_the_head_into_the_body() -> None:
    grid = grid_of([[(1, 9), (1, 1)]])
    grid.begin_section()
    grid.begin_row()
    for _ in range(2):
        grid.begin_cell(columns=1, rows=1, header=False)
        grid.end_cell(EMPTY)
    assert columns_of(grid) == [[0, 1], [0, 1]]


def bold_rows(*rows: str) -> list[list[bool]]:
    """Which cells are headers: a cell for each letter, capitals being bold, a dot an empty cell."""
    grid = TableGrid()
    for row in rows:
        grid.begin_row()
        for letter in row:
            spans = (Span(0, 1, Emphasis.STRONG),) if letter.isupper() else ()
            grid.begin_cell(columns=1, rows=1, header=False)
            grid.end_cell(EMPTY if letter == "." else Flow(letter, spans, ()))
    grid.find_headers()
    return [[cell.header for cell in row] for row in grid.rows]


@pytest.mark.parametrize(
    ("rows", "headers"),
    [
        (("AB", "cd"), [[True, True], [False, False]]),
        ((".B", "cd"), [[True, True], [False, False]]),
        (("A", "BC", "de"), [[True], [True, True], [False, False]]),
        (("A", "bc"), [[False], [False, False]]),
        (("Ab", "cd"), [[False, False], [False, False]]),
        (("AB", "CD"), [[False, False], [False, False]]),
        (("..", "ab"), [[False, False], [False, False]]),
    ],
)
def test_bold_rows_at_the_top_are_headers_where_there_are_no_others(
    rows: tuple[str, ...], headers: list[list[bool]]
) -> None:
    assert bold_rows(*rows) == headers


def test_a_cell_in_parts_that_are_all_bold_is_bold() -> None:
    flow = Flow("ab\ncd", (Span(0, 2, Emphasis.STRONG), Span(3, 5, Emphasis.STRONG)), ())
    grid = TableGrid()
    for row in ((flow, flow), (Flow("x", (), ()),)):
        grid.begin_row()
        for text in row:
            grid.begin_cell(columns=1, rows=1, header=False)
            grid.end_cell(text)
    grid.find_headers()
    assert [[cell.header for cell in row] for row in grid.rows] == [[True, True], [False]]


def read(body: str) -> list[list[tuple[str, int, int, bool]]]:
    """Text, columns, rows and kind of each cell of a table."""
    root = dom.parse(f"<table>{body}</table>")
    assert root is not None
    assert root.child is not None
    inline = Inline()
    reader = TableReader(inline)
    for began, node in dom.events(root.child):
        if node.tag == "-text":
            inline.add(node.text_content or "")
        elif began:
            reader.enter(str(node.tag), node)
        else:
            reader.leave(str(node.tag))
    assert reader.at_end
    return [
        [(cell.flow.text, cell.columns, cell.rows, cell.header) for cell in row]
        for row in reader.grid.rows
    ]


@pytest.mark.parametrize(
    ("body", "cells"),
    [
        ("<tr><td colspan=2>a<td rowspan=3>b", [[("a", 2, 1, False), ("b", 1, 3, False)]]),
        ("<tr><td colspan=0>a<td rowspan=0>b", [[("a", 1, 1, False), ("b", 1, 1_000, False)]]),
        ("<tr><td colspan=x>a<td rowspan=-2>b", [[("a", 1, 1, False), ("b", 1, 1, False)]]),
        ("<thead><tr><td>a<tbody><tr><th>b", [[("a", 1, 1, True)], [("b", 1, 1, True)]]),
        ("<tr><td> <p>a</p> <div>b<div>c</div></div>", [[("a\nb\nc", 1, 1, False)]]),
        (
            "<tr><td>a<table><tr><td>b<td>c<tr><td>d</table>e<td>f",
            [[("a\nb c\nd\ne", 1, 1, False), ("f", 1, 1, False)]],
        ),
    ],
)
def test_a_table_is_read_from_the_dom(
    body: str, cells: list[list[tuple[str, int, int, bool]]]
) -> None:
    assert read(body) == cells


@given(st.lists(st.lists(st.tuples(SIZES, SIZES), max_size=6), max_size=6))
def test_no_two_cells_of_a_row_overlap_and_spans_end_at_the_limit(
    rows: list[list[tuple[int, int]]],
) -> None:
    for row in grid_of(rows).rows:
        at = 0
        for cell in row:
            assert cell.column >= at
            assert cell.columns == 1 or cell.column + cell.columns <= MAX_COLUMNS
            at = cell.column + cell.columns


def test_time_is_bounded_for_many_cells_that_span_many_rows() -> None:
    began = time.process_time()
    grid_of([[(1, 1_000)] * 50_000, *([[(1, 1)]] * 2_000)])
    assert time.process_time() - began < 5
