"""One stretch of running text, gathered piece by piece as a browser would flow it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from newsreader.model import Emphasis, Link, Span
from newsreader.text.clean import clean, following
from newsreader.text.width import char_width

_T = TypeVar("_T", Span, Link)

_RUN = re.compile(r"([ \t\n\r\f\u00a0\u3000\u2002-\u200a]+)|[^ \t\n\r\f\u00a0\u3000\u2002-\u200a]+")
_BREAK: Final = "\v"
"""The pending white space that is a forced line break; clean text holds no such character."""

_EMPTY_LINES = re.compile(r"\A(?: *\n)+")
_NO_SPACE_AFTER: Final = frozenset("（《〈【「『〔［｛“‘")
_FULL_OPENERS: Final = frozenset("（《〈【「『〔［｛")
_NO_SPACE_BEFORE: Final = frozenset("，。、！？；：）》〉】」』〕］｝”’％")

# Unicode, block Superscripts and Subscripts.
_SUPERSCRIPT = str.maketrans("0123456789+-=()ni−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ⁻⁻")
_SUBSCRIPT = str.maketrans("0123456789+-=()aeoxhklmnpst−–", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ₋₋")
_ORDINALS: Final = frozenset(("st", "nd", "rd", "th"))
_REFERENCE = re.compile(r"[\[［〔【].*[\]］〕】]", re.DOTALL)


def raised(text: str) -> str:
    """`text` as a superscript: Unicode's where all of it exists, else after a `^`."""
    return _shifted(text, _SUPERSCRIPT, "^")


def lowered(text: str) -> str:
    """`text` as a subscript: Unicode's where all of it exists, else after a `_`."""
    return _shifted(text, _SUBSCRIPT, "_")


def _shifted(text: str, table: dict[int, int], sign: str) -> str:
    if text in _ORDINALS or _REFERENCE.fullmatch(text):
        return text  # 20th is usual; a reference mark such as [1] says by its brackets what it is
    if all(ord(char) in table for char in text):
        return text.translate(table)
    if not any(char.isalpha() or char.isdecimal() for char in text):
        return text  # ® and * are raised by nature
    return f"{sign}{text}" if len(text) == 1 or text.isalnum() else f"{sign}({text})"


@dataclass(slots=True)
class _Open:
    """A span that has begun and not ended; what makes the finished value of it."""

    start: int
    finish: Callable[[int, int], Span | Link]


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
    what it holds, and where a line break of the source stands between two wide characters.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._last = ""
        self._space = ""
        self._open: dict[int, _Open] = {}
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
                if self._space not in (" ", _BREAK):
                    self._space = (
                        "\n"
                        if run.strip("\r") and not run.strip("\n\r \t") and ("\n" in run)
                        else " "
                    )
                continue
            if self._space:
                self._flow_space(run[0])
            self._append(run)

    def _flow_space(self, char: str) -> None:
        """Put the pending white space before `char`, unless typesetting drops it."""
        space, self._space = self._space, ""
        last = self._last
        if last in ("", "\n") or (space != _BREAK and _drops(last, space, char)):
            return
        for opened in self._open.values():
            if opened.start == self._length:
                opened.start += 1
        self._append("\n" if space == _BREAK else " ")

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        self._last = text[-1]

    def line_break(self) -> None:
        """Break the line here, as `<br>` does; at the beginning of a block it does nothing."""
        self._space = ""
        if self._length and self._last != "\n":
            self._append("\n")

    def own_line(self) -> None:
        """What follows stands on another line than what stands before it."""
        self._space = _BREAK

    def verbatim(self, text: str) -> None:
        """Add preformatted text, white space and all, but for empty lines at its beginning."""
        text = following(self._last, clean(text)).expandtabs(4)
        if not self._length:
            text = _EMPTY_LINES.sub("", text)
        if text:
            self._append(text)

    def begin(self, key: int, emphasis: Emphasis, source: str = "") -> None:
        """From here on the text is emphasised, or stands for what is at `source`; until `end`."""
        self._open[key] = _Open(self._length, lambda start, end: Span(start, end, emphasis, source))

    def begin_link(self, key: int, href: str, code: str) -> None:
        """From here on the text is a link, until `end(key)`."""
        self._open[key] = _Open(self._length, lambda start, end: Link(start, end, href, code))

    def end(self, key: int) -> None:
        """The stretch that was begun with `key` ends here."""
        opened = self._open.pop(key, None)
        if opened is not None:
            self._finish(opened)

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
        if not plain or len(text) > 40:
            return
        shifted = shift(plain)
        rewritten = text[: len(text) - len(plain)] + shifted
        before = max(0, shifted.find(plain))  # characters that are put before it: `^`, `^(`
        self._done[done:] = [
            replace(value, start=value.start + before, end=value.end + before)
            for value in self._done[done:]
        ]
        self._parts[first:] = [rewritten]
        self._length += len(rewritten) - len(text)
        self._last = rewritten[-1]

    def take(self) -> Flow:
        """The block so far, without white space at its ends; the next one begins empty."""
        if not self._length:
            self._space = ""
            return _NOTHING
        for opened in self._open.values():
            self._finish(opened)
            opened.start = 0
        text = "".join(self._parts)
        trimmed = text.rstrip("\n")
        end = len(trimmed)
        done = [value for value in self._done if value.start < end]
        flow = Flow(
            trimmed,
            tuple(_within(value, end) for value in done if isinstance(value, Span)),
            tuple(_within(value, end) for value in done if isinstance(value, Link)),
        )
        self._parts, self._length, self._last, self._space = [], 0, "", ""
        self._done = []
        self._shifts = dict.fromkeys(self._shifts, (0, 0))
        return flow


def _drops(last: str, space: str, char: str) -> bool:
    """Whether typesetting drops the white space between two characters."""
    return (
        last in _NO_SPACE_AFTER
        or char in _NO_SPACE_BEFORE
        or (char in _FULL_OPENERS and char_width(last) == 2)
        or (space == "\n" and char_width(last) == 2 and char_width(char) == 2)
    )


def _within(value: _T, end: int) -> _T:
    """`value`, ending at `end` at the latest."""
    return value if value.end <= end else replace(value, end=end)
