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


_HALF_WIDTH: Final = {0xFF01 + i: chr(0x21 + i) for i in range(94)} | {0x3000: " ", 0xA0: " "}
_OFTEN: Final = tuple(
    (wide, _HALF_WIDTH[ord(wide)]) for wide in "，：；？！（）％／－＋．\u3000\u00a0"
)
"""What nearly all full-width characters of a text are: each is replaced in one sweep."""
_SELDOM = re.compile("[\uff01-\uff5e]")
_URL = re.compile(r"https?://[!-~]+")


def half_width(text: str) -> str:
    """`text` with ASCII for full-width letters, digits, signs; addresses blank; same length."""
    if not text.isascii():
        for wide, narrow in _OFTEN:
            if wide in text:
                text = text.replace(wide, narrow)
        for wide in set(_SELDOM.findall(text)):
            text = text.replace(wide, _HALF_WIDTH[ord(wide)])
    if "://" in text:
        text = _URL.sub(lambda match: " " * len(match[0]), text)
    return text


def free(text: str, start: int, forbidden: str = "") -> bool:
    """No ASCII letter or digit, and none of `forbidden`, stands right before `start`."""
    if start == 0:
        return True
    before = text[start - 1]
    return not (before.isascii() and before.isalnum()) and before not in forbidden
