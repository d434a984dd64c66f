"""Securities that are named more often than they usually are.

For each security, x is its stories per day in the window, and μ its stories per day in the 28 days
before it; days of which the archive has no story at all count in neither. Its score is
z = (x - μ) / √(μ + 1). With fewer than three stories in the window it has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Final

from newsreader.library import Library
from newsreader.reports.days import DayCounts, counted, run_of
from newsreader.reports.names import name_of

WINDOW: Final = 7
"""Days that are looked at where nobody says otherwise."""
BEFORE: Final = 28
"""Days before the window that say what is usual."""
LEAST: Final = 3
"""Stories in the window without which there is no trend."""
MOST: Final = 50
"""Securities that are shown, at most."""


@dataclass(frozen=True, slots=True)
class Trend:
    """A security that is named more often than usual."""

    symbol: str
    name: str
    stories: int
    """In the window, copies apart."""
    usual: float
    """Stories that the days before would have given in a window as long."""
    z: float
    days: DayCounts
    """The days before and the window."""


@dataclass(frozen=True, slots=True)
class Trends:
    """What is named more often than usual, by score, the largest first."""

    first: date
    """The first day of the window."""
    last: date
    trends: tuple[Trend, ...]


def trends(library: Library, window: int = WINDOW, most: int = MOST) -> Trends | None:
    """The trends of the last `window` days up to the newest story; None where none has a date."""
    newest = library.stocks.newest_day()
    if newest is None:
        return None
    days = run_of(newest, BEFORE + window)
    split = max(0, len(days) - window)
    posts = library.stocks.has_posts(days)
    now, before = sum(posts[split:]), sum(posts[:split])
    found = []
    for symbol, stories in library.stocks.by_day(days).items():
        count = sum(stories[split:])
        usual = sum(stories[:split]) / before if before else 0.0
        if count >= LEAST and (z := score(count / now, usual)) > 0:
            found.append((z, count, symbol, usual * now, stories))
    found.sort(key=lambda one: (-one[0], -one[1], one[2]))
    return Trends(
        days[split],
        newest,
        tuple(
            Trend(
                symbol, name_of(library, symbol), count, usual, z, counted(library, days, stories)
            )
            for z, count, symbol, usual, stories in found[:most]
        ),
    )


def score(now: float, usual: float) -> float:
    """How far stories per day now lie from the usual ones, by what these vary."""
    return (now - usual) / sqrt(usual + 1)
