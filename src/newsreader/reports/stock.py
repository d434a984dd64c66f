"""The page of one security: what it is called, its stories by day, what is named with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from newsreader.language import _
from newsreader.library import Library
from newsreader.model import SecurityKind
from newsreader.reports.days import DayCounts, counted, run_of
from newsreader.reports.names import name_of
from newsreader.securities.markets import EXCHANGES, mic_of
from newsreader.securities.symbols import known
from newsreader.securities.table import names_of
from newsreader.stocks import Together

WEEKS: Final = 8
"""Of stories by day, where nobody asks for more."""
LEAST_TOGETHER: Final = 2
"""Stories that have to name two securities before these belong together."""
MOST_BESIDE: Final = 9
"""Securities that are named with it, at most: as many as there are digits."""


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name of a security beside the one it is shown by."""

    name: str
    use: str
    """As in the tables: short, former, alias, english, code; `seen` where only stories have it."""
    until: str = ""
    """ISO day from which it was called otherwise; empty: not known, or it is called so still."""
    stories: int = 0
    """Stories of the archive that call it so."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A security that is named together with another one."""

    symbol: str
    name: str
    stories: int
    """Stories that name both, round-ups apart."""
    lift: float
    """How many times as often as if each were named by chance."""


@dataclass(frozen=True, slots=True)
class StockPage:
    """Everything that an archive has of a security, but for the stories themselves."""

    symbol: str
    name: str
    kind: SecurityKind
    market: str
    """Where it is listed, in the reader's language; empty for a coin."""
    mic: str | None
    names: tuple[OtherName, ...]
    days: DayCounts | None
    """None for an archive without dated stories."""
    stories: int
    """Stories that name it as a company, copies apart."""
    unread: int
    first: date | None
    last: date | None
    beside: tuple[Beside, ...]
    """By lift, the largest first."""
    watched: bool


def stock_page(library: Library, symbol: str, weeks: int = WEEKS) -> StockPage:
    """The page of a security of that canonical symbol, known or not."""
    kind = known(symbol).kind
    extent = library.stocks.extent(symbol)
    name = name_of(library, symbol)
    exchange = EXCHANGES.get(symbol.rpartition(".")[2], "")
    return StockPage(
        symbol,
        name,
        kind,
        _(exchange) if exchange else "",
        mic_of(symbol, kind),
        tuple(_other_names(library, symbol, name)),
        _days(library, symbol, weeks),
        extent.stories,
        extent.unread,
        extent.first,
        extent.last,
        _beside(library, symbol),
        symbol in library.stocks.watched(),
    )


def _other_names(library: Library, symbol: str, shown: str) -> Iterator[OtherName]:
    """Those of the tables in their order, then those that only stories have, most of them first."""
    seen = dict(library.stocks.names(symbol))
    told = {shown}
    for one in names_of(symbol):
        if one.name not in told:
            told.add(one.name)
            yield OtherName(one.name, one.use, one.until, seen.get(one.name, 0))
    for name, stories in seen.items():
        if name not in told:
            yield OtherName(name, "seen", stories=stories)


def _days(library: Library, symbol: str, weeks: int) -> DayCounts | None:
    """The stories by day of the last `weeks` before the newest story of the archive."""
    newest = library.stocks.newest_day()
    if newest is None:
        return None
    days = run_of(newest, 7 * weeks)
    found = library.stocks.by_day(days, symbol)
    return counted(library, days, found.get(symbol, [0] * len(days)))


def _beside(library: Library, symbol: str) -> tuple[Beside, ...]:
    found = library.stocks.beside(symbol, LEAST_TOGETHER)
    best = sorted(found, key=lambda one: (-lift(one), -one.together, one.symbol))[:MOST_BESIDE]
    return tuple(
        Beside(one.symbol, name_of(library, one.symbol), one.together, lift(one)) for one in best
    )


def lift(one: Together) -> float:
    """How many times as often two securities are named together as if by chance."""
    return one.together * one.all / (one.own * one.stories)
