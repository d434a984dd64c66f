"""A post's body -> Document: blocks of clean text, straight from the DOM.

Not through Markdown: that way 10⁸ becomes 108, `<` in text is eaten, and paragraphs in table cells
are glued. A Markdown body goes through markdown-it-py to HTML, and then the same way.
"""

from __future__ import annotations

import re
from typing import Final

from selectolax.lexbor import LexborNode

from newsreader.article import dom
from newsreader.article.inline import Inline, lowered, raised
from newsreader.article.media import MEDIA, medium
from newsreader.article.numbering import numbering, whole
from newsreader.article.table import TableGrid, is_layout
from newsreader.article.writer import Writer
from newsreader.model import BlockKind, Document, Emphasis, Post
from newsreader.text.clean import clean_line

_BLOCKS: Final = frozenset(
    {
        "p", "div", "section", "article", "header", "footer", "main", "aside", "figure",
        "figcaption", "address", "center", "blockquote", "ul", "ol", "dl", "li", "dt", "dd",
        "pre", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "hr", "h1", "h2",
        "h3", "h4", "h5", "h6", "details", "summary", "form", "fieldset", "legend", "nav",
        "body", "html", "hgroup", "menu", "search", "dir",
    }
)  # fmt: skip
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_EMPHASIS: Final = {
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
_TITLE_SIGNS: Final = re.compile(r"[\W_]+")
_ENDS_A_LINE: Final = frozenset("。！？；：…”』」》）】.!?;:)")


def build(post: Post) -> Document:
    """The readable content of `post`. Never raises: what cannot be parsed stands as plain text."""
    root = dom.parse(html_of(post))
    if root is None:
        return Document(post.title, "", ())
    return _Builder(root).document(post.title)


def html_of(post: Post) -> str:
    """The body of `post` as HTML, raw and untrusted; a Markdown body is rendered first."""
    if post.markup == "html":
        return post.body
    from markdown_it import MarkdownIt  # only a Markdown body pays for it

    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": 100})
    return str(markdown.enable(["table", "strikethrough"]).render(post.body[: dom.MAX_MARKUP]))


class _Builder:
    """Turns the events of one DOM into the blocks of one document."""

    def __init__(self, root: LexborNode) -> None:
        self._root = root
        self._inline = Inline()
        self._writer = Writer()
        self._bare = not any(
            (began and node.tag in _BLOCKS and node.tag != "div") or node.tag == "br"
            for began, node in dom.events(root)
        )
        self._preformatted = 0
        self._heading = 0
        self._table: TableGrid | None = None
        self._nested = 0
        self._last_source = ""

    def document(self, title: str) -> Document:
        """The whole document."""
        for began, node in dom.events(self._root):
            if node.tag == "-text":
                self._text(node.text_content or "")
            elif began:
                self._enter(node)
            else:
                self._leave(node)
        self._flush()
        return self._writer.document(_as_spelled(title, self._writer.text))

    # --- text ---

    def _text(self, text: str) -> None:
        if self._preformatted:
            self._inline.verbatim(text)
        elif self._bare and "\n" in text:
            self._bare_lines(text)
        else:
            self._inline.add(text)

    def _bare_lines(self, text: str) -> None:
        """Text of a body without any markup of blocks: its own line breaks are its paragraphs."""
        lines = text.split("\n")
        for index, line in enumerate(lines):
            if index and self._breaks(lines[index - 1], line):
                self._flush()
            elif index:
                self._inline.add("\n")
            self._inline.add(line)

    @staticmethod
    def _breaks(before: str, after: str) -> bool:
        """Whether a line break of bare text is one of its author's, not of a hard wrap."""
        before, after = before.strip(), after.strip()
        if not before or not after:
            return True
        return not (before.isascii() and after.isascii()) or before[-1] in _ENDS_A_LINE

    # --- elements ---

    def _enter(self, node: LexborNode) -> None:
        tag = str(node.tag)
        if self._table is not None and self._enter_in_table(tag, node):
            return
        if tag in _BLOCKS:
            self._flush()
            self._enter_block(tag, node)
        elif tag == "br":
            self._inline.line_break()
        elif tag in MEDIA:
            self._media(node)
        elif tag in _SHIFTS:
            self._inline.begin_shift(node.mem_id)
        elif tag == "a":
            self._enter_link(node)
        elif tag == "q":
            self._inline.add("“")
        if tag in _EMPHASIS:
            self._inline.begin(node.mem_id, _EMPHASIS[tag])

    def _leave(self, node: LexborNode) -> None:
        tag = str(node.tag)
        if tag in _EMPHASIS and tag not in _BLOCKS:
            self._inline.end(node.mem_id)
        if self._table is not None and self._leave_in_table(tag):
            return
        if tag in _BLOCKS:
            self._flush()
            if tag in _EMPHASIS:
                self._inline.end(node.mem_id)
            self._leave_block(tag)
        elif tag in _SHIFTS:
            self._inline.end_shift(node.mem_id, _SHIFTS[tag])
        elif tag == "a":
            self._inline.end(node.mem_id)
        elif tag == "q":
            self._inline.add("”")

    def _enter_block(self, tag: str, node: LexborNode) -> None:
        if tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        elif tag == "pre":
            self._preformatted += 1
        elif tag in ("ul", "ol", "menu", "dir"):
            self._writer.begin_list(numbering(node) if tag == "ol" else None)
        elif tag == "li":
            self._writer.begin_item(whole(node.attributes.get("value")))
        elif tag == "dd":
            self._writer.begin_definition()
        elif tag == "blockquote":
            self._writer.begin_quote()
        elif tag == "hr":
            self._writer.rule()
        elif tag == "table" and not is_layout(node):
            self._table = TableGrid()
            self._nested = 0

    def _leave_block(self, tag: str) -> None:
        if tag in _HEADINGS:
            self._heading = 0
        elif tag == "pre":
            self._preformatted -= 1
        elif tag in ("ul", "ol", "menu", "dir"):
            self._writer.end_list()
        elif tag in ("li", "dd"):
            self._writer.end_item()
        elif tag == "blockquote":
            self._writer.end_quote()

    def _enter_link(self, node: LexborNode) -> None:
        attributes = node.attributes
        href = clean_line(attributes.get("href") or "")
        code = clean_line(attributes.get("code") or attributes.get("data-stock-code") or "")
        if href or code:
            self._inline.begin_link(node.mem_id, href, code)

    def _media(self, node: LexborNode) -> None:
        found = medium(node)
        if found is None:
            return
        if found.emphasis is None:
            self._inline.add(found.words)
            return
        if found.source and found.source == self._last_source:
            return  # the same picture again, for browsers that cannot show the first
        self._last_source = found.source
        self._apart()
        self._inline.begin(node.mem_id, found.emphasis, found.source)
        self._inline.add(found.words)
        self._inline.end(node.mem_id)
        self._apart()

    def _apart(self) -> None:
        """Keep a picture's name and the text beside it apart: on lines, in a table by a space."""
        if self._table is None:
            self._inline.own_line()
        else:
            self._inline.add(" ")

    # --- tables ---

    def _enter_in_table(self, tag: str, node: LexborNode) -> bool:
        """Take an element inside a table; False where it is to be read as running text."""
        table = self._table
        assert table is not None
        if tag == "table":
            self._nested += 1
            return True
        if self._nested == 0:
            if tag == "tr":
                table.begin_row()
                return True
            if tag in ("td", "th"):
                attributes = node.attributes
                table.begin_cell(
                    columns=dom.number(attributes.get("colspan"), 1, 100),
                    rows=dom.number(attributes.get("rowspan"), 1, 1_000),
                    header=tag == "th",
                )
                return True
        if tag == "caption":
            return True
        if tag in _BLOCKS or tag == "br":
            self._inline.add(" ")
            return True
        return False

    def _leave_in_table(self, tag: str) -> bool:
        """Take the end of an element inside a table; False as for `_enter_in_table`."""
        table = self._table
        assert table is not None
        if tag == "table":
            if self._nested:
                self._nested -= 1
            else:
                self._table = None
                self._writer.table(table)
            return True
        if self._nested == 0 and tag in ("td", "th"):
            table.end_cell(self._inline.take())
            return True
        if tag == "caption":
            self._writer.block(BlockKind.PARAGRAPH, self._inline.take())
            return True
        if tag in _BLOCKS:
            self._inline.add(" ")
            return True
        return False

    # --- blocks ---

    def _flush(self) -> None:
        """End the block that is being gathered."""
        if self._inline.blank:
            self._inline.take()
            return
        flow = self._inline.take()
        if self._preformatted:
            self._writer.block(BlockKind.PREFORMATTED, flow)
        elif self._heading:
            self._writer.block(BlockKind.HEADING, flow, level=self._heading)
        else:
            self._writer.block(BlockKind.PARAGRAPH, flow)


def _as_spelled(title: str, text: str) -> str:
    """The title as the text spells it, where the text says only that.

    Generators put `_` for what a file name cannot hold: the text still has the sign.
    """
    if "_" not in title or len(text) > 2 * len(title) + 8:
        return title
    return text if _TITLE_SIGNS.sub("", text) == _TITLE_SIGNS.sub("", title) else title
