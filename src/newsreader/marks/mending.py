"""A damaged file of marks kept aside, and a new one made of what it and the backups still hold.

Nothing does this by itself: whoever has the file open may be writing it. A newsreader that has is
safe: SQLite sees that the file was moved, and its next mark goes into the new one.
"""

from __future__ import annotations

import errno
import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from newsreader.errors import MarksError
from newsreader.language import _
from newsreader.marks import backups
from newsreader.marks.database import Database
from newsreader.marks.rows import MarkRow, Row, every, merge
from newsreader.marks.salvage import graft, salvaged
from newsreader.marks.snapshot import BESIDE, copied
from newsreader.marks.tables import address, bring_up, transaction

_ATTEMPTS: Final = 3


@dataclass(frozen=True, slots=True)
class Mended:
    """What was done."""

    aside: Path | None
    """Where the damaged file is now; None where there was none."""
    saved: int
    """Rows that it still held."""
    backup: Path | None
    """The newest sound backup, if there is one."""
    added: int
    """Rows that came from there, because they were missing or older."""


def mend(file: Path, day: date) -> Mended:
    """Make `file` anew. Raises MarksError where it is sound, in use or cannot be replaced."""
    file = Path(os.path.realpath(file))  # a link stays one
    with _alone(file):
        _need_damage(file)
        try:
            return _made_anew(file, day)
        except (OSError, sqlite3.Error) as error:
            message = _("{file} is as it was, because no new file could be made: {reason}.")
            reason = getattr(error, "strerror", None) or str(error)
            raise MarksError(message.format(file=file, reason=reason)) from error


def _need_damage(file: Path) -> None:
    database = Database(file)
    try:
        sound = database.examine()
    finally:
        database.close()
    if sound:
        message = _("{file} is sound; there is nothing to mend.")
        raise MarksError(message.format(file=file))
    if not database.damaged:
        raise MarksError(database.problem)


def _made_anew(file: Path, day: date) -> Mended:
    backup, older = _newest_sound(file)
    for _attempt in range(_ATTEMPTS):
        before = _state(file)
        rows = _still_held(file, backup)
        with _held(file):
            if _state(file) == before:
                return _replaced(file, day, rows, backup, older)
    message = _("Another program writes {file}; end it, and try again.")
    raise MarksError(message.format(file=file))


def _state(file: Path) -> tuple[int, int, int] | None:
    """What changes with every write; the file is not opened for it, which would cost the lock."""
    try:
        status = file.lstat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


@contextmanager
def _held(file: Path) -> Iterator[None]:
    """Let nobody else write the file, if it can be written at all."""
    if not file.is_file():
        yield
        return
    with closing(sqlite3.connect(address(file), uri=True, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise
        except sqlite3.DatabaseError:
            pass  # it cannot be written by anybody
        yield


def _replaced(
    file: Path, day: date, rows: list[Row], backup: Path | None, older: list[Row]
) -> Mended:
    with backups.unfinished(file.parent) as new:
        with closing(sqlite3.connect(address(new), uri=True, isolation_level=None)) as connection:
            with transaction(connection):
                bring_up(connection)
                saved = merge(connection, rows)
                added = merge(connection, older)
            if not backups.is_sound(connection):
                raise sqlite3.DatabaseError("malformed")
        aside = _keep_aside(file, day)
        backups.finish(new, file)
    return Mended(aside, saved, backup, added)


def _still_held(file: Path, backup: Path | None) -> list[Row]:
    """What the file holds, read from a copy: opening it may roll a journal back."""
    if not file.is_file():
        return []
    with TemporaryDirectory(prefix="newsreader-", ignore_cleanup_errors=True) as folder:
        copy = copied(file, Path(folder))
        found = [salvaged(copy)]
        if not _has_marks(found[-1]):  # the journal itself may be what is damaged
            _without_journal(file, copy)
            found.append(salvaged(copy))
        if not _has_marks(found[-1]):  # or the first page
            _without_journal(file, copy)
            graft(copy, backup or _new(Path(folder) / "new.db"))
            found.append(salvaged(copy))
        return max(found, key=len)


def _has_marks(rows: list[Row]) -> bool:
    return any(isinstance(row, MarkRow) for row in rows)


def _without_journal(file: Path, copy: Path) -> None:
    copied(file, copy.parent)
    for end in BESIDE:
        Path(f"{copy}{end}").unlink(missing_ok=True)


def _new(file: Path) -> Path:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        bring_up(connection)
    return file


def _newest_sound(file: Path) -> tuple[Path | None, list[Row]]:
    for backup in backups.kept(file):
        with (
            suppress(sqlite3.Error),
            closing(sqlite3.connect(address(backup), uri=True, isolation_level=None)) as connection,
        ):
            if backups.is_sound(connection):
                return backup, list(every(connection))
    return None, []


def _keep_aside(file: Path, day: date) -> Path | None:
    """Give the damaged file, and what is beside it, a second name that nothing has.

    Where the file system can, the first name stays until the new file takes it, so that at no
    moment there is none.
    """
    for number in count(1):
        tail = "" if number == 1 else f"-{number}"
        aside = file.with_name(f"{file.stem}.damaged-{day.isoformat()}{tail}{file.suffix}")
        if not any(os.path.lexists(f"{aside}{end}") for end in ("", *BESIDE)):
            break
    for end in BESIDE:  # first: beside a new file an old journal would be rolled back into it
        with suppress(FileNotFoundError):
            os.rename(f"{file}{end}", f"{aside}{end}")  # noqa: PTH104 - a name and an end
    if not os.path.lexists(file):
        return None
    try:
        os.link(file, aside)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS):
            raise
        file.rename(aside)
    return aside


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Let no other mending go on at the same time, where the file system can tell."""
    try:
        folder = os.open(file.parent, os.O_RDONLY)
    except OSError:
        folder = None  # there are no marks
    try:
        if folder is not None:
            try:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                message = _("Another newsreader is mending {file}.")
                raise MarksError(message.format(file=file)) from None
            except OSError:
                pass  # a file system without such locks
        yield
    finally:
        if folder is not None:
            os.close(folder)
