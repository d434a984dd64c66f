"""Text set in lines of a width, broken where `breaks` allows it.

A piece that is wider than a line is cut where it must be, an address first at `/`, `?` and `&`.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Final

from newsreader.text import clusters
from newsreader.text.breaks import CLOSERS, OPENERS, SPACES, parted, pieces
from newsreader.text.width import char_width, width

_BLANK: Final = " \u3000"
_FAR: Final = 200
"""More spaces than this are looked past by nobody."""
_NONE: Final[frozenset[int]] = frozenset()
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
# Where a piece that is too wide is cut, best first; each holds the better ones too. An address
# keeps the name of its host and the three characters of `%E4` whole while they fit into a line.
# Of a name and its brackets the name is left on the line before; of code, rather not.
_SEAMS = (
    re.compile(r"[ \u3000]+"),
    re.compile(r"[ \u3000/?&]+"),
    re.compile(r"[ \u3000/?&]+|(?=[(\[{])"),
    re.compile(r"[ \u3000/?&=#_\-–~+|,;:@!*^]+|(?=%[0-9A-Fa-f]{2})"),
    re.compile(r"[ \u3000/?&=#_\-–~+|,;:@!*^.]+|(?=%[0-9A-Fa-f]{2})"),
)
_CODE_SEAMS = (*_SEAMS[:2], *_SEAMS[3:])

Range = tuple[int, int]


def wrap(
    text: str, cells: int, *, first: int | None = None, joined: AbstractSet[int] = _NONE
) -> list[Range]:
    """The lines of `text`, as ranges that leave out the spaces at which it was broken.

    `cells` is the width of a line (at least 2), `first` that of the first one; a newline always
    breaks. No line begins at an offset in `joined` unless it must. An empty line has an empty
    range; there is always at least one line.
    """
    cells = max(2, cells)
    room = cells if first is None else max(2, first)
    lines: list[Range] = []
    base = 0
    for paragraph in text.split("\n"):
        end = base + len(paragraph)
        _wrap_paragraph(text, base, end, cells, room, joined, lines)
        base = end + 1
        room = cells
    return lines


def fold_lines(text: str, cells: int) -> list[Range]:
    """The lines of preformatted text, as ranges: its own, cut where they are wider than `cells`.

    Every space is kept; a cut is made behind a space where one stands between two words.
    """
    cells = max(2, cells)
    lines: list[Range] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        indent = end - len(paragraph.lstrip(" \u3000"))
        inside = clusters.inside(text, start, end)
        while (full := _full(text, start, end, cells)) < end:
            stop = _seam(text, start, end, full, cells, inside, _CODE_SEAMS, after=indent)
            lines.append((start, stop))
            start = stop
        lines.append((start, end))
        start = end + 1
    return lines


def _wrap_paragraph(
    text: str,
    start: int,
    end: int,
    cells: int,
    room: int,
    joined: AbstractSet[int],
    lines: list[Range],
) -> None:
    """Append the lines of one paragraph, of which the first has `room` cells."""
    if end - start <= room:
        content = text[start:end].strip(SPACES)
        if width(content) <= room:
            line_start = text.find(content, start) if content else start
            lines.append((line_start, line_start + len(content)))
            return
    line_start = line_end = start
    used = 0
    empty = True
    for at, end_of_piece, space, run in pieces(text, start, end, joined):
        while True:
            gap = 0 if empty else space
            if run:
                wanted = 2 * (end_of_piece - at)
            elif end_of_piece - at == 1:
                wanted = char_width(text[at])
            else:
                wanted = width(text[at:end_of_piece])
            if used + gap + wanted <= room:
                if empty:
                    line_start, empty = at, False
                used += gap + wanted
                line_end = end_of_piece
                break
            if run and (stop := _parting(text, at, at + (room - used - gap) // 2)) > at:
                lines.append((at if empty else line_start, stop))
                at, space = stop, 0
            elif not empty:
                lines.append((line_start, line_end))
            else:  # a piece that is wider than the line
                stop = end_of_piece
                if run:
                    stop = next((to for to in range(at + 1, stop) if parted(text, to)), stop)
                at = _cut(text, at, stop, room, cells, joined, lines)
            used, empty, room = 0, True, cells
    lines.append((line_start, line_end))


def _parting(text: str, at: int, stop: int) -> int:
    """The last place in a run, behind `at` and up to `stop`, where a line may begin; else `at`."""
    while stop > at and not parted(text, stop):
        stop -= 1
    return stop


def _cut(
    text: str,
    start: int,
    end: int,
    room: int,
    cells: int,
    joined: AbstractSet[int],
    lines: list[Range],
) -> int:
    """Append the lines that a piece fills which is wider than `room`; where its rest begins.

    What was joined is parted first, rather than a word.
    """
    inside = clusters.inside(text, start, end)
    left = width(text[start:end])
    while left > room:
        full = _full(text, start, end, room)
        whole = (at for at in range(full, start, -1) if at in joined and _tidy(text, at, inside))
        stop = next(whole, 0) or _seam(text, start, end, full, cells, inside)
        filled = text[start:stop]
        lines.append((start, start + len(filled.rstrip(_BLANK))))
        while stop < end and text[stop] in _BLANK:
            stop += 1
        left -= width(text[start:stop])
        start = stop
        room = cells
    return start


def _full(text: str, start: int, end: int, room: int) -> int:
    """Where a line of `room` cells that begins at `start` is full; at least one character on."""
    full = start
    used = 0
    while full < end:
        used += char_width(text[full])
        if used > room:
            break
        full += 1
    full = max(full, start + 1)
    while full < end and char_width(text[full]) == 0:
        full += 1
    return full


def _seam(
    text: str,
    start: int,
    end: int,
    full: int,
    cells: int,
    inside: AbstractSet[int],
    ranked: tuple[re.Pattern[str], ...] = _SEAMS,
    *,
    after: int = 0,
) -> int:
    """Where to cut a piece that does not fit into a line, which is full at `full`.

    At the last of the best `ranked` seams (none before `after`) behind which the rest, as far as
    the next seam of that kind, fits into a line of `cells`; else where the line is full. A cluster,
    which goes on at the offsets `inside`, is cut only where it is wider than a line by itself.
    """
    begin = max(start + 1, after)
    horizon = min(end, full + cells + 1)
    for seams in ranked:
        last, following = start, horizon
        for match in seams.finditer(text, begin, horizon):
            if match.end() > full:
                following = match.end()
                break
            if _tidy(text, match.end(), inside):
                last = match.end()
        if last > start and width(text[last:following]) <= cells:
            return last
    for stop in range(full, start, -1):
        if _tidy(text, stop, inside):
            return stop
    return next((stop for stop in range(full, start, -1) if stop not in inside), full)


def _tidy(text: str, stop: int, inside: AbstractSet[int]) -> bool:
    """Whether a line may end before `stop` and another begin there, but for the spaces around."""
    before = text[max(0, stop - _FAR) : stop].rstrip(_BLANK)[-1:]
    after = text[stop : stop + _FAR].lstrip(_BLANK)
    if stop in inside or before in OPENERS:
        return False
    if after[:1] in CLOSERS:
        return _ESCAPE.match(after) is not None
    return not after or char_width(after[0]) > 0
