"""Characters as a reader counts them: the grapheme clusters of Unicode's UAX #29."""

from __future__ import annotations

import re
from typing import Final

from wcwidth import iter_graphemes

_NONE: Final[frozenset[int]] = frozenset()
# Scripts in which a character that takes cells may belong to the one before it: Arabic number
# signs, Indic conjuncts, Thai and Lao vowels, Hangul jamo, half-width voicing marks. What takes
# no cells belongs to what stands before it in every script.
_JOINING: Final = re.compile(
    "[\u0600-\u109f\u1100-\u11ff\u1780-\u1cff\ua800-\uabff\ud7b0-\ud7ff\uff9e\uff9f"
    "\U00010a00-\U00016dff]"
)


def inside(text: str, start: int, end: int) -> frozenset[int]:
    """The offsets in `text[start:end]` at which a character goes on with the cluster before it.

    Left out are those of characters that take no cells, unless the text has others besides.
    """
    if not _JOINING.search(text, start, end):
        return _NONE
    begins = set()
    at = start
    for cluster in iter_graphemes(text, start, end):
        begins.add(at)
        at += len(cluster)
    return frozenset(range(start, end)) - begins
