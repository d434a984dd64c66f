"""One stretch of running text, gathered piece by piece as a browser would flow it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final, TypeVar

from newsreader.article.shift import LONGEST
from newsreader.model import Emphasis, Link, Span
from newsreader.text.clean import clean, following
from newsreader.text.width import char_width

_T = TypeVar("_T", bound=Span | Link)

_WHITE: Final = " \t\n\r\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_RUN = re.compile(f"([{_WHITE}]+)|[^{_WHITE}]+")
_INDENTS: Final = {"\u3000": 2, "\u2003": 2, "\u2002": 1, "\u00a0": 1}
"""Cells of white space that a browser keeps, and with which lines are set in."""
_INDENT: Final = 4
"""Cells by which a paragraph is set in."""

_EMPTY_LINES = re.compile(r"\A(?: *\n)+")
_FULL_OPENERS: Final = frozenset("（《〈【「『〔［｛")
_NO_SPACE_AFTER: Final = _FULL_OPENERS | frozenset("“‘")
_FULL_CLOSERS: Final = frozenset("，。、！？；：）》〉】」』〕］｝％")
_NO_SPACE_BEFORE: Final = _FULL_CLOSERS | frozenset("”")


class _Gap(IntEnum):
    """What is pending between two pieces of text; the strongest of several counts."""

    NONE = 0
    SPACE = 1
    LINE = 2
    """White space with a line break of the source in it."""
    KEPT = 3
    """White space that a browser keeps as it is."""
    APART = 4
    """What follows stands on a line of its own."""
    BREAK = 5
    """A forced line break."""
    PARAGRAPH = 6
    """More than one, or an indent after one."""


_WRITTEN: Final = {_Gap.APART: "\n", _Gap.BREAK: "\n", _Gap.PARAGRAPH: "\n\n"}


@dataclass(slots=True)
class _Open:
    """A span that has begun and not ended; what makes the finished value of it."""

    start: int
    finish: Callable[[int, int], Span | Link]
    emphasis: Emphasis | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """The text of one block, and what stands out in it, in offsets of that text."""

    text: str
    spans: tuple[Span, ...]
    links: tuple[Link, ...]


_NOTHING: Final = Flow("", (), ())


class Inline:
    """Gathers the text of block after block; what is open at the end of one goes on in the next.

    White space is collapsed, and dropped at the ends of a line, between a full-width bracket and
    what it holds, and where a line break of the source stands between two wide characters. A
    newline in the text is a forced line break, two of them begin another paragraph.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._last = ""
        self._gap = _Gap.NONE
        self._open: dict[int, _Open] = {}
        self._emphases: set[Emphasis] = set()
        self._done: list[Span | Link] = []
        self._shifts: dict[int, tuple[int, int]] = {}

    @property
    def blank(self) -> bool:
        """True while no visible character has been added."""
        return self._length == 0

    def add(self, text: str) -> None:
        """Add text whose entities have been decoded."""
        for match in _RUN.finditer(following(self._last, clean(text))):
            run = match.group()
            if match.lastindex:
                if self._length:  # at the beginning of a block it counts for nothing
                    self._gap = max(self._gap, self._gap_of(run))
                continue
            if self._gap:
                self._flow_gap(run[0])
            self._append(run)

    def _gap_of(self, run: str) -> _Gap:
        """What a run of white space means where it stands."""
        if run == " ":
            return _Gap.SPACE
        indent = sum(_INDENTS.get(char, 0) for char in run[run.rfind("\n") + 1 :])
        if indent >= _INDENT and (self._gap >= _Gap.APART or "\n" in run):
            return _Gap.PARAGRAPH
        if run.strip(" \t\n\r\f"):
            return _Gap.KEPT
        return _Gap.LINE if "\n" in run else _Gap.SPACE

    def _flow_gap(self, char: str) -> None:
        """Put the pending white space before `char`, unless typesetting drops it."""
        gap, self._gap = self._gap, _Gap.NONE
        if not self._length or (gap < _Gap.APART and _drops(self._last, gap, char)):
            return
        written = _WRITTEN.get(gap, " ")
        for opened in self._open.values():
            if opened.start == self._length:
                opened.start += len(written)
        self._append(written)

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        self._last = text[-1]

    def line_break(self) -> None:
        """Break the line here, as `<br>` does; a second time in a row, begin a paragraph."""
        self._gap = _Gap.PARAGRAPH if self._gap >= _Gap.BREAK else _Gap.BREAK

    def own_line(self) -> None:
        """What follows stands on another line than what stands before it."""
        self._gap = max(self._gap, _Gap.APART)

    def verbatim(self, text: str) -> None:
        """Add preformatted text, white space and all, but for empty lines at its beginning."""
        text = following(self._last, clean(text)).expandtabs(4)
        if self._gap >= _Gap.APART:
            text = _WRITTEN[self._gap] + text
        self._gap = _Gap.NONE
        if not self._length:
            text = _EMPTY_LINES.sub("", text)
        if text:
            self._append(text)

    def begin(self, key: int, emphasis: Emphasis, source: str = "") -> None:
        """From here on the text is emphasised, until `end(key)`; a second time is no more.

        Of what stands for a picture, `source` is its address.
        """
        if emphasis not in self._emphases:
            self._emphases.add(emphasis)
            self._open[key] = _Open(
                self._length, lambda start, end: Span(start, end, emphasis, source), emphasis
            )

    def begin_link(self, key: int, href: str, code: str) -> None:
        """From here on the text is a link, until `end(key)`."""
        self._open[key] = _Open(self._length, lambda start, end: Link(start, end, href, code))

    def end(self, key: int) -> None:
        """The stretch that was begun with `key` ends here."""
        opened = self._open.pop(key, None)
        if opened is not None:
            self._finish(opened)
            if opened.emphasis is not None:
                self._emphases.discard(opened.emphasis)

    def _finish(self, opened: _Open) -> None:
        if opened.start < self._length:
            self._done.append(opened.finish(opened.start, self._length))

    def begin_shift(self, key: int) -> None:
        """From here on the text is raised or lowered, until `end_shift(key, …)`."""
        self._shifts[key] = (len(self._parts), len(self._done))

    def end_shift(self, key: int, shift: Callable[[str], str]) -> None:
        """Rewrite the text since `begin_shift(key)` by `shift`, where it is short."""
        first, done = self._shifts.pop(key, (len(self._parts), 0))
        text = "".join(self._parts[first:])
        plain = text.lstrip()
        if not plain or len(text) > LONGEST:
            return
        shifted = shift(plain)
        rewritten = text[: len(text) - len(plain)] + shifted
        before = max(0, shifted.find(plain))  # characters that are put before it: `^`, `^(`
        self._parts[first:] = [rewritten]
        self._length += len(rewritten) - len(text)
        self._done[done:] = [
            _within(
                replace(value, start=value.start + before, end=value.end + before), self._length
            )
            for value in self._done[done:]
            if value.start + before < self._length
        ]
        self._last = rewritten[-1]

    def take(self) -> Flow:
        """The block so far, without white space at its ends; the next one begins empty."""
        if not self._length:
            self._gap = _Gap.NONE
            return _NOTHING
        for opened in self._open.values():
            self._finish(opened)
            opened.start = 0
        text = "".join(self._parts).rstrip("\n")
        end = len(text)
        done = [_within(value, end) for value in self._done if value.start < end]
        flow = Flow(
            text,
            tuple(value for value in done if isinstance(value, Span)),
            tuple(value for value in done if isinstance(value, Link)),
        )
        self._parts, self._length, self._last, self._gap = [], 0, "", _Gap.NONE
        self._done = []
        self._shifts = dict.fromkeys(self._shifts, (0, 0))
        return flow


def _drops(last: str, gap: _Gap, char: str) -> bool:
    """Whether typesetting drops the white space between two characters."""
    if last in _NO_SPACE_AFTER or char in _NO_SPACE_BEFORE:
        return True
    if char_width(last) != 2:
        return gap is _Gap.LINE and char in _FULL_OPENERS
    if char in _FULL_OPENERS or char == "’":
        return True
    return gap is _Gap.LINE and (last in _FULL_CLOSERS or char_width(char) == 2)


def _within(value: _T, end: int) -> _T:
    """`value`, ending at `end` at the latest."""
    return value if value.end <= end else replace(value, end=end)
