"""Posts and bodies to build documents from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from hypothesis import strategies as st

from newsreader.article.flow import FlowText
from newsreader.article.line import Line, Role
from newsreader.model import Document, Post

Markup = Literal["html", "markdown", "text"]


def post_of(body: str, markup: Markup = "html", title: str = "Title") -> Post:
    """A post of which only title and body matter."""
    return Post(
        path="a.md",
        title=title,
        categories=(),
        tags=(),
        source="",
        section="",
        author="",
        published=None,
        zone="Asia/Shanghai",
        markup=markup,
        body=body,
        front_matter=True,
    )


def flow_of(document: Document) -> FlowText:
    """The text of a document, without looks or inserts."""
    return FlowText(document.text)


def texts(lines: Sequence[Line]) -> list[str]:
    """The characters of each line, without the spaces at its end."""
    return [line.text.rstrip() for line in lines]


def roles_of(lines: Sequence[Line], role: Role) -> list[str]:
    """The pieces that play a role."""
    return [piece.text for line in lines for piece in line.pieces if role in piece.roles]


_TAGS = (
    "p", "div", "h1", "h3", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "table",
    "tr", "td", "th", "caption", "tbody", "b", "i", "s", "code", "a", "sup", "sub", "q", "span",
    "br", "hr", "img", "video", "audio", "noscript", "script", "style", "ruby", "rt", "details",
    "summary", "select", "svg",
)  # fmt: skip
_ATTRIBUTES = (
    '', ' href="/x"', ' href="https://a.example/"', ' code="300024"', ' data-stock-code="x"',
    ' hidden', ' style="display:none"', ' colspan="3"', ' rowspan="2"', ' colspan="9999"',
    ' start="7"', ' src="a.jpg" alt="[笑]"', ' src="b.m4a"', ' src="data:,x"', ' width="1"',
)  # fmt: skip
_WORDS = st.text(
    alphabet="中文市场，。（）“”《》 \n\t\r\u3000\u00a0\u0301\u200b\u202e"
    "abcXYZ0123456789.$#@[]<>&;*_`|-~+",
    max_size=12,
)
_PARTS = st.one_of(
    _WORDS,
    st.builds("<{}{}>".format, st.sampled_from(_TAGS), st.sampled_from(_ATTRIBUTES)),
    st.sampled_from(_TAGS).map("</{}>".format),
    st.sampled_from(
        [
            "&#27;[2J",
            "&nbsp;",
            "&lt;b&gt;",
            "&#x202e;",
            "&#769;&#769;&#769;",
            "<!-- x",
            "-->",
            "\x1b",
        ]
    ),
)
BODIES = st.one_of(st.text(), st.lists(_PARTS, max_size=40).map("".join))
"""Any text, and text that is mostly markup."""

MARKUPS: st.SearchStrategy[Markup] = st.sampled_from(("html", "markdown", "text"))
