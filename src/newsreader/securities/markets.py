"""The market of a symbol: its code, and where it is, in a word."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from newsreader.language import noted
from newsreader.model import SecurityKind
from newsreader.securities.table import Market, markets

_NO_VENUE: Final = (SecurityKind.INDEX, SecurityKind.CRYPTO)

EXCHANGES: Final[Mapping[str, str]] = {
    "SH": noted("Shanghai"),
    "SZ": noted("Shenzhen"),
    "BJ": noted("Beijing"),
    "HK": noted("Hong Kong"),
    "US": noted("United States"),
    "T": noted("Tokyo"),
    "KS": noted("Korea"),
    "KQ": noted("Kosdaq"),
    "TW": noted("Taiwan"),
    "TWO": noted("Taipei"),
    "KL": noted("Kuala Lumpur"),
    "SR": noted("Riyadh"),
    "SI": noted("Singapore"),
    "AX": noted("Australia"),
    "NS": noted("India"),
    "L": noted("London"),
    "DE": noted("Xetra"),
    "PA": noted("Paris"),
    "AS": noted("Amsterdam"),
    "BR": noted("Brussels"),
    "VI": noted("Vienna"),
    "IR": noted("Dublin"),
    "MI": noted("Milan"),
    "MC": noted("Madrid"),
    "SW": noted("Switzerland"),
    "ST": noted("Stockholm"),
    "HE": noted("Helsinki"),
    "CO": noted("Copenhagen"),
    "OL": noted("Oslo"),
    "TO": noted("Toronto"),
    "JO": noted("Johannesburg"),
    "SA": noted("Sao Paulo"),
}
"""Where the market of a suffix is, in a word; translated where it is shown."""


def market_of(symbol: str) -> tuple[Market, ...]:
    """The markets that the suffix of a symbol stands for: six for US, none for a coin."""
    return _by_suffix().get(symbol.rpartition(".")[2], ())


def mic_of(symbol: str, kind: SecurityKind) -> str | None:
    """The market's code by ISO 10383.

    None where the venue is not known, as for a share of the United States, and for what is not
    traded at one: an index, a coin.
    """
    found = market_of(symbol)
    return found[0].mic if len(found) == 1 and kind not in _NO_VENUE else None


@cache
def _by_suffix() -> Mapping[str, tuple[Market, ...]]:
    found: dict[str, tuple[Market, ...]] = {}
    for market in markets():
        found[market.suffix] = (*found.get(market.suffix, ()), market)
    return found
