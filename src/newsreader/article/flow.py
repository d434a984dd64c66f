"""Running text set in lines: what is inserted, where it breaks, what each piece looks like."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from newsreader.article.justify import justify
from newsreader.article.line import NONE, Line, Piece, Role, Roles
from newsreader.text.breaks import longest
from newsreader.text.wrap import fold_lines, wrap

_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60]"
_SEAM = re.compile(f"(?<={_WIDE})\n(?={_WIDE})")
"""A forced line break between two Chinese characters; on one line it leaves no space."""

FieldName = Literal["title", "body"]

_NOWHERE: Final[frozenset[int]] = frozenset()
_MARK: Final = frozenset((Role.MARK,))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text that plays a role."""

    start: int
    end: int
    role: Role
    address: str = ""
    """Where it leads; empty for nowhere."""


@dataclass(frozen=True, slots=True)
class Insert:
    """Something that the page puts into a text, which the text itself does not hold."""

    at: int
    """Offset in the text before which it stands."""
    before: bool
    """True where it belongs to what follows it, False where to what stands before it."""
    text: str


Look = tuple[Roles, str]
"""The roles of a part of a text, and where it leads."""


class Looks:
    """The look at every offset of one text."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        changes: dict[int, list[tuple[bool, Stretch]]] = {}
        for stretch in stretches:
            if stretch.start < stretch.end:
                changes.setdefault(stretch.start, []).append((True, stretch))
                changes.setdefault(stretch.end, []).append((False, stretch))
        self._starts = [0]
        self._looks: list[Look] = [(NONE, "")]
        standing: list[Stretch] = []
        for offset in sorted(changes):
            for begins, stretch in changes[offset]:
                if begins:
                    standing.append(stretch)
                else:
                    standing.remove(stretch)
            self._starts.append(offset)
            address = next((one.address for one in reversed(standing) if one.address), "")
            self._looks.append((frozenset(one.role for one in standing), address))

    def parts(self, start: int, end: int) -> Iterator[tuple[int, int, Look]]:
        """The parts of `start:end` that look alike, in order."""
        index = bisect_right(self._starts, start) - 1
        while start < end:
            following = self._starts[index + 1] if index + 1 < len(self._starts) else end
            stop = min(end, following)
            if stop > start:
                yield start, stop, self._looks[index]
            start = max(start, stop)
            index += 1


class FlowText:
    """One text with its looks and its inserts, from which any part can be set at any width."""

    def __init__(
        self,
        text: str,
        stretches: Iterable[Stretch] = (),
        inserts: Iterable[Insert] = (),
        field: FieldName = "body",
    ) -> None:
        self._text = text
        self._looks = Looks(stretches)
        # Several that belong to the same place stand in the order in which they are given.
        self._inserts = sorted(inserts, key=lambda insert: (insert.at, insert.before))
        self._offsets = [insert.at for insert in self._inserts]
        self._field = field

    def lines(
        self, start: int, end: int, cells: int, *, roles: Roles = NONE, first: int | None = None
    ) -> list[Line]:
        """`text[start:end]` in lines of at most `cells`; `roles` are added to every piece."""
        shown, joined = self._shown(start, end)
        ranges = wrap(shown, cells, first=first, joined=joined)
        return _lines(self._pieces(start, end, roles), ranges)

    def justified(self, start: int, end: int, cells: int, *, first: int) -> list[Line]:
        """`text[start:end]` in lines that fill `cells`, but for the last one and forced breaks."""
        shown, joined = self._shown(start, end)
        ranges = wrap(shown, cells, first=first, joined=joined)
        lines = _lines(self._pieces(start, end, NONE), ranges)
        for number, (_start, stop) in enumerate(ranges[:-1]):
            if "\n" not in shown[stop : ranges[number + 1][0]]:
                lines[number] = justify(lines[number], cells if number else first)
        return lines

    def preformatted(self, start: int, end: int, cells: int, *, roles: Roles = NONE) -> list[Line]:
        """`text[start:end]` with its own lines and spaces, cut only where wider than `cells`."""
        shown, _joined = self._shown(start, end)
        return _lines(self._pieces(start, end, roles), fold_lines(shown, cells))

    def shown(self, start: int, end: int) -> str:
        """`text[start:end]` as it is shown, with its inserts, in its own lines."""
        return self._shown(start, end)[0]

    def natural(self, start: int, end: int) -> str:
        """`text[start:end]` as it is shown, with its inserts, on one line."""
        return _SEAM.sub("", self.shown(start, end)).replace("\n", " ")

    def wholly(self, start: int, end: int, role: Role) -> bool:
        """Whether all that is visible of `text[start:end]` plays `role`."""
        return all(
            role in roles or self._text[part_start:part_end].isspace()
            for part_start, part_end, (roles, _address) in self._looks.parts(start, end)
        )

    def longest(self, start: int, end: int) -> int:
        """Cells of the widest piece of `text[start:end]` that no line break may part."""
        shown, joined = self._shown(start, end)
        return longest(shown, joined=joined)

    def _shown(self, start: int, end: int) -> tuple[str, frozenset[int]]:
        """The characters to set, and where no line may begin: where an insert belongs."""
        inserts = self._between(start, end)
        if not inserts:
            return self._text[start:end], _NOWHERE
        parts: list[str] = []
        joined: list[int] = []
        length = 0
        at = start
        for insert in inserts:
            parts += [self._text[at : insert.at], insert.text]
            length += insert.at - at
            joined.append(length + len(insert.text) if insert.before else length)
            length += len(insert.text)
            at = insert.at
        parts.append(self._text[at:end])
        return "".join(parts), frozenset(joined)

    def _between(self, start: int, end: int) -> list[Insert]:
        """The inserts that belong to `start:end`."""
        first = bisect_left(self._offsets, start)
        last = bisect_right(self._offsets, end, first)
        return [
            insert
            for insert in self._inserts[first:last]
            if (insert.at < end or not insert.before) and (insert.at > start or insert.before)
        ]

    def _pieces(self, start: int, end: int, roles: Roles) -> list[Piece]:
        """The pieces that the characters to set are made of."""
        pieces: list[Piece] = []
        at = start
        for insert in self._between(start, end):
            self._add(pieces, at, insert.at, roles)
            pieces.append(Piece(insert.text, _MARK))
            at = insert.at
        self._add(pieces, at, end, roles)
        return pieces

    def _add(self, pieces: list[Piece], start: int, end: int, roles: Roles) -> None:
        """Add the pieces of `start:end`."""
        for part_start, part_end, (own, address) in self._looks.parts(start, end):
            text = self._text[part_start:part_end]
            look = own | roles if roles else own
            pieces.append(Piece(text, look, self._field, part_start, address))


def _lines(pieces: list[Piece], ranges: Iterable[tuple[int, int]]) -> list[Line]:
    """The pieces of each range of shown characters; the ranges are in order."""
    lines: list[Line] = []
    index = 0
    position = 0
    for start, end in ranges:
        while index < len(pieces) and position + len(pieces[index].text) <= start:
            position += len(pieces[index].text)
            index += 1
        lines.append(Line(tuple(_slice(pieces, index, position, start, end))))
    return lines


def _slice(pieces: list[Piece], index: int, position: int, start: int, end: int) -> Iterator[Piece]:
    """The pieces of shown characters `start:end`; piece `index` begins at `position`."""
    while index < len(pieces) and position < end:
        piece = pieces[index]
        cut_start = max(start - position, 0)
        cut_end = min(end - position, len(piece.text))
        if cut_start < cut_end:
            yield piece.part(cut_start, cut_end)
        position += len(piece.text)
        index += 1
