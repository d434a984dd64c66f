"""Where words stand in a story: what `/` looks for in an article, and what a filter looked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from newsreader.model import Document


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """One place where something was found."""

    field: Literal["title", "body"]
    start: int
    end: int


def find(document: Document, needles: Iterable[str]) -> tuple[Match, ...]:
    """Every place of any of `needles` in title and text, in order and disjoint.

    Smart case: a needle in lower-case letters finds capitals, too; one with a capital finds only
    itself. Full-width letters and signs count as the plain ones, any white space as any other.
    """
    patterns = [pattern for needle in needles if (pattern := _pattern(needle)) is not None]
    found: list[Match] = []
    for pattern in patterns:
        found += [Match("title", *m.span()) for m in pattern.finditer(_even(document.title))]
        found += [Match("body", *m.span()) for m in pattern.finditer(_even(document.text))]
    found.sort(key=lambda match: (match.field == "body", match.start, -match.end))
    disjoint: list[Match] = []
    for match in found:
        if disjoint and match.field == disjoint[-1].field and match.start < disjoint[-1].end:
            continue
        disjoint.append(match)
    return tuple(disjoint)


def _pattern(needle: str) -> re.Pattern[str] | None:
    """What finds `needle` in an even text; None for a blank one."""
    words = _even(needle).split()
    if not words:
        return None
    flags = re.NOFLAG if any(char.isupper() for char in needle) else re.IGNORECASE
    return re.compile(r"\s+".join(map(re.escape, words)), flags)


def _even(text: str) -> str:
    """`text` with every character in its plain form, one for one, so that offsets stay."""
    return text if text.isascii() else "".join(map(_plain, text))


@cache
def _plain(char: str) -> str:
    """The compatibility form of one character, where that is one character."""
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char
