"""What an archive has of a security: its stories by day, its names, what is named with it.

A story that was filed twice counts once: of copies (one fingerprint, dated within two days) only
the earliest counts. Only what is named as a company counts, here as everywhere.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from newsreader.index.marked import COPY_SECONDS, UNREAD, newest
from newsreader.index.search import Reader, midnight
from newsreader.index.views import day_of

ROUND_UP: Final = 15
"""Securities from whose number on, not included, a story says nothing of what belongs together."""

_COPY: Final = f"""EXISTS (
    SELECT 1 FROM posts AS c JOIN tickers AS o ON o.post = c.id
    WHERE c.fingerprint = p.fingerprint
          AND c.instant BETWEEN p.instant - {COPY_SECONDS} AND p.instant
          AND (c.instant < p.instant OR c.id < p.id)
          AND o.symbol = t.symbol AND o.sense = 'company')"""
_OF_SYMBOL: Final = f"""
    FROM tickers AS t JOIN posts AS p ON p.id = t.post
    WHERE t.symbol = ? AND t.sense = 'company' AND NOT {_COPY}
"""
# Days first, then the stories of each by the index on their instants, then what these name.
_BY_DAY: Final = f"""
WITH days AS (
    SELECT key AS number,
           json_extract(value, '$[0]') AS begins, json_extract(value, '$[1]') AS ends,
           json_extract(value, '$[2]') AS civil, json_extract(value, '$[3]') AS civil_ends
    FROM json_each(:days))
SELECT t.symbol, number, count(*)
FROM days CROSS JOIN posts AS p INDEXED BY posts_instant CROSS JOIN tickers AS t
WHERE p.day_only = 0 AND p.instant >= begins AND p.instant < ends
      AND t.post = p.id AND t.sense = 'company' {{only}} AND NOT {_COPY}
GROUP BY t.symbol, number
UNION ALL
SELECT t.symbol, number, count(*)
FROM days CROSS JOIN posts AS p INDEXED BY posts_day CROSS JOIN tickers AS t
WHERE p.day_only = 1 AND p.instant >= civil AND p.instant < civil_ends
      AND t.post = p.id AND t.sense = 'company' {{only}} AND NOT {_COPY}
GROUP BY t.symbol, number
"""
_HAS_POSTS: Final = """
    EXISTS (SELECT 1 FROM posts WHERE day_only = 0 AND instant >= ? AND instant < ?)
    OR EXISTS (SELECT 1 FROM posts WHERE day_only = 1 AND instant >= ? AND instant < ?)
"""
_BESIDE: Final = f"""
WITH round_ups AS MATERIALIZED (
    SELECT post FROM tickers WHERE sense = 'company' GROUP BY post HAVING count(*) > {ROUND_UP}),
own AS MATERIALIZED (
    SELECT t.post {_OF_SYMBOL} AND t.post NOT IN round_ups),
beside AS MATERIALIZED (
    SELECT t.symbol, count(*) AS together FROM own JOIN tickers AS t ON t.post = own.post
    WHERE t.sense = 'company' AND t.symbol != ?
    GROUP BY t.symbol HAVING together >= ?)
SELECT symbol, together,
       (SELECT count(*) FROM tickers AS t
        WHERE t.symbol = beside.symbol AND t.sense = 'company' AND t.post NOT IN round_ups),
       (SELECT count(*) FROM own),
       (SELECT count(DISTINCT post) FROM tickers WHERE sense = 'company' AND post NOT IN round_ups)
FROM beside
"""


@dataclass(frozen=True, slots=True)
class Extent:
    """How many stories name a security, and from when to when."""

    stories: int
    unread: int
    first: date | None
    """The day of the first of them, in the display zone; None where none has a date."""
    last: date | None


@dataclass(frozen=True, slots=True)
class Together:
    """How often a security is named together with another one, round-ups apart."""

    symbol: str
    together: int
    """Stories that name both."""
    stories: int
    """Stories that name this one."""
    own: int
    """Stories that name the other one."""
    all: int
    """Stories that name any."""


def by_day(
    connection: sqlite3.Connection, days: Sequence[date], zone: str, symbol: str | None = None
) -> Mapping[str, Sequence[int]]:
    """How many stories name each security on each of `days`; only `symbol`, where one is given.

    Securities that no story of these days names are left out.
    """
    bounds = json.dumps([_bounds(day, zone) for day in days])
    statement = _BY_DAY.format(only="" if symbol is None else "AND t.symbol = :symbol")
    found: dict[str, list[int]] = {}
    for named, number, count in connection.execute(statement, {"days": bounds, "symbol": symbol}):
        found.setdefault(named, [0] * len(days))[number] += count
    return found


def has_posts(connection: sqlite3.Connection, days: Sequence[date], zone: str) -> list[bool]:
    """On which of `days` the archive has any story at all."""
    statement = f"SELECT {_HAS_POSTS}"
    return [bool(connection.execute(statement, _bounds(day, zone)).fetchone()[0]) for day in days]


def _bounds(day: date, zone: str) -> tuple[int, int, int, int]:
    """When `day` begins and ends in `zone`, and as a day of the calendar."""
    after = day + timedelta(days=1)
    return (
        midnight(day, zone),
        midnight(after, zone),
        midnight(day, "UTC"),
        midnight(after, "UTC"),
    )


def extent(connection: sqlite3.Connection, symbol: str, reader: Reader) -> Extent:
    """How many stories name `symbol`, how many of these are unread, from when to when."""
    since = reader.unread_since
    (stories, unread) = connection.execute(
        f"SELECT count(*), coalesce(sum({UNREAD}), 0) {_OF_SYMBOL}",
        (since, since, reader.archive, reader.archive, symbol),
    ).fetchone()
    first, last = (
        _day(connection, symbol, reader.zone, order) for order in ("p.instant", "p.instant DESC")
    )
    return Extent(stories, unread, first, last)


def _day(connection: sqlite3.Connection, symbol: str, zone: str, order: str) -> date | None:
    """The day of the first story that names `symbol`, in that order."""
    found = connection.execute(
        f"""SELECT p.instant, p.day_only {_OF_SYMBOL} AND p.instant IS NOT NULL
            ORDER BY {order} LIMIT 1""",
        (symbol,),
    ).fetchone()
    return None if found is None else day_of(found[0], "UTC" if found[1] else zone)


def names(connection: sqlite3.Connection, symbol: str) -> list[tuple[str, int]]:
    """What stories of the archive call `symbol`, and how many do, most of them first."""
    return connection.execute(
        """SELECT name, count(*) AS stories FROM tickers
           WHERE symbol = ? AND sense = 'company' AND name != ''
           GROUP BY name ORDER BY stories DESC, name""",
        (symbol,),
    ).fetchall()


def senses(connection: sqlite3.Connection, symbol: str) -> Mapping[str, int]:
    """How many stories name `symbol` in each sense."""
    found = connection.execute(
        "SELECT sense, count(*) FROM tickers WHERE symbol = ? GROUP BY sense", (symbol,)
    )
    return dict(found.fetchall())


def beside(connection: sqlite3.Connection, symbol: str, least: int) -> list[Together]:
    """What is named together with `symbol` in `least` stories or more; in no order."""
    found = connection.execute(_BESIDE, (symbol, symbol, least))
    return [Together(*row) for row in found]


def newest_day(connection: sqlite3.Connection, zone: str) -> date | None:
    """The day of the newest story, but for those dated after tomorrow; None where none has one."""
    timed, dayed = newest(connection)
    found = [
        day_of(instant, where)
        for instant, where in ((timed, zone), (dayed, "UTC"))
        if instant is not None
    ]
    return max(found, default=None)


def watched(connection: sqlite3.Connection) -> list[str]:
    """The watched securities, in the order in which they were added."""
    found = connection.execute("SELECT symbol FROM watched WHERE value = 1 ORDER BY at, rowid")
    return [symbol for (symbol,) in found]
