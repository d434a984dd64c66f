"""A copy of the marks for each day on which some were set; the newest five are kept.

They stand beside the marks, in `backups/marks-2026-11-27.db`, by the day in UTC. A copy is made by
SQLite's own backup, so that writers of other processes are waited for; it gets its name only when
it is whole, sound and on disk.
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Final

from newsreader.marks.tables import PATIENCE, address

KEPT: Final = 5
"""How many days have a backup."""

_NAME: Final = re.compile(r"marks-(\d{4}-\d\d-\d\d)\.db")
_UNFINISHED: Final = "unfinished-"
_STALE_SECONDS: Final = 24 * 3600


def folder_of(file: Path) -> Path:
    """Where the backups of `file` are."""
    return file.parent / "backups"


def kept(file: Path) -> list[Path]:
    """The backups of `file`, the newest first; none where they cannot be listed."""
    try:
        names = [one.name for one in folder_of(file).iterdir()]
    except OSError:
        return []
    return [folder_of(file) / name for name in sorted(names, reverse=True) if _NAME.fullmatch(name)]


def day_of(backup: Path) -> str:
    """The day of a backup, `2026-11-27`."""
    found = _NAME.fullmatch(backup.name)
    return found[1] if found else ""


def due(file: Path, day: date) -> bool:
    """Whether `file` has no backup of that day yet."""
    return not _place(file, day).exists()


def back_up(file: Path, day: date) -> None:
    """Make the backup of `day`, and remove the oldest.

    Raises sqlite3.Error and OSError, and then nothing is left behind; DatabaseError “malformed”
    where `file` is damaged.
    """
    place = _place(file, day)
    place.parent.mkdir(mode=0o700, exist_ok=True)
    with unfinished(place.parent) as copy:
        _copy(file, copy)
        finish(copy, place)
    for old in [one for one in kept(file) if one != place][KEPT - 1 :]:
        old.unlink(missing_ok=True)  # another process may have been faster
    _sweep(place.parent)


@contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """An empty file of a passing name for its owner alone; what still has it is removed."""
    from tempfile import mkstemp  # slow to import, and needed once a day

    number, name = mkstemp(prefix=_UNFINISHED, suffix=".db", dir=folder)
    os.close(number)
    try:
        yield Path(name)
    finally:
        for end in ("", "-journal"):
            with suppress(OSError):
                os.unlink(name + end)  # noqa: PTH108 - a name, and what SQLite puts beside it


def finish(copy: Path, place: Path) -> None:
    """Give a whole file its name, in place of what has it, for good. Raises OSError."""
    copy.replace(place)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    except OSError:  # some file systems have no such thing, and the name stands all the same
        pass
    finally:
        os.close(folder)


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether the pages of a file are in order. Raises sqlite3.Error."""
    ((found,),) = connection.execute("PRAGMA quick_check(1)").fetchall()
    return bool(found == "ok")


def _copy(file: Path, copy: Path) -> None:
    """All of `file`, whose pages are looked through in the copy, where nobody waits for it."""
    with (
        closing(sqlite3.connect(address(file), uri=True, timeout=PATIENCE)) as source,
        closing(sqlite3.connect(address(copy), uri=True, isolation_level=None)) as target,
    ):
        source.backup(target, progress=_give_up)
        target.execute("PRAGMA journal_mode = DELETE").fetchall()
        if not is_sound(target):
            raise sqlite3.DatabaseError("malformed")


def _give_up(status: int, _remaining: int, _total: int) -> None:
    """SQLite has waited its time; by itself the backup would begin to wait again, for ever."""
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise sqlite3.OperationalError("database is locked")


def _sweep(folder: Path) -> None:
    """Remove what was left by a process that was killed while it made a backup."""
    for left in folder.glob(f"{_UNFINISHED}*"):
        with suppress(OSError):
            if left.stat().st_mtime < time.time() - _STALE_SECONDS:
                left.unlink()


def _place(file: Path, day: date) -> Path:
    return folder_of(file) / f"marks-{day.isoformat()}.db"
