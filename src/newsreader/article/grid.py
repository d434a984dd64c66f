"""A table set in lines: its columns side by side, of a width that fits or that is scrolled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter, itemgetter
from typing import Final

from newsreader.article.columns import GAP, Columns, measure
from newsreader.article.flow import FlowText
from newsreader.article.line import NONE, Line, Piece, Role, SetTable
from newsreader.article.records import as_records
from newsreader.article.setting import WideTables
from newsreader.model import Block, Cell
from newsreader.text.width import drawn

_HEADER: Final = frozenset((Role.HEADER_CELL,))
_RULE: Final = frozenset((Role.MARKER,))
_COUNTING: Final = 4
"""Cells of a first column that only counts the rows; the second one is frozen with it."""


def set_table(block: Block, flow: FlowText, cells: int, wide: WideTables) -> SetTable:
    """A table in at most `cells`, or what `wide` says where its columns do not fit."""
    shown = {cell: flow.shown(cell.start, cell.end).strip() for row in block.table for cell in row}
    columns = measure(block, flow, shown)
    widths = columns.fitted(cells)
    if widths is not None:
        return _Grid(block.table, flow, shown, columns, widths).fitting()
    if wide is WideTables.RECORDS:
        return SetTable(tuple(as_records(block.table, columns.heads, flow, cells)))
    return _Grid(block.table, flow, shown, columns, columns.roomy(cells)).scrolled(cells)


@dataclass(frozen=True, slots=True)
class _Placed:
    """One cell in lines, and where it stands."""

    row: int
    last: int
    """The last row that it reaches into."""
    left: int
    wide: int
    lines: Sequence[Line]
    behind: int | None = None
    """Cells that stay free at its right edge; None where it stands at the left one."""
    centred: bool = False

    def start(self, line: Line) -> int:
        """The cell in which a line of it begins."""
        spare = max(0, self.wide - line.cells)
        if self.centred:
            return self.left + spare // 2
        return self.left if self.behind is None else self.left + max(0, spare - self.behind)


class _Grid:
    """The columns of one table side by side."""

    def __init__(
        self,
        rows: Sequence[Sequence[Cell]],
        flow: FlowText,
        shown: Mapping[Cell, str],
        columns: Columns,
        widths: Sequence[int],
    ) -> None:
        self._rows = rows
        self._flow = flow
        self._shown = shown
        self._columns = columns
        self._widths = widths
        self._lefts = [0, *accumulate(wide + GAP for wide in widths)][:-1]
        self._cells = self._lefts[-1] + widths[-1]

    def fitting(self) -> SetTable:
        """The table as it is, a rule below its header."""
        head, body = self._lines()
        if head:
            head.append(self._rule())
        return SetTable((*head, *body), len(head), cells=self._cells)

    def scrolled(self, room: int) -> SetTable:
        """The table for a window of `room` cells; a rule stands even where there is no header."""
        head, body = self._lines()
        head.append(self._rule())
        counts = self._widths[0] <= _COUNTING and 0 in self._columns.numbers
        first = 2 if counts and len(self._lefts) > 2 else 1
        while first and (first == len(self._lefts) or self._lefts[first] > room // 2):
            first -= 1  # what stays must leave room for what moves
        return SetTable(
            (*head, *body), len(head), self._lefts[first], tuple(self._lefts[first:]), self._cells
        )

    def _rule(self) -> Line:
        return Line((Piece(drawn("─" * self._cells), _RULE),))

    def _lines(self) -> tuple[list[Line], list[Line]]:
        """The lines of the headers, and those of the other rows."""
        placed = self._placed()
        tops = self._tops(placed)
        parts: list[list[tuple[int, Line]]] = [[] for _line in range(tops[-1])]
        for cell in placed:
            for number, line in enumerate(cell.lines, tops[cell.row]):
                if line.pieces:
                    parts[number].append((cell.start(line), line))
        lines = [_beside(sorted(line, key=itemgetter(0))) for line in parts]
        head = tops[self._columns.heads]
        return lines[:head], lines[head:]

    def _placed(self) -> list[_Placed]:
        """Every cell in lines; one that spans rows ends above the next cell in its columns."""
        found: list[_Placed] = []
        below: dict[int, int] = {}
        for number in range(len(self._rows) - 1, -1, -1):
            for cell in self._rows[number]:
                span = range(cell.column, cell.column + cell.columns)
                free = min(below.get(column, len(self._rows)) for column in span)
                found.append(self._place(cell, number, min(number + cell.rows, free) - 1))
            for cell in self._rows[number]:
                below.update(dict.fromkeys(range(cell.column, cell.column + cell.columns), number))
        return found

    def _place(self, cell: Cell, row: int, last: int) -> _Placed:
        heads = row < self._columns.heads
        wide = sum(self._widths[cell.column : cell.column + cell.columns])
        wide += GAP * (cell.columns - 1)
        roles = _HEADER if heads or cell.header else NONE
        lines = self._flow.lines(cell.start, cell.end, wide, roles=roles)
        left = self._lefts[cell.column]
        if heads and cell.columns > 1:
            return _Placed(row, last, left, wide, lines, centred=True)
        return _Placed(
            row, last, left, wide, lines, self._columns.behind(cell, self._shown[cell], wide)
        )

    def _tops(self, placed: Sequence[_Placed]) -> list[int]:
        """The first line of each row, and the number of all lines."""
        heights = [1] * len(self._rows)
        for cell in placed:
            if cell.row == cell.last:
                heights[cell.row] = max(heights[cell.row], len(cell.lines))
        for cell in sorted(placed, key=attrgetter("last")):
            missing = len(cell.lines) - sum(heights[cell.row : cell.last + 1])
            heights[cell.last] += max(0, missing)
        return [0, *accumulate(heights)]


def _beside(parts: Iterable[tuple[int, Line]]) -> Line:
    """Lines of cells, with where each begins, as one line."""
    pieces: list[Piece] = []
    used = 0
    for start, line in parts:
        if start > used:
            pieces.append(Piece(" " * (start - used)))
        pieces.extend(line.pieces)
        used = max(start, used) + line.cells
    return Line(tuple(pieces))
