"""What is wrong with the lines that a program has set: counted alike for every program.

The measure of a program's lines is the same text set by the same program on a page so wide that
nothing is broken: a line break is wherever the end of one line and the beginning of the next stand
beside each other there. Lines that cannot be found so (a table drawn in another way) count as
lines, and no more is said of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final
from unicodedata import category, east_asian_width

from newsreader.text.width import ambiguous

STARTS: Final = frozenset("，。、！？；：”’）》】」』,.!?;:)]}%℃")
"""Characters that should begin no line; a `%` only where it is not the `%E4` of an address."""
ENDS: Final = frozenset("“‘（《【「『([{")
"""Characters that should end no line."""

# An address may be broken at its marks, but not inside a word, its host or a `%E4`.
_ADDRESS = re.compile(r"(?:https?:/+|www\.)[!-~]+")
_ADDRESS_PIECE = re.compile(r"%[0-9A-Fa-f]{2}|[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*")
_ESCAPE = re.compile(r"%[0-9A-F]{2}")
# Numbers with their signs and units, codes, dates, compounds: 1,204.6%, 300024.SZ, 2025-12-01.
_LETTER: Final = "[0-9A-Za-zÀ-ɏ]"
_RUN = re.compile(
    rf"(?<!{_LETTER})[+\-−±]?[$€£¥￥#]?{_LETTER}+(?:[.,:'’_&@+/\-–]{_LETTER}+)*[%‰℃°]*"
    r"|—{2,}|…{2,}"
)
_WORD = re.compile(rf"{_LETTER}+")
_BARS: Final = {ord(char): " " for char in "│┃|├┤┼─━\t\u00a0"}
_SEGMENT = re.compile(r"[^ ]+(?: [^ ]+)*")
_REACH: Final = 12
"""Characters on both sides of a break by which it is found on the wide page."""
_LEAST: Final = 6
"""Fewer characters around a break are too likely to be found by chance: 3 over 1 in a column."""
_EXAMPLES: Final = 5


@dataclass(slots=True)
class Faults:
    """What was counted; those of several pages can be added up."""

    lines: int = 0
    breaks: int = 0
    """Lines that go on with the text of the line above."""
    starts: int = 0
    ends: int = 0
    cut: int = 0
    wide: int = 0
    examples: dict[str, list[str]] = field(default_factory=dict)
    """The first few of each kind of fault."""

    @property
    def clean(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.starts or self.ends or self.cut or self.wide)

    def add(self, other: Faults) -> None:
        """Count those of `other` too."""
        for name in ("lines", "breaks", "starts", "ends", "cut", "wide"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for kind, examples in other.examples.items():
            self.examples[kind] = [*self.examples.get(kind, []), *examples][:_EXAMPLES]

    def note(self, kind: str, example: str) -> None:
        """Count a fault of one kind, and keep it if it is one of the first."""
        setattr(self, kind, getattr(self, kind) + 1)
        if len(self.examples.setdefault(kind, [])) < _EXAMPLES:
            self.examples[kind].append(example)


def _cells(text: str) -> int:
    """Cells of a text by Python's tables, which are not those of the reader."""
    return _measured(text, ambiguous())


@cache
def _measured(text: str, ambiguous: int) -> int:
    kinds = {"W": 2, "F": 2, "A": ambiguous}
    return sum(
        kinds.get(east_asian_width(char), 1)
        for char in text
        if category(char) not in ("Mn", "Me", "Cf")
    )


def _segments(line: str) -> list[tuple[int, int, str]]:
    """The stretches of a line between gaps of two spaces or more: first cell, last cell, text."""
    line = line.translate(_BARS)
    found = []
    for match in _SEGMENT.finditer(line):
        left = _cells(line[: match.start()])
        found.append((left, left + _cells(match.group()), match.group()))
    return found


class Unbroken:
    """A text on the wide page, in which breaks are looked up."""

    def __init__(self, lines: Sequence[str]) -> None:
        text = "\n".join(part for line in lines for _left, _right, part in _segments(line))
        self._origins = [at for at, char in enumerate(text) if char == "\n" or not char.isspace()]
        self._squeezed = "".join(text[at] for at in self._origins)
        self._text = text
        self._pieces = [
            ([start for start, _end in spans], [(_held(text, *span), span[1]) for span in spans])
            for spans in ([match.span() for match in _WORD.finditer(text)], list(_runs(text)))
        ]

    def find(self, above: str, below: str) -> int | None:
        """Where the break between two stretches of lines stands; None where they do not meet."""
        tail, head = _squeeze(above[-2 * _REACH :]), _squeeze(below[: 2 * _REACH])
        tail, head = tail[-_REACH:], head[:_REACH]
        if len(tail) + len(head) < _LEAST:
            return None
        at = self._squeezed.find(tail + head)
        return None if at < 0 else at + len(tail)

    def cut(self, at: int) -> list[str]:
        """The word, number, code or dash that a break there cuts in two: at most a word in a code.

        A line may end with a hyphen or a slash between two letters.
        """
        before, after = self._origins[at - 1], self._origins[at]
        if after != before + 1:
            return []  # a space stands between
        if self._text[before] in "-–/" and (self._text[before - 1] + self._text[after]).isalpha():
            return []
        found = []
        for starts, pieces in self._pieces:
            index = bisect_right(starts, before) - 1
            if index >= 0 and pieces[index][1] > after:
                found.append(pieces[index][0])
        return found


def _held(text: str, start: int, end: int) -> str:
    """A piece with the marks that no line break may part from it."""
    while start and text[start - 1] in ENDS:
        start -= 1
    while end < len(text) and (text[end] in STARTS or text[end] == "/"):
        end += 1
    return text[start:end]


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """The pieces of a text that should stay whole, in order."""
    at = 0
    for address in _ADDRESS.finditer(text):
        yield from (match.span() for match in _RUN.finditer(text, at, address.start()))
        at = address.end()
        yield from (match.span() for match in _ADDRESS_PIECE.finditer(text, address.start(), at))
    yield from (match.span() for match in _RUN.finditer(text, at))


def _squeeze(text: str) -> str:
    return "".join(char for char in text if not char.isspace())


def inspect(
    lines: Sequence[str],
    unbroken: Unbroken,
    cells: int,
    *,
    margin: int = 0,
    starts: frozenset[str] = STARTS,
    ends: frozenset[str] = ENDS,
) -> Faults:
    """Count what is wrong with `lines`, which were set in `cells`, `margin` at the right unused."""
    faults = Faults()
    above: list[tuple[int, int, str]] = []
    for line in lines:
        if _cells(line.rstrip()) > cells:
            faults.note("wide", line.rstrip())
        segments = _segments(line)
        faults.lines += bool(segments)
        for one, other, room in _neighbours(above, segments, cells - margin):
            at = unbroken.find(one, other)
            if at is None:
                continue
            faults.breaks += 1
            example = f"{one[-14:]} ¦ {other[:14]}"
            if other[0] in starts and not _ESCAPE.match(other):
                faults.note("starts", example)
            if one[-1] in ends:
                faults.note("ends", example)
            if any(_cells(piece) <= room for piece in unbroken.cut(at)):
                faults.note("cut", example)
        above = segments
    return faults


def _neighbours(
    above: list[tuple[int, int, str]], below: list[tuple[int, int, str]], cells: int
) -> Iterator[tuple[str, str, int]]:
    """The stretches of two lines that may belong together, and the cells that the second has."""
    if not above or not below:
        return
    yield above[-1][2], below[0][2], cells - below[0][0]
    if len(above) == len(below) == 1:
        return
    lefts = sorted([left for left, _right, _text in (*above, *below)])
    for left, right, text in below:
        for other_left, other_right, other in above:
            if left < other_right and other_left < right:
                if other is above[-1][2] and text is below[0][2]:
                    continue
                following = bisect_left(lefts, max(right, other_right))
                end = lefts[following] - 2 if following < len(lefts) else cells
                yield other, text, end - min(left, other_left)
