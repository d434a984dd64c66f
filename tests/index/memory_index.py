"""An index in memory, to be filled row by row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from newsreader.index import schema, write
from newsreader.index.derive import Body, Head
from newsreader.index.grams import pieces
from newsreader.index.scan import Stamp
from newsreader.model import Named, SecurityKind, Sense
from newsreader.text.fold import fold

ARCHIVE = Path("/archive")


def company(symbol: str, sense: Sense = Sense.COMPANY, count: int = 1, name: str = "") -> Named:
    """Give a security as a story names it."""
    return Named(symbol, name, SecurityKind.STOCK, sense, count)


Row = tuple[Head, Body]


class _Made:
    heads_by = "head"
    bodies_by = "body"


MADE: Any = _Made()


def whole(title: str, text: str = "", **fields: Any) -> Row:
    """Give the head and the body of a post; what is not of the body is of the head."""
    folded = fields.pop("folded", f"{fold(title)}\n{fold(text)}")
    of_body = {
        name: fields.pop(name) for name in ("named", "fingerprint", "lessons") if name in fields
    }
    return Head(title, **fields), Body(folded, pieces(folded), **of_body)


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
        """Store a row; if there is none, that of `fields`."""
        if row is None:
            row = whole(fields.pop("title", path), **fields)
        write.put(self.connection, Stamp(path, 1, 1), row, MADE)
        return self.id_of(path)

    def add_head(self, path: str, head: Head) -> int:
        """Store a post of which the body has not been read yet."""
        return write.put_head(self.connection, Stamp(path, 1, 1), head, MADE.heads_by)

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
