"""The file of the marks: opened with care, written whole, never overwritten when damaged."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final, TypeVar
from urllib.parse import quote

from newsreader.errors import MarksError
from newsreader.language import _

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
_STEPS: Final = (_FIRST, _SECOND)
VERSION: Final = len(_STEPS)
"""Of the tables; `user_version` of the file."""

_PATIENCE: Final = 5.0
"""Seconds to wait for another process that writes."""

_T = TypeVar("_T")


class Database:
    """The connection that writes marks; one thread at a time, the others wait."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.problem = ""
        """Why marks are neither read nor written now, and the cure; empty when all is well."""
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        try:
            self._do(lambda _connection: None)
        except MarksError as error:
            self.problem = str(error)

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            self._drop()

    def write(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        """Do `work` in one transaction that is on disk before this returns. Raises MarksError."""

        def together(connection: sqlite3.Connection) -> _T:
            with _transaction(connection):
                _bring_up(connection)
                return work(connection)

        done = self._do(together)
        self.problem = ""
        return done

    def read(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        """Do `work`, which only reads, so that it can be done in a file for reading alone.

        Raises MarksError.
        """
        return self._do(work)

    def examine(self) -> bool:
        """Look through the whole file; whether it is sound. Sets `problem` where it is not."""
        try:
            ((found,),) = self._do(lambda c: c.execute("PRAGMA quick_check(1)").fetchall())
        except MarksError as error:
            self.problem = str(error)
            return False
        if found != "ok":
            self.problem = self._words(sqlite3.DatabaseError("malformed"))
        return bool(found == "ok")

    def attach(self, connection: sqlite3.Connection) -> None:
        """Let `connection` see the marks as the schema `marks`; empty tables if they cannot be.

        The connection must not write to them: they are attached writable only because a reader
        has to roll back what a killed writer left. Of a file that an earlier program made, and
        that may not be written, the tables of later steps are empty.
        """
        if not self.problem:
            try:
                connection.execute("ATTACH ? AS marks", (_address(self.file),))
                connection.execute("SELECT 1 FROM marks.mark LIMIT 1").fetchone()
                _make(connection, _STEPS[_version(connection, "marks.") :], "temp.")
                return
            except sqlite3.Error as error:
                self.problem = self._words(error)
                _detach(connection)
        connection.execute("ATTACH ':memory:' AS marks")
        _make(connection, _STEPS, "marks.")

    def _do(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        with self._lock:
            try:
                if self._connection is None:
                    self._connection = self._open()
                return work(self._connection)
            except (sqlite3.Error, OSError) as error:
                self._drop()
                raise MarksError(self._words(error)) from error

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> sqlite3.Connection:
        if not self.file.exists():
            self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.file.touch(0o600)  # what one reads is one's own business
        connection = sqlite3.connect(
            _address(self.file),
            uri=True,
            timeout=_PATIENCE,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            connection.execute("PRAGMA synchronous = FULL")
            if _version(connection) < VERSION:
                try:
                    with _transaction(connection):
                        _bring_up(connection)
                except sqlite3.OperationalError as error:
                    # One that may only be read is read as it is.
                    if "readonly" not in str(error) or _version(connection) == 0:
                        raise
            if _version(connection) > VERSION:
                message = _("The marks in {file} are those of a later newsreader; use that one.")
                raise MarksError(message.format(file=self.file))
            connection.execute("SELECT 1 FROM mark LIMIT 1")
        except BaseException:
            connection.close()
            raise
        return connection

    def _words(self, error: Exception) -> str:
        """What went wrong, what is not kept, and the cure."""
        reason = str(error)
        if "locked" in reason:
            message = _("Another program holds {file}. The mark is not saved; try again.")
        elif "full" in reason or "No space" in reason:
            message = _("The disk is full. The mark is not saved in {file}; free some space.")
        elif "readonly" in reason or "ermission" in reason or "Read-only" in reason:
            message = _("Marks are not saved: {file} may not be written. Allow it to you.")
        elif "malformed" in reason or "not a database" in reason or "no such" in reason:
            message = _(
                "Marks are not shown or saved: {file} is damaged. It is left as it is; move it "
                "away to begin anew, or try “sqlite3 {file} .recover” to save what it holds."
            )
        else:
            message = _("Marks are not saved in {file}: {reason}.")
        return message.format(file=self.file, reason=reason)


def _detach(connection: sqlite3.Connection) -> None:
    with closing(connection.execute("PRAGMA database_list")) as schemas:
        attached = any(name == "marks" for _number, name, _file in schemas)
    if attached:
        connection.execute("DETACH marks")


def _version(connection: sqlite3.Connection, schema: str = "") -> int:
    return int(connection.execute(f"PRAGMA {schema}user_version").fetchone()[0])


def _bring_up(connection: sqlite3.Connection) -> None:
    """Do the steps that the file has not seen, inside of a transaction; nothing in it is lost."""
    version = _version(connection)
    if version < VERSION:  # no other process was faster
        _make(connection, _STEPS[version:], "")
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _make(connection: sqlite3.Connection, steps: Sequence[Sequence[str]], schema: str) -> None:
    for step in steps:
        for statement in step:
            connection.execute(statement.format(schema=schema))


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _address(file: Path) -> str:
    return f"file:{quote(os.fsencode(file))}?mode=rw"
