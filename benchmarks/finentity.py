"""FinEntity: English passages in which companies are marked, many with a code of Reuters.

The set (Tang and others, 2023; ODC-BY) is not part of the repository. Two questions are asked of
it: whether the codes are read, and, with the codes taken out, whether the names are.

What a code means is read here, by a small table of its suffixes, and not by the recogniser. Inside
the market of a suffix the code is taken as it is written, with a class of shares that Reuters
writes small (`BRKa.N`, `VOLVb.ST`, `VOWG_p.DE`) as the project writes it; an `n` for registered
shares has no such form, so only the market is asked for. Elsewhere Reuters' codes often differ
from the exchange's; they are asked for as written, and for names only American codes count.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scores import Span

MARKETS: Final = {
    "N": "US", "O": "US", "OQ": "US", "P": "US", "A": "US", "K": "US", "Z": "US", "PK": "US",
    "SS": "SH", "SZ": "SZ", "BJ": "BJ", "HK": "HK", "T": "T", "KS": "KS", "KQ": "KQ", "TW": "TW",
    "SI": "SI", "AX": "AX", "NS": "NS", "L": "L", "DE": "DE", "PA": "PA", "AS": "AS", "I": "IR",
    "MI": "MI", "MC": "MC", "S": "SW", "ST": "ST", "HE": "HE", "CO": "CO", "OL": "OL", "TO": "TO",
    "J": "JO", "SA": "SA",
}  # fmt: skip
"""Suffixes of Reuters, and of the project; a suffix that is not here has no market of ours."""

_CODE: Final = re.compile(r"<([^<>\s]{1,20})>")
_ASIDE: Final = re.compile(r"\s?<[^<>\s]{1,20}>")
_SHARE: Final = re.compile(r"([A-Z0-9]+)(?:(n)|_?([a-z]))?\.([A-Z]+)")
_INDEX: Final = re.compile(r"\.([A-Z0-9]+)")


@dataclass(frozen=True, slots=True)
class Code:
    """What a code of Reuters stands for."""

    symbol: str
    """Empty where it is no security (crude oil, an interest rate, a page of news)."""
    market_only: bool = False
    """True where only the end of the symbol is certain."""

    def is_met_by(self, symbol: str) -> bool:
        """Whether a symbol that was found is what the code stands for."""
        if self.market_only:
            return symbol.rpartition(".")[2] == self.symbol.rpartition(".")[2]
        return symbol == self.symbol


def read_code(code: str, indices: Mapping[str, str], renamed: Mapping[str, str]) -> Code | None:
    """What `code` stands for; None where its market is none of ours.

    `indices` gives the symbol of an index by what Reuters writes for it, `renamed` the present
    symbol of a ticker that was given up.
    """
    if index := _INDEX.fullmatch(code):
        return Code(indices.get(code, f"{index[1]}.INDEX"))
    if share := _SHARE.fullmatch(code):
        root, registered, share_class, suffix = share.groups()
        market = MARKETS.get(suffix)
        if market is None:
            return None
        if market == "HK":
            root = root.zfill(5)
        if share_class:
            root += ("." if market == "US" else "-") + share_class.upper()
        symbol = f"{root}.{market}"
        return Code(renamed.get(symbol, symbol), bool(registered))
    return None if re.fullmatch(r"[^.]+\.", code) else Code("")


@dataclass(frozen=True, slots=True)
class Text:
    """A passage of the set: its words, and the stretches that its readers marked."""

    content: str
    marked: tuple[tuple[int, int], ...]


def load(file: Path) -> tuple[Text, ...]:
    """All passages of the set."""
    return tuple(
        Text(one["content"], tuple(sorted((a["start"], a["end"]) for a in one["annotations"])))
        for one in json.loads(file.read_text(encoding="utf-8"))
    )


def codes(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a text has codes of Reuters: start and end without the brackets, and the code."""
    for match in _CODE.finditer(text):
        yield match.start(1), match.end(1), match[1]


def without_codes(text: Text) -> tuple[Text, tuple[tuple[int, int, str], ...]]:
    """The passage with its codes taken out, and what is marked right before one, with the code."""
    content, at = "", 0
    gone: list[tuple[int, int]] = []
    after: dict[int, str] = {}
    for match in _ASIDE.finditer(text.content):
        content += text.content[at : match.start()]
        at = match.end()
        gone.append((match.end(), match.end() - match.start()))
        after[match.start()] = match[0].strip()[1:-1]
    content += text.content[at:]

    def moved(place: int) -> int:
        return place - sum(length for end, length in gone if end <= place)

    marked = tuple((moved(start), moved(end)) for start, end in text.marked)
    coded = tuple(
        (moved(start), moved(end), after[end]) for start, end in text.marked if end in after
    )
    return Text(content, marked), coded


@dataclass(frozen=True, slots=True)
class Names:
    """How names were found where the codes are hidden."""

    right: int = 0
    wrong: int = 0
    """Found at a marked name, but as another security."""
    missed: int = 0
    outside: int = 0
    """Found where the readers marked nothing: for the most part wrong."""

    def __add__(self, other: Names) -> Names:
        return Names(
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
            self.outside + other.outside,
        )


def names(expected: Mapping[tuple[int, int], str], text: Text, found: list[Span]) -> Names:
    """Count one passage: names and their symbols, what the readers marked, what was found."""
    right = wrong = missed = 0
    for (start, end), symbol in expected.items():
        symbols = {one.symbol for one in found if one.start < end and start < one.end}
        right += symbol in symbols
        missed += symbol not in symbols
        wrong += bool(symbols) and symbol not in symbols
    outside = sum(
        not any(one.start < end and start < one.end for start, end in text.marked) for one in found
    )
    return Names(right, wrong, missed, outside)
