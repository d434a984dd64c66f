"""All rows that can still be read from a damaged file of marks, one by one.

A damaged page takes the rows on it, and those alone: what cannot be read is stepped over. The
first page, which says where the tables are, can be had from a backup.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from newsreader.marks.exchange import BadLine, line_of, row_of
from newsreader.marks.rows import TABLES, Row
from newsreader.marks.tables import address

_SINGLE_STEPS: Final = 10_000
"""Rows in gaps that are asked for one by one, some tenths of a second; then steps grow."""
_LARGEST_PAGE: Final = 65_536  # written as 1, in two bytes
_LARGEST: Final = (1 << 63) - 1


def salvaged(file: Path) -> list[Row]:
    """The rows that are whole, in a file that nobody else has open. Never raises."""
    try:
        with closing(sqlite3.connect(address(file), uri=True, isolation_level=None)) as connection:
            # Else a file that was cut short is not opened at all.
            connection.execute("PRAGMA writable_schema = ON")
            return [
                row
                for table, make in TABLES.items()
                for values in _readable(connection, table)
                if (row := _whole(make, values)) is not None
            ]
    except (sqlite3.Error, OSError):
        return []


def graft(file: Path, sound: Path) -> None:
    """Give a copy of a damaged file the first page of a sound one. Raises OSError.

    The tables of a file stay where they began; those of two new files begin at the same places.
    """
    with sound.open("rb") as source:
        page = bytearray(source.read(_LARGEST_PAGE))
    size = int.from_bytes(page[16:18])
    del page[_LARGEST_PAGE if size == 1 else size :]
    page[28:32] = bytes(4)  # how many pages there are: as many as the file has
    with file.open("r+b") as copy:
        copy.write(page)


def _readable(connection: sqlite3.Connection, table: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a table in the order in which they were written, those after a gap as well."""
    columns = ", ".join(("rowid", *TABLES[table]._fields))
    statement = f"SELECT {columns} FROM {table} NOT INDEXED WHERE rowid > ? ORDER BY rowid"
    try:
        connection.execute(f"SELECT 1 FROM {table} LIMIT 0")
    except sqlite3.Error:
        return  # nothing is known of its pages
    last = _last(connection, table)
    after, step, failed = -1, 1, 0
    while after < last:
        found = after
        try:
            for number, *values in connection.execute(statement, (after,)):
                found = number
                yield tuple(values)
            return
        except sqlite3.Error:
            if found > after:  # it went well until now
                after, step = found, 1
            failed += 1
            step = step if failed < _SINGLE_STEPS else 2 * step
            after += step


def _last(connection: sqlite3.Connection, table: str) -> int:
    """The largest row number; where it cannot be read, the largest that there could be."""
    try:
        ((last,),) = connection.execute(f"SELECT max(rowid) FROM {table}").fetchall()
    except sqlite3.Error:
        return _LARGEST
    return -1 if last is None else int(last)


def _whole(make: type[Row], values: tuple[Any, ...]) -> Row | None:
    """The row, if it is one that could be written; what is read from anywhere is held to that."""
    try:
        row = row_of(line_of(make(*values)).encode())
    except (BadLine, TypeError, ValueError, OverflowError):
        return None
    return row if isinstance(row, make) else None
