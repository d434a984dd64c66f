"""Stories by day: which days there are, and how a row of numbers looks in one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from newsreader.library import Library
from newsreader.text.width import width

_STEPS: Final = "▁▂▃▄▅▆▇█"
_FULL: Final = 3
"""Stories of a day that are the highest bar where no day has more."""
_MOST_DIGIT: Final = 9


@dataclass(frozen=True, slots=True)
class DayCounts:
    """Stories of days that follow one another."""

    first: date
    counts: tuple[int | None, ...]
    """None for a day of which the archive has no story at all."""

    @property
    def last(self) -> date:
        """The last of the days."""
        return self.first + timedelta(days=len(self.counts) - 1)

    def newest(self, days: int) -> DayCounts:
        """The last so many of them."""
        counts = self.counts[max(0, len(self.counts) - days) :]
        return DayCounts(self.last - timedelta(days=len(counts) - 1), counts)


def run_of(last: date, number: int) -> list[date]:
    """So many days up to `last`, fewer at the beginning of the calendar."""
    number = min(number, last.toordinal())
    return [last - timedelta(days=ago) for ago in range(number - 1, -1, -1)]


def counted(library: Library, days: Sequence[date], stories: Sequence[int]) -> DayCounts:
    """The numbers of stories on `days`, without those of days of which there is no story."""
    posts = library.stocks.has_posts(days)
    both = zip(stories, posts, strict=True)
    return DayCounts(days[0], tuple(count if any_ else None for count, any_ in both))


def sparkline(counts: Sequence[int | None]) -> str:
    """A row of numbers as bars, one cell each; blank for None.

    No story is the lowest bar, so that one story can be told from none; the highest bar is the
    largest number, or three where none is larger. Where bars would take two cells they are digits,
    the largest for more.
    """
    if width(_STEPS[0]) > 1:
        return "".join(" " if n is None else str(min(n, _MOST_DIGIT)) for n in counts)
    steps = len(_STEPS) - 1
    most = max((n for n in counts if n is not None), default=0)
    scale = max(most, _FULL)
    return "".join(" " if n is None else _STEPS[-(-n * steps // scale)] for n in counts)
