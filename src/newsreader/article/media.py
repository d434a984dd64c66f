"""What stands in the text for a picture, a video or a sound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from newsreader.article.dom import number
from newsreader.model import Emphasis
from newsreader.text.clean import clean_line

MEDIA: Final = {"img": Emphasis.IMAGE, "video": Emphasis.VIDEO, "audio": Emphasis.AUDIO}
"""Elements, and what each is."""

_AUDIO_FILE = re.compile(r"\.(?:m4a|mp3|aac|ogg|wav|flac)(?:[?#]|$)", re.IGNORECASE)
_EMOJI = re.compile(r"\[[^\[\]]{1,8}\]")  # [笑], as forums call theirs
_EMOJI_HEIGHT: Final = 40
"""Pixels up to which a picture with an alternative text stands for a character."""


@dataclass(frozen=True, slots=True)
class Medium:
    """A picture, a video or a sound, in words."""

    emphasis: Emphasis | None
    """None where the words stand for a character, as an emoji's do."""
    words: str
    """Its alternative text, else its file name, else what it is; never empty."""
    source: str


def medium(node: LexborNode) -> Medium | None:
    """What a media element says; None for a picture of one dot, which only counts readers."""
    attributes = node.attributes
    if attributes.get("width") in ("0", "1") or attributes.get("height") in ("0", "1"):
        return None
    source = clean_line(attributes.get("src") or _first_source(node) or "")
    if not source or source.startswith("data:"):  # the picture itself is fetched later
        source = clean_line(attributes.get("data-src") or "") or source
    words = clean_line(attributes.get("alt") or attributes.get("title") or "")
    height = number(attributes.get("height"), _EMOJI_HEIGHT + 1, 10_000)
    if node.tag == "img" and words and (height <= _EMOJI_HEIGHT or _EMOJI.fullmatch(words)):
        return Medium(None, words, source)
    emphasis = MEDIA[str(node.tag)]
    if emphasis is Emphasis.VIDEO and _AUDIO_FILE.search(source):
        emphasis = Emphasis.AUDIO
    return Medium(emphasis, words or _file_name(source) or emphasis.value, source)


def _first_source(node: LexborNode) -> str | None:
    child = node.child
    while child is not None:
        if child.tag == "source":
            return child.attributes.get("src")
        child = child.next
    return None


def _file_name(address: str) -> str:
    """The file name at the end of an address; empty for one that carries its data in itself."""
    if address.startswith("data:"):
        return ""
    try:
        path = urlsplit(address).path
    except ValueError:
        path = address
    return clean_line(unquote(path.rstrip("/").rsplit("/", 1)[-1]))
