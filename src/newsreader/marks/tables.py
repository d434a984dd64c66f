"""The tables of the file of marks, and how an earlier file becomes one of today."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar
from urllib.parse import quote

# Each step makes of a file of the version before it one of its own. A later program adds steps,
# and takes none away. `at` is in milliseconds since 1970 UTC, `instant` the story's own in seconds.
_FIRST: Final = (
    """CREATE TABLE {schema}archive (
        root PRIMARY KEY, unread_since INTEGER, first_indexed INTEGER)""",
    """CREATE TABLE {schema}mark (
        archive NOT NULL,
        path NOT NULL,
        kind TEXT NOT NULL,
        value INTEGER NOT NULL,
        at INTEGER NOT NULL,
        title TEXT NOT NULL,
        instant INTEGER,
        fingerprint TEXT,
        PRIMARY KEY (archive, path, kind))""",
    """CREATE INDEX {schema}mark_fingerprint ON mark (fingerprint)
        WHERE fingerprint IS NOT NULL""",
)
_SECOND: Final = (
    """CREATE TABLE {schema}watched (
        symbol TEXT PRIMARY KEY, value INTEGER NOT NULL, at INTEGER NOT NULL)""",
)
STEPS: Final = (_FIRST, _SECOND)
"""The statements of each step; `{schema}` is empty, or a schema's name and a dot."""
VERSION: Final = len(STEPS)
"""Of the tables; `user_version` of the file."""

PATIENCE: Final = 5.0
"""Seconds to wait for another process that writes."""
WRITERS_PATIENCE: Final = 15.0
"""Seconds to wait for one's own turn to write; nobody looks at a screen for it."""
_LONGEST_NAP: Final = 0.01

_T = TypeVar("_T")


def version(connection: sqlite3.Connection, schema: str = "") -> int:
    """How many of the steps the file of `schema` (empty, or a name and a dot) has seen."""
    return int(connection.execute(f"PRAGMA {schema}user_version").fetchone()[0])


def bring_up(connection: sqlite3.Connection) -> None:
    """Do the steps that the file has not seen, inside of a transaction; nothing in it is lost."""
    before = version(connection)
    if before < VERSION:  # no other process was faster
        make(connection, STEPS[before:], "")
        connection.execute(f"PRAGMA user_version = {VERSION}")


def make(connection: sqlite3.Connection, steps: Sequence[Sequence[str]], schema: str) -> None:
    """Do `steps` in a schema."""
    for step in steps:
        for statement in step:
            connection.execute(statement.format(schema=schema))


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is done within, or nothing of it; on disk when it ends.

    Who had to wait for its turn lets the others have theirs before it goes on.
    """
    tries: list[None] = []

    def begin() -> None:
        tries.append(None)
        connection.execute("BEGIN IMMEDIATE")

    patiently(connection, begin, WRITERS_PATIENCE)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    if len(tries) > 1:
        time.sleep(_LONGEST_NAP)


def patiently(
    connection: sqlite3.Connection, work: Callable[[], _T], seconds: float | None = None
) -> _T:
    """What `work` gives as soon as no other process is in its way. Raises sqlite3.Error.

    It is done again from its beginning. SQLite by itself looks every tenth of a second whether it
    may, and where several processes write without pause, one may never find it so.
    """
    ((before,),) = connection.execute("PRAGMA busy_timeout").fetchall()
    connection.execute("PRAGMA busy_timeout = 0")
    end, nap = time.monotonic() + (PATIENCE if seconds is None else seconds), 0.001
    try:
        while True:
            try:
                return work()
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > end:
                    raise
            time.sleep(nap)
            nap = min(2 * nap, _LONGEST_NAP)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(before)}")


def address(file: Path) -> str:
    """The file as SQLite's own kind of address; where it is not there, it is not made."""
    return f"file:{quote(os.fsencode(file))}?mode=rw"
