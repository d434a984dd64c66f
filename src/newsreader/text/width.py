"""Width in terminal cells."""

from __future__ import annotations

from functools import cache

from wcwidth import wcwidth


@cache
def char_width(char: str) -> int:
    """Cells that one character of clean text takes: 0, 1 or 2."""
    return max(0, wcwidth(char))


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
    """`text` if it fits into `cells`, else its beginning with an ellipsis at the end."""
    if cells <= 0:
        return ""
    if width(text) <= cells:
        return text
    return cut(text, cells - 1).rstrip() + "…"


def fit(text: str, cells: int, *, right: bool = False) -> str:
    """`text` shortened and filled with spaces to exactly `cells`, at the left edge or the right."""
    text = shorten(text, cells)
    gap = " " * (cells - width(text))
    return gap + text if right else text + gap
