"""What stands in the text for a picture, a video or a sound."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from newsreader.model import Emphasis
from newsreader.text.clean import clean_line

MEDIA: Final = {"img": Emphasis.IMAGE, "video": Emphasis.VIDEO, "audio": Emphasis.AUDIO}
"""Elements, and what each is."""

_AUDIO_FILE = re.compile(r"\.(?:m4a|mp3|aac|ogg|wav|flac)(?:[?#]|$)", re.IGNORECASE)

_EMOJI = re.compile(r"\[[^\[\]]{1,8}\]")  # [笑], as forums call theirs
_EMOJI_CLASS = re.compile(
    r"(?<![a-z])(?:emoji|emoticon|smil(?:ey|ie)|face)(?![a-z])", re.IGNORECASE
)
_EMOJI_SIZE: Final = 40
"""Pixels up to which a picture with an alternative text stands for a character."""
_ORNAMENT: Final = 24
"""Pixels up to which one without any is an ornament."""
_PIXELS = re.compile(r"\s*(\d{1,5})(?:\.\d*)?\s*(?:px)?\s*", re.IGNORECASE)
_STYLED = re.compile(
    r"(?<![\w-])(?:width|height)\s*:\s*(\d{0,5}(?:\.\d+)?)(px|r?em)", re.IGNORECASE
)
_EM: Final = 16
"""Pixels."""

# Attributes in which pages keep the address of a picture that they fetch only when it is seen.
_LATER: Final = (
    "data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-lazyload", "data-url",
    "file", "_src",
)  # fmt: skip

_FILE = re.compile(
    r"(?a:.*\.(?:jpe?g|png|gif|webp|bmp|svg|avif|mp4|m4a|mp3)|[\w-]{16,})", re.IGNORECASE
)
_ENDING = re.compile(r"\.[A-Za-z0-9]{2,5}$")
_ABOVE: Final = 4
"""Elements above a picture among which its figure or its <noscript> is looked for."""
_PART = re.compile(r"[^\W_]+")
_HEXADECIMAL: Final = frozenset("abcdef")
_SAYS_NOTHING: Final = frozenset(
    {
        "", "image", "images", "img", "pic", "pics", "picture", "photo", "dsc", "screenshot",
        "thumb", "untitled", "default", "video", "audio", "file", "upload", "uploads", "图", "图片",
        "图像", "照片", "配图", "插图", "微信图片", "微信截图", "视频", "音频",
    }
)  # fmt: skip
"""Words that name a picture and do not say what is on it."""


@dataclass(frozen=True, slots=True)
class Medium:
    """A picture, a video or a sound, in words."""

    emphasis: Emphasis | None
    """None where the words stand for a character, as an emoji's do."""
    words: str
    """Its alternative text, else its file name; empty where neither says what it shows."""
    source: str


def medium(node: LexborNode) -> Medium | None:
    """What a media element says; None for an ornament, or a dot that only counts readers."""
    attributes = node.attributes
    if node.tag == "img" and _is_dot(attributes):
        return None
    source = _source(node)
    words = clean_line(attributes.get("alt") or attributes.get("title") or "")
    if node.tag == "img" and _is_character(attributes, words):
        return Medium(None, words, source) if words else None
    emphasis = MEDIA[str(node.tag)]
    if emphasis is Emphasis.VIDEO and _AUDIO_FILE.search(source):
        emphasis = Emphasis.AUDIO
    if _FILE.fullmatch(words):
        words = _telling(words)
    elif "".join(filter(str.isalpha, words)).lower() in _SAYS_NOTHING:
        words = ""
    return Medium(emphasis, words or _telling(_file_name(source)), source)


def is_double(node: LexborNode) -> bool:
    """Whether a picture stands there only for browsers that cannot show the one beside it."""
    above = node.parent
    for _level in range(_ABOVE):
        if above is None:
            return False
        if above.tag == "noscript":
            return _holds_picture(above.prev) or _holds_picture(above.next)
        above = above.parent
    return False


def caption_of(node: LexborNode) -> str:
    """What the caption of the figure says in which a picture stands; empty where there is none."""
    above = node.parent
    for _level in range(_ABOVE):
        if above is None:
            break
        if above.tag == "figure":
            caption = above.css_first("figcaption")
            return clean_line(caption.text()) if caption is not None else ""
        above = above.parent
    return ""


def _holds_picture(node: LexborNode | None) -> bool:
    return node is not None and (node.tag == "img" or node.css_first("img") is not None)


def _is_dot(attributes: Mapping[str, str | None]) -> bool:
    """Whether a picture is no wider or higher than one pixel."""
    given = [_pixels(attributes.get(name)) for name in ("width", "height", "data-w", "_width")]
    if any(size is not None and size <= 1 for size in given):
        return True
    styled = _styled(attributes)
    return len(styled) > 1 and max(styled) <= 1


def _is_character(attributes: Mapping[str, str | None], words: str) -> bool:
    """Whether a picture stands in a line like a character; without `words` it is an ornament."""
    if words and (_EMOJI.fullmatch(words) or _EMOJI_CLASS.search(attributes.get("class") or "")):
        return True
    given = [_pixels(attributes.get(name)) for name in ("width", "height")]
    sizes = [size for size in given if size is not None] + _styled(attributes)
    return bool(sizes) and min(sizes) <= (_EMOJI_SIZE if words else _ORNAMENT)


def _pixels(value: str | None) -> float | None:
    match = _PIXELS.fullmatch(value) if value else None
    return float(match[1]) if match else None


def _styled(attributes: Mapping[str, str | None]) -> list[float]:
    """Width and height, as far as the style says them, in pixels."""
    style = attributes.get("style")
    if not style:
        return []
    return [
        float(match[1]) * (1 if match[2].lower() == "px" else _EM)
        for match in _STYLED.finditer(style)
        if match[1]
    ]


def _source(node: LexborNode) -> str:
    """The address of what is shown in the end, not of what keeps its place until then."""
    attributes = node.attributes
    for name in (*_LATER, "src"):
        value = attributes.get(name)
        if value and (found := clean_line(value)):
            return found
    child = node.child
    while child is not None:
        if child.tag == "source":
            return clean_line(child.attributes.get("src") or "")
        child = child.next
    return clean_line((attributes.get("srcset") or "").partition(" ")[0])


def _telling(name: str) -> str:
    """The name of a file, if there is a word in it, and not only numbers and a checksum."""
    for part in _PART.findall(_ENDING.sub("", name)):
        word = part.strip("0123456789").lower()
        if word in _SAYS_NOTHING:
            continue
        if not word.isascii() or (part.isalpha() and len(word) > 2 and set(word) - _HEXADECIMAL):
            return name
    return ""


def _file_name(address: str) -> str:
    """The file name at the end of an address; empty for one that carries its data in itself."""
    if address.startswith("data:"):
        return ""
    try:
        path = urlsplit(address).path
    except ValueError:
        path = address
    return clean_line(unquote(path.rstrip("/").rsplit("/", 1)[-1]))
