"""One post read in full, and all that is wrong with what a reader would see of it."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsreader.article.build import html_of
from newsreader.article.markdown import markdown, markdown_page
from newsreader.article.page import says_more, set_page
from newsreader.article.setting import Setting
from newsreader.cli.open import entry
from newsreader.console.rows import json_of
from newsreader.model import Document, Post
from newsreader.posts.clocks import SHIPPED_RULES
from newsreader.posts.post import parse
from newsreader.reading import article_of
from newsreader.text.clean import clean_line
from newsreader.text.width import width
from torture.sequences import PLAIN, strays

WIDTHS: Final = (20, 80, 120)
"""Cells of the pages that are set."""

_ONE_LINE: Final = re.compile(r"(?!)")
_WORD: Final = re.compile("[A-Za-z0-9\u4e00-\u9fff]{2,}")
_UNSEEN: Final = frozenset(
    {
        "script", "style", "template", "title", "head", "iframe", "object", "embed", "applet",
        "svg", "math", "canvas", "map", "select", "option", "datalist", "button", "input",
        "textarea", "noscript", "noembed", "noframes", "video", "audio", "picture",
    }
)  # fmt: skip
"""What a page shows nothing of, or other words than those in it."""
_NOTHING: Final = frozenset({"null", "undefined"})
"""What a generator wrote for nothing, and is left out."""
_HIDING: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def faults(data: bytes, path: str = "post.md") -> list[str]:
    """What is wrong with the post in `data` on its way to the screen; nothing, if all is well."""
    post = parse(data, path, SHIPPED_RULES)
    article = article_of(post)
    document = article.document
    found = [*_field_faults(post)]
    found += [f"in the text: {one!r}" for one in strays(document.text, PLAIN)]
    found += [
        f"in an address: {link.href!r}"
        for link in document.links
        if clean_line(link.href) != link.href
    ]
    for cells in WIDTHS:
        justified = Setting(justify=True, indent=True) if cells == WIDTHS[1] else Setting()
        page = set_page(article, cells, UTC, justified)
        found += _line_faults([line.text for line in page.lines], cells)
        if cells == WIDTHS[-1] and says_more(document) and not page.tables:
            pieces = (piece for line in page.lines for piece in line.pieces)
            shown = squeezed("".join(piece.text for piece in pieces if piece.field == "body"))
            found += [
                f"not on the page: {word}" for word in _words(document.text) - _in(shown, document)
            ]
    found += [f"in the Markdown: {one!r}" for one in strays(markdown(post), PLAIN)]
    found += _line_faults([line.text for line in markdown_page(post, 40).lines], 40)
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    found += [f"in the JSON: {one!r}" for one in strays(json_of(entry(article), out), PLAIN)]
    found += [f"lost: {word}" for word in sorted(lost(post, document))]
    return found


def _field_faults(post: Post) -> Iterator[str]:
    """What no list and no heading may show."""
    written = post.published.written if post.published is not None else ""
    fields = (post.title, *post.categories, *post.tags, post.source, post.section, post.author)
    for text in (*fields, written):
        if strays(text, _ONE_LINE) or clean_line(text) != text:
            yield f"in a field: {text!r}"
    for remark in post.remarks:
        if strays(remark.reason, _ONE_LINE):
            yield f"in a remark: {remark.reason!r}"
    if not post.title:
        yield "no title"


def _line_faults(lines: list[str], cells: int) -> list[str]:
    found = []
    for line in lines:
        found += [f"at {cells} cells: {one!r}" for one in strays(line, _ONE_LINE)]
        if width(line) > cells:
            found.append(f"wider than {cells} cells: {line!r}")
    return found


def lost(post: Post, document: Document) -> set[str]:
    """The ordinary words that a browser would show of the body, and the document does not have."""
    root = LexborHTMLParser("<body>" + html_of(post)).body
    if root is None:
        return set()
    has = squeezed(document.text)
    return {word for text in _texts(root) for word in _words(text) - _NOTHING if word not in has}


def squeezed(text: str) -> str:
    """`text` without white space, and each character in its plain form."""
    return "".join(unicodedata.normalize("NFKD", text).split())


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text))


def _in(shown: str, document: Document) -> set[str]:
    return {word for word in _words(document.text) if squeezed(word) in shown}


def _texts(root: LexborNode) -> Iterator[str]:
    """The texts below `root` that are seen."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.tag == "-text":
            yield node.text(deep=False) or ""
            continue
        attributes = node.attributes
        hidden = "hidden" in attributes or _HIDING.search(attributes.get("style") or "")
        if node.tag in _UNSEEN or hidden:
            continue
        child = node.last_child
        while child is not None:
            waiting.append(child)
            child = child.prev
