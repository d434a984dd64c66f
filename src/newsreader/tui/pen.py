"""How characters are written: what SGR sequences say, and the shortest that turns one into another.

The codes are those of ECMA-48, 8.3.117, and xterm's `38;5;N` and `38;2;R;G;B`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

_ON: Final = frozenset({"1", "2", "3", "4", "5", "6", "7", "8", "9", "21", "51", "52", "53"})
_OFF: Final = {
    "22": {"1", "2"},
    "23": {"3"},
    "24": {"4", "21"},
    "25": {"5", "6"},
    "27": {"7"},
    "28": {"8"},
    "29": {"9"},
    "54": {"51", "52"},
    "55": {"53"},
}
_SHOWS_ON_BLANK: Final = _ON - {"1", "2", "3", "8"}
"""What can be seen of a space: lines, frames, and reverse."""


class Pen(NamedTuple):
    """The attributes that are on, and the codes of both colours; empty for the terminal's own."""

    on: frozenset[str] = frozenset()
    foreground: str = ""
    background: str = ""


PLAIN: Final = Pen()


@lru_cache(4096)
def told(before: Pen, codes: str) -> Pen | None:
    """The pen after `ESC [ codes m`; None for a code that is not known here."""
    on, foreground, background = set(before.on), before.foreground, before.background
    parts = iter(codes.split(";"))
    for code in parts:
        if code in ("", "0"):
            on, foreground, background = set(), "", ""
        elif code in _ON:
            on.add(code)
        elif code in _OFF:
            on -= _OFF[code]
        elif code in ("39", "49"):
            foreground, background = ("", background) if code == "39" else (foreground, "")
        elif (colour := _colour(code, parts)) is None:
            return None
        elif code[0] in "39":
            foreground = colour
        else:
            background = colour
    return Pen(frozenset(on), foreground, background)


def _colour(code: str, more: Iterator[str]) -> str | None:
    """The codes of a colour that begins with `code`; the rest of it is taken from `more`."""
    if len(code) == 2 and code[0] in "349" and code[1] in "01234567":
        return code
    if len(code) == 3 and code[:2] == "10" and code[2] in "01234567":
        return code
    if code in ("38", "48"):
        kind = next(more, "")
        count = {"5": 1, "2": 3}.get(kind, 0)
        values = [next(more, "") for _ in range(count)]
        if values and all(value.isdigit() for value in values):
            return ";".join((code, kind, *values))
    return None


@lru_cache(4096)
def on_blank(pen: Pen) -> Pen:
    """What of a pen can be seen of a space: its background, and lines."""
    return pen if pen.on & _SHOWS_ON_BLANK else Pen(frozenset(), "", pen.background)


@lru_cache(4096)
def change(old: Pen, new: Pen) -> str:
    """The shortest sequence that makes `new` of `old`; empty where there is nothing to change."""
    if old == new:
        return ""
    if new == PLAIN:
        return "\x1b[m"
    anew = [*sorted(new.on, key=int), new.foreground, new.background]
    whole = f"\x1b[;{';'.join(filter(None, anew))}m"
    if old.on - new.on:
        return whole
    parts = sorted(new.on - old.on, key=int)
    if old.foreground != new.foreground:
        parts.append(new.foreground or "39")
    if old.background != new.background:
        parts.append(new.background or "49")
    only = f"\x1b[{';'.join(parts)}m"
    return min(only, whole, key=len)
