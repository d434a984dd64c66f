"""How much a story is about each security that it names.

By title, place and frequency, as services that sell news do; a list of many names is about none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from newsreader.model import Role

ROUND_UP: Final = 15
"""Securities from which on a story is a round-up, and about those in its title alone."""
_BEGINNING: Final = 0.25
"""The part of a text in which what it is about has been named."""


def roles(
    titled: Sequence[str], named: Sequence[tuple[str, int]], length: int
) -> Mapping[str, Role]:
    """The role of each symbol.

    `titled` are those of the title, `named` those of the text with where they stand, of a text of
    `length` characters; all in the sense of the company.
    """
    counts = Counter(symbol for symbol, _at in named)
    first: dict[str, int] = {}
    for symbol, at in named:
        first.setdefault(symbol, at)
    found = dict.fromkeys(counts, Role.PASSING)
    if len(counts) < ROUND_UP:
        most = max(counts.values(), default=0)
        for symbol, count in counts.items():
            early = first[symbol] <= length * _BEGINNING
            if count == most and early and (count > 1 or len(counts) == 1):
                found[symbol] = Role.PRIMARY
            elif count > 1:
                found[symbol] = Role.SECONDARY
    found.update(dict.fromkeys(titled, Role.PRIMARY))
    return found
