"""How two texts are compared: without regard to case, width and kind of white space."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SPACES = re.compile(r"\s+")
# What nearly all of a Chinese text is made of once its full-width signs are plain: NFKC changes
# none of it, and only the ASCII letters have a case.
_WIDE_SIGNS: Final = tuple(zip("，：；？！（）％～　", ",:;?!()%~ ", strict=True))
_EVEN = re.compile(
    "[\\s!-~\u00b7\u2013\u2014\u2018\u2019\u201c\u201d\u3001-\u3003\u3008-\u3011\u4e00-\u9fa5]*"
)


def fold(text: str) -> str:
    """`text` as it is compared: NFKC, case folded, every run of white space one space.

    Idempotent. Its length may differ from that of `text` (`㎏` becomes `kg`, `ß` becomes `ss`), so
    that a position in one says nothing about the other.
    """
    if not text.isascii():
        plain = text
        for wide, narrow in _WIDE_SIGNS:
            plain = plain.replace(wide, narrow)
        plain = plain.replace("…", "...")
        if not _EVEN.fullmatch(plain):
            # Folding case can undo NFKC (U+0345 becomes a letter), hence once before, once after.
            folded = unicodedata.normalize("NFKC", text).casefold()
            return _SPACES.sub(" ", unicodedata.normalize("NFKC", folded))
        text = plain
    return _SPACES.sub(" ", text.lower())
