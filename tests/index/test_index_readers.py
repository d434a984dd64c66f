from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path

import pytest

from newsreader.errors import IndexUnavailable
from newsreader.index import schema
from newsreader.index.readers import Damaged, Readers, Stopped

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def attach(connection: sqlite3.Connection) -> None:
    connection.execute("ATTACH ':memory:' AS marks")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "index.db"
    schema.prepare(file, Path("/archive"))
    return file


def archive_of(connection: sqlite3.Connection) -> str:
    return str(connection.execute("SELECT value FROM meta WHERE key = 'archive'").fetchone()[0])


def test_questions_of_two_threads_do_not_meet(file: Path) -> None:
    readers = Readers(file, attach)
    seen: list[sqlite3.Connection] = []
    both = threading.Barrier(2, timeout=5)

    def question(connection: sqlite3.Connection) -> str:
        seen.append(connection)
        both.wait()
        return archive_of(connection)

    threads = [threading.Thread(target=readers.ask, args=(question,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(map(id, seen))) == 2
    readers.close()


def test_a_connection_is_used_again(file: Path) -> None:
    readers = Readers(file, attach)
    assert readers.ask(id) == readers.ask(id)
    readers.close()


def test_a_question_that_nobody_waits_for_is_given_up(file: Path) -> None:
    readers = Readers(file, attach)
    start = time.monotonic()
    with pytest.raises(Stopped):
        readers.ask(lambda c: c.execute(ENDLESS).fetchone(), lambda: time.monotonic() > start + 0.1)
    assert time.monotonic() - start < 2
    assert readers.ask(archive_of) == "/archive"
    readers.close()


def test_a_reader_cannot_write(file: Path) -> None:
    readers = Readers(file, attach)
    with pytest.raises(IndexUnavailable, match="may not be written"):
        readers.ask(lambda c: c.execute("DELETE FROM meta"))
    readers.close()


def test_damage_is_told_from_other_trouble(file: Path) -> None:
    readers = Readers(file, attach)
    with pytest.raises(Damaged):
        readers.ask(lambda c: c.execute("SELECT * FROM absent"))
    file.write_bytes(b"nonsense" * 1000)
    with pytest.raises(Damaged):
        readers.ask(archive_of)


def test_a_connection_in_use_while_the_readers_close_is_closed_after(file: Path) -> None:
    readers = Readers(file, attach)
    kept: list[sqlite3.Connection] = []

    def question(connection: sqlite3.Connection) -> None:
        kept.append(connection)
        readers.close()

    readers.ask(question)
    with pytest.raises(sqlite3.ProgrammingError):
        kept[0].execute("SELECT 1")


def test_an_index_that_another_process_has_made_anew_is_read_from_then_on(file: Path) -> None:
    readers = Readers(file, attach)
    assert readers.ask(archive_of) == "/archive"
    file.unlink()
    assert readers.ask(archive_of) == "/archive", "as long as there is no other"
    schema.prepare(file, Path("/moved"))
    assert readers.ask(archive_of) == "/moved"
    kept = readers.ask(id)
    assert readers.ask(id) == kept
    readers.close()
