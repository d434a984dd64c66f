"""What a list shows: the ids of its stories in order, the days they fall on, and their rows."""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from newsreader.index.marked import STATES
from newsreader.index.schema import SEPARATOR
from newsreader.index.search import Reader, condition, midnight
from newsreader.model import Story
from newsreader.query import Everything, Query
from newsreader.text.names import restored, stored


class Order(StrEnum):
    """How a list is sorted. Stories of no date stand last among dated ones, either way."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"
    TITLE_REVERSED = "title-reversed"


_ORDERS: Final = {
    Order.NEWEST: "p.instant DESC, p.id DESC",
    Order.OLDEST: "p.instant ASC NULLS LAST, p.id",
    Order.TITLE: "p.title_key, p.id",
    Order.TITLE_REVERSED: "p.title_key DESC, p.id DESC",
}
_AT_ONCE: Final = 500
_STORY: Final = f"""
SELECT p.id, p.path, p.title, p.instant, p.day_only, s.categories, s.source, s.section, p.author,
       p.symbols, p.problem, {STATES}
FROM posts AS p JOIN shelves AS s ON s.id = p.shelf WHERE
"""


@dataclass(frozen=True, slots=True)
class Day:
    """The stories of one day, which stand together in a list by date."""

    date: date | None
    """In the display zone; None for those without a date."""
    first: int
    """Position in the list of the first of them."""
    count: int


@dataclass(frozen=True, slots=True)
class View:
    """A list as it was when it was asked for: 8 bytes a story, whatever happens meanwhile."""

    ids: array[int]
    days: tuple[Day, ...]
    """In the order of the list; empty where it is sorted by title."""
    query: Query = field(default_factory=Everything)
    order: Order = Order.NEWEST
    zone: str = "UTC"
    """IANA name of the zone of `days`."""
    whole: bool = True
    """False where a limit was reached, so that there may be more."""

    def __len__(self) -> int:
        return len(self.ids)

    def position(self, story: int) -> int | None:
        """Where the story of that id stands; None where it is not in the list."""
        try:
            return self.ids.index(story)
        except ValueError:
            return None

    def day_at(self, position: int) -> Day | None:
        """The day that the story at `position` stands under; None where there are no days."""
        found = bisect_right(self.days, position, key=lambda day: day.first) - 1
        return self.days[found] if found >= 0 else None


def make(
    connection: sqlite3.Connection,
    query: Query,
    order: Order,
    reader: Reader,
    limit: int | None = None,
) -> View:
    """The stories of `query`, or the first `limit` of them."""
    where = condition(query, reader)
    bound = "" if limit is None else f" LIMIT {limit:d}"
    found = connection.execute(
        f"""SELECT p.id, p.instant FROM posts AS p
            WHERE {where.sql} ORDER BY {_ORDERS[order]}{bound}""",
        where.values,
    ).fetchall()
    ids = array("q", [story for story, _instant in found])
    days: tuple[Day, ...] = ()
    if order in (Order.NEWEST, Order.OLDEST):
        days = tuple(split([instant for _story, instant in found], reader.zone))
    whole = limit is None or len(ids) < limit
    return View(ids, days, query, order, reader.zone, whole)


def count(connection: sqlite3.Connection, query: Query, reader: Reader) -> int:
    """How many stories meet `query`."""
    where = condition(query, reader)
    statement = f"SELECT count(*) FROM posts AS p WHERE {where.sql}"
    return int(connection.execute(statement, where.values).fetchone()[0])


def split(instants: Sequence[int | None], zone: str) -> Iterator[Day]:
    """The days in `zone` of sorted instants; the calendar is asked once a day, not once a story."""
    day: date | None = None
    begin = end = first = 0
    for position, instant in enumerate(instants):
        if position and (begin <= instant < end if instant is not None else day is None):
            continue
        if position:
            yield Day(day, first, position - first)
        first = position
        if instant is None:
            day, begin, end = None, 0, 0
        else:
            day = day_of(instant, zone)
            begin, end = midnight(day, zone), _day_after(day, zone, instant)
    if instants:
        yield Day(day, first, len(instants) - first)


def day_of(instant: int, zone: str) -> date:
    """The day of an instant (seconds since 1970 UTC) in `zone`."""
    known = datetime.fromtimestamp(instant, UTC)
    try:
        return known.astimezone(ZoneInfo(zone)).date()
    except OverflowError:  # within a day of the first or the last that Python counts
        return known.date()


def _day_after(day: date, zone: str, instant: int) -> int:
    return instant + 1 if day == date.max else midnight(day + timedelta(days=1), zone)


def rows(connection: sqlite3.Connection, ids: Sequence[int], reader: Reader) -> list[Story]:
    """The stories of these ids, in their order; one that has gone since is left out."""
    found: dict[int, Story] = {}
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        places = ",".join("?" * len(some))
        for story in _stories(connection, f"p.id IN ({places})", tuple(some), reader):
            found[story.id] = story
    return [found[story] for story in ids if story in found]


def find(connection: sqlite3.Connection, path: str, reader: Reader) -> Story | None:
    """The story of the file `path`, relative to the archive."""
    return next(_stories(connection, "p.path = ?", (stored(path),), reader), None)


def _stories(
    connection: sqlite3.Connection, where: str, values: Sequence[object], reader: Reader
) -> Iterator[Story]:
    states = (reader.archive, reader.unread_since, reader.archive)
    for row in connection.execute(_STORY + where, (*states, *values)).fetchall():
        yield Story(
            id=row[0],
            path=restored(row[1]),
            title=row[2],
            instant=row[3],
            day_only=bool(row[4]),
            categories=tuple(row[5].split(SEPARATOR)) if row[5] else (),
            source=row[6],
            section=row[7],
            author=row[8],
            symbols=tuple(row[9].split()),
            problem=bool(row[10]),
            unread=bool(row[11]),
            bookmarked=bool(row[12]),
        )
