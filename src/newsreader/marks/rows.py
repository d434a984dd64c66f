"""The rows of the marks, as they are read from one file and merged into another.

The rule: of two marks on one thing the later one counts, and of two of one time the one that is
there. A bookmark that was taken away is a mark, too, so it can win. Merging twice changes nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

KINDS: Final = ("read", "bookmark")
"""What a mark may say."""


class ArchiveRow(NamedTuple):
    """An archive that was read; both times are in seconds since 1970 UTC."""

    root: str | bytes
    """Its real path, as stored."""
    unread_since: int | None
    first_indexed: int | None


class MarkRow(NamedTuple):
    """A mark on a story, and what the story is known by."""

    archive: str | bytes
    path: str | bytes
    kind: str
    value: int
    at: int
    """When it was set, in milliseconds since 1970 UTC."""
    title: str
    instant: int | None
    """Of the story, in seconds since 1970 UTC."""
    fingerprint: str | None


class WatchedRow(NamedTuple):
    """A security that is watched, or no longer; `at` as that of a mark."""

    symbol: str
    value: int
    at: int


Row = ArchiveRow | MarkRow | WatchedRow

TABLES: Final[dict[str, type[Row]]] = {
    "archive": ArchiveRow,
    "mark": MarkRow,
    "watched": WatchedRow,
}
"""What the rows of each table are."""

_MERGE: Final[dict[type[Row], str]] = {
    # Nobody knows which of two is right; from the one that is here, stories were counted here.
    ArchiveRow: "INSERT OR IGNORE INTO archive VALUES (?, ?, ?)",
    MarkRow: """
        INSERT INTO mark VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (archive, path, kind) DO UPDATE
        SET value = excluded.value, at = excluded.at, title = excluded.title,
            instant = excluded.instant, fingerprint = excluded.fingerprint
        WHERE excluded.at > mark.at""",
    WatchedRow: """
        INSERT INTO watched VALUES (?, ?, ?)
        ON CONFLICT (symbol) DO UPDATE SET value = excluded.value, at = excluded.at
        WHERE excluded.at > watched.at""",
}


def tables(connection: sqlite3.Connection) -> list[str]:
    """Those of the tables that the file has; an earlier program made fewer."""
    statement = "SELECT name FROM sqlite_master WHERE type = 'table'"
    there = {name for (name,) in connection.execute(statement)}
    return [table for table in TABLES if table in there]


def every(connection: sqlite3.Connection) -> Iterator[Row]:
    """All rows of a file, table by table, each in the order of its key."""
    for table in tables(connection):
        make = TABLES[table]
        columns = ", ".join(make._fields)
        order = "archive, path, kind" if make is MarkRow else make._fields[0]
        for row in connection.execute(f"SELECT {columns} FROM {table} ORDER BY {order}"):
            yield make(*row)


def merge(connection: sqlite3.Connection, rows: Iterable[Row]) -> int:
    """Merge `rows` into a file, inside of a transaction; how many of them changed something."""
    before = connection.total_changes
    for row in rows:
        connection.execute(_MERGE[type(row)], row)
    return connection.total_changes - before
