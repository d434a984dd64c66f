"""The one sanitiser: no control byte of a post ever reaches the terminal.

It stands where text enters a document, a list row, a notice or a file name on the screen, after
entities and escapes have been decoded. What could steer a terminal, or hide or reorder text,
becomes U+FFFD or goes.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"

# C0 without tab and newline, DEL, C1, line and paragraph separators as controls, bidi overrides
# and isolates, lone surrogates, interlinear anchors, non-characters, tag characters and what the
# same plane keeps free for more of the kind, private use.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufff0-\ufffb\ufdd0-\ufdef\ufffe\uffff\ue000-\uf8ff"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff\U000f0000-\U0010ffff]"
)
# Invisible: soft hyphen, zero-width spaces and joiners, variation selectors, byte order mark,
# Hangul fillers, joiners of hieroglyphs, controls of shorthand and of music, the tags of a region's
# flag. With them go skin tones, since terminals disagree about the width of an emoji that is put
# together: a family is four cells here and two there, a heart with its selector two or one. Of the
# single emoji that stay, they agree.
_INVISIBLE = re.compile(
    "(?<=\U0001f3f4)[\U000e0020-\U000e007e]{1,7}\U000e007f|"
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef]"
)
# What nearly all text is made of, Latin and Chinese; in it there is nothing to do, and no mark.
_USUAL: Final = (
    "\t\n -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205f\u2070-\u20cf"
    "\u2100-\u2cee\u2cf2-\u2d7e\u2d80-\u2ddf\u2e00-\u2fff\u3000-\u3029\u3030-\u3098\u309b-\u3163"
    "\u3165-\ua66e\uac00-\ud7a3\uff01-\uff9f\uffa1-\uffe6"
)
_ORDINARY = re.compile(f"[{_USUAL}]*")
# A flag is two letters, drawn in two cells or in four, together or apart.
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{1,2}")
_BREAKS = re.compile("\r\n?|[\u0085\u2028\u2029\x0b\x0c]")
_MOST_MARKS: Final = 4
_PILE = re.compile(f"[^{_USUAL}]{{{_MOST_MARKS + 1},}}")
"""Wherever marks may pile up, and more."""


def clean(text: str) -> str:
    """`text` without anything that steers a terminal; newlines are `\\n`, tabs stay.

    Idempotent. At most four combining marks stay on one character; a flag becomes its letters, as
    `[cn]`.
    """
    if _ORDINARY.fullmatch(text):
        return text
    text = _BREAKS.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    text = _STEERING.sub(REPLACEMENT, text)
    text = _FLAG.sub(_letters, text)
    return _PILE.sub(_thinned, text)


def _letters(flag: re.Match[str]) -> str:
    """The letters of a flag; of half a flag, the one. Small, so that they are nobody's ticker."""
    letters = "".join(chr(ord(char) - 0x1F1E6 + ord("a")) for char in flag[0])
    return f"[{letters}]" if len(letters) == 2 else letters


def _thinned(pile: re.Match[str]) -> str:
    """What may stand of characters among which marks are piled up."""
    kept, marks = [], 0
    for char in pile[0]:
        marks = marks + 1 if is_mark(char) else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def is_mark(char: str) -> bool:
    """Whether `char` is drawn onto the one before it, in whatever script.

    The marks of the Unicode Character Database, the later letters of a Hangul syllable, and the
    Arabic and Syriac signs that reach over what follows: terminals give none of them a cell.
    """
    kind = unicodedata.category(char)
    return (
        kind[0] == "M"
        or kind == "Cf"
        or "\u1160" <= char <= "\u11ff"
        or "\ud7b0" <= char <= "\ud7ff"
    )


def following(before: str, text: str) -> str:
    """Clean `text` as it follows the character `before`: two clean texts make no pile of marks."""
    if not before or not is_mark(before):
        return text
    first = next((at for at, char in enumerate(text) if not is_mark(char)), len(text))
    return text[first:]


def clean_line(text: str) -> str:
    """`text` clean and on one line: every run of white space is one space, none at the ends."""
    return " ".join(clean(text).split())
