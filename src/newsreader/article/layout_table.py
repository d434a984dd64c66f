"""Whether a table holds data, or only arranges text."""

from __future__ import annotations

from typing import Final

from selectolax.lexbor import LexborNode

from newsreader.article import dom
from newsreader.article.media import MEDIA

LONG: Final = 80
"""Characters beyond which a cell is a text of its own; data is shorter."""

_OF_TEXT: Final = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "figure", "table"}
)
"""Elements that stand in a column of text, and hardly ever in a cell of data."""
_LISTS: Final = frozenset(("ul", "ol", "dl", "details"))
"""Elements that may stand in a cell of data, but not in most."""
_HEADERS: Final = frozenset(("th", "thead", "caption"))
_CELLS: Final = frozenset(("td", "th"))


class _Shape:
    """What a table looks like from outside, without what is in tables in it."""

    def __init__(self, table: LexborNode) -> None:
        self.headers = False
        self.of_text = False
        self.rows = 0
        self.widest = 0
        """Cells with anything in them, in the row that has most of them."""
        self.filled = 0
        """Cells with anything in them."""
        self.listed = 0
        """Cells with a list in them."""
        self.shortest = LONG + 1
        """Characters of the shortest cell that has any; a picture counts for nothing."""
        self._row = 0
        self._characters = 0
        self._pictures = self._lists = False
        for began, node in dom.events(table, closed=("table",)):
            tag = node.tag or ""
            if tag == "-text":
                self._characters += len((node.text_content or "").strip())
            elif began:
                self._enter(tag)
            elif tag in _CELLS:
                self._leave_cell()
                if self.headers and self.widest > 1:
                    break  # data, whatever follows

    def _enter(self, tag: str) -> None:
        if tag == "tr":
            self.rows += 1
            self._row = 0
        elif tag in _CELLS:
            self._characters = 0
            self._pictures = self._lists = False
        self.headers |= tag in _HEADERS
        self.of_text |= tag in _OF_TEXT
        self._lists |= tag in _LISTS
        self._pictures |= tag in MEDIA

    def _leave_cell(self) -> None:
        if self._characters:
            self.shortest = min(self.shortest, self._characters)
        if self._characters or self._pictures:
            self._row += 1
            self.filled += 1
            self.listed += self._lists
            self.widest = max(self.widest, self._row)


def is_layout(table: LexborNode) -> bool:
    """Whether a table only arranges text.

    It does where it says so by its role, has one row or one column, or holds columns of text: with
    headings, lists or tables in them, or long throughout. A header is a sign of data.
    """
    if table.attributes.get("role") in ("presentation", "none"):
        return True
    shape = _Shape(table)
    if shape.of_text and not shape.headers:
        return True
    if shape.widest <= 1:
        return True
    if shape.headers:
        return False
    return shape.rows <= 1 or shape.shortest > LONG or shape.listed * 2 >= shape.filled
