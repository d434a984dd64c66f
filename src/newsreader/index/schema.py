"""The file of the index: its tables, where it lies, and how it is opened or begun anew.

Everything in it can be made again from the archive, so a file that is damaged, of another version
or of another archive is removed, never repaired.
"""

from __future__ import annotations

import fcntl
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

from newsreader.errors import IndexUnavailable
from newsreader.language import _
from newsreader.text.names import stored

VERSION: Final = 4
"""Of the tables below; a file of another version is made anew."""

SEPARATOR: Final = "\x1f"
"""Between the values of a column that holds several; clean text has none."""

# A shelf is one combination of categories, source, section and zone. There are some hundred of
# them in the largest archives, so that filters on them, and the tree, never look at the posts.
# The folded forms (`…_key`) are what filters compare. The instant of a post that is `day_only` is
# the midnight of its day in UTC, whatever the zone, so such posts are sorted apart from the others.
# A post whose text has not been read yet has no `body_by`, and no row in the tables after `keys`.
# `grams` keeps nothing but which pieces of two characters stand in which text: that is a fifth of
# what positions would take, and a hit of several pieces is looked up in the text itself.
_TABLES: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE shelves (
    id INTEGER PRIMARY KEY,
    categories TEXT NOT NULL,
    source TEXT NOT NULL,
    section TEXT NOT NULL,
    zone TEXT NOT NULL,
    category_key TEXT NOT NULL,
    source_key TEXT NOT NULL,
    UNIQUE (categories, source, section, zone)
);
CREATE TABLE posts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    head_by TEXT NOT NULL,
    body_by TEXT NOT NULL DEFAULT '',
    shelf INTEGER NOT NULL,
    title TEXT NOT NULL,
    title_key TEXT NOT NULL,
    instant INTEGER,
    day_only INTEGER NOT NULL,
    author TEXT NOT NULL,
    tags TEXT NOT NULL,
    written TEXT NOT NULL,
    origin TEXT NOT NULL,
    correction TEXT NOT NULL,
    symbols TEXT NOT NULL DEFAULT '',
    problem INTEGER NOT NULL,
    fingerprint TEXT
);
CREATE INDEX posts_instant ON posts (instant, id, day_only) WHERE day_only = 0;
CREATE INDEX posts_day ON posts (instant, id, day_only) WHERE day_only = 1;
CREATE INDEX posts_shelf ON posts (shelf, day_only, instant, id);
CREATE INDEX posts_title ON posts (title_key, id);
CREATE INDEX posts_fingerprint ON posts (fingerprint, instant) WHERE fingerprint IS NOT NULL;
CREATE INDEX posts_textless ON posts (id) WHERE body_by = '';
CREATE TABLE keys (
    id INTEGER PRIMARY KEY,
    author_key TEXT NOT NULL,
    tags_key TEXT NOT NULL,
    path_key TEXT NOT NULL
);
CREATE TABLE texts (id INTEGER PRIMARY KEY, folded TEXT NOT NULL);
CREATE VIRTUAL TABLE grams USING fts5 (
    pieces, content='', columnsize=0, detail=none, tokenize='ascii'
);
CREATE TABLE tickers (
    symbol TEXT NOT NULL,
    sense TEXT NOT NULL,
    post INTEGER NOT NULL,
    count INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (symbol, sense, post)
) WITHOUT ROWID;
CREATE INDEX tickers_post ON tickers (post);
CREATE TABLE lessons (name TEXT NOT NULL, symbol TEXT NOT NULL, post INTEGER NOT NULL);
CREATE INDEX lessons_post ON lessons (post);
CREATE TABLE remarks (
    post INTEGER NOT NULL,
    field TEXT NOT NULL,
    reason TEXT NOT NULL,
    level TEXT NOT NULL,
    of_text INTEGER NOT NULL
);
CREATE INDEX remarks_post ON remarks (post);
CREATE TABLE skipped (
    path NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    head_by TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE folders (path NOT NULL PRIMARY KEY, mtime_ns INTEGER NOT NULL) WITHOUT ROWID;
"""
# Of the pieces in `grams`, 16 MiB are gathered before they are sorted and written. What is written
# is joined when `update` says so, in small steps. But FTS5 has numbers for 2,000 parts alone, each
# transaction makes one, and so does each head that is replaced; without a number the disk is said
# to be full. So 500 parts are joined by themselves, in one go.
_GRAMS: Final = {"hashsize": 16 << 20, "automerge": 0, "crisismerge": 500}
# A text takes some 3 KB; so many stand in a page that little of it is left empty.
_PAGE_BYTES: Final = 16384
_APART: Final = 1 << 20
_BEGINNINGS: Final = 2_047
"""Of ids, each so far from the next; four bytes hold them all."""
_REMOTE: Final = re.compile(r"nfs|cifs|smb|9p|afs|fuse|sshfs|ceph|lustre|gpfs|vboxsf|virtiofs")


class Unwritable(IndexUnavailable):
    """The index cannot be kept where it should be."""


def connect(file: Path) -> sqlite3.Connection:
    """A connection to an SQLite file that is there already.

    Statements commit themselves unless a transaction was begun. The connection may go from thread
    to thread, one at a time.
    """
    address = f"file:{quote(os.fsencode(file))}?mode=rw"
    return sqlite3.connect(
        address, uri=True, timeout=5, isolation_level=None, check_same_thread=False
    )


def sound(file: Path, archive: Path, *, examine: bool = False) -> bool:
    """Whether `file` is an index of `archive` in the present version, as far as a glance shows.

    With `examine`, the whole of it is looked at, which takes seconds in a large archive. Raises
    IndexUnavailable where the file may be sound, but cannot be read now.
    """
    if not file.is_file():
        return False
    try:
        if _cut_off(file):
            return False
        with closing(connect(file)) as connection:
            if connection.execute("PRAGMA user_version").fetchone() != (VERSION,):
                return False
            found = connection.execute("SELECT value FROM meta WHERE key = 'archive'").fetchone()
            if found != (stored(str(archive)),):
                return False
            return not examine or _whole(connection)
    except sqlite3.DatabaseError as error:
        if not damaged(error):
            raise unavailable(file, error) from error
        return False


def _cut_off(file: Path) -> bool:
    """Whether the file ends before it should, which SQLite does not see in the last page.

    What a log beside it holds may not have come into it yet. Offsets are those of SQLite's file
    format: the size of a page stands at 16, the number of pages at 28.
    """
    try:
        with file.open("rb") as stream:
            head = stream.read(32)
    except OSError:  # SQLite will say what it is
        return False
    if any(_holds_something(file.with_name(file.name + log)) for log in ("-wal", "-journal")):
        return False
    page, pages = int.from_bytes(head[16:18]), int.from_bytes(head[28:32])
    return file.stat().st_size < page * pages


def _holds_something(file: Path) -> bool:
    try:
        return file.stat().st_size > 0
    except OSError:
        return False


def _whole(connection: sqlite3.Connection) -> bool:
    """Whether every page can be read, and every table is there."""
    with closing(sqlite3.connect(":memory:")) as model:
        model.executescript(_TABLES)
        names = [
            set(one.execute("SELECT name FROM sqlite_master").fetchall())
            for one in (model, connection)
        ]
    return names[0] <= names[1] and connection.execute("PRAGMA integrity_check(1)").fetchone() == (
        "ok",
    )


def prepare(file: Path, archive: Path, *, examine: bool = False) -> None:
    """See to it that `file` is an index of `archive`, empty if it has to be new.

    With `examine`, all of it has to be sound, and not only the beginning: for a file that was
    found damaged. Whether it still is, is asked under the lock, since another thread or process
    may have made it anew. Raises IndexUnavailable, or OSError where the folder cannot be made or
    written.
    """
    if not examine and sound(file, archive):
        return
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with lock(file, "opening", wait=True):
        if sound(file, archive, examine=examine):
            return
        new = file.with_name(file.name + ".new")
        # The file itself goes first: without it nobody opens what belongs to it.
        for one in (new, file):
            for ending in ("", "-wal", "-shm", "-journal"):
                one.with_name(one.name + ending).unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(new, isolation_level=None)) as connection:
                connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
                connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
                connection.execute(f"PRAGMA journal_mode = {journal(file.parent)}")
                create(connection, archive)
        except sqlite3.Error as error:
            raise unavailable(file, error) from error
        new.replace(file)  # whole, so that no reader finds half of it


def create(connection: sqlite3.Connection, archive: Path) -> None:
    """Make the tables of an index of `archive`, all or none, in an empty database."""
    connection.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {VERSION};")
    connection.execute("INSERT INTO meta VALUES ('archive', ?)", (stored(str(archive)),))
    connection.executemany("INSERT INTO grams (grams, rank) VALUES (?, ?)", _GRAMS.items())
    # Who had the index open that this one takes the place of still has its ids in hand, and a mark
    # is set by id: it must find no story here rather than another one.
    before = int.from_bytes(os.urandom(2)) % _BEGINNINGS * _APART
    connection.execute("INSERT INTO sqlite_sequence VALUES ('posts', ?)", (before,))
    connection.execute("COMMIT")


@contextmanager
def lock(file: Path, what: str, *, wait: bool = False) -> Iterator[None]:
    """Be the one process, and the one thread in it, that does `what` with the index `file`.

    The lock goes with the process, however it ends. Raises IndexUnavailable if another one holds
    it and `wait` is false, or the folder cannot be written.
    """
    place = file.with_name(f"{what}.lock")
    try:
        handle = place.open("wb")
    except OSError as error:
        message = _("The index {file} may not be written. Make its folder writable.")
        raise Unwritable(message.format(file=file)) from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            message = _("Another newsreader is indexing this archive; what it finds shows here.")
            raise IndexUnavailable(message) from None
        except OSError:
            pass  # a file system without locks: SQLite's own still keep the tables whole
        yield


def journal(folder: Path) -> str:
    """How SQLite is to keep transactions whole in `folder`.

    With a write-ahead log readers never wait for the writer, nor it for them; with a rollback
    journal one long search would hold the writer, and the waiting writer every new reader. But the
    log needs shared memory, which no network file system gives; there, and where the kind of file
    system is not told, it is a journal.
    """
    try:
        mounts = Path("/proc/self/mounts").read_bytes()
    except OSError:
        return "TRUNCATE"
    where = os.fsencode(folder.resolve())
    longest, kind = b"", ""
    for line in mounts.splitlines():
        _device, point, name, *_rest = line.split(b" ")
        point = point.replace(rb"\040", b" ")
        inside = where == point or where.startswith(point.rstrip(b"/") + b"/")
        if inside and len(point) >= len(longest):
            longest, kind = point, name.decode("ascii", "replace")
    return "TRUNCATE" if not kind or _REMOTE.match(kind) else "WAL"


def unavailable(file: Path, error: sqlite3.Error) -> IndexUnavailable:
    """`error` in words, with what to do."""
    reason = str(error)
    if "locked" in reason:
        message = _("The index {file} is in use by another program; try again in a moment.")
        return IndexUnavailable(message.format(file=file))
    if "full" in reason:
        message = _("The disk is full: the index {file} cannot grow. Free some space on it.")
    elif "readonly" in reason:
        message = _("The index {file} may not be written. Make its folder writable.")
    else:
        message = _("The index cannot be used ({reason}). It may be deleted at any time: {file}")
    return Unwritable(message.format(file=file, reason=reason))


def damaged(error: sqlite3.Error, file: Path | None = None) -> bool:
    """Whether the trouble lies in the file (or `file` is gone), not in the circumstances."""
    if file is not None and not file.exists():
        return True
    if isinstance(error, sqlite3.OperationalError):
        return "no such" in str(error) or "decode to UTF-8" in str(error)
    return isinstance(error, sqlite3.DatabaseError) and (
        "malformed" in str(error) or "not a database" in str(error)
    )
