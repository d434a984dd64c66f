"""Rows into the tables of the index, and out of them."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from newsreader.index.derive import Row
from newsreader.index.scan import Stamp
from newsreader.index.schema import SEPARATOR
from newsreader.model import Level, Sense
from newsreader.query.fields import levels
from newsreader.text.fold import fold
from newsreader.text.names import stored

_PUT: Final = """
INSERT INTO posts (path, size, mtime_ns, derivation, shelf, title, title_key, instant, day_only,
                   author, tags, written, origin, correction, symbols, problem, fingerprint)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (path) DO UPDATE SET
    size = excluded.size, mtime_ns = excluded.mtime_ns, derivation = excluded.derivation,
    shelf = excluded.shelf, title = excluded.title, title_key = excluded.title_key,
    instant = excluded.instant, day_only = excluded.day_only, author = excluded.author,
    tags = excluded.tags, written = excluded.written, origin = excluded.origin,
    correction = excluded.correction, symbols = excluded.symbols, problem = excluded.problem,
    fingerprint = excluded.fingerprint
RETURNING id
"""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of what is done inside, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def put(connection: sqlite3.Connection, stamp: Stamp, row: Row | None, made_by: str) -> None:
    """Store the row of one file, in place of the one it had; None for a file that is no post."""
    path = stored(stamp.path)
    if row is None:
        remove(connection, [stamp.path])
        values = (path, stamp.size, stamp.mtime_ns, made_by)
        connection.execute("INSERT INTO skipped VALUES (?, ?, ?, ?)", values)
        return
    connection.execute("DELETE FROM skipped WHERE path = ?", (path,))
    title = _sound(row.title)
    ((post,),) = connection.execute(
        _PUT,
        (
            path,
            stamp.size,
            stamp.mtime_ns,
            made_by,
            _shelf(connection, row),
            title,
            fold(title),
            row.instant,
            row.day_only,
            _sound(row.author),
            _sound(SEPARATOR.join(row.tags)),
            _sound(row.written),
            row.origin,
            _sound(row.correction),
            " ".join(named.symbol for named in row.named if named.sense is Sense.COMPANY),
            any(remark.level is Level.PROBLEM for remark in row.remarks),
            row.fingerprint,
        ),
    ).fetchall()
    _forget(connection, post)
    keys = (fold(row.author), "\n".join(map(fold, row.tags)), fold(stamp.path), row.text)
    connection.execute(
        "INSERT INTO texts VALUES (?, ?, ?, ?, ?)", (post, *(_sound(key) for key in keys))
    )
    connection.executemany(
        "INSERT INTO tickers VALUES (?, ?, ?, ?, ?)",
        [(named.symbol, named.sense, post, named.count, _sound(named.name)) for named in row.named],
    )
    connection.executemany(
        "INSERT INTO remarks VALUES (?, ?, ?, ?)",
        [(post, remark.field, _sound(remark.reason), remark.level) for remark in row.remarks],
    )


def remove(connection: sqlite3.Connection, paths: Sequence[str]) -> None:
    """Take out the files that are no longer there."""
    for path in map(stored, paths):
        connection.execute("DELETE FROM skipped WHERE path = ?", (path,))
        found = connection.execute("DELETE FROM posts WHERE path = ? RETURNING id", (path,))
        for (post,) in found.fetchall():
            _forget(connection, post)


def note_change(connection: sqlite3.Connection) -> None:
    """Note when the index was changed last, in nanoseconds since 1970 UTC."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('changed', ?)", (time.time_ns(),))


def settle(connection: sqlite3.Connection) -> None:
    """Note what is known of the archive as a whole: the zone of most of its stories."""
    most = connection.execute(
        """SELECT shelves.zone FROM posts JOIN shelves ON shelves.id = posts.shelf
           WHERE shelves.zone != '' GROUP BY shelves.zone
           ORDER BY count(*) DESC, shelves.zone LIMIT 1"""
    ).fetchone()
    connection.execute("DELETE FROM meta WHERE key = 'zone'")
    if most is not None:
        connection.execute("INSERT INTO meta VALUES ('zone', ?)", most)


def category_key(categories: Sequence[str]) -> str:
    """What a filter on categories is compared with: `/` before, between and after the levels.

    A level that holds a `/` itself counts as several, as it does in a filter.
    """
    chains = (levels(fold(level)) for level in categories)
    return "/" + "".join(chain + "/" for chain in chains if chain)


def _shelf(connection: sqlite3.Connection, row: Row) -> int:
    categories = _sound(SEPARATOR.join(row.categories))
    values = (categories, _sound(row.source), _sound(row.section), row.zone)
    found = connection.execute(
        """SELECT id FROM shelves
           WHERE categories = ? AND source = ? AND section = ? AND zone = ?""",
        values,
    ).fetchone()
    if found is not None:
        return int(found[0])
    keys = (_sound(category_key(row.categories)), _sound(fold(row.source)))
    cursor = connection.execute(
        """INSERT INTO shelves
           (categories, source, section, zone, category_key, source_key)
           VALUES (?, ?, ?, ?, ?, ?)""",
        (*values, *keys),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _forget(connection: sqlite3.Connection, post: int) -> None:
    """Take out what hangs on a post."""
    connection.execute("DELETE FROM texts WHERE id = ?", (post,))
    connection.execute("DELETE FROM tickers WHERE post = ?", (post,))
    connection.execute("DELETE FROM remarks WHERE post = ?", (post,))


def _sound(text: str) -> str:
    """`text` with `?` for lone surrogates, which SQLite cannot store."""
    return text.encode("utf-8", "replace").decode()
