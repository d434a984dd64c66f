"""What a list shows: the ids of its stories in order, the days they fall on, and their rows.

A story of which only the day is known stands under that day in every zone, after the others of the
day in a list of the newest first: it may be of any hour. So a list by date is woven of two, which
the index keeps sorted: the stories with an hour, and those without one.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from newsreader.index.marked import STATES
from newsreader.index.schema import SEPARATOR
from newsreader.index.search import (
    Condition,
    Reader,
    common,
    condition,
    midnight,
    search_for,
    searches,
)
from newsreader.model import Level, Remark, Story
from newsreader.query import And, Days, Everything, Query
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
ByDay: TypeAlias = "dict[date | None, array[int]]"
"""The ids of the stories of each day; None is the day of those without a date."""
_AT_ONCE: Final = 500
_LOOKED_THROUGH: Final = 1_000
"""Of the newest stories, texts that are looked into before `grams` is asked: some milliseconds."""
_NTH_NEWEST: Final = """
SELECT instant FROM posts WHERE day_only = ? AND instant NOT NULL
ORDER BY instant DESC LIMIT 1 OFFSET ?"""
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

    def goes_on(self, before: View) -> bool:
        """Whether this is `before` with the stories below, which its limit had left out."""
        return (
            not before.whole
            and (self.query, self.order, self.zone) == (before.query, before.order, before.zone)
            and self.ids[: len(before.ids)] == before.ids
        )

    def position(self, story: int) -> int | None:
        """Where the story of that id stands; None where it is not in the list."""
        try:
            return self.ids.index(story)
        except ValueError:
            return None


def make(
    connection: sqlite3.Connection,
    query: Query,
    order: Order,
    reader: Reader,
    limit: int | None = None,
) -> View:
    """The stories of `query`, or the first `limit` of them."""
    with _snapshot(connection):
        if limit is not None:
            reader = replace(reader, common=common(connection, query, reader))
        if limit is not None and order is Order.NEWEST and searches(query):
            newest = _newest_day(connection, reader.zone)
            if newest is not None:
                recent = And((query, Days(newest, None)))
                found = _listed(connection, condition(recent, reader), order, reader, limit)
                if len(found[0]) == limit:  # nobody asks for what stands below
                    return View(*found, query, order, reader.zone, whole=False)
        where = condition(query, reader, search_for(connection, query, reader, limit))
        ids, days = _listed(connection, where, order, reader, limit)
    whole = limit is None or len(ids) < limit
    return View(ids, days, query, order, reader.zone, whole)


def _listed(
    connection: sqlite3.Connection,
    where: Condition,
    order: Order,
    reader: Reader,
    limit: int | None,
) -> tuple[array[int], tuple[Day, ...]]:
    """The stories that meet a condition, or the first `limit` of them, and their days."""
    bound = "" if limit is None else f" LIMIT {limit:d}"
    sorted_ = f"({where.sql}) ORDER BY {_ORDERS[order]}{bound}"
    if order not in (Order.NEWEST, Order.OLDEST):
        statement = f"SELECT p.id FROM posts AS p WHERE {sorted_}"
        return array("q", (story for (story,) in connection.execute(statement, where.values))), ()
    statement = f"SELECT p.id, p.instant FROM posts AS p WHERE p.day_only = {{}} AND {sorted_}"
    timed, dayed = (
        by_day(connection.execute(statement.format(day_only), where.values), zone)
        for day_only, zone in ((0, reader.zone), (1, "UTC"))
    )
    return _woven(timed, dayed, order, limit)


def _newest_day(connection: sqlite3.Connection, zone: str) -> date | None:
    """The day from which on there are about as many stories as are looked through for a word."""
    days = []
    for day_only, place in ((0, zone), (1, "UTC")):
        found = connection.execute(_NTH_NEWEST, (day_only, _LOOKED_THROUGH)).fetchone()
        if found is not None:
            days.append(day_of(found[0], place))
    return max(days, default=None)


@contextmanager
def _snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """See one state of the index, whatever is written meanwhile: a story stands in one part."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def by_day(found: Iterable[tuple[int, int | None]], zone: str) -> ByDay:
    """The ids of sorted stories by the day in `zone` of their instants.

    The calendar is asked once a day, not once a story, and no instant is kept: of a large archive
    they would take more memory than the list.
    """
    days: ByDay = {}
    begin = end = 0  # of the day at hand, in seconds
    ids: array[int] | None = None
    for story, instant in found:
        if instant is None:
            if ids is None or end > begin:
                ids, begin, end = days.setdefault(None, array("q")), 0, 0
        elif ids is None or not begin <= instant < end:
            day = day_of(instant, zone)
            begin, end = midnight(day, zone), _day_after(day, zone, instant)
            ids = days.setdefault(day, array("q"))
        ids.append(story)
    return days


def _woven(
    timed: ByDay, dayed: ByDay, order: Order, limit: int | None
) -> tuple[array[int], tuple[Day, ...]]:
    """The list of both, or its first `limit` stories, and its days; the undated stand last."""
    newest = order is Order.NEWEST
    parts = (timed, dayed) if newest else (dayed, timed)
    dates = sorted((day for day in {*timed, *dayed} if day is not None), reverse=newest)
    ids, days = array("q"), []
    for day in (*dates, None):
        first = len(ids)
        for part in parts:
            ids.extend(part.get(day, ()))
        if limit is not None:
            del ids[limit:]
        if len(ids) > first:
            days.append(Day(day, first, len(ids) - first))
    return ids, tuple(days)


def count(connection: sqlite3.Connection, query: Query, reader: Reader) -> int:
    """How many stories meet `query`."""
    where = condition(query, reader, search_for(connection, query, reader))
    part = f"SELECT count(*) FROM posts AS p WHERE ({where.sql}) AND p.day_only ="
    statement = f"SELECT ({part} 0) + ({part} 1)"
    return int(connection.execute(statement, where.values * 2).fetchone()[0])


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


def remarks(connection: sqlite3.Connection) -> list[tuple[str, Remark]]:
    """All that is wrong with posts, or was corrected in them, with the path; by path."""
    found = connection.execute(
        """SELECT p.path, r.field, r.reason, r.level
           FROM remarks AS r JOIN posts AS p ON p.id = r.post ORDER BY p.path, r.rowid"""
    )
    return [
        (restored(path), Remark(field, reason, Level(level)))
        for path, field, reason, level in found
    ]


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
            watched=bool(row[13]),
        )
