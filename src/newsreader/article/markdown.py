"""A post as Markdown, through html2text, for copying and export; not what the page is made from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsreader.article import dom
from newsreader.article.build import html_of
from newsreader.article.flow import FlowText
from newsreader.article.inline import lowered, raised
from newsreader.article.line import Line, Page, Piece
from newsreader.model import Post
from newsreader.text.clean import clean

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_EMPTY_LINES = re.compile(r"\n{3,}")
# html2text puts a space behind every emphasis; behind bold Chinese, Markdown needs none.
_SPACE_AFTER_BOLD = re.compile(
    r"(?<=[\u3400-\u9fff]\*\*) (?=[\u3400-\u9fff，。、！？；：”’）》」』])"
)


def markdown(post: Post) -> str:
    """Title and body of `post` as Markdown, ending in one newline.

    The body is parsed, cleaned and serialised before html2text sees it, because html.parser, on
    which html2text stands, is quadratic on hostile input; sup and sub are Unicode before, because
    html2text would make 108 of 10⁸. Never raises.
    """
    import html2text  # only this view pays for it

    converter = html2text.HTML2Text(bodywidth=0)
    converter.unicode_snob = True
    converter.ul_item_mark = "-"
    converter.escape_snob = False
    body = clean(converter.handle(_cleaned(html_of(post))))
    body = _SPACE_AFTER_BOLD.sub("", body)
    body = _EMPTY_LINES.sub("\n\n", body).strip()
    return f"# {post.title}\n\n{body}\n" if body else f"# {post.title}\n"


def markdown_page(post: Post, cells: int) -> Page:
    """The Markdown of `post`, set at a width; each line keeps the spaces before it."""
    text = markdown(post).rstrip("\n")
    flow = FlowText(text)
    lines: list[Line] = []
    start = 0
    for written in text.split("\n"):
        end = start + len(written)
        indent = min(len(written) - len(written.lstrip(" ")), cells // 2)
        margin = (Piece(" " * indent),) if indent else ()
        for line in flow.lines(start + indent, end, cells - indent):
            lines.append(Line((*margin, *line.pieces)))
        start = end + 1
    return Page(tuple(lines), cells)


def _cleaned(html: str) -> str:
    """`html` without what is not for reading, well formed."""
    root = dom.parse(html)
    if root is None:
        return ""
    root.strip_tags(sorted(dom.DROPPED), recursive=True)
    # Innermost first: what a node holds is gone with it.
    for node in reversed(root.css("[hidden], [style], noscript")):
        if dom.unread(node):
            node.decompose()
    for node in root.css("td br, th br"):
        node.replace_with(" ")  # a line break would end the row
    for node in reversed(root.css("sup, sub")):
        _shift(node)
    return root.html or ""


def _shift(node: LexborNode) -> None:
    """Make the text of a sup or sub Unicode's, where it is short; a link around it stays."""
    shift = raised if node.tag == "sup" else lowered
    text = node.text().strip()
    if not text or len(text) > 40:
        return
    inner = node
    while (child := inner.child) is not None and child.next is None:
        inner = child
    (inner if inner.tag == "-text" else node).replace_with(shift(text))
