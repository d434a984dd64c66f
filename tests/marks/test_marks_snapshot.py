from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsreader.marks.snapshot import Snapshot, copied


def logged(file: Path) -> sqlite3.Connection:
    """Make a file in WAL mode whose row is in the log alone."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE mark (path)")
    connection.execute("INSERT INTO mark VALUES ('a')")
    return connection


def test_a_copy_has_what_stands_in_the_log_and_none_of_its_files(tmp_path: Path) -> None:
    with closing(logged(tmp_path / "marks.db")):
        snapshot = Snapshot(tmp_path / "marks.db")
    with closing(sqlite3.connect(snapshot.address, uri=True)) as connection:
        assert connection.execute("SELECT path FROM mark").fetchall() == [("a",)]
        ((_number, _name, copy),) = connection.execute("PRAGMA database_list").fetchall()
    assert list(Path(copy).parent.iterdir()) == [Path(copy)]
    snapshot.close()
    assert not Path(copy).parent.exists()


def test_no_mark_can_be_set_in_a_copy(tmp_path: Path) -> None:
    logged(tmp_path / "marks.db").close()
    snapshot = Snapshot(tmp_path / "marks.db")
    with (
        closing(sqlite3.connect(snapshot.address, uri=True)) as connection,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        connection.execute("INSERT INTO mark VALUES ('b')")
    snapshot.close()


def test_of_a_damaged_file_there_is_no_copy(tmp_path: Path) -> None:
    (tmp_path / "marks.db").write_bytes(b"no database " * 1000)
    with pytest.raises(sqlite3.DatabaseError):
        Snapshot(tmp_path / "marks.db")


def test_a_journal_is_copied_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "marks.db").write_bytes(b"file")
    (tmp_path / "marks.db-journal").write_bytes(b"journal")
    (tmp_path / "to").mkdir()
    copy = copied(tmp_path / "marks.db", tmp_path / "to")
    assert copy.read_bytes() == b"file"
    assert Path(f"{copy}-journal").read_bytes() == b"journal"
