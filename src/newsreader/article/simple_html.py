"""A body as simple HTML, out of which html2text can make true Markdown.

html2text glues what it does not know, and knows neither spans of cells nor tables for layout; its
parser is quadratic on hostile input. So it is given only what it knows, well formed.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import Final

from selectolax.lexbor import LexborNode

from newsreader.article import dom
from newsreader.article.address import address
from newsreader.article.blocks import BLOCKS, EMPHASIS, breaks_line, is_bare, lacks_brackets
from newsreader.article.inline import Flow
from newsreader.article.layout_table import is_layout
from newsreader.article.media import MEDIA, is_double, medium
from newsreader.article.numbering import numbering, whole
from newsreader.article.shift import LONGEST, lowered, raised
from newsreader.article.table import SECTIONS, TableGrid, span_of
from newsreader.article.writer import MAX_CONTAINERS
from newsreader.model import Emphasis
from newsreader.text.clean import clean

LESS_THAN: Final = "\ue000"
STAR: Final = "\ue001"
BAR: Final = "\ue002"
"""What stands for `\\<`, `\\*` and `\\|` until html2text is done; no clean text holds them."""

_KEPT: Final = frozenset(
    {
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr", "dl",
        "dt", "dd",
    }
)  # fmt: skip
"""Blocks that html2text knows; every other one is a paragraph."""
_NESTING: Final = frozenset(("blockquote", "ul", "ol"))
_OF_TABLES: Final = SECTIONS | {"tr", "td", "th", "caption"}
_AROUND: Final = frozenset(
    ("body", "p", "div", "section", "article", "center", "figure", "picture", "noscript")
)
"""Elements in which a picture stands apart from the text beside it."""
_TAGS: Final = {
    Emphasis.STRONG: "b",
    Emphasis.ITALIC: "i",
    Emphasis.STRIKE: "del",
    Emphasis.CODE: "code",
}
_SHIFTS: Final = {"sup": raised, "sub": lowered}
_WIDE: Final = "[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]"
_CODE: Final = frozenset(("code", "kbd", "samp", "tt"))
_NOWHERE: Final = ("#", "javascript:", "vbscript:", "data:")
_ENDS_WIDE = re.compile(f"{_WIDE}[ \t]*$")
_BEGINS_WIDE = re.compile(f"[ \t]*{_WIDE}")
_SHARE = re.compile(r"\*(?=ST\w)")


class _Text(str):
    """Text among tags, not escaped yet."""

    __slots__ = ()


def simple_html(root: LexborNode) -> str:
    """What there is to read in the body `root`."""
    return _Simplifier(bare=is_bare(root)).simplified(root)


class _Simplifier:
    """Writes the events of one DOM as tags and texts."""

    def __init__(self, *, bare: bool) -> None:
        self._bare = bare
        self._parts: list[str] = []
        self._outer: list[list[str]] = []
        """What was written before each sup, sub or cell that has begun and not ended."""
        self._grid: TableGrid | None = None
        self._inner = 0
        """Tables inside of a table of data."""
        self._code = 0
        self._depth = 0
        """Lists and quotations around."""
        self._emphasis: Counter[Emphasis] = Counter()

    def simplified(self, root: LexborNode) -> str:
        for began, node in dom.events(root):
            if node.tag == "-text":
                text = node.text_content or ""
                if not dom.is_refuse(text, node):
                    self._text(text)
            elif began:
                self._enter(str(node.tag), node)
            else:
                self._leave(str(node.tag), node)
        return "".join(map(_escaped, self._parts))

    def _text(self, text: str) -> None:
        text = clean(text)
        if self._code:
            self._parts.append(html.escape(text, quote=False))
            return
        text = _SHARE.sub(STAR, text.replace("<", LESS_THAN))
        if self._grid is not None:
            text = text.replace("\n", " ").replace("|", BAR)
        lines = text.split("\n")
        for index, line in enumerate(lines):
            if index and self._bare and breaks_line(lines[index - 1], line):
                self._parts.append("<br>")
            elif index and not (_ENDS_WIDE.search(lines[index - 1]) and _BEGINS_WIDE.match(line)):
                self._parts.append(" ")
            self._parts.append(_Text(line))

    # --- elements ---

    def _enter(self, tag: str, node: LexborNode) -> None:
        if tag in BLOCKS:
            self._enter_block(tag, node)
        elif tag == "br":
            self._parts.append("<br>" if self._grid is None else " ")
        elif tag in MEDIA:
            self._show(node)
        elif tag in _SHIFTS:
            self._outer.append(self._parts)
            self._parts = []
        elif tag == "a":
            href = _openable(node)
            self._parts.append(f'<a href="{html.escape(href)}">' if href else "")
        elif tag == "q":
            self._parts.append("“")
        elif tag == "rt" and lacks_brackets(node):
            self._parts.append("(")
        if tag in EMPHASIS and tag != "dt":
            self._code += tag in _CODE
            self._emphasise(EMPHASIS[tag], 1)

    def _leave(self, tag: str, node: LexborNode) -> None:
        if tag in EMPHASIS and tag != "dt":
            self._code -= tag in _CODE
            self._emphasise(EMPHASIS[tag], -1)
        if tag in BLOCKS:
            self._leave_block(tag)
        elif tag in _SHIFTS:
            self._shift(tag)
        elif tag == "a" and _openable(node):
            self._parts.append("</a>")
        elif tag == "q":
            self._parts.append("”")
        elif tag == "rt" and lacks_brackets(node):
            self._parts.append(")")

    def _emphasise(self, emphasis: Emphasis, by: int) -> None:
        """Begin or end emphasis; html2text writes the marks again for one inside another."""
        before = self._emphasis[emphasis]
        self._emphasis[emphasis] += by
        if not before or not self._emphasis[emphasis]:
            self._parts.append(f"<{'' if by > 0 else '/'}{_TAGS[emphasis]}>")

    def _enter_block(self, tag: str, node: LexborNode) -> None:
        if self._grid is not None:
            self._enter_in_table(self._grid, tag, node)
            self._code += tag == "pre"
            return
        self._depth += tag in _NESTING
        if tag == "table" and not is_layout(node):
            self._parts.append("<p></p>")  # or it would hang on to what stands before it
            self._grid = TableGrid()
        elif tag == "ol" and self._written(tag) == tag:
            numbered = numbering(node)
            self._parts.append(f'<ol start="{numbered.number if numbered.step > 0 else 1}">')
        else:
            self._parts.append(_renumbered(node) if tag == "li" else "")
            self._parts.append(f"<{self._written(tag)}>")
        self._code += tag == "pre"

    def _written(self, tag: str) -> str:
        """The block as which one is written: html2text puts its depth before every line."""
        too_deep = tag in _NESTING and self._depth > MAX_CONTAINERS
        return tag if tag in _KEPT and not too_deep else "p"

    def _leave_block(self, tag: str) -> None:
        self._code -= tag == "pre"
        if self._grid is not None:
            self._leave_in_table(self._grid, tag)
        elif tag != "hr":
            self._parts.append(f"</{self._written(tag)}>")
            self._depth -= tag in _NESTING

    def _shift(self, tag: str) -> None:
        """Raise or lower what was written since the sup or sub began, where it is short."""
        inner, self._parts = self._parts, self._outer.pop()
        texts = [part for part in inner if isinstance(part, _Text) and part.strip()]
        plain = "".join(texts).strip()
        if plain and len(plain) <= LONGEST:
            shifted = _Text(_SHIFTS[tag](plain))
            inner = (
                [shifted if part is texts[0] else part for part in inner]
                if len(texts) == 1
                else [shifted]
            )
        self._parts += inner

    def _show(self, node: LexborNode) -> None:
        found = medium(node)
        if found is None or is_double(node):
            return
        source, words = html.escape(address(found.source)), html.escape(found.words)
        if found.emphasis is None:
            self._text(found.words)
        elif found.emphasis is Emphasis.IMAGE:
            picture = f'<img src="{source}" alt="{words}">'
            alone = self._grid is None and node.parent is not None and node.parent.tag in _AROUND
            self._parts.append(f"<p></p>{picture}<p></p>" if alone else picture)
        else:
            self._parts.append(f'<a href="{source}">{words or found.emphasis.value}</a>')

    # --- tables of data ---

    def _enter_in_table(self, grid: TableGrid, tag: str, node: LexborNode) -> None:
        self._inner += tag == "table"
        if self._inner or tag not in _OF_TABLES:
            self._parts.append(" ")
        elif tag in SECTIONS:
            grid.begin_section()
        elif tag == "tr":
            grid.begin_row()
        else:
            self._outer.append(self._parts)
            self._parts = []
            if tag != "caption":
                columns, rows = span_of(node)
                grid.begin_cell(columns=columns, rows=rows, header=False)

    def _leave_in_table(self, grid: TableGrid, tag: str) -> None:
        if self._inner:
            self._inner -= tag == "table"
            self._parts.append(" ")
        elif tag == "table":
            self._grid = None
            self._parts += _rows(grid)
        elif tag in ("td", "th", "caption"):
            inner = "".join(map(_escaped, self._parts)).strip()
            self._parts = self._outer.pop()
            if tag == "caption":
                self._parts.append(f"<p>{inner}</p>")
            else:
                grid.end_cell(Flow(inner, (), ()))
        elif tag not in _OF_TABLES:
            self._parts.append(" ")


def _rows(grid: TableGrid) -> list[str]:
    """A table with a cell in every column of every row."""
    columns = max((cell.column + 1 for row in grid.rows for cell in row), default=0)
    written = ["<table>"]
    for row in grid.rows:
        cells = {cell.column: cell.flow.text for cell in row}
        written.append("<tr>")
        written += [f"<td>{cells.get(column, '')}</td>" for column in range(columns)]
        written.append("</tr>")
    return [*written, "</table>"]


def _renumbered(item: LexborNode) -> str:
    """What begins the list anew before an item that has a number of its own."""
    number = whole(item.attributes.get("value"))
    if number is None or item.parent is None or item.parent.tag != "ol":
        return ""
    return f'</ol><ol start="{number}">'


def _openable(node: LexborNode) -> str:
    """The address of a link; empty for one that leads nowhere, or would be executed."""
    href = address(node.attributes.get("href"))
    return "" if href.lower().startswith(_NOWHERE) else href


def _escaped(part: str) -> str:
    return html.escape(part, quote=False) if isinstance(part, _Text) else part
