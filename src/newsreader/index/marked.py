"""How the index sees what the reader did: the marks, attached to its connection as `marks`.

The statements here know the tables `marks.mark` (archive, path, kind, value, at, title, instant,
fingerprint) and `watched` (symbol, value, at), which is temporary where the marks are those of an
earlier program that may not be written; they never write them.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from newsreader.text.names import restored

COPY_SECONDS: Final = 2 * 24 * 3600
"""Stories of one fingerprint this near to each other are copies of one story."""

_UNREAD_SECONDS: Final = 7 * 24 * 3600
# Twice, because the index is in two parts.
_NEWEST: Final = """
SELECT max(instant) FROM posts WHERE day_only = 0 AND instant <= ?1
UNION ALL SELECT max(instant) FROM posts WHERE day_only = 1 AND instant <= ?1
"""

BOOKMARKED: Final = """p.path IN (
    SELECT path FROM marks.mark WHERE archive = ? AND kind = 'bookmark' AND value = 1)"""
"""Condition on a post; its parameter is the archive."""

UNREAD: Final = """(
    (p.instant IS NOT NULL AND ? IS NOT NULL AND p.instant >= ?
     AND p.path NOT IN (SELECT path FROM marks.mark WHERE archive = ? AND kind = 'read'))
    OR p.path IN (SELECT path FROM marks.mark WHERE archive = ? AND kind = 'read' AND value = 0))"""
"""Condition on a post; its parameters are the first unread instant, twice, the archive, twice."""

WATCHED: Final = """p.id IN (
    SELECT t.post FROM watched AS w JOIN tickers AS t ON t.symbol = w.symbol
    WHERE w.value = 1 AND t.sense = 'company')"""
"""Condition on a post: it names a security that is watched, as a company."""

STATES: Final = """
    coalesce((SELECT m.value = 0 FROM marks.mark AS m
              WHERE m.archive = ? AND m.path = p.path AND m.kind = 'read'), p.instant >= ?, 0),
    coalesce((SELECT m.value = 1 FROM marks.mark AS m
              WHERE m.archive = ? AND m.path = p.path AND m.kind = 'bookmark'), 0),
    EXISTS (SELECT 1 FROM tickers AS t JOIN watched AS w ON w.symbol = t.symbol
            WHERE t.post = p.id AND t.sense = 'company' AND w.value = 1)
"""
"""Columns, unread, bookmarked and watched; parameters: archive, first unread instant, archive."""

_UNMARKED: Final = """
    NOT EXISTS (SELECT 1 FROM marks.mark AS own
                WHERE own.archive = :archive AND own.path = p.path AND own.kind = m.kind)
"""
_FOUND: Final = """
p.path, p.title, p.instant, p.fingerprint, m.kind, m.value, m.at, m.archive, m.path
"""
# The first part is of one archive, the others are of another one.
_ORPHANS: Final = f"""
SELECT {_FOUND} FROM marks.mark AS m JOIN posts AS p ON p.fingerprint = m.fingerprint
WHERE m.archive = :archive AND {_UNMARKED}
      AND (NOT EXISTS (SELECT 1 FROM posts AS q WHERE q.path = m.path)
           OR abs(p.instant - m.instant) <= {COPY_SECONDS})
UNION ALL
SELECT {_FOUND} FROM marks.mark AS m JOIN posts AS p ON p.fingerprint = m.fingerprint
WHERE m.archive != :archive AND {_UNMARKED}
UNION ALL
SELECT {_FOUND} FROM marks.mark AS m JOIN posts AS p ON p.path = m.path
WHERE m.archive != :archive AND m.fingerprint IS NULL AND p.fingerprint IS NULL
      AND m.title = p.title AND {_UNMARKED}
"""
_REWRITTEN: Final = """
SELECT p.path, p.title, p.instant, p.fingerprint
FROM marks.mark AS m JOIN posts AS p ON p.path = m.path
WHERE m.archive = ? AND p.fingerprint IS NOT NULL AND m.fingerprint IS NOT p.fingerprint
GROUP BY p.path
"""
_COPIES: Final = f"""
WITH wanted AS (SELECT value AS id FROM json_each(?))
SELECT p.path, p.title, p.instant, p.fingerprint FROM wanted JOIN posts AS p ON p.id = wanted.id
UNION
SELECT c.path, c.title, c.instant, c.fingerprint FROM wanted JOIN posts AS p ON p.id = wanted.id
JOIN posts AS c ON c.fingerprint = p.fingerprint
                AND abs(c.instant - p.instant) <= {COPY_SECONDS}
"""


class Known(NamedTuple):
    """What is kept with a mark, so that its story is known again."""

    path: str | bytes
    """As stored."""
    title: str
    instant: int | None
    fingerprint: str | None


class Orphan(NamedTuple):
    """A mark whose own story is gone, or that a copy lacks, and the story here that it belongs to.

    The first fields are those of `Known`.
    """

    path: str | bytes
    title: str
    instant: int | None
    fingerprint: str | None
    kind: str
    value: int
    at: int


def unread_since(connection: sqlite3.Connection, archive: str | bytes) -> int | None:
    """From which instant on stories of `archive` are unread until marked.

    What was noted when it was first indexed; before that, what would be noted now.
    """
    found = connection.execute(
        "SELECT unread_since FROM marks.archive WHERE root = ?", (archive,)
    ).fetchone()
    return found[0] if found else newest_days(connection)


def newest_days(connection: sqlite3.Connection) -> int | None:
    """Seven days before the newest story; one dated after tomorrow is no measure for the others."""
    found = [instant for instant in newest(connection) if instant is not None]
    return max(found) - _UNREAD_SECONDS if found else None


def newest(connection: sqlite3.Connection) -> tuple[int | None, int | None]:
    """The newest instants of a story with an hour and of one without, none after tomorrow."""
    tomorrow = int(time.time()) + 24 * 3600
    (timed,), (dayed,) = connection.execute(_NEWEST, (tomorrow,))
    return timed, dayed


def copies(connection: sqlite3.Connection, ids: Iterable[int]) -> list[Known]:
    """The posts `ids` and their copies: the same fingerprint, not more than two days apart."""
    wanted = "[" + ",".join(map(str, ids)) + "]"
    return [Known(*row) for row in connection.execute(_COPIES, (wanted,))]


def orphans(connection: sqlite3.Connection, archive: str | bytes) -> Sequence[Orphan]:
    """The marks that stories of `archive` without a mark of that kind should have.

    A story that was renamed or rewritten elsewhere is known by its fingerprint; an archive that was
    moved, of stories too short for one, by path and title. What was marked in another archive
    counts only once its file is gone: while both are there, each has marks of its own. The latest
    of several marks counts.
    """
    latest: dict[tuple[str | bytes, str], Orphan] = {}
    gone = _Gone()
    for *found, root, path in connection.execute(_ORPHANS, {"archive": archive}):
        orphan = Orphan(*found)
        before = latest.get((orphan.path, orphan.kind))
        later = before is None or before.at < orphan.at
        if later and (root == archive or gone(root, path)):
            latest[orphan.path, orphan.kind] = orphan
    return list(latest.values())


class _Gone:
    """Whether the file `path` of the archive `root`, both as stored, is no longer there."""

    def __init__(self) -> None:
        self._roots: dict[str | bytes, bool] = {}

    def __call__(self, root: str | bytes, path: str | bytes) -> bool:
        folder = Path(restored(root))
        if root not in self._roots:
            self._roots[root] = not folder.is_dir()
        return self._roots[root] or not os.path.lexists(folder / restored(path))


def rewritten(connection: sqlite3.Connection, archive: str | bytes) -> list[Known]:
    """The marked stories of `archive` whose text is another one than when they were marked."""
    return [Known(*row) for row in connection.execute(_REWRITTEN, (archive,))]
