"""What stands on the terminal, so that only what differs has to be sent.

Textual repaints every part of the screen whose place it looked at again, two or three times where
the focus moves with it. Over a slow line that is a second of waiting for a handful of new cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from unicodedata import category, east_asian_width

from rich.cells import split_graphemes

from newsreader.tui.pen import PLAIN, Pen, change, on_blank, told

_PART: Final = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H|\x1b\[(?P<codes>[\d;]*)m|(?P<text>[^\x00-\x1f\x7f-\x9f]+)|\n"
)
"""What a frame consists of; a line feed is always followed by a new place, and means nothing."""

_NEAR: Final = 6
"""Cells; what stands between two changes is sent as well where going there would cost more."""

Cell = tuple[str, Pen]
"""A character and its pen; the second cell of a wide character has no character."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Cells side by side, from `column` on; both counted from 1."""

    row: int
    column: int
    cells: list[Cell]


class ScreenMemory:
    """What a terminal shows after everything that has been sent to it."""

    def __init__(self) -> None:
        self._rows: dict[int, list[Cell | None]] = {}
        self._disputed: set[int] = set()
        self._cursor: tuple[int, int] | None = None
        self._pen = PLAIN

    def forget(self) -> None:
        """Know nothing any more: the window has another size, or was somebody else's meanwhile."""
        self._rows.clear()
        self._disputed.clear()
        self._cursor = None

    def differing(self, frame: str) -> str:
        """What of a frame changes the screen, in as few bytes as are easy to find.

        A frame is text, SGR and places (`ESC [ row ; column H`). One with anything else in it is
        given back as it is, and makes everything forgotten.
        """
        stretches = _stretches(frame)
        if stretches is None:
            self.forget()
            return frame
        out: list[str] = []
        for stretch in stretches:
            for first, last in self._changes(stretch):
                self._send(self._whole(stretch, first, last), out)
        if stretches and not stretches[-1].cells:  # where the caret stands, for an input method
            self._go(stretches[-1].row, stretches[-1].column, out)
        out.append(change(self._pen, PLAIN))
        self._pen = PLAIN
        return "".join(out)

    def _changes(self, stretch: _Stretch) -> Iterator[tuple[int, int]]:
        """The parts of a stretch that do not stand on the screen, from first to behind the last.

        Terminals disagree about the width of some characters. Where such a one stands, or stood,
        the stretch is one piece, as nobody knows where its cells are; after an emoji it is sent
        even if nothing seems to differ, as it may have moved what stands behind it.
        """
        if stretch.row in self._disputed and stretch.cells:
            yield 0, len(stretch.cells)
            return
        before = self._rows.get(stretch.row, [])[stretch.column - 1 :][: len(stretch.cells)]
        before += [None] * (len(stretch.cells) - len(before))
        differ = [at for at, cell in enumerate(stretch.cells) if cell != before[at]]
        if not differ:
            return
        known = (cell[0] for cell in (*stretch.cells, *before) if cell is not None)
        if not all(map(_sure, known)):
            yield 0, len(stretch.cells)
            return
        first = last = differ[0]
        for at in (*differ[1:], None):
            if at is not None and at - last <= _NEAR:
                last = at
                continue
            while first > 0 and not stretch.cells[first][0]:
                first -= 1
            end = last + 1
            while end < len(stretch.cells) and not stretch.cells[end][0]:
                end += 1
            yield first, end
            if at is not None:
                first = last = at

    def _whole(self, stretch: _Stretch, first: int, last: int) -> _Stretch:
        """A part of a stretch, and a blank for the other half of a wide character that it cuts."""
        row = self._rows.setdefault(stretch.row, [])
        start = stretch.column - 1 + first
        end = start + last - first
        row += [None] * (end + 1 - len(row))
        cells = stretch.cells[first:last]
        cut, rest = row[start], row[end]
        if start and cut is not None and not cut[0]:
            cells, start = [(" ", on_blank(cut[1])), *cells], start - 1
        if rest is not None and not rest[0]:
            cells = [*cells, (" ", on_blank(rest[1]))]
        return _Stretch(stretch.row, start + 1, cells)

    def _send(self, stretch: _Stretch, out: list[str]) -> None:
        self._go(stretch.row, stretch.column, out)
        self._write(stretch.cells, out)
        row = self._rows[stretch.row]
        start, end = stretch.column - 1, stretch.column - 1 + len(stretch.cells)
        row[start:end] = stretch.cells
        sure = all(_sure(text) for text, _pen in stretch.cells)
        self._cursor = (stretch.row, end + 1) if sure else None
        if any(_disputed(text) for text, _pen in stretch.cells):
            self._disputed.add(stretch.row)
        elif start == 0 and end >= len(row) - 1:
            self._disputed.discard(stretch.row)

    def _go(self, row: int, column: int, out: list[str]) -> None:
        if self._cursor != (row, column):
            out.append(f"\x1b[{row};{column}H")
        self._cursor = (row, column)

    def _write(self, cells: Sequence[Cell], out: list[str]) -> None:
        for text, pen in cells:
            if not text:
                continue
            if text != " " or on_blank(self._pen) != pen:
                out.append(change(self._pen, pen))
                self._pen = pen
            out.append(text)


def _stretches(frame: str) -> list[_Stretch] | None:
    """The stretches of a frame; None where something in it is no part of one."""
    found: list[_Stretch] = []
    pen, at = PLAIN, 0
    for part in _PART.finditer(frame):
        if part.start() != at:
            return None
        at = part.end()
        if part["row"]:
            found.append(_Stretch(int(part["row"]), int(part["column"]), []))
        elif part["codes"] is not None:
            after = told(pen, part["codes"])
            if after is None:
                return None
            pen = after
        elif part["text"]:
            cells = _cells(part["text"], pen)
            if not found or cells is None:
                return None
            found[-1].cells.extend(cells)
    return found if at == len(frame) else None


@lru_cache(512)
def _cells(text: str, pen: Pen) -> tuple[Cell, ...] | None:
    """A text as cells; None where it begins with what belongs to a character before it."""
    blank = (" ", on_blank(pen))
    if text.isascii():
        return tuple(blank if character == " " else (character, pen) for character in text)
    cells: list[Cell] = []
    for start, end, width in split_graphemes(text)[0]:
        cluster = text[start:end]
        if not width:
            return None
        cells += [blank] if cluster == " " else [(cluster, pen), *[("", pen)] * (width - 1)]
    return tuple(cells)


@lru_cache(4096)
def _sure(text: str) -> bool:
    """Whether a character is equally wide on every terminal (UAX 11: not where it is ambiguous)."""
    if text.isascii():
        return True
    return not _disputed(text) and east_asian_width(text) in ("W", "F", "H", "Na")


@lru_cache(4096)
def _disputed(text: str) -> bool:
    """Whether terminals differ about a character: emoji, and what is put together of several."""
    return (
        len(text) > 1
        or text >= "\U0001f000"
        or ("\u2300" <= text < "\u2e80" and east_asian_width(text) == "W")
        or (bool(text) and category(text)[0] in "MC")
    )
