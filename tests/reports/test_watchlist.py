from __future__ import annotations

from datetime import date, timedelta

from newsreader.reports.watchlist import DAYS, watchlist
from reports.memory_library import Memory

LAST = date(2022, 8, 14)


def test_the_watched_stand_as_they_were_added_each_with_its_stories(memory: Memory) -> None:
    memory.index.watch("600519.SH")
    memory.index.watch("300024.SZ")
    memory.add(LAST, "300024.SZ", number=2)
    memory.add(LAST - timedelta(days=9), "300024.SZ")
    first, second = watchlist(memory.library)
    assert (first.symbol, first.name, first.stories, first.last) == (
        "600519.SH",
        "贵州茅台",
        0,
        None,
    )
    assert (second.symbol, second.stories, second.unread, second.last) == ("300024.SZ", 3, 2, LAST)
    assert second.days is not None
    assert len(second.days.counts) == DAYS
    assert second.days.counts[-1] == 2


def test_in_an_empty_archive_the_watched_stand_without_days(memory: Memory) -> None:
    assert watchlist(memory.library) == ()
    memory.index.watch("600519.SH")
    (watched,) = watchlist(memory.library)
    assert watched.days is None
