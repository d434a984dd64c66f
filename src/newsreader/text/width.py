"""Width in terminal cells.

Characters of Unicode's East Asian Width "Ambiguous" (`“ ” … — · ① ℃ ★ ● × α Ⅰ ─ │`) take one cell
in most terminals and two in some, by a setting of theirs or by their font. Which of the two is a
fact about the terminal, chosen once for the whole process; nothing that was measured before the
choice may be kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_ambiguous = 1


class _Cells(dict[str, int]):
    """The cells of every character that has been met."""

    def __missing__(self, char: str) -> int:
        from wcwidth import wcwidth  # takes 10 ms, and not every command writes a table

        cells = self[char] = max(0, wcwidth(char, ambiguous_width=_ambiguous))
        return cells


_CELLS: Final = _Cells()
_ASCII: Final = str.maketrans("─│", "-|")

char_width: Final[Callable[[str], int]] = _CELLS.__getitem__
"""Cells that one character of clean text takes: 0, 1 or 2."""


def choose(ambiguous: int = 1) -> None:
    """From now on characters of ambiguous width take so many cells: 1 or 2."""
    global _ambiguous
    if ambiguous != _ambiguous:
        _ambiguous = ambiguous
        _CELLS.clear()


def ambiguous() -> int:
    """Cells that a character of ambiguous width takes."""
    return _ambiguous


def drawn(line: str) -> str:
    """`line`, made of `─` and `│`, in ASCII where these take two cells and would not join."""
    return line if _ambiguous == 1 else line.translate(_ASCII)


def width(text: str) -> int:
    """Cells that one line of clean text takes."""
    if text.isascii():
        return len(text)
    return sum(map(char_width, text))


def cut(text: str, cells: int) -> str:
    """The longest beginning of `text` that fits into `cells`."""
    if len(text) * 2 <= cells:
        return text
    used = 0
    for index, char in enumerate(text):
        used += char_width(char)
        if used > cells:
            return text[:index]
    return text


def shorten(text: str, cells: int) -> str:
    """`text` if it fits into `cells`, else its beginning with an ellipsis at the end.

    Where there is no room for an ellipsis of two cells, a full stop stands for it.
    """
    if cells <= 0:
        return ""
    if width(text) <= cells:
        return text
    mark = "…" if width("…") <= cells else "."
    return cut(text, cells - width(mark)).rstrip() + mark


def fit(text: str, cells: int, *, right: bool = False) -> str:
    """`text` shortened and filled with spaces to exactly `cells`, at the left edge or the right."""
    text = shorten(text, cells)
    gap = " " * (cells - width(text))
    return gap + text if right else text + gap
