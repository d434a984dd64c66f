"""The marks of a home that may not be written, where SQLite would first have to write.

A writer that was killed leaves a journal that has to be rolled back, and a file in WAL mode wants
a shared memory beside it. Where neither can be written, a private copy of all of it can be mended
and read instead. It is the state of one moment, and nothing is ever written back.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from newsreader.marks.tables import address

BESIDE: Final = ("-journal", "-wal", "-shm")
"""How the files end that SQLite makes beside one."""


class Snapshot:
    """A copy of `file` that can be read. Raises OSError and sqlite3.Error where there is none."""

    def __init__(self, file: Path) -> None:
        self._folder = TemporaryDirectory(prefix="newsreader-", ignore_cleanup_errors=True)
        try:
            copy = copied(file, Path(self._folder.name))
            self.address = address(copy).replace("?mode=rw", "?mode=ro")
            """Of the copy, without a journal of any kind; a mark set in it would be lost."""
            with closing(sqlite3.connect(address(copy), uri=True)) as connection:
                connection.execute("PRAGMA journal_mode = DELETE").fetchall()
                ((found,),) = connection.execute("PRAGMA quick_check(1)").fetchall()
            if found != "ok":
                raise sqlite3.DatabaseError("malformed")
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Remove the copy."""
        self._folder.cleanup()


def copied(file: Path, folder: Path) -> Path:
    """A copy of `file`, and of what SQLite left beside it, in `folder`. Raises OSError.

    No connection of this process may hold a lock of `file`: closing the copied one lets it go.
    """
    copy = folder / "marks.db"
    shutil.copyfile(file, copy)
    for end in BESIDE[:2]:
        with suppress(FileNotFoundError):
            shutil.copyfile(f"{file}{end}", f"{copy}{end}")
    return copy
