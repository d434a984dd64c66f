"""The securities that are watched, and what an archive has of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from newsreader.library import Library
from newsreader.reports.days import DayCounts, counted, run_of
from newsreader.reports.names import name_of

DAYS: Final = 28
"""Days of which the stories are shown one by one."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A security that is watched."""

    symbol: str
    name: str
    stories: int
    """Stories that name it as a company, copies apart."""
    unread: int
    last: date | None
    """The day of the newest of them."""
    days: DayCounts | None
    """The stories of the last days of the archive; None where none has a date."""


def watchlist(library: Library) -> tuple[Watched, ...]:
    """The watched securities, in the order in which they were added."""
    newest = library.stocks.newest_day()
    days = run_of(newest, DAYS) if newest is not None else []
    found = []
    for symbol in library.stocks.watched():
        extent = library.stocks.extent(symbol)
        stories = library.stocks.by_day(days, symbol).get(symbol, [0] * len(days))
        by_day = counted(library, days, stories) if days else None
        name = name_of(library, symbol)
        found.append(Watched(symbol, name, extent.stories, extent.unread, extent.last, by_day))
    return tuple(found)
