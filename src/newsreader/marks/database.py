"""The file of the marks: opened with care, written whole, never overwritten when damaged."""

from __future__ import annotations

import sqlite3
import stat
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from newsreader.errors import MarksDamaged, MarksError
from newsreader.language import _
from newsreader.marks import backups, trouble
from newsreader.marks.tables import (
    PATIENCE,
    STEPS,
    VERSION,
    address,
    bring_up,
    make,
    patiently,
    transaction,
    version,
)

if TYPE_CHECKING:
    from newsreader.marks.snapshot import Snapshot

_UNREADABLE: Final = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)

_T = TypeVar("_T")


class Database:
    """The connection that writes marks; one thread at a time, the others wait."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.problem = ""
        """Why marks are neither read nor written now, and the cure; empty when all is well."""
        self.damaged = False
        """Whether that is because the file is damaged, so that it can be mended."""
        self.warning = ""
        """Why there is no backup of today; empty when all is well."""
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._snapshot: Snapshot | None = None
        self._backed_up: date | None = None
        try:
            self._do(lambda _connection: None)
        except MarksError as error:
            self._note(error)

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            self._drop()
            self._forget()

    def write(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        """Do `work` in one transaction that is on disk before this returns. Raises MarksError.

        After the first one of a day a backup is made; where that fails, `warning` says so.
        """

        def together(connection: sqlite3.Connection) -> _T:
            with transaction(connection):
                bring_up(connection)
                return work(connection)

        done = self._do(together)
        self.problem, self.damaged = "", False
        self._back_up()
        return done

    def read(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        """Do `work`, which only reads, so that it can be done in a file for reading alone.

        Raises MarksError.
        """
        return self._do(lambda connection: patiently(connection, lambda: work(connection)))

    def examine(self) -> bool:
        """Look through the whole file; whether it is sound. Sets `problem` where it is not."""
        try:
            ((found,),) = self._do(lambda c: c.execute("PRAGMA integrity_check(1)").fetchall())
            if found != "ok":
                raise trouble.damaged(self.file)
        except MarksError as error:
            self._note(error)
            return False
        return True

    def attach(self, connection: sqlite3.Connection) -> None:
        """Let `connection` see the marks as the schema `marks`; empty tables if they cannot be.

        The connection must not write to them: they are attached writable only because a reader
        has to roll back what a killed writer left. Of a file that an earlier program made, and
        that may not be written, the tables of later steps are empty.
        """
        if not self.problem:
            place = self._snapshot.address if self._snapshot else address(self.file)
            try:
                connection.execute("ATTACH ? AS marks", (place,))
                look = "SELECT 1 FROM marks.mark LIMIT 1"
                patiently(connection, lambda: connection.execute(look).fetchone())
                make(connection, STEPS[version(connection, "marks.") :], "temp.")
                return
            except sqlite3.Error as error:
                self._note(trouble.explained(self.file, error))
                _detach(connection)
        connection.execute("ATTACH ':memory:' AS marks")
        make(connection, STEPS, "marks.")

    def _note(self, error: MarksError) -> None:
        self.problem, self.damaged = str(error), isinstance(error, MarksDamaged)

    def _do(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        with self._lock:
            try:
                try:
                    return work(self._connected())
                except sqlite3.OperationalError as error:
                    if _code(error) != sqlite3.SQLITE_READONLY_DBMOVED:
                        raise
                    self._drop()  # it was mended; the mark belongs into the new file
                    return work(self._connected())
            except (sqlite3.Error, OSError) as error:
                self._drop()
                raise trouble.explained(self.file, error) from error

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = self._open()
        return self._connection

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _forget(self) -> None:
        if self._snapshot is not None:
            self._snapshot.close()
            self._snapshot = None

    def _open(self) -> sqlite3.Connection:
        self._see_to_it()
        try:
            connection = _opened(self.file, address(self.file))
        except sqlite3.OperationalError as error:
            if _code(error) & 0xFF not in _UNREADABLE:
                raise
            return _opened(self.file, self._copy(error).address)
        self._forget()
        return connection

    def _copy(self, error: sqlite3.Error) -> Snapshot:
        """What is read in place of a file that would have to be written first; else `error`."""
        from newsreader.marks.snapshot import Snapshot  # slow to import, and seldom needed

        if self._snapshot is None:
            try:
                self._snapshot = Snapshot(self.file)
            except (sqlite3.Error, OSError):
                raise error from None
        return self._snapshot

    def _see_to_it(self) -> None:
        """Have a file, a new one only where no marks have been. Raises MarksError and OSError."""
        try:
            status = self.file.stat()
        except FileNotFoundError:
            status = None
        if status is not None and not stat.S_ISREG(status.st_mode):
            raise trouble.no_file(self.file)
        if status is not None and status.st_size:
            return
        before = backups.kept(self.file)
        if before:
            raise trouble.emptied(self.file, before[0])
        if status is None:
            self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.file.touch(0o600)  # what one reads is one's own business

    def _back_up(self) -> None:
        """Once a day and process, and not where another process has done it; never raises."""
        today = datetime.now(UTC).date()
        if self._backed_up == today:
            return
        self._backed_up = today
        try:
            if backups.due(self.file, today):
                backups.back_up(self.file, today)
            self.warning = ""
        except (sqlite3.Error, OSError) as error:
            self.warning = trouble.without_backup(self.file, backups.folder_of(self.file), error)


def _opened(file: Path, place: str) -> sqlite3.Connection:
    """A connection to the marks of `file` at an address. Raises sqlite3.Error and MarksError."""
    connection = sqlite3.connect(
        place,
        uri=True,
        timeout=0,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        patiently(connection, lambda: connection.execute("PRAGMA synchronous = FULL"))
        connection.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
        _without_log(connection)
        if patiently(connection, lambda: version(connection)) < VERSION:
            try:
                with transaction(connection):
                    bring_up(connection)
            except sqlite3.OperationalError as error:
                # One that may only be read is read as it is.
                if "readonly" not in str(error) or version(connection) == 0:
                    raise
        if patiently(connection, lambda: version(connection)) > VERSION:
            message = _("The marks in {file} are those of a later newsreader; use that one.")
            raise MarksError(message.format(file=file))
        patiently(connection, lambda: connection.execute("SELECT 1 FROM mark LIMIT 1").fetchone())
    except BaseException:
        connection.close()
        raise
    return connection


def _without_log(connection: sqlite3.Connection) -> None:
    """Put a file that somebody gave a write-ahead log back to a rollback journal.

    That takes the file alone, and leave to write it; without, it is used as it is.
    """
    mode = patiently(connection, lambda: connection.execute("PRAGMA journal_mode").fetchone())
    if mode != ("wal",):
        return
    connection.execute("PRAGMA busy_timeout = 0")
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    connection.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")


def _code(error: sqlite3.Error) -> int:
    """SQLite's extended code; 0 for an error of Python's module."""
    return int(getattr(error, "sqlite_errorcode", 0))


def _detach(connection: sqlite3.Connection) -> None:
    with closing(connection.execute("PRAGMA database_list")) as schemas:
        attached = any(name == "marks" for _number, name, _file in schemas)
    if attached:
        connection.execute("DETACH marks")
