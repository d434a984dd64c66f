"""A post as Markdown, through html2text, for copying and export; not what the page is made from."""

from __future__ import annotations

import re

from newsreader.article import dom
from newsreader.article.build import html_of
from newsreader.article.flow import FlowText
from newsreader.article.line import Line, Page, Piece
from newsreader.article.simple_html import BAR, LESS_THAN, STAR, simple_html
from newsreader.model import Post
from newsreader.text.clean import clean

_ESCAPED = str.maketrans({LESS_THAN: "\\<", STAR: "\\*", BAR: "\\|"})
_EMPTY_LINES = re.compile(r"\n{3,}")
# html2text puts a space behind every emphasis; behind bold Chinese, Markdown needs none.
_SPACE_AFTER_BOLD = re.compile(
    r"(?<=[\u3400-\u9fff]\*\*) (?=[\u3400-\u9fff，。、！？；：”’）》」』])"
)


def markdown(post: Post) -> str:
    """Title and body of `post` as Markdown, ending in one newline.

    What html2text sees is well formed and holds nothing that it does not know; sup and sub are
    Unicode before, because it would make 108 of 10⁸. Never raises.
    """
    import html2text  # only this view pays for it

    converter = html2text.HTML2Text(bodywidth=0)
    converter.unicode_snob = True
    converter.ul_item_mark = "-"
    converter.escape_snob = False
    root = dom.parse(html_of(post))
    body = converter.handle(simple_html(root)) if root is not None else ""
    body = clean(body.translate(_ESCAPED))
    body = _SPACE_AFTER_BOLD.sub("", body)
    body = _EMPTY_LINES.sub("\n\n", body).strip()
    return f"# {post.title}\n\n{body}\n" if body else f"# {post.title}\n"


def markdown_page(post: Post, cells: int) -> Page:
    """The Markdown of `post`, set at a width; each line keeps the spaces before it."""
    text = markdown(post).rstrip("\n").expandtabs(4)  # a terminal has tabs of its own
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
