"""A table set in lines: columns side by side while they fit, else one row under another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from newsreader.article.flow import FlowText
from newsreader.article.line import NONE, Line, Piece, Role
from newsreader.model import Block, Cell
from newsreader.text.width import drawn, width

GAP: Final = 2
"""Cells between two columns."""

_NARROWEST: Final = 8
"""Cells to which a column of words may be narrowed."""

_HEADER: Final = frozenset((Role.HEADER_CELL,))

_NUMBER = re.compile(
    r"[(（]?[+\-−±▲▼¥￥$€£]*\s*\d[\d,，.]*\s*(?:[%‰]|[万亿元股倍次家个bp]{0,3})[)）]?|[-—–]+|N/?A|",
    re.IGNORECASE,
)


_WHOLE = re.compile(r"[^\d.]*\d[\d,，]*")
"""The part of a number before its decimal point."""


def set_table(block: Block, flow: FlowText, cells: int) -> list[Line]:
    """The lines of a table, none wider than `cells`; no cell is ever cut."""
    rows = block.table
    columns = max(cell.column + cell.columns for row in rows for cell in row)
    natural = _natural(rows, flow, columns)
    numbers = _numbers(rows, flow, columns)
    for column, tails in numbers.items():
        natural[column] = max(natural[column], tails.head + tails.tail)
    room = cells - GAP * (columns - 1)
    widths = natural
    if sum(natural) > room:
        widths = _fit(natural, _smallest(rows, flow, natural), room)
    if not widths:
        return _as_records(rows, flow, cells)
    return _as_columns(rows, flow, widths, numbers)


@dataclass(frozen=True, slots=True)
class _Numbers:
    """A column of numbers: the cells that they take before their decimal points and after."""

    head: int
    tail: int


def _single(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if cell.columns == 1]


def _natural(rows: Sequence[Sequence[Cell]], flow: FlowText, columns: int) -> list[int]:
    """The width that each column would like to have."""
    widths = [1] * columns
    for row in rows:
        for cell in _single(row):
            widths[cell.column] = max(
                widths[cell.column], width(flow.natural(cell.start, cell.end))
            )
    for row in rows:
        for cell in row:
            if cell.columns > 1:
                span = range(cell.column, cell.column + cell.columns)
                has = sum(widths[column] for column in span) + GAP * (cell.columns - 1)
                missing = width(flow.natural(cell.start, cell.end)) - has
                if missing > 0:
                    widths[cell.column] += missing
    return widths


def _smallest(rows: Sequence[Sequence[Cell]], flow: FlowText, natural: list[int]) -> list[int]:
    """The width below which a column would cut a piece, or words would stand one on a line."""
    widths = [min(want, _NARROWEST) for want in natural]
    for row in rows:
        for cell in _single(row):
            longest = flow.longest(cell.start, cell.end)
            widths[cell.column] = max(widths[cell.column], longest)
    return widths


def _fit(natural: list[int], smallest: list[int], room: int) -> list[int]:
    """Widths that fill at most `room`, the widest columns narrowed first; none if none do."""
    if sum(smallest) > room:
        return []
    low, high = 1, max(natural)
    while low < high:  # the highest ceiling under which all columns together fit
        middle = (low + high + 1) // 2
        if sum(_capped(natural, smallest, middle)) <= room:
            low = middle
        else:
            high = middle - 1
    return _capped(natural, smallest, low)


def _capped(natural: list[int], smallest: list[int], ceiling: int) -> list[int]:
    """Each column as wide as it likes, up to `ceiling`, but no narrower than it must be."""
    return [max(least, min(want, ceiling)) for want, least in zip(natural, smallest, strict=True)]


def _right_columns(rows: Sequence[Sequence[Cell]], flow: FlowText, columns: int) -> set[int]:
    """The columns that hold numbers: they stand at the right edge."""
    numbers = [0] * columns
    others = [0] * columns
    for row in rows:
        for cell in _single(row):
            text = flow.natural(cell.start, cell.end).strip()
            if cell.header or not text:
                continue
            # A code of six digits is a name, not an amount: it stays at the left.
            if _NUMBER.fullmatch(text) and not (len(text) == 6 and text.isdigit()):
                numbers[cell.column] += 1
            else:
                others[cell.column] += 1
    if rows and not any(cell.header for cell in rows[0]):
        for cell in _single(rows[0]):
            others[cell.column] = max(0, others[cell.column] - 1)
    return {column for column in range(columns) if numbers[column] > 2 * others[column]}


def _tail(text: str) -> int:
    """Cells that a number takes from its decimal point on, or where that would stand."""
    found = _WHOLE.match(text)
    return width(text[found.end() :]) if found else 0


def _numbers(rows: Sequence[Sequence[Cell]], flow: FlowText, columns: int) -> dict[int, _Numbers]:
    """The columns that hold numbers; those stand with their decimal points below each other."""
    found: dict[int, _Numbers] = {}
    for column in _right_columns(rows, flow, columns):
        head = tail = 0
        for row in rows:
            for cell in _single(row):
                text = flow.natural(cell.start, cell.end).strip()
                if cell.column == column and not cell.header and _NUMBER.fullmatch(text):
                    head = max(head, width(text) - _tail(text))
                    tail = max(tail, _tail(text))
        found[column] = _Numbers(head, tail)
    return found


def _headers(rows: Sequence[Sequence[Cell]]) -> int:
    """How many rows at the top are headers."""
    count = 0
    for row in rows:
        if not all(cell.header for cell in row):
            break
        count += 1
    return count if count < len(rows) else 0


def _as_columns(
    rows: Sequence[Sequence[Cell]],
    flow: FlowText,
    widths: list[int],
    numbers: Mapping[int, _Numbers],
) -> list[Line]:
    """Columns side by side, a rule below the header."""
    lefts = [sum(widths[:column]) + GAP * column for column in range(len(widths))]
    headers = _headers(rows)
    lines: list[Line] = []
    for number, row in enumerate(rows):
        set_cells: list[tuple[int, int, int | None, list[Line]]] = []
        for cell in row:
            wide = sum(widths[cell.column : cell.column + cell.columns]) + GAP * (cell.columns - 1)
            roles = _HEADER if cell.header else NONE
            behind = _behind(cell, flow, numbers, wide) if cell.columns == 1 else None
            set_cells.append(
                (
                    lefts[cell.column],
                    wide,
                    behind,
                    flow.lines(cell.start, cell.end, wide, roles=roles),
                )
            )
        for index in range(max((len(cell[3]) for cell in set_cells), default=0)):
            lines.append(_row_line(set_cells, index))
        if headers and number == headers - 1:
            total = lefts[-1] + widths[-1]
            lines.append(Line((Piece(drawn("─" * total), frozenset((Role.MARKER,))),)))
    return lines


def _behind(cell: Cell, flow: FlowText, numbers: Mapping[int, _Numbers], wide: int) -> int | None:
    """Cells that stay free behind a cell in a column of numbers; None in another column."""
    column = numbers.get(cell.column)
    if column is None:
        return None
    text = flow.natural(cell.start, cell.end).strip()
    if cell.header or not _NUMBER.fullmatch(text) or column.head + column.tail > wide:
        return 0
    return column.tail - _tail(text) if text and _WHOLE.match(text) else 0


def _row_line(cells: Sequence[tuple[int, int, int | None, list[Line]]], index: int) -> Line:
    """The line `index` of one row."""
    pieces: list[Piece] = []
    used = 0
    for left, wide, behind, lines in cells:
        if index >= len(lines) or not lines[index].pieces:
            continue
        line = lines[index]
        start = left if behind is None else left + max(0, wide - line.cells - behind)
        if start > used:
            pieces.append(Piece(" " * (start - used)))
        pieces.extend(line.pieces)
        used = start + line.cells
    return Line(tuple(pieces))


def _as_records(rows: Sequence[Sequence[Cell]], flow: FlowText, cells: int) -> list[Line]:
    """One row under another, each cell on a line of its own behind its header."""
    headers = _headers(rows)
    names: dict[int, str] = {}
    for row in rows[:headers]:
        for cell in row:
            name = flow.natural(cell.start, cell.end)
            for column in range(cell.column, cell.column + cell.columns):
                names[column] = f"{names[column]} {name}" if column in names else name
    lines: list[Line] = []
    for row in rows[headers:]:
        filled = [cell for cell in row if cell.start < cell.end]
        if lines and filled:
            lines.append(Line())
        for cell in filled:
            lines.extend(_record_line(names.get(cell.column, ""), cell, flow, cells))
    return lines


def _record_line(name: str, cell: Cell, flow: FlowText, cells: int) -> list[Line]:
    """One cell behind its header, or below it where the header leaves too little room."""
    if not name:
        return flow.lines(cell.start, cell.end, cells)
    beside = width(name) + _NARROWEST + GAP <= cells
    room = width(name) + GAP if beside else GAP
    lines = [
        Line((Piece(" " * room), *line.pieces))
        for line in flow.lines(cell.start, cell.end, cells - room)
    ]
    if beside:
        lines[0] = Line((Piece(f"{name}  ", _HEADER), *lines[0].pieces[1:]))
        return lines
    return [
        *(Line((Piece(line.text, _HEADER),)) for line in FlowText(name).lines(0, len(name), cells)),
        *lines,
    ]
