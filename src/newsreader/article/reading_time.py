"""How long a story takes to read."""

from __future__ import annotations

import re
from typing import Final

_WIDE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7a3]+")
_WORD = re.compile(r"[0-9A-Za-z\u00c0-\u024f][0-9A-Za-z\u00c0-\u024f.,'’%-]*")

# Silent reading of plain prose: Brysbaert 2019 (Journal of Memory and Language 109) has a mean of
# 238 English words a minute; Chinese readers are found at 255 to 400 characters.
CHARACTERS_A_MINUTE: Final = 350
WORDS_A_MINUTE: Final = 238


def minutes(text: str) -> int:
    """Whole minutes that `text` takes, rounded; 0 for less than half of one."""
    characters = sum(map(len, _WIDE.findall(text)))
    words = len(_WORD.findall(text))
    return round(characters / CHARACTERS_A_MINUTE + words / WORDS_A_MINUTE)
