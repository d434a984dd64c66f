"""What a code in a text is, and the text in which codes and names are looked for."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from newsreader.securities.symbols import Security

CASHTAG: Final = "cashtag"
QUALIFIED: Final = "qualified"
BRACKETED: Final = "bracketed"
BARE: Final = "bare"


class Found(NamedTuple):
    """A code in a text."""

    start: int
    end: int
    security: Security
    form: str
    name: str = ""


_HALF_WIDTH: Final = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)} | {
    "\u3000": " ",
    "\u00a0": " ",
}
_WIDE: Final = frozenset(_HALF_WIDTH)
_URL = re.compile(r"https?://[!-~]+")


def half_width(text: str) -> str:
    """`text` with ASCII for full-width letters, digits, signs; addresses blank; same length."""
    if not text.isascii():
        for char in _WIDE.intersection(text):  # few of them, and `str.translate` asks at each place
            text = text.replace(char, _HALF_WIDTH[char])
    if "://" in text:
        text = _URL.sub(lambda match: " " * len(match[0]), text)
    return text


def free(text: str, start: int, forbidden: str = "") -> bool:
    """No ASCII letter or digit, and none of `forbidden`, stands right before `start`."""
    if start == 0:
        return True
    before = text[start - 1]
    return not (before.isascii() and before.isalnum()) and before not in forbidden
