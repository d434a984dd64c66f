"""A table as it is read from the DOM: cells on a grid of rows and columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborNode

from newsreader.article.inline import Flow

MAX_COLUMNS: Final = 200
"""Columns in which a cell may span others; one beyond them spans none."""


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


def is_layout(table: LexborNode) -> bool:
    """Whether a table only arranges text: it has one column or row, or holds another table."""
    widest = in_row = rows = headers = 0
    above: list[LexborNode] = []
    node = table.child
    while node is not None or above:
        if node is None:
            node = above.pop().next
            continue
        if node.tag == "table":
            return True
        if node.tag == "tr":
            in_row = 0
            rows += 1
        elif node.tag in ("td", "th"):
            in_row += 1
            headers += node.tag == "th"
            widest = max(widest, in_row)
        child = node.child
        if child is None:
            node = node.next
        else:
            above.append(node)
            node = child
    return widest <= 1 or (rows <= 1 and not headers)
