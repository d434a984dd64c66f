"""The events of one DOM -> the blocks of one document."""

from __future__ import annotations

from collections import Counter
from typing import Final

from selectolax.lexbor import LexborNode

from newsreader.article import dom
from newsreader.article.address import address
from newsreader.article.inline import Inline
from newsreader.article.layout_table import is_layout
from newsreader.article.media import MEDIA, caption_of, is_double, medium
from newsreader.article.numbering import numbering, whole
from newsreader.article.paragraphs import paragraphs
from newsreader.article.shift import lowered, raised
from newsreader.article.table import TableReader
from newsreader.article.writer import Writer
from newsreader.model import BlockKind, Emphasis
from newsreader.text.clean import clean_line

BLOCKS: Final = frozenset(
    {
        "p", "div", "section", "article", "header", "footer", "main", "aside", "figure",
        "figcaption", "address", "center", "blockquote", "ul", "ol", "dl", "li", "dt", "dd",
        "pre", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "hr", "h1", "h2",
        "h3", "h4", "h5", "h6", "details", "summary", "form", "fieldset", "legend", "nav",
        "body", "html", "hgroup", "menu", "search", "dir",
    }
)  # fmt: skip
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_LISTS: Final = frozenset(("ul", "ol", "menu", "dir"))
_GROUPS: Final = frozenset(("dl", "figure"))
EMPHASIS: Final = {
    "b": Emphasis.STRONG,
    "strong": Emphasis.STRONG,
    "dt": Emphasis.STRONG,
    "summary": Emphasis.STRONG,
    "i": Emphasis.ITALIC,
    "em": Emphasis.ITALIC,
    "cite": Emphasis.ITALIC,
    "dfn": Emphasis.ITALIC,
    "var": Emphasis.ITALIC,
    "s": Emphasis.STRIKE,
    "del": Emphasis.STRIKE,
    "strike": Emphasis.STRIKE,
    "code": Emphasis.CODE,
    "kbd": Emphasis.CODE,
    "samp": Emphasis.CODE,
    "tt": Emphasis.CODE,
}
_SHIFTS: Final = {"sup": raised, "sub": lowered}
_ENDS_A_LINE: Final = frozenset("。！？；：…”』」》）】.!?;:)")


class BlockBuilder:
    """Turns the events of one DOM into the blocks of one document."""

    def __init__(self, root: LexborNode) -> None:
        self._root = root
        self._inline = Inline()
        self._writer = Writer()
        self._bare = is_bare(root)
        self._preformatted = 0
        self._heading = 0
        self._table: TableReader | None = None
        self._media: Counter[Emphasis] = Counter()
        self._last_source = ""

    def written(self) -> Writer:
        """All blocks of the document."""
        for began, node in dom.events(self._root):
            if node.tag == "-text":
                text = node.text_content or ""
                if not dom.is_refuse(text, node):
                    self._text(text)
            elif began:
                self._enter(node)
            else:
                self._leave(node)
        self._flush()
        return self._writer

    # --- text ---

    def _text(self, text: str) -> None:
        if self._preformatted:
            self._inline.verbatim(text)
        elif self._bare and "\n" in text:
            self._bare_lines(text)
        else:
            self._inline.add(text)

    def _bare_lines(self, text: str) -> None:
        """Text of a body without any markup of blocks: its own line breaks count."""
        lines = text.split("\n")
        for index, line in enumerate(lines):
            if index and breaks_line(lines[index - 1], line):
                self._inline.line_break()
            elif index:
                self._inline.add("\n")
            self._inline.add(line)

    # --- elements ---

    def _enter(self, node: LexborNode) -> None:
        tag = str(node.tag)
        if tag in BLOCKS:
            if self._table is not None:
                self._table.enter(tag, node)
            else:
                self._flush()
                self._enter_block(tag, node)
            self._preformatted += tag == "pre"
        elif tag == "br":
            self._line_break()
        elif tag in MEDIA:
            self._show(node)
        elif tag in _SHIFTS:
            self._inline.begin_shift(node.mem_id)
        elif tag == "a":
            self._enter_link(node)
        elif tag == "q":
            self._inline.add("“")
        elif tag == "rt" and lacks_brackets(node):
            self._inline.add("(")
        if tag in EMPHASIS:
            self._inline.begin(node.mem_id, EMPHASIS[tag])

    def _leave(self, node: LexborNode) -> None:
        tag = str(node.tag)
        if tag in BLOCKS:
            if self._table is not None:
                self._leave_in_table(self._table, tag)
            else:
                self._flush()
                self._leave_block(tag)
            self._preformatted -= tag == "pre"
        elif tag in _SHIFTS:
            self._inline.end_shift(node.mem_id, _SHIFTS[tag])
        elif tag == "a":
            self._inline.end(node.mem_id)
        elif tag == "q":
            self._inline.add("”")
        elif tag == "rt" and lacks_brackets(node):
            self._inline.add(")")
        if tag in EMPHASIS:
            self._inline.end(node.mem_id)

    def _enter_block(self, tag: str, node: LexborNode) -> None:
        if tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        elif tag in _LISTS:
            self._writer.begin_list(numbering(node) if tag == "ol" else None)
        elif tag == "li":
            self._writer.begin_item(whole(node.attributes.get("value")))
        elif tag in _GROUPS:
            self._writer.begin_group()
        elif tag == "dd":
            self._writer.begin_definition()
        elif tag == "blockquote":
            self._writer.begin_quote()
        elif tag == "hr":
            self._writer.rule()
        elif tag == "table" and not is_layout(node):
            self._table = TableReader(self._inline)

    def _leave_block(self, tag: str) -> None:
        if tag in _HEADINGS:
            self._heading = 0
        elif tag in _LISTS:
            self._writer.end_list()
        elif tag == "li":
            self._writer.end_item()
        elif tag in _GROUPS:
            self._writer.end_group()
        elif tag == "dd":
            self._writer.end_definition()
        elif tag == "blockquote":
            self._writer.end_quote()

    def _leave_in_table(self, table: TableReader, tag: str) -> None:
        if not table.at_end or tag not in ("table", "caption"):
            table.leave(tag)
        elif tag == "caption":
            self._writer.block(BlockKind.PARAGRAPH, self._inline.take())
        else:
            self._table = None
            table.grid.find_headers()
            self._writer.table(table.grid)

    def _line_break(self) -> None:
        if self._table is None:
            self._inline.line_break()
        else:
            self._inline.own_line()

    def _enter_link(self, node: LexborNode) -> None:
        attributes = node.attributes
        href = address(attributes.get("href"))
        code = clean_line(attributes.get("code") or attributes.get("data-stock-code") or "")
        if href or code:
            self._inline.begin_link(node.mem_id, href, code)

    def _show(self, node: LexborNode) -> None:
        """Put the words of a picture or a sound; one without any has its number among its kind."""
        found = medium(node)
        if found is None:
            return
        if found.emphasis is None:
            self._inline.add(found.words)
            return
        if (found.source and found.source == self._last_source) or is_double(node):
            return
        self._last_source = found.source
        self._media[found.emphasis] += 1
        self._inline.own_line()
        self._inline.begin(node.mem_id, found.emphasis, found.source)
        words = "" if found.words == caption_of(node) else found.words
        self._inline.add(words or f"#{self._media[found.emphasis]}")
        self._inline.end(node.mem_id)
        self._inline.own_line()

    # --- blocks ---

    def _flush(self) -> None:
        """End the block that is being gathered."""
        flow = self._inline.take()
        if not flow.text:
            return
        if self._preformatted:
            self._writer.block(BlockKind.PREFORMATTED, flow)
            return
        kind = BlockKind.HEADING if self._heading else BlockKind.PARAGRAPH
        for part in paragraphs(flow):
            self._writer.block(kind, part, level=self._heading)


def is_bare(root: LexborNode) -> bool:
    """Whether a body has no markup of blocks, so that its own line breaks count."""
    return not any(
        (began and node.tag in BLOCKS and node.tag != "div") or node.tag == "br"
        for began, node in dom.events(root)
    )


def lacks_brackets(reading: LexborNode) -> bool:
    """Whether a reading beside a character has no brackets of its own for those who need them."""
    parent = reading.parent
    return parent is None or parent.css_first("rp") is None


def breaks_line(before: str, after: str) -> bool:
    """Whether a line break of bare text is one of its author's, not of a hard wrap."""
    before, after = before.strip(), after.strip()
    if not before or not after:
        return True
    return not (before.isascii() and after.isascii()) or before[-1] in _ENDS_A_LINE
