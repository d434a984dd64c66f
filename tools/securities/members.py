"""English names of the companies of the great share indices, for text in English."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from tools.securities.rows import Name
from tools.securities.sources import IndexMember

_SHORTEST: Final = 3

AMERICAN: Final = ("S&P 500", "NASDAQ 100", "DOW JONES", "S&P 100", "S&P 600")

# Markets whose suffix the recogniser knows, as Yahoo writes it.
_ELSEWHERE: Final = re.compile(
    r"\d{3}[0-9A-Z]\.T|[A-Z][A-Z0-9]{0,7}(?:-[A-Z])?\.(?:L|PA|DE|AS|MC|SW|ST|HE)"
)
_TICKER: Final = re.compile(r"[A-Z]{1,5}(?:-[A-Z])?")
_BRACKETS: Final = re.compile(r"\s*[(\[].*?[)\]]")
_LEGAL: Final = re.compile(
    r"[,]?\s+(?:Inc\.?|Incorporated|Corp\.?|Corporation|Co\.|Company|Companies|Ltd\.?|Limited|"
    r"plc|PLC|N\.?V\.?|S\.?A\.?|SE|AG|KGaA|SpA|S\.p\.A\.|A/S|AB|ASA|Oyj|LLC|L\.P\.|LP|& Co\.?)$"
)


def short_english(name: str) -> str:
    """A company's name without brackets, `The` and its legal form: Apple Inc. is Apple."""
    name = _BRACKETS.sub("", name).strip().removeprefix("The ")
    while (shorter := _LEGAL.sub("", name)) != name:
        name = shorter
    return name.removesuffix(" &").strip(" ,")


def symbol_of(member: IndexMember) -> str | None:
    """The symbol of a company of an index; None where its market or ticker is none of ours."""
    if member.index in AMERICAN:
        ticker = member.symbol.replace(".", "-")
        return f"{ticker.replace('-', '.')}.US" if _TICKER.fullmatch(ticker) else None
    return member.symbol if _ELSEWHERE.fullmatch(member.symbol) else None


def english_names(
    members: Iterable[IndexMember], taken: Iterable[Name], everyday: Collection[str]
) -> Iterator[Name]:
    """The English names of the companies, full and short, in the order of the lists.

    A company that `taken` has, by symbol or by name, keeps that symbol and gets only names that
    are new. `everyday` are words that say nothing of a company where they stand alone.
    """
    symbols: dict[str, str] = {}
    said: set[tuple[str, str]] = set()
    for row in taken:
        said.add((row.symbol, row.name))
        if row.use in ("english", "short"):
            symbols.setdefault(row.name.casefold(), row.symbol)
    told = {symbol for symbol, _ in said}
    for member in members:
        symbol = symbol_of(member)
        full = _BRACKETS.sub("", member.name).strip()
        short = short_english(member.name)
        known = symbols.get(short.casefold()) or symbols.get(full.casefold())
        if symbol is None or known not in (None, symbol):
            continue
        for name in (short, full):
            if len(name) >= _SHORTEST and name not in everyday and (symbol, name) not in said:
                yield Name(symbol, name, "english" if symbol in told else "short")
                told.add(symbol)
                said.add((symbol, name))
                symbols.setdefault(name.casefold(), symbol)
