"""What recognises a story whose file was renamed, moved, rewritten or copied.

Bookmarks hang on it for years, so this module is frozen: nothing that other modules learn about
posts may change a fingerprint. A better one would be version 2, computed beside this one.
"""

from __future__ import annotations

import html
import re
import unicodedata
from hashlib import blake2b
from typing import Final

VERSION: Final = "1"

SHORTEST: Final = 80
"""Characters of letters and digits; shorter texts repeat (blank posts, daily headlines)."""

LONGEST: Final = 1_000_000
"""Characters of a body that are looked at; bounds the time that a hostile post takes."""

# A `<` cannot stand inside a match, so that a row of them is passed over in linear time.
_TAG: Final = re.compile("<[^<>]*>")
# No character has so long a number; `unescape` raises on one of thousands of digits.
_NO_NUMBER: Final = re.compile("&#[xX]?[0-9a-fA-F]{9,}")
_SIGNS: Final = re.compile(
    "[\t\n\r !-/:-@[-`{-~\u00a0\u00b7\u2014\u2018\u2019\u201c\u201d\u2026\u3000-\u3003\u3008-\u3011"
    "，：；？！（）％～]+"
)
_LETTERS: Final = re.compile("[0-9A-Za-z\u4e00-\u9fa5]*")
_NO_LETTER: Final = re.compile(r"[\W_]+")


def fingerprint(title: str, body: str) -> str | None:
    """`1:` and 32 hexadecimal digits; None where the body has less than `SHORTEST` characters.

    Tags, white space, punctuation, case and width do not count.
    """
    text = _normal(_TAG.sub("", body[:LONGEST]))
    if len(text) < SHORTEST:
        return None
    whole = f"{_normal(title)}\n{text}".encode("utf-8", "replace")
    return f"{VERSION}:{blake2b(whole, digest_size=16).hexdigest()}"


def _normal(text: str) -> str:
    text = html.unescape(_NO_NUMBER.sub("", text))
    # The short way gives what the long one does: no sign that goes could join with what stays.
    letters = _SIGNS.sub("", text)
    if _LETTERS.fullmatch(letters):
        return letters.lower()
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", text).casefold())
