"""A table wider than its window: which part of each line is seen, and how far it can be moved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newsreader.article.line import Line, Piece, Role, SetTable
from newsreader.text.width import char_width, width

_SIGN: Final = frozenset((Role.MARK,))
_MORE_LEFT: Final = "< "
_MORE_RIGHT: Final = " >"


def seen(table: SetTable, number: int, offset: int, room: int) -> Line:
    """What a window of `room` cells shows of line `number`, the columns moved by `offset` cells.

    The frozen cells stay. On the last line of the head, the rule, signs say where there is more.
    """
    line = table.lines[number]
    if not table.stops or table.cells <= room:
        return line
    right = room - table.frozen
    start = table.frozen + offset
    if number != table.head - 1:
        return Line((*_part(line, 0, table.frozen), *_part(line, start, start + right)))
    signs = right >= len(_MORE_LEFT) + len(_MORE_RIGHT)
    before = _MORE_LEFT if signs and offset else ""
    after = _MORE_RIGHT if signs and start + right < table.cells else ""
    return Line(
        (
            *_part(line, 0, table.frozen),
            *((Piece(before, _SIGN),) if before else ()),
            *_part(line, start + len(before), start + right - len(after)),
            *((Piece(after, _SIGN),) if after else ()),
        )
    )


def farther(table: SetTable, offset: int, room: int, by: int) -> int:
    """The offset at which the next column stands first, or with a negative `by` the one before."""
    most = max(0, table.cells - room)
    offsets = [stop - table.frozen for stop in table.stops]
    if by > 0:
        return min(most, next((one for one in offsets if one > offset), most))
    return next((one for one in reversed(offsets) if one < offset), 0)


def within(table: SetTable, offset: int, room: int, cell: int) -> int:
    """An offset at which the window shows `cell` of a line; the present one if it does."""
    if not table.stops or cell < table.frozen:
        return offset
    if table.frozen + offset <= cell < offset + room:
        return offset
    stop = max((one for one in table.stops if one <= cell), default=table.frozen)
    return min(max(0, table.cells - room), stop - table.frozen)


def cell_of(line: Line, field: str, offset: int) -> int:
    """The cell in which a character of the title or the body stands on its line; else 0."""
    cells = 0
    for piece in line.pieces:
        if piece.field == field and piece.start <= offset < piece.start + len(piece.text):
            return cells + width(piece.text[: offset - piece.start])
        cells += width(piece.text)
    return 0


def _part(line: Line, start: int, end: int) -> Iterator[Piece]:
    """The cells `start:end` of a line, filled with spaces; so is half a character."""
    at = 0
    for piece in line.pieces:
        cells = width(piece.text)
        if at < end and at + cells > start:
            yield from _part_of(piece, start - at, end - at)
        at += cells
    if (filled := max(start, at)) < end:
        yield Piece(" " * (end - filled))


def _part_of(piece: Piece, start: int, end: int) -> Iterator[Piece]:
    """The cells `start:end` of one piece."""
    start = max(0, start)
    at = first = 0
    while first < len(piece.text) and at < start:
        at += char_width(piece.text[first])
        first += 1
    if start < min(at, end):
        yield Piece(" " * (min(at, end) - start), piece.roles)
    last = first
    while last < len(piece.text) and at + char_width(piece.text[last]) <= end:
        at += char_width(piece.text[last])
        last += 1
    if first < last:
        yield piece.part(first, last)
    if last < len(piece.text) and at < end:
        yield Piece(" " * (end - at), piece.roles)
