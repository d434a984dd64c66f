"""A line filled to the right edge: by its spaces first, then behind marks, then between scripts.

Chinese has no spaces to widen. What a line lacks, mostly one cell, is put where the eye expects a
pause: behind `，` and `。`, whose own glyph is half empty, then where Latin meets Chinese. A line
that lacks more than such places can bear stays ragged; letters and characters are never spread.
"""

from __future__ import annotations

from typing import Final

from newsreader.article.line import Line, Piece
from newsreader.text.width import char_width

_PAUSES: Final = frozenset("，。、；：！？）》」』”’")
_BEFORE: Final = frozenset("（《「『“‘")
_MOST: Final = 2
"""Cells by which a place that is no space may be widened, and a space at most doubled again."""


def justify(line: Line, cells: int) -> Line:
    """`line` with spaces put in, so that it takes `cells`; as it is where that would tear it."""
    missing = cells - line.cells
    if missing <= 0:
        return line
    places = _places(line.text)
    added: dict[int, int] = {}
    for kind, bears in (("space", _MOST), ("pause", 1), ("seam", 1)):
        at = [offset for offset, one in places.items() if one == kind]
        room = min(missing, len(at) * bears)
        for number, offset in enumerate(at):  # evenly, from the left
            share = room * (number + 1) // len(at) - room * number // len(at)
            if share:
                added[offset] = share
        missing -= room
    return line if missing else _widened(line, added)


def _places(text: str) -> dict[int, str]:
    """The offsets before which a line may be widened, and of what kind each is."""
    places: dict[int, str] = {}
    for at in range(1, len(text)):
        before, after = text[at - 1], text[at]
        if before == " ":
            if after != " " and text[:at].strip():
                places[at] = "space"
        elif after == " ":
            continue
        elif before in _PAUSES or after in _BEFORE:
            if after not in _PAUSES and before not in _BEFORE:
                places[at] = "pause"
        elif before.isalnum() and after.isalnum() and char_width(before) != char_width(after):
            places[at] = "seam"
    return places


def _widened(line: Line, added: dict[int, int]) -> Line:
    """`line` with so many spaces before these offsets of its text."""
    pieces: list[Piece] = []
    base = 0
    for piece in line.pieces:
        at = 0
        for offset in sorted(
            offset - base for offset in added if base <= offset < base + len(piece.text)
        ):
            if offset > at:
                pieces.append(piece.part(at, offset))
            pieces.append(Piece(" " * added[base + offset], piece.roles if offset else frozenset()))
            at = offset
        pieces.append(piece.part(at, len(piece.text)))
        base += len(piece.text)
    return Line(tuple(pieces))
