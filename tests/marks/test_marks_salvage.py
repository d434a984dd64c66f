from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsreader.marks.rows import ArchiveRow, MarkRow, Row, WatchedRow, merge
from newsreader.marks.salvage import graft, salvaged
from newsreader.marks.tables import bring_up, transaction

PAGE = 4096
NUMBER = 3_000


def row(number: int) -> MarkRow:
    return MarkRow("/a", f"{number:0100}.md", "read", 1, number, "A", None, f"1:{number}")


ROWS: list[Row] = [ArchiveRow("/a", 1, 2), *map(row, range(NUMBER)), WatchedRow("600519.SH", 1, 1)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Make marks on hundreds of pages."""
    with (
        closing(sqlite3.connect(tmp_path / "marks.db", isolation_level=None)) as connection,
        transaction(connection),
    ):
        bring_up(connection)
        merge(connection, ROWS)
    return tmp_path / "marks.db"


def pages_of(file: Path, table: str) -> list[int]:
    """The leaves of a table: from the first bytes of a page, and a row's own words on it."""
    word = {"mark": b"/a0", "archive": b"/a\x01\x02"}[table]
    data = file.read_bytes()
    return [
        number
        for number in range(len(data) // PAGE)
        if data[number * PAGE] == 0x0D and word in data[number * PAGE : (number + 1) * PAGE]
    ]


def damage(file: Path, pages: list[int]) -> None:
    data = bytearray(file.read_bytes())
    for page in pages:
        data[page * PAGE : (page + 1) * PAGE] = b"\xaa" * PAGE
    file.write_bytes(data)


def test_of_a_sound_file_every_row_is_read(file: Path) -> None:
    assert salvaged(file) == ROWS


@pytest.mark.parametrize("which", [slice(0, 1), slice(3, 5), slice(2, 40, 5), slice(-1, None)])
def test_a_damaged_page_takes_the_rows_on_it_and_those_alone(file: Path, which: slice) -> None:
    leaves = pages_of(file, "mark")
    damaged = leaves[which]
    damage(file, damaged)
    found = salvaged(file)
    assert set(found) <= set(ROWS)
    assert ROWS[0] in found
    assert ROWS[-1] in found
    on_a_page = NUMBER / len(leaves)
    lost = len(ROWS) - len(found)
    assert 0 < lost <= (on_a_page + 4) * len(damaged)


def test_the_first_page_can_be_that_of_an_earlier_and_smaller_file(
    file: Path, tmp_path: Path
) -> None:
    earlier = tmp_path / "earlier.db"
    with (
        closing(sqlite3.connect(earlier, isolation_level=None)) as connection,
        transaction(connection),
    ):
        bring_up(connection)
    before = earlier.read_bytes()
    damage(file, [0])
    assert salvaged(file) == []
    graft(file, earlier)
    assert salvaged(file) == ROWS
    assert earlier.read_bytes() == before


def test_a_file_of_which_half_is_missing_gives_the_other_half(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2 // PAGE * PAGE])
    assert NUMBER // 3 < len(salvaged(file)) < NUMBER


@pytest.mark.parametrize("content", [b"", b"no database " * 999, b"SQLite format 3\0" * 999])
def test_what_is_no_database_gives_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "marks.db").write_bytes(content)
    assert salvaged(tmp_path / "marks.db") == []
    assert salvaged(tmp_path / "none.db") == []


def test_a_row_that_nobody_can_have_written_is_left_out(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for values in (
            ("/a", "../b", "read", 1, 1, "", None, None),
            ("/a", "b", "liked", 1, 1, "", None, None),
            ("/a", "b", "read", 1, -5, "", None, None),
            ("/a", 5, "read", 1, 1, "", None, None),
            ("/a", "c", "read", 1, 1, b"\xff", None, None),
            ("/a", "d", "watched", 1, 1, "", None, None),
        ):
            connection.execute("INSERT INTO mark VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
        connection.execute("INSERT INTO mark VALUES ('/a', 'e', 'read', 1, 1, '', NULL, NULL)")
        connection.execute("INSERT INTO watched VALUES (CAST(x'ff' AS TEXT), 1, 1)")
    assert set(salvaged(file)) - set(ROWS) == {MarkRow("/a", "e", "read", 1, 1, "", None, None)}
