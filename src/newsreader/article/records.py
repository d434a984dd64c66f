"""A table set as records: one row under another, each cell on a line behind its header."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsreader.article.columns import GAP, NARROWEST
from newsreader.article.flow import FlowText
from newsreader.article.line import Line, Piece, Role
from newsreader.model import Cell
from newsreader.text.width import width

_HEADER: Final = frozenset((Role.HEADER_CELL,))


def as_records(
    rows: Sequence[Sequence[Cell]],
    heads: int,
    flow: FlowText,
    cells: int,
) -> list[Line]:
    """The rows below the first `heads`, none wider than `cells`; empty cells are left out."""
    names: dict[int, str] = {}
    for row in rows[:heads]:
        for cell in row:
            for column in range(cell.column, cell.column + cell.columns):
                name = flow.natural(cell.start, cell.end).strip()
                names[column] = f"{names[column]} {name}" if column in names else name
    lines: list[Line] = []
    for row in rows[heads:]:
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
    beside = width(name) + NARROWEST + GAP <= cells
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
