"""A plain text as HTML: its lines stay lines, for nobody wrote marks of another kind into it."""

from __future__ import annotations

import html
import re
from itertools import pairwise
from typing import Final

from newsreader.text.width import width

_EMPTY_LINES = re.compile(r"\n(?:[ \t\u3000]*\n)+")
_COLUMNS = re.compile(r"\S(?:\t| {3,})\S")
_FRAMED = re.compile(r"[ \t]*[|+│├┌└╔╠╚]")
_NEW = re.compile(r"\s|[-*•·◦▪—–]|\(?\d{1,3}[.)、．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[①-⑳]")
"""How a line begins that does not go on with the one before: set in, or as an item."""
_WRAPPED: Final = range(60, 101)
"""Cells of the widest line of a text that was wrapped by hand or by a mailer."""
_RAGGED: Final = 4
"""Cells by which a wrapped line may be shorter, because of signs that may not begin the next."""
_ENDS: Final = frozenset("。！？；：…”』」》）】.!?;:")


def html_of_text(text: str) -> str:
    """`text` as HTML, in which nothing is markup any more.

    Empty lines part paragraphs, and every other line end is a line break; but lines that all end
    near the same margin were wrapped, and flow. Columns and frames made of characters are
    preformatted.
    """
    return "\n".join(map(_paragraph, _EMPTY_LINES.split(text.strip("\n"))))


def _paragraph(text: str) -> str:
    lines = text.split("\n")
    if _is_drawn(lines):
        return f"<pre>\n{html.escape(text, quote=False)}</pre>"
    joint = "\n" if _is_wrapped(lines) else "<br>"
    return f"<p>{joint.join(html.escape(line, quote=False) for line in lines)}</p>"


def _is_drawn(lines: list[str]) -> bool:
    """Whether at least two lines, and half of them, have columns or a frame."""
    drawn = sum(bool(_COLUMNS.search(line) or _FRAMED.match(line)) for line in lines)
    return drawn > 1 and drawn * 2 >= len(lines)


def _is_wrapped(lines: list[str]) -> bool:
    """Whether every line ends only because the first word of the next one found no room."""
    margin = max(map(width, lines))
    if margin not in _WRAPPED or any(map(_NEW.match, lines[1:])):
        return False
    if len(lines) == 2 and lines[0].rstrip()[-1:] in _ENDS:
        return False
    return all(
        width(line) + _first_word(after) > margin - _RAGGED for line, after in pairwise(lines)
    )


def _first_word(line: str) -> int:
    """Cells that the first word of a line needs behind another; a Chinese character is a word."""
    word = line.split(None, 1)[0] if line.strip() else ""
    if not word or not word[0].isascii():
        return width(word[:1])
    latin = re.match(r"[\x00-\x7f]+", word)
    return 1 + width(latin.group() if latin else word)
