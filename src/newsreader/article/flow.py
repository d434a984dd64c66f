"""Running text set in lines: what is inserted, where it breaks, what each piece looks like."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from newsreader.article.line import NONE, Line, Piece, Role, Roles
from newsreader.text.wrap import fold_lines, longest, wrap

FieldName = Literal["title", "body"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text that plays a role."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Insert:
    """Something that the page puts into a text, which the text itself does not hold."""

    at: int
    """Offset in the text before which it stands."""
    before: bool
    """True where it belongs to what follows it, False where to what stands before it."""
    text: str


class Looks:
    """The roles at every offset of one text."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        changes: dict[int, list[tuple[bool, Role]]] = {}
        for stretch in stretches:
            if stretch.start < stretch.end:
                changes.setdefault(stretch.start, []).append((True, stretch.role))
                changes.setdefault(stretch.end, []).append((False, stretch.role))
        self._starts = [0]
        self._roles: list[Roles] = [NONE]
        counts: dict[Role, int] = {}
        for offset in sorted(changes):
            for begins, role in changes[offset]:
                counts[role] = counts.get(role, 0) + (1 if begins else -1)
            self._starts.append(offset)
            self._roles.append(frozenset(role for role, count in counts.items() if count))

    def parts(self, start: int, end: int) -> Iterator[tuple[int, int, Roles]]:
        """The parts of `start:end` that look alike, in order."""
        index = bisect_right(self._starts, start) - 1
        while start < end:
            following = self._starts[index + 1] if index + 1 < len(self._starts) else end
            stop = min(end, following)
            if stop > start:
                yield start, stop, self._roles[index]
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
        shown, pieces, joined = self._shown(start, end, roles)
        return _lines(pieces, wrap(shown, cells, first=first, joined=joined))

    def preformatted(self, start: int, end: int, cells: int, *, roles: Roles = NONE) -> list[Line]:
        """`text[start:end]` with its own lines and spaces, cut only where wider than `cells`."""
        shown, pieces, _joined = self._shown(start, end, roles)
        return _lines(pieces, fold_lines(shown, cells))

    def natural(self, start: int, end: int) -> str:
        """`text[start:end]` as it is shown, with its inserts, on one line."""
        return self._shown(start, end, NONE)[0].replace("\n", " ")

    def longest(self, start: int, end: int) -> int:
        """Cells of the widest piece of `text[start:end]` that no line break may part."""
        shown, _pieces, joined = self._shown(start, end, NONE)
        return longest(shown, joined=joined)

    def _shown(self, start: int, end: int, roles: Roles) -> tuple[str, list[Piece], set[int]]:
        """The characters to set, the pieces they are made of, and where no line may begin."""
        pieces: list[Piece] = []
        joined: set[int] = set()
        length = 0
        at = start
        for insert in self._between(start, end):
            length += self._add(pieces, at, insert.at, roles)
            at = insert.at
            if not insert.before:
                joined.add(length)
            pieces.append(Piece(insert.text, frozenset((Role.MARK,))))
            length += len(insert.text)
            if insert.before:
                joined.add(length)
        self._add(pieces, at, end, roles)
        return "".join(piece.text for piece in pieces), pieces, joined

    def _between(self, start: int, end: int) -> Sequence[Insert]:
        """The inserts that belong to `start:end`."""
        first = bisect_right(self._offsets, start - 1)
        chosen = []
        for insert in self._inserts[first:]:
            if insert.at > end:
                break
            if (insert.at < end or not insert.before) and (insert.at > start or insert.before):
                chosen.append(insert)
        return chosen

    def _add(self, pieces: list[Piece], start: int, end: int, roles: Roles) -> int:
        """Add the pieces of `start:end`; how many characters they have."""
        for part_start, part_end, part_roles in self._looks.parts(start, end):
            pieces.append(
                Piece(self._text[part_start:part_end], part_roles | roles, self._field, part_start)
            )
        return end - start


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
        if cut_start == 0 and cut_end == len(piece.text):
            yield piece
        elif cut_start < cut_end:
            yield Piece(
                piece.text[cut_start:cut_end],
                piece.roles,
                piece.field,
                piece.start + cut_start if piece.start >= 0 else -1,
            )
        position += len(piece.text)
        index += 1
