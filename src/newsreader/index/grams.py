"""Finding words of any language: a text is known by the pieces of two characters in it.

Chinese has no spaces, and a list of words misses those that it does not have; every word of two
characters or more, in any script, is made of pieces. A text that holds all pieces of a word may
hold the word, one that lacks a piece does not. Texts and words are folded.
"""

from __future__ import annotations

import re
from operator import add
from typing import Final

GRAMS_VERSION: Final = 1
"""Changes whenever a text would be cut into other pieces."""

_RUN: Final = re.compile(r"[^\W_]+")


def pieces(text: str) -> str:
    """Every two letters or digits that stand side by side in `text`, once each, as they come.

    Separated by spaces, as the table `grams` takes them.
    """
    pairs = dict.fromkeys(map(add, text, text[1:]))
    return " ".join([pair for pair in pairs if pair.isalnum()])


def wanted(word: str) -> tuple[str, ...]:
    """The pieces that a text with `word` in it must have; none for a single letter, or signs."""
    found = {run[i : i + 2] for run in _RUN.findall(word) for i in range(len(run) - 1)}
    return tuple(sorted(found))


def settles(word: str) -> bool:
    """Whether a text that has the pieces of `word` certainly holds it: it is a piece itself."""
    return len(word) == 2 and word.isalnum()


def expression(word: str) -> str:
    """What the table `grams` is asked for `word`; empty where it cannot answer."""
    return " AND ".join(f'"{piece}"' for piece in wanted(word))
