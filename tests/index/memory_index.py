"""An index in memory, to be filled row by row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from newsreader.index import schema, write
from newsreader.index.derive import Row
from newsreader.index.scan import Stamp
from newsreader.model import Named, SecurityKind, Sense
from newsreader.text.fold import fold

ARCHIVE = Path("/archive")


def company(symbol: str, sense: Sense = Sense.COMPANY, count: int = 1, name: str = "") -> Named:
    """Give a security as a story names it."""
    return Named(symbol, name, SecurityKind.STOCK, sense, count)


MARKS = """
CREATE TABLE marks.archive (root PRIMARY KEY, unread_since INTEGER, first_indexed INTEGER);
CREATE TABLE marks.mark (archive, path, kind, value, at, title, instant, fingerprint,
                         PRIMARY KEY (archive, path, kind));
CREATE TABLE marks.watched (symbol TEXT PRIMARY KEY, value INTEGER NOT NULL, at INTEGER NOT NULL);
"""


class MemoryIndex(SimpleNamespace):
    """A connection, and how to fill it; `add` gives the id of the post."""

    connection: sqlite3.Connection

    def add(self, path: str, row: Row | None = None, **fields: Any) -> int:
        """Store a row; its text is `body`."""
        body = fields.pop("body", "")
        if row is None:
            title = fields.pop("title", path)
            row = Row(title, text=f"{fold(title)}\n{fold(body)}", **fields)
        write.put(self.connection, Stamp(path, 1, 1), row, "made")
        return self.id_of(path)

    def id_of(self, path: str) -> int:
        """Give the id of the post at `path`."""
        found = self.connection.execute("SELECT id FROM posts WHERE path = ?", (path,)).fetchone()
        return int(found[0])

    def mark(
        self,
        path: str,
        kind: str,
        value: bool,
        *,
        archive: str = str(ARCHIVE),
        at: int = 1,
        title: str = "",
        instant: int | None = None,
        fingerprint: str | None = None,
    ) -> None:
        """Store a mark."""
        self.connection.execute(
            "INSERT INTO marks.mark VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (archive, path, kind, value, at, title, instant, fingerprint),
        )

    def watch(self, symbol: str, value: bool = True) -> None:
        """Watch a security, or no longer."""
        self.connection.execute("INSERT OR REPLACE INTO watched VALUES (?, ?, 1)", (symbol, value))


@contextmanager
def memory_index() -> Iterator[MemoryIndex]:
    """Give an empty index, with marks."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        schema.create(connection, ARCHIVE)
        connection.execute("ATTACH ':memory:' AS marks")
        connection.executescript(MARKS)
        yield MemoryIndex(connection=connection)
