"""Which stories are marked, how a mark finds its story again, and which securities are watched."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, NamedTuple

from newsreader.errors import MarksError
from newsreader.marks.database import Database
from newsreader.marks.rows import Row, every, merge
from newsreader.text.names import restored, stored

_WATCH: Final = "INSERT OR REPLACE INTO watched VALUES (?, ?, ?)"

Kind = Literal["read", "bookmark"]
"""What a mark says: that a story was read (or, with the value false, is unread); a bookmark."""


class Subject(NamedTuple):
    """A story to be marked, and what it will be known by when its file has moved."""

    path: str | bytes
    """Relative to the archive, as stored."""
    title: str
    instant: int | None
    fingerprint: str | None


class Adopted(NamedTuple):
    """A mark that a story takes over from an earlier file of its own, or from a copy."""

    path: str | bytes
    title: str
    instant: int | None
    fingerprint: str | None
    kind: str
    value: int
    at: int


@dataclass(frozen=True, slots=True)
class Change:
    """Marks that were set together, and all that is needed to undo it."""

    archive: str | bytes
    kind: Kind
    value: bool
    paths: tuple[str | bytes, ...]
    titles: tuple[str, ...]
    """Of the stories, as `paths`."""
    before: tuple[tuple[object, ...], ...]
    """The whole rows that stood there, of those that had one."""


@dataclass(frozen=True, slots=True)
class Watching:
    """Securities that were watched, or no longer, together, and all that is needed to undo it."""

    symbols: tuple[str, ...]
    value: bool
    before: tuple[tuple[object, ...], ...]
    """The whole rows that stood there, of those that had one."""


class Marks:
    """The marks in one file. Any thread may call any method; writes happen one after another.

    Making one never fails: `problem` says what is wrong with the file, and every write tries
    again and raises MarksError while it is.
    """

    def __init__(self, folder: Path) -> None:
        self._database = Database(folder / "marks.db")
        self.attach = self._database.attach
        self.examine = self._database.examine
        self.close = self._database.close

    @property
    def file(self) -> Path:
        """Where the marks are."""
        return self._database.file

    @property
    def problem(self) -> str:
        """Why marks are neither read nor written now, and the cure; empty when all is well."""
        return self._database.problem

    @property
    def damaged(self) -> bool:
        """Whether that is because the file is damaged, so that it can be mended."""
        return self._database.damaged

    @property
    def warning(self) -> str:
        """Why there is no backup of today; empty when all is well."""
        return self._database.warning

    def set(
        self, archive: str | bytes, subjects: Iterable[Subject], kind: Kind, value: bool
    ) -> Change:
        """Mark the stories, all or none; on disk before this returns. Raises MarksError."""
        stories = tuple(subjects)
        at = time.time_ns() // 1_000_000

        def write(connection: sqlite3.Connection) -> Change:
            before = []
            for story in stories:
                key = (archive, story.path, kind)
                before += connection.execute(
                    "SELECT * FROM mark WHERE archive = ? AND path = ? AND kind = ?", key
                ).fetchall()
                _put(connection, (*key, value, at, story.title, story.instant, story.fingerprint))
            paths = tuple(story.path for story in stories)
            titles = tuple(story.title for story in stories)
            return Change(archive, kind, value, paths, titles, tuple(before))

        return self._database.write(write)

    def watch(self, symbols: Iterable[str], value: bool) -> Watching:
        """Watch securities, or no longer, in every archive; on disk before this returns.

        Raises MarksError.
        """
        wanted = tuple(dict.fromkeys(symbols))
        at = time.time_ns() // 1_000_000

        def write(connection: sqlite3.Connection) -> Watching:
            before = []
            for symbol in wanted:
                before += connection.execute(
                    "SELECT * FROM watched WHERE symbol = ?", (symbol,)
                ).fetchall()
                connection.execute(_WATCH, (symbol, value, at))
            return Watching(wanted, value, tuple(before))

        return self._database.write(write)

    def watched(self) -> tuple[str, ...]:
        """The watched securities, in the order in which they were added. Raises MarksError."""

        def read(connection: sqlite3.Connection) -> list[str]:
            there = "SELECT 1 FROM sqlite_master WHERE name = 'watched'"
            if not connection.execute(there).fetchone():  # an earlier file that may only be read
                return []
            statement = "SELECT symbol FROM watched WHERE value = 1 ORDER BY at, rowid"
            return [symbol for (symbol,) in connection.execute(statement)]

        return tuple(self._database.read(read))

    def restore(self, change: Change | Watching) -> None:
        """Put the marks back exactly as they stood before `change`. Raises MarksError."""
        if isinstance(change, Watching):
            self._restore_watching(change)
            return

        def write(connection: sqlite3.Connection) -> None:
            connection.executemany(
                "DELETE FROM mark WHERE archive = ? AND path = ? AND kind = ?",
                [(change.archive, path, change.kind) for path in change.paths],
            )
            for row in change.before:
                _put(connection, row)

        self._database.write(write)

    def _restore_watching(self, change: Watching) -> None:
        def write(connection: sqlite3.Connection) -> None:
            connection.executemany(
                "DELETE FROM watched WHERE symbol = ?", [(symbol,) for symbol in change.symbols]
            )
            connection.executemany(_WATCH, change.before)

        self._database.write(write)

    def adopt(self, archive: str | bytes, marks: Sequence[Adopted]) -> None:
        """Give stories the marks of their earlier files; those rows are kept. Raises MarksError."""

        def write(connection: sqlite3.Connection) -> None:
            connection.executemany(
                "INSERT OR IGNORE INTO mark VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (archive, mark.path, mark.kind, mark.value, mark.at, *mark[1:4])
                    for mark in marks
                ],
            )

        if marks:
            self._database.write(write)

    def renew(self, archive: str | bytes, stories: Sequence[Subject]) -> None:
        """Keep what marked stories are known by in step with their files. Raises MarksError."""

        def write(connection: sqlite3.Connection) -> None:
            connection.executemany(
                """UPDATE mark SET title = ?, instant = ?, fingerprint = ?
                   WHERE archive = ? AND path = ?""",
                [(*story[1:], archive, story.path) for story in stories],
            )

        if stories:
            self._database.write(write)

    def begin(self, archive: str | bytes, unread_since: int) -> None:
        """Note, once and for all, from when stories of `archive` are unread. Raises MarksError."""
        now = time.time_ns() // 1_000_000_000

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT OR IGNORE INTO archive VALUES (?, ?, ?)", (archive, unread_since, now)
            )

        self._database.write(write)

    def rows(self) -> list[Row]:
        """All that is in the file, for another one to be merged with. Raises MarksError."""
        return self._database.read(lambda connection: list(every(connection)))

    def merge(self, others: Iterable[Row]) -> int:
        """Merge rows of another file into this one: the later mark counts; how many changed it.

        On disk before this returns. Raises MarksError.
        """
        merged = tuple(others)
        return self._database.write(lambda connection: merge(connection, merged))

    def archives(self) -> tuple[Path, ...]:
        """The archives that have been read before, by their real paths; none while damaged."""

        def read(connection: sqlite3.Connection) -> list[str | bytes]:
            return [root for (root,) in connection.execute("SELECT root FROM archive")]

        try:
            return tuple(Path(restored(root)) for root in self._database.read(read))
        except MarksError:
            return ()


def key(archive: Path) -> str | bytes:
    """What marks of `archive`, a real path, stand under."""
    return stored(str(archive))


def _put(connection: sqlite3.Connection, row: Sequence[object]) -> None:
    connection.execute("INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
