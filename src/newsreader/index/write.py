"""Rows into the tables of the index, and out of them."""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from newsreader.index.derive import Body, Derive, Head, sound
from newsreader.index.grams import pieces
from newsreader.index.scan import Stamp
from newsreader.index.schema import SEPARATOR
from newsreader.model import Level, Remark, Sense
from newsreader.query.fields import levels
from newsreader.text.fold import fold
from newsreader.text.names import restored, stored

_COLUMNS: Final = """path, size, mtime_ns, head_by, shelf, title, title_key, instant, day_only,
    author, tags, written, origin, correction, problem"""
_ADD: Final = f"""
INSERT INTO posts (id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_PUT: Final = f"""
INSERT INTO posts ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (path) DO UPDATE SET
    size = excluded.size, mtime_ns = excluded.mtime_ns, head_by = excluded.head_by, body_by = '',
    shelf = excluded.shelf, title = excluded.title, title_key = excluded.title_key,
    instant = excluded.instant, day_only = excluded.day_only, author = excluded.author,
    tags = excluded.tags, written = excluded.written, origin = excluded.origin,
    correction = excluded.correction, problem = excluded.problem, symbols = '', fingerprint = NULL
RETURNING id
"""
_PUT_BODY: Final = """
UPDATE posts SET body_by = ?, symbols = ?, fingerprint = ?,
    problem = ? OR EXISTS (SELECT 1 FROM remarks WHERE post = id AND level = 'problem')
WHERE id = ?
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


def put(
    connection: sqlite3.Connection, stamp: Stamp, whole: tuple[Head, Body] | None, derive: Derive
) -> None:
    """Store all of a file, in place of what was known of it; None for one that is no post."""
    post = put_head(connection, stamp, whole and whole[0], derive.heads_by)
    if whole is not None:
        put_bodies(connection, [(post, whole[1])], derive.bodies_by)


def put_heads(
    connection: sqlite3.Connection, heads: Sequence[tuple[Stamp, Head | None]], made_by: str
) -> None:
    """Store the heads of some files; those of files that are new at a third of the cost."""
    paths = [stored(stamp.path) for stamp, _head in heads]
    places = ",".join("?" * len(paths))
    known: set[str | bytes] = set()
    for table in ("posts", "skipped"):
        found = connection.execute(f"SELECT path FROM {table} WHERE path IN ({places})", paths)
        known.update(path for (path,) in found)
    new: list[tuple[Stamp, Head]] = []
    for (stamp, head), path in zip(heads, paths, strict=True):
        if head is None or path in known:
            put_head(connection, stamp, head, made_by)
        else:
            new.append((stamp, head))
    _add_heads(connection, new, made_by)


def _add_heads(
    connection: sqlite3.Connection, heads: Sequence[tuple[Stamp, Head]], made_by: str
) -> None:
    """Store the heads of files of which nothing is known."""
    last = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'posts'").fetchone()
    ids = range(last[0] + 1 if last else 1, sys.maxsize)
    shelves: dict[tuple[str, ...], int] = {}
    numbered = list(zip(ids, heads, strict=False))
    connection.executemany(
        _ADD,
        [(post, *_values(connection, *one, made_by, shelves)) for post, one in numbered],
    )
    connection.executemany(
        "INSERT INTO keys VALUES (?, ?, ?, ?)", [_keys(post, *one) for post, one in numbered]
    )
    for post, (_stamp, head) in numbered:
        _put_remarks(connection, post, head.remarks, of_text=False)


def put_head(connection: sqlite3.Connection, stamp: Stamp, head: Head | None, made_by: str) -> int:
    """Store the head of a file, in place of all that was known of it, and give its post's id.

    None is the head of a file that is no post; its id is 0.
    """
    path = stored(stamp.path)
    if head is None:
        remove(connection, [stamp.path])
        values = (path, stamp.size, stamp.mtime_ns, made_by)
        connection.execute("INSERT INTO skipped VALUES (?, ?, ?, ?)", values)
        return 0
    connection.execute("DELETE FROM skipped WHERE path = ?", (path,))
    row = _values(connection, stamp, head, made_by, {})
    ((post,),) = connection.execute(_PUT, row).fetchall()
    if connection.execute("SELECT 1 FROM keys WHERE id = ?", (post,)).fetchone():
        _forget(connection, post)
    connection.execute("INSERT INTO keys VALUES (?, ?, ?, ?)", _keys(post, stamp, head))
    _put_remarks(connection, post, head.remarks, of_text=False)
    return int(post)


def _values(
    connection: sqlite3.Connection,
    stamp: Stamp,
    head: Head,
    made_by: str,
    shelves: dict[tuple[str, ...], int],
) -> tuple[object, ...]:
    """A row of `posts`, of _COLUMNS; `shelves` are those that are known already."""
    categories = sound(SEPARATOR.join(head.categories))
    shelf = (categories, sound(head.source), sound(head.section), head.zone)
    number = shelves.get(shelf)
    if number is None:
        number = shelves[shelf] = _shelf(connection, head, shelf)
    return (
        stored(stamp.path),
        stamp.size,
        stamp.mtime_ns,
        made_by,
        number,
        sound(head.title),
        fold(sound(head.title)),
        head.instant,
        head.day_only,
        sound(head.author),
        sound(SEPARATOR.join(head.tags)),
        sound(head.written),
        head.origin,
        sound(head.correction),
        _has_problem(head.remarks),
    )


def _keys(post: int, stamp: Stamp, head: Head) -> tuple[int, str, str, str]:
    """A row of `keys`."""
    author, tags = fold(head.author), "\n".join(map(fold, head.tags))
    return post, sound(author), sound(tags), sound(fold(stamp.path))


def put_bodies(
    connection: sqlite3.Connection, texts: Iterable[tuple[int, Body]], made_by: str
) -> None:
    """Store the texts of posts that are there, by their ids."""
    # In this order, so that `grams` can gather them all before it sorts them.
    for post, text in sorted(texts, key=lambda pair: pair[0]):
        _put_body(connection, post, text, made_by)


def _put_body(connection: sqlite3.Connection, post: int, text: Body, made_by: str) -> None:
    before = connection.execute("SELECT folded FROM texts WHERE id = ?", (post,)).fetchone()
    if before != (text.folded,):
        if before is not None:
            _forget_text(connection, post)
        connection.execute("INSERT INTO texts VALUES (?, ?)", (post, text.folded))
        connection.execute("INSERT INTO grams (rowid, pieces) VALUES (?, ?)", (post, text.pieces))
    if before is not None:
        _forget_named(connection, post)
        connection.execute("DELETE FROM remarks WHERE post = ? AND of_text", (post,))
    companies = (named.symbol for named in text.named if named.sense is Sense.COMPANY)
    problem = _has_problem(text.remarks)
    connection.execute(_PUT_BODY, (made_by, " ".join(companies), text.fingerprint, problem, post))
    if text.named:
        connection.executemany(
            "INSERT INTO tickers VALUES (?, ?, ?, ?, ?)",
            [
                (named.symbol, named.sense, post, named.count, sound(named.name))
                for named in text.named
            ],
        )
    if text.lessons:
        connection.executemany(
            "INSERT INTO lessons VALUES (?, ?, ?)",
            [(sound(lesson.name), lesson.symbol, post) for lesson in text.lessons],
        )
    _put_remarks(connection, post, text.remarks, of_text=True)


def remove(connection: sqlite3.Connection, paths: Sequence[str]) -> None:
    """Take out the files that are no longer there."""
    for path in map(stored, paths):
        connection.execute("DELETE FROM skipped WHERE path = ?", (path,))
        found = connection.execute("DELETE FROM posts WHERE path = ? RETURNING id", (path,))
        for (post,) in found.fetchall():
            _forget(connection, post)


def has_posts(connection: sqlite3.Connection) -> bool:
    """Whether the index knows any file."""
    return connection.execute("SELECT 1 FROM posts LIMIT 1").fetchone() is not None


def textless(connection: sqlite3.Connection, made_by: str) -> list[tuple[int, str]]:
    """Id and path of the posts whose text is not known as it is made now, the newest first."""
    found = connection.execute(
        "SELECT id, path FROM posts WHERE body_by != ? ORDER BY instant DESC, id DESC", (made_by,)
    )
    return [(post, restored(path)) for post, path in found]


def join_pieces(connection: sqlite3.Connection, pages: int) -> bool:
    """Write some pages of the joined table of pieces; whether there may be more to join.

    With `pages` below 0 all parts are to become one, which further calls go on with.
    """
    before = connection.total_changes
    connection.execute("INSERT INTO grams (grams, rank) VALUES ('merge', ?)", (pages,))
    return connection.total_changes - before > 1  # its own row counts as one


def give_back(connection: sqlite3.Connection, pages: int) -> bool:
    """Give so many pages back to the file system that are empty; whether there are more."""
    connection.executescript(f"PRAGMA incremental_vacuum({pages})")  # `execute` takes one step
    ((left,),) = connection.execute("PRAGMA freelist_count").fetchall()
    return bool(left)


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


def _shelf(connection: sqlite3.Connection, head: Head, values: tuple[str, ...]) -> int:
    """The id of a shelf, which is made where there is none of these values."""
    found = connection.execute(
        """SELECT id FROM shelves
           WHERE categories = ? AND source = ? AND section = ? AND zone = ?""",
        values,
    ).fetchone()
    if found is not None:
        return int(found[0])
    keys = (sound(category_key(head.categories)), sound(fold(head.source)))
    cursor = connection.execute(
        """INSERT INTO shelves
           (categories, source, section, zone, category_key, source_key)
           VALUES (?, ?, ?, ?, ?, ?)""",
        (*values, *keys),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _put_remarks(
    connection: sqlite3.Connection, post: int, remarks: Sequence[Remark], *, of_text: bool
) -> None:
    if remarks:
        connection.executemany(
            "INSERT INTO remarks VALUES (?, ?, ?, ?, ?)",
            [
                (post, remark.field, sound(remark.reason), remark.level, of_text)
                for remark in remarks
            ],
        )


def _has_problem(remarks: Sequence[Remark]) -> bool:
    return any(remark.level is Level.PROBLEM for remark in remarks)


def _forget(connection: sqlite3.Connection, post: int) -> None:
    """Take out what hangs on a post."""
    connection.execute("DELETE FROM keys WHERE id = ?", (post,))
    connection.execute("DELETE FROM remarks WHERE post = ?", (post,))
    _forget_text(connection, post)
    _forget_named(connection, post)


def _forget_text(connection: sqlite3.Connection, post: int) -> None:
    gone = connection.execute("DELETE FROM texts WHERE id = ? RETURNING folded", (post,))
    for (folded,) in gone.fetchall():
        # A table of pieces alone has to be told what it is to forget.
        connection.execute(
            "INSERT INTO grams (grams, rowid, pieces) VALUES ('delete', ?, ?)",
            (post, pieces(folded)),
        )


def _forget_named(connection: sqlite3.Connection, post: int) -> None:
    connection.execute("DELETE FROM tickers WHERE post = ?", (post,))
    connection.execute("DELETE FROM lessons WHERE post = ?", (post,))
