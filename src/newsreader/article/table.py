"""A table as it is read from the DOM: cells on a grid of rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from selectolax.lexbor import LexborNode

from newsreader.article import dom
from newsreader.article.inline import Flow, Inline
from newsreader.model import Emphasis

MAX_COLUMNS: Final = 200
"""Columns in which a cell may span others; one beyond them spans none."""

SECTIONS: Final = frozenset(("thead", "tbody", "tfoot"))
"""Elements that group the rows of a table."""
_MAX_SPAN: Final = 100
_MAX_ROWS: Final = 1_000


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: its text, and where on the grid it stands."""

    flow: Flow
    column: int
    columns: int
    rows: int
    header: bool


class TableGrid:
    """Places cells as they come, letting a cell that spans rows push those below it aside."""

    def __init__(self) -> None:
        self.rows: list[list[GridCell]] = []
        self._taken: dict[int, int] = {}
        self._column = 0
        self._next: tuple[int, int, bool] | None = None

    def begin_section(self) -> None:
        """The next rows are a head, a body or a foot; no cell spans rows from one to another."""
        self._taken = {}

    def begin_row(self) -> None:
        """The next cells stand in a new row."""
        if self.rows:
            self._taken = {column: left - 1 for column, left in self._taken.items() if left > 1}
        self.rows.append([])
        self._column = 0

    def begin_cell(self, *, columns: int, rows: int, header: bool) -> None:
        """A cell begins; its text follows with `end_cell`."""
        if not self.rows:
            self.begin_row()
        self._next = (columns, rows, header)

    def end_cell(self, flow: Flow) -> None:
        """The cell that was begun holds `flow`."""
        if self._next is None:
            return
        columns, rows, header = self._next
        self._next = None
        while self._taken.get(self._column) and self._column < MAX_COLUMNS:
            self._column += 1
        columns = max(1, min(columns, MAX_COLUMNS - self._column))
        self.rows[-1].append(GridCell(flow, self._column, columns, rows, header))
        if rows > 1:
            for column in range(self._column, min(self._column + columns, MAX_COLUMNS)):
                self._taken[column] = rows
        self._column += columns

    def find_headers(self) -> None:
        """Where no cell says that it is a header, take bold rows at the top for headers."""
        if any(cell.header for row in self.rows for cell in row):
            return
        count = 0
        while count < len(self.rows) and _is_bold(self.rows[count]):
            count += 1
        if count == len(self.rows) or not any(len(row) > 1 for row in self.rows[:count]):
            return
        for number in range(count):
            self.rows[number] = [replace(cell, header=True) for cell in self.rows[number]]


class TableReader:
    """Takes the elements inside one table, and puts its cells on a grid.

    What stands in a cell is running text; its paragraphs and items stand on lines of their own.
    """

    def __init__(self, inline: Inline) -> None:
        self.grid: Final = TableGrid()
        self._inline = inline
        self._head = False
        self._inner = 0

    @property
    def at_end(self) -> bool:
        """Whether the end of a table is this table's own."""
        return not self._inner

    def enter(self, tag: str, node: LexborNode) -> None:
        """An element of the table itself, or one that makes a block outside of tables, begins."""
        if tag == "table":
            self._inner += 1
        if self._inner:
            self._part(tag)
        elif tag in SECTIONS:
            self._head = tag == "thead"
            self.grid.begin_section()
        elif tag == "tr":
            self.grid.begin_row()
        elif tag in ("td", "th"):
            columns, rows = span_of(node)
            self.grid.begin_cell(columns=columns, rows=rows, header=tag == "th" or self._head)
        else:
            self._part(tag)

    def leave(self, tag: str) -> None:
        """Such an element ends."""
        if self._inner:
            self._inner -= tag == "table"
            self._part(tag)
        elif tag == "thead":
            self._head = False
        elif tag in ("td", "th"):
            self.grid.end_cell(self._inline.take())
        elif tag not in SECTIONS and tag != "tr":
            self._part(tag)

    def _part(self, tag: str) -> None:
        """Part what stands on the two sides of a tag inside a cell."""
        if tag in ("td", "th"):
            self._inline.add(" ")
        else:
            self._inline.own_line()


def span_of(cell: LexborNode) -> tuple[int, int]:
    """The columns and rows that a cell spans; a `rowspan` of 0 means all that follow."""
    attributes = cell.attributes
    rows = attributes.get("rowspan")
    return (
        dom.number(attributes.get("colspan"), 1, _MAX_SPAN),
        _MAX_ROWS if rows is not None and rows.strip() == "0" else dom.number(rows, 1, _MAX_ROWS),
    )


def _is_bold(row: Sequence[GridCell]) -> bool:
    """Whether all text of a row is bold, and there is some."""
    filled = [cell.flow for cell in row if cell.flow.text]
    return bool(filled) and all(map(_is_strong, filled))


def _is_strong(flow: Flow) -> bool:
    """Whether every character of `flow` is emphasised, line breaks excepted."""
    at = 0
    for span in sorted(flow.spans, key=lambda span: span.start):
        if span.emphasis is Emphasis.STRONG and not flow.text[at : span.start].strip():
            at = max(at, span.end)
    return at >= len(flow.text)
