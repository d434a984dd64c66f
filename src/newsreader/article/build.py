"""A post's body -> Document: blocks of clean text, straight from the DOM.

Not through Markdown: that way 10⁸ becomes 108, `<` in text is eaten, and paragraphs in table cells
are glued. A Markdown body or a plain text becomes HTML first, and then goes the same way.
"""

from __future__ import annotations

import re
from typing import Final

from newsreader.article import dom
from newsreader.article.blocks import BlockBuilder
from newsreader.article.commonmark import html_of_markdown
from newsreader.article.plain import html_of_text
from newsreader.model import Document, Post

_FIRST: Final = 100
"""Blocks of a beginning."""
_LONG: Final = 300
"""Blocks from which on it is worth showing the first ones sooner."""
_TITLE_SIGNS: Final = re.compile(r"[\W_]+")


def build(post: Post) -> Document:
    """The readable content of `post`. Never raises: what cannot be parsed stands as plain text."""
    root = dom.parse(html_of(post))
    if root is None:
        return Document(post.title, "", ())
    writer = BlockBuilder(root).written()
    return writer.document(_as_spelled(post.title, writer.text))


def beginning(document: Document) -> Document | None:
    """The first blocks of a long document, more than fill the largest screen; None of a short."""
    if len(document.blocks) <= _LONG:
        return None
    end = document.blocks[_FIRST - 1].end
    return Document(
        document.title,
        document.text[:end],
        document.blocks[:_FIRST],
        tuple(span for span in document.spans if span.end <= end),
        tuple(link for link in document.links if link.end <= end),
    )


def html_of(post: Post) -> str:
    """The body of `post` as HTML, raw and untrusted; a body of another kind is rendered first."""
    if post.markup == "html":
        return post.body
    body = post.body[: dom.MAX_MARKUP]
    return html_of_text(body) if post.markup == "text" else html_of_markdown(body)


def _as_spelled(title: str, text: str) -> str:
    """The title as the text spells it, where the text says only that.

    Generators put `_` for what a file name cannot hold: the text still has the sign.
    """
    if "_" not in title or len(text) > 2 * len(title) + 8:
        return title
    return text if _TITLE_SIGNS.sub("", text) == _TITLE_SIGNS.sub("", title) else title
