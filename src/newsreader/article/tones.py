"""Words and figures that say that something rose or fell: where they stand, and which way.

No price is known here. The words are those that say it themselves (涨停, 大跌, surged), the
figures changes in percent that have a sign and a table's cell of their own; so the tone only
repeats what is written, and may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newsreader.article.flow import Stretch
from newsreader.article.line import Role
from newsreader.model import Document

_WORDS: Final = re.compile(
    r"(?P<up>涨停|[大暴飙]涨|[收领]涨|\b(?:surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?)\b)"
    r"|跌停|[大暴]跌|[收领]跌|\b(?:plung(?:e|es|ed|ing)|tumbl(?:e|es|ed|ing)|slump(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_CHANGE: Final = re.compile(r"\s*(?P<change>(?P<sign>[+\-−＋－])\d[\d,]*(?:\.\d+)? ?[%％])\s*")
_RISE: Final = "+＋"


def word_tones(text: str) -> Iterator[Stretch]:
    """The words of rise and fall in a text, in order and disjoint."""
    for match in _WORDS.finditer(text):
        yield Stretch(*match.span(), Role.UP if match["up"] else Role.DOWN)


def change_tones(document: Document) -> Iterator[Stretch]:
    """The changes in percent that fill a cell of a table and have a sign."""
    for block in document.blocks:
        for row in block.table:
            for cell in row:
                match = _CHANGE.fullmatch(document.text, cell.start, cell.end)
                if match:
                    role = Role.UP if match["sign"] in _RISE else Role.DOWN
                    yield Stretch(*match.span("change"), role)
