from __future__ import annotations

import os
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from newsreader.errors import IndexUnavailable
from newsreader.index import schema

ARCHIVE = Path("/archive")


def marked(file: Path) -> bool:
    """Whether the file is the one that `mark` was called on, not a new one."""
    with closing(schema.connect(file)) as connection:
        return bool(connection.execute("SELECT count(*) FROM meta WHERE key = 'x'").fetchone()[0])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give an index that holds something."""
    file = tmp_path / "cache" / "index.db"
    schema.prepare(file, ARCHIVE)
    with closing(schema.connect(file)) as connection:
        connection.execute("INSERT INTO meta VALUES ('x', 1)")
    assert marked(file)
    return file


def test_a_sound_index_is_kept(file: Path) -> None:
    schema.prepare(file, ARCHIVE)
    assert marked(file)


def test_an_index_of_another_archive_is_made_anew(file: Path) -> None:
    schema.prepare(file, Path("/elsewhere"))
    assert not marked(file)


def test_an_index_of_another_version_is_made_anew(file: Path) -> None:
    with closing(schema.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 999")
    schema.prepare(file, ARCHIVE)
    assert not marked(file)


@pytest.mark.parametrize(
    "content",
    [b"", b"not a database at all" * 500, b"SQLite format 3\0"],
    ids=["empty", "text", "torn"],
)
def test_a_damaged_index_is_made_anew(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    schema.prepare(file, ARCHIVE)
    assert schema.sound(file, ARCHIVE)
    assert not marked(file)


@pytest.mark.parametrize("cut", [1, 5_000, 20_000, 60_000])
def test_an_index_that_ends_too_early_is_made_anew(file: Path, cut: int) -> None:
    os.truncate(file, file.stat().st_size - cut)
    assert not schema.sound(file, ARCHIVE)
    schema.prepare(file, ARCHIVE)
    assert not marked(file)


def test_an_index_is_not_cut_off_whose_end_stands_in_its_log(file: Path) -> None:
    with closing(schema.connect(file)) as connection:
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("INSERT INTO meta VALUES ('y', zeroblob(200000))")
        assert schema.sound(file, ARCHIVE)
        os.truncate(file, file.stat().st_size - 1)  # as in the middle of a checkpoint
        assert not schema._cut_off(file)


def test_an_index_that_was_found_damaged_but_is_sound_is_kept(file: Path) -> None:
    schema.prepare(file, ARCHIVE, examine=True)
    assert marked(file)


def test_damage_behind_the_beginning_is_found_where_it_is_looked_for(file: Path) -> None:
    with closing(schema.connect(file)) as connection:
        connection.executemany(
            "INSERT INTO texts VALUES (?, ?)",
            [(number, "x" * 2000) for number in range(50)],
        )
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(file.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 8192] = b"\xff" * 8192
    file.write_bytes(data)
    schema.prepare(file, ARCHIVE)
    assert marked(file)
    schema.prepare(file, ARCHIVE, examine=True)
    assert not marked(file)


def test_a_table_that_is_missing_is_damage(file: Path) -> None:
    with closing(schema.connect(file)) as connection:
        connection.execute("DROP TABLE tickers")
    schema.prepare(file, ARCHIVE, examine=True)
    assert not marked(file)


def test_of_many_that_find_an_index_damaged_one_makes_it_anew(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    create = schema.create

    def counted(connection: sqlite3.Connection, archive: Path) -> None:
        made.append(archive)
        time.sleep(0.05)
        create(connection, archive)

    monkeypatch.setattr(schema, "create", counted)
    file.write_bytes(b"nonsense" * 4096)
    threads = [
        threading.Thread(target=schema.prepare, args=(file, ARCHIVE), kwargs={"examine": True})
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [ARCHIVE]
    assert schema.sound(file, ARCHIVE, examine=True)


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="File exists"):
        schema.prepare(tmp_path / "file" / "index.db", ARCHIVE)


def test_one_thing_is_done_by_one_process_at_a_time(file: Path) -> None:
    with schema.lock(file, "indexing"):
        with (
            pytest.raises(IndexUnavailable, match="Another newsreader"),
            schema.lock(file, "indexing"),
        ):
            pass
        schema.prepare(file, ARCHIVE)
    with schema.lock(file, "indexing"):
        pass


def test_readers_do_not_wait_for_a_writer_where_the_disk_is_local(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = {b"ext4": "WAL", b"nfs4": "TRUNCATE", b"fuse.sshfs": "TRUNCATE", b"tmpfs": "WAL"}
    for kind, mode in kinds.items():
        mounts = b"/dev/a / ext4 rw 0 0\nb " + os.fsencode(tmp_path) + b" " + kind + b" rw 0 0\n"
        monkeypatch.setattr(Path, "read_bytes", lambda _path, mounts=mounts: mounts)
        assert schema.journal(tmp_path / "cache") == mode
        assert schema.journal(tmp_path.parent / (tmp_path.name + "-else")) == "WAL"


def test_the_kind_of_disk_is_not_known_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_path: Path) -> bytes:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert schema.journal(tmp_path) == "TRUNCATE"


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("database is locked", "in use by another program"),
        ("database or disk is full", "The disk is full"),
        ("attempt to write a readonly database", "may not be written"),
        ("disk I/O error", "may be deleted at any time"),
    ],
)
def test_an_error_says_what_to_do(reason: str, words: str) -> None:
    message = str(schema.unavailable(Path("/c/index.db"), sqlite3.OperationalError(reason)))
    assert words in message
    assert "/c/index.db" in message


def test_only_trouble_in_the_file_itself_is_damage() -> None:
    assert schema.damaged(sqlite3.DatabaseError("database disk image is malformed"))
    assert schema.damaged(sqlite3.OperationalError("no such table: posts"))
    assert not schema.damaged(sqlite3.OperationalError("database is locked"))
    assert not schema.damaged(sqlite3.ProgrammingError("closed"))


def test_an_index_made_anew_gives_other_ids(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def first(moment: bytes) -> int:
        monkeypatch.setattr(os, "urandom", lambda _size: moment)
        file.unlink()
        schema.prepare(file, ARCHIVE)
        with closing(schema.connect(file)) as connection:
            ((last,),) = connection.execute("SELECT seq FROM sqlite_sequence").fetchall()
        return int(last)

    assert first(b"\0\1") - first(b"\0\0") > 1_000_000
    assert first(b"\xff\xff") < 1 << 31
