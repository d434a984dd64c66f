"""How the index sees what the reader did: the marks, attached to its connection as `marks`.

The statements here know the table `marks.mark` (archive, path, kind, value, at, title, instant,
fingerprint); they never write it.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

COPY_SECONDS: Final = 2 * 24 * 3600
"""Stories of one fingerprint this near to each other are copies of one story."""

_UNREAD_SECONDS: Final = 7 * 24 * 3600

BOOKMARKED: Final = """p.path IN (
    SELECT path FROM marks.mark WHERE archive = ? AND kind = 'bookmark' AND value = 1)"""
"""Condition on a post; its parameter is the archive."""

UNREAD: Final = """(
    (p.instant IS NOT NULL AND ? IS NOT NULL AND p.instant >= ?
     AND p.path NOT IN (SELECT path FROM marks.mark WHERE archive = ? AND kind = 'read'))
    OR p.path IN (SELECT path FROM marks.mark WHERE archive = ? AND kind = 'read' AND value = 0))"""
"""Condition on a post; its parameters are the first unread instant, twice, the archive, twice."""

STATES: Final = """
    coalesce((SELECT m.value = 0 FROM marks.mark AS m
              WHERE m.archive = ? AND m.path = p.path AND m.kind = 'read'), p.instant >= ?, 0),
    coalesce((SELECT m.value = 1 FROM marks.mark AS m
              WHERE m.archive = ? AND m.path = p.path AND m.kind = 'bookmark'), 0)
"""
"""Columns, unread and bookmarked; parameters: archive, first unread instant, archive."""

_ONE_STORY: Final = "p.fingerprint = m.fingerprint"
_GONE: Final = """
    (m.archive != :archive OR NOT EXISTS (SELECT 1 FROM posts AS q WHERE q.path = m.path))
"""
_UNMARKED: Final = """
    NOT EXISTS (SELECT 1 FROM marks.mark AS own
                WHERE own.archive = :archive AND own.path = p.path AND own.kind = m.kind)
"""
_ORPHANS: Final = f"""
SELECT path, title, instant, fingerprint, kind, value, max(at) FROM (
    SELECT p.path, p.title, p.instant, p.fingerprint, m.kind, m.value, m.at
    FROM marks.mark AS m JOIN posts AS p ON {_ONE_STORY}
    WHERE ({_GONE} OR abs(p.instant - m.instant) <= {COPY_SECONDS}) AND {_UNMARKED}
    UNION ALL
    SELECT p.path, p.title, p.instant, p.fingerprint, m.kind, m.value, m.at
    FROM marks.mark AS m JOIN posts AS p ON p.path = m.path
    WHERE m.archive != :archive AND m.fingerprint IS NULL AND p.fingerprint IS NULL
          AND m.title = p.title AND {_UNMARKED}
) GROUP BY path, kind
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
    tomorrow = int(time.time()) + 24 * 3600
    (newest,) = connection.execute(
        "SELECT max(instant) FROM posts WHERE instant <= ?", (tomorrow,)
    ).fetchone()
    return None if newest is None else newest - _UNREAD_SECONDS


def copies(connection: sqlite3.Connection, ids: Iterable[int]) -> list[Known]:
    """The posts `ids` and their copies: the same fingerprint, not more than two days apart."""
    wanted = "[" + ",".join(map(str, ids)) + "]"
    return [Known(*row) for row in connection.execute(_COPIES, (wanted,))]


def orphans(connection: sqlite3.Connection, archive: str | bytes) -> Sequence[Orphan]:
    """The marks that stories of `archive` without a mark of that kind should have.

    A story that was renamed or rewritten elsewhere is known by its fingerprint; an archive that was
    moved, of stories too short for one, by path and title. The latest of several marks counts.
    """
    return [Orphan(*row) for row in connection.execute(_ORPHANS, {"archive": archive})]


def rewritten(connection: sqlite3.Connection, archive: str | bytes) -> list[Known]:
    """The marked stories of `archive` whose text is another one than when they were marked."""
    return [Known(*row) for row in connection.execute(_REWRITTEN, (archive,))]
