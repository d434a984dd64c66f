"""A post's HTML as a stream of nodes: parsed, bounded, without what is not for reading."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_DEPTH: Final = 256
"""Elements deeper than this are dropped as tags; their text stays (deep trees cost minutes)."""

MAX_MARKUP: Final = 4_000_000
"""Characters of a body that are read; what follows is left out."""

DROPPED: Final = frozenset(
    {
        "script", "style", "template", "title", "head", "meta", "link", "iframe", "object",
        "embed", "applet", "svg", "math", "canvas", "map", "select", "option", "datalist",
        "button", "input", "textarea", "noembed", "noframes",
    }
)  # fmt: skip
"""Elements that hold nothing to read."""

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)")
_VOID: Final = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr",
    }
)  # fmt: skip
# Elements that end by themselves where the next one begins: they do not make the tree deeper.
_SELF_CLOSING: Final = frozenset(
    {
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option",
    }
)  # fmt: skip
_PLACEHOLDERS: Final = frozenset(("null", "undefined"))
_LONGEST_PLACEHOLDER: Final = 40
"""Characters, white space included."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def shallow(html: str) -> str:
    """`html` without the tags that would nest deeper than `MAX_DEPTH`; linear."""
    if html.count("<") <= MAX_DEPTH:
        return html
    depth = 0
    kept: list[str] = []
    copied = 0
    for match in _TAG.finditer(html):
        name = match[2].lower()
        if name in _VOID or name in _SELF_CLOSING:
            continue
        if match[1]:
            if depth > MAX_DEPTH:
                kept.append(html[copied : match.start()])
                copied = _after_tag(html, match.end())
            depth = max(0, depth - 1)
            continue
        depth += 1
        if depth > MAX_DEPTH:
            kept.append(html[copied : match.start()])
            copied = _after_tag(html, match.end())
    kept.append(html[copied:])
    return "".join(kept)


def _after_tag(html: str, position: int) -> int:
    """The offset after the `>` that ends the tag at `position`, where one stands near."""
    end = html.find(">", position, position + 2_000)
    return position if end < 0 else end + 1


def parse(html: str) -> LexborNode | None:
    """The body of `html`, or None where there is none."""
    # Without the tag, what stands first may go to the head, and the text of a <noscript> stays.
    return LexborHTMLParser("<body>" + shallow(html[:MAX_MARKUP])).body


def events(
    root: LexborNode, closed: Container[str | None] = ()
) -> Iterator[tuple[bool, LexborNode]]:
    """Every readable node below `root` in order: (True, node) where it begins, (False, node) after.

    Text nodes begin only. What is inside of an element of a `closed` tag is left out. Works without
    recursion, whatever the depth.
    """
    above: list[LexborNode] = []
    node = root.child
    while True:
        if node is None:
            if not above:
                return
            node = above.pop()
            yield False, node
            node = node.next
            continue
        tag = node.tag
        if tag == "-text":
            yield True, node
            node = node.next
            continue
        if unread(node):
            node = node.next
            continue
        yield True, node
        child = node.child
        if child is None or tag in closed:
            yield False, node
            node = node.next
        else:
            above.append(node)
            node = child


def unread(node: LexborNode) -> bool:
    """Whether there is nothing to read in `node`: a comment, a script, a hidden part."""
    tag = node.tag or ""
    if tag.startswith("-") or tag in DROPPED:
        return True
    if tag == "noscript":
        return node.css_first("img") is None
    attributes = node.attributes
    if not attributes:
        return False
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return bool(style and _HIDDEN.search(style))


def is_refuse(text: str, node: LexborNode) -> bool:
    """Whether a text node is only what a generator writes for a text that it has not got.

    Or what an attribute with quotation marks in it leaves behind: `<picture html="{:a=>"b"}">`
    ends after `=>`.
    """
    if len(text) <= _LONGEST_PLACEHOLDER and text.strip() in _PLACEHOLDERS:
        return node.parent is not None and node.parent.tag in ("body", "div")
    if not text.endswith('">'):
        return False
    within = node.parent
    return within is not None and within.tag == "picture" and node.prev is None


def number(value: str | None, default: int, most: int) -> int:
    """A whole number from an attribute, between 1 and `most`; `default` for anything else."""
    if value is None or not value.strip().isascii() or not value.strip().isdigit():
        return default
    return min(max(1, int(value.strip()[:6])), most)
