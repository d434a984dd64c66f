"""What a post of the made archive says, read without the program that is measured."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

_PARTED = re.compile(
    r"(?=</?(?:p|div|br|tr|td|th|li|ul|ol|table|tbody|thead|h[1-6]|section|article|blockquote|hr|"
    r"figure|figcaption|dl|dt|dd|pre|center)\b)",
    re.IGNORECASE,
)
"""Before these marks one text ends and another begins."""
_UNSEEN = ("script", "style", "head", "template", "noscript", "title")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Told:
    """A post: its front matter's title and date as they are written, and its body."""

    title: str
    date: str
    body: str


def told(post: str) -> Told:
    """Take a made post apart."""
    _, head, body = post.split("\n---\n", 2)
    fields = dict(line.partition(": ")[::2] for line in head.splitlines())
    return Told(fields.get("title", "").strip("'\""), fields.get("date", ""), body)


def text_of(body: str) -> str:
    """The words of a body as a browser shows them, without marks; paragraphs are lines."""
    tree = LexborHTMLParser(_PARTED.sub("\n", body))
    for name in _UNSEEN:
        for node in tree.css(f"body {name}"):
            node.decompose()
    return tree.body.text(separator="") if tree.body else ""


def folded(text: str) -> str:
    """Write a text so that equal words are equal: NFKC, case folded, white space one space."""
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()
