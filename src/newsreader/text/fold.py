"""How two texts are compared: without regard to case, width and kind of white space."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """`text` as it is compared: NFKC, case folded, every run of white space one space.

    Idempotent. Its length may differ from that of `text` (`㎏` becomes `kg`, `ß` becomes `ss`), so
    that a position in one says nothing about the other.
    """
    if text.isascii():
        return _SPACES.sub(" ", text.lower())
    # Folding case can undo NFKC (U+0345 becomes a letter), hence once before and once after.
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", folded))
