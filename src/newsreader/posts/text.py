"""Bytes to text, and what of a body's text can be told without building it."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Mapping
from typing import Final, Literal

from newsreader.model import Remark
from newsreader.posts import remarks
from newsreader.text.clean import clean_line

Markup = Literal["html", "markdown", "text"]
"""How a body is to be read."""

# Characters by which an encoding is judged where the bytes fit none.
_SAMPLE = 100_000
_TAG = re.compile(r"<[^<>]*>")
_EMBEDDED = re.compile(r"<(?:img|picture|video|audio|iframe|embed|object|svg)\b", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|body|center|dd|details|div|dl|dt|figure|footer|form"
    r"|h[1-6]|head|header|hr|html|iframe|li|main|nav|ol|p|pre|section|style|table|tbody|td|tr|ul)"
    r"(?=[\s/>])|<!doctype\b",
    re.IGNORECASE,
)

MOST: Final = 400_000
"""What a body may cost, in characters of running text: what is set and searched in a second."""
# What a sign costs beside itself: it begins an element, a line, a try to find its other half.
_COSTS: Final[Mapping[Markup, Mapping[str, int]]] = {
    "html": {"<": 12, "&": 3},
    "markdown": {"\n": 40, "[": 40, "<": 12, **dict.fromkeys("|*_~`", 10), "\\": 2, "&": 3},
    "text": {"\n": 10},
}
_STEP = 1_000
# A mark of the order of bytes, or the dashes of front matter without one; of two the longer first.
_BEGINNINGS: Final = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    "---".encode("utf-16-le"): "utf-16-le",
    "---".encode("utf-16-be"): "utf-16-be",
}
_INLINE = re.compile(r"(?<=;base64,)[A-Za-z0-9+/=\s]{1000,}")


def decode(data: bytes) -> tuple[str, list[Remark]]:
    """`data` as text with `\\n` newlines, and what was wrong with it.

    UTF-8 with or without a mark, UTF-16 and UTF-32 with one or where they begin with `---`,
    GB18030; where nothing fits, UTF-8 with U+FFFD for what does not. Without a byte order mark of
    any kind, and without NUL.
    """
    text, whole = _decode(data)
    found = [] if whole else [remarks.problem("file", remarks.BAD_BYTES)]
    if "\0" in text:
        text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
        found.append(remarks.problem("file", remarks.NUL_BYTES))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.removeprefix("\ufeff"), found


def _decode(data: bytes) -> tuple[str, bool]:
    """`data` as text, and whether all of it was understood."""
    for begun, encoding in _BEGINNINGS.items():
        if data.startswith(begun):
            try:
                return data.decode(encoding), True
            except UnicodeDecodeError:
                return data.decode(encoding, "replace"), False
    try:
        return data.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", "replace")
    sample = text[:_SAMPLE]
    # One bad byte does not make UTF-8 another encoding: GB18030 accepts most UTF-8 as nonsense.
    bad = sample.count("\N{REPLACEMENT CHARACTER}")
    wide = sum(not character.isascii() for character in sample) - bad
    if bad * 8 <= wide:
        return text, False
    try:
        return data.decode("gb18030"), True
    except UnicodeDecodeError:
        other = data.decode("gb18030", "replace")
    better = other[:_SAMPLE].count("\N{REPLACEMENT CHARACTER}") * 8 < bad
    return (other if better else text), False


def beginning(body: str, markup: Markup) -> tuple[str, bool]:
    """As much of `body` as is set in about a second, and whether that is less than all.

    A picture that is written into a huge body is taken out of it: nobody sees it there.
    """
    if _cost(body, markup) <= MOST:
        return body, False
    body = _INLINE.sub("", body)
    left = MOST
    for start in range(0, len(body), _STEP):
        left -= _cost(body[start : start + _STEP], markup)
        if left < 0:
            return body[:start], True
    return body, False


def _cost(body: str, markup: Markup) -> int:
    return len(body) + sum(cost * body.count(sign) for sign, cost in _COSTS[markup].items())


def without_comments(markup: str) -> str:
    """`markup` without its HTML comments; one that does not end reaches to the end. Linear."""
    start = markup.find("<!--")
    if start < 0:
        return markup
    kept: list[str] = []
    position = 0
    while start >= 0:
        kept.append(markup[position:start])
        end = markup.find("-->", start + 4)
        if end < 0:
            return "".join(kept)
        position = end + 3
        start = markup.find("<!--", position)
    kept.append(markup[position:])
    return "".join(kept)


def rough_text(body: str) -> str:
    """The text of `body` on one line, without tags and comments: good for a look, not to read."""
    return clean_line(html.unescape(_TAG.sub(" ", without_comments(body))))


def is_empty(body: str) -> bool:
    """True where a reader would see nothing."""
    return not rough_text(body[:2_000]) and not rough_text(body) and not _EMBEDDED.search(body)


def is_html(body: str) -> bool:
    """True where `body`, after any comments, begins with a tag that makes a block."""
    position = 0
    while True:
        while position < len(body) and body[position].isspace():
            position += 1
        if not body.startswith("<!--", position):
            return _BLOCK.match(body, position) is not None
        end = body.find("-->", position + 4)
        if end < 0:
            return True
        position = end + 3
