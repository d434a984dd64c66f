from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article import dom
from newsreader.article.inline import Flow
from newsreader.article.table import MAX_COLUMNS, TableGrid, is_layout

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


@pytest.mark.parametrize(
    ("table", "layout"),
    [
        ("<tr><td>a<td>b<tr><td>c<td>d", False),
        ("<tr><th>a<th>b", False),
        ("<tr><td>a<td>b", True),
        ("<tr><td>a<tr><td>b", True),
        ("<tr><td>a<td><table></table><tr><td>b<td>c", True),
        ("", True),
    ],
)
def test_a_table_of_one_column_or_row_or_with_another_in_it_is_for_layout(
    table: str, layout: bool
) -> None:
    root = dom.parse(f"<table>{table}</table>")
    assert root is not None
    assert root.child is not None
    assert is_layout(root.child) is layout
