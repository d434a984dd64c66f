"""When all files of an archive were looked at last, and whether that is soon enough.

A look at a hundred thousand files takes longer than to print what they hold. A file that comes,
goes or gets another name changes the time of its folder, and there are a few hundred of these; only
a file that was written over in its place is seen no sooner than at the next look.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from newsreader.text.names import restored, stored

FEW: Final = 5_000
"""Files that are looked at in no time."""
LASTS: Final = 600.0
"""Seconds for which a look is enough while no folder has changed."""

_NOTED: Final = "SELECT value FROM meta WHERE key = ?"
_MANY: Final = f"SELECT count(*) > {FEW} FROM (SELECT 1 FROM posts LIMIT {FEW + 1})"


def note(connection: sqlite3.Connection, folders: Iterable[tuple[str, int]], made_by: str) -> None:
    """Note that all files were looked at just now, and the mtime_ns that each folder had before.

    `made_by` is by what all rows are made now.
    """
    noted = (("looked", time.time_ns()), ("made_by", made_by))
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", noted)
    connection.execute("DELETE FROM folders")
    rows = [(stored(folder), mtime_ns) for folder, mtime_ns in folders]
    connection.executemany("INSERT INTO folders VALUES (?, ?)", rows)


def enough(connection: sqlite3.Connection, archive: Path, made_by: str) -> bool:
    """Whether the index of a large archive may be believed without another look at its files."""
    looked = connection.execute(_NOTED, ("looked",)).fetchone()
    if looked is None or not 0 <= time.time_ns() - looked[0] < LASTS * 1e9:
        return False
    if connection.execute(_NOTED, ("made_by",)).fetchone() != (made_by,):
        return False
    ((many,),) = connection.execute(_MANY).fetchall()
    return bool(many) and all(
        _mtime_ns(f"{archive}/{restored(folder)}") == mtime_ns
        for folder, mtime_ns in connection.execute("SELECT path, mtime_ns FROM folders")
    )


def _mtime_ns(folder: str) -> int | None:
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116 - of hundreds of folders, as strings
    except OSError:
        return None
