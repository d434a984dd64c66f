from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from newsreader.errors import MarksError
from newsreader.marks import backups
from newsreader.marks import database as database_module
from newsreader.marks.database import Database
from newsreader.marks.tables import STEPS, VERSION

FIRST = """
CREATE TABLE archive (root PRIMARY KEY, unread_since INTEGER, first_indexed INTEGER);
CREATE TABLE mark (archive NOT NULL, path NOT NULL, kind TEXT NOT NULL, value INTEGER NOT NULL,
    at INTEGER NOT NULL, title TEXT NOT NULL, instant INTEGER, fingerprint TEXT,
    PRIMARY KEY (archive, path, kind));
CREATE INDEX mark_fingerprint ON mark (fingerprint) WHERE fingerprint IS NOT NULL;
INSERT INTO archive VALUES ('/a', 5, 6);
INSERT INTO mark VALUES ('/a', 'x.md', 'bookmark', 1, 7, 'X', 8, '1:f');
PRAGMA user_version = 1;
"""
"""A file of the first version, as it was made then."""
INSERT = "INSERT INTO mark VALUES ('/a', ?, 'read', 1, 1, '', NULL, NULL)"


def count(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("SELECT count(*) FROM mark").fetchone()[0])


def add(database: Database, path: str) -> None:
    database.write(lambda c: c.execute(INSERT, (path,)).fetchall())


def test_a_file_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    Database(tmp_path / "new" / "marks.db").close()
    assert (tmp_path / "new" / "marks.db").stat().st_mode & 0o077 == 0
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0


def test_writes_are_synchronised_without_a_write_ahead_log(tmp_path: Path) -> None:
    database = Database(tmp_path / "marks.db")

    def modes(connection: sqlite3.Connection) -> list[object]:
        names = ("journal_mode", "synchronous")
        return [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    assert database.write(modes) == ["delete", 2]
    database.close()


def test_a_write_that_fails_is_undone_and_the_next_one_works(tmp_path: Path) -> None:
    database = Database(tmp_path / "marks.db")
    add(database, "a")
    with pytest.raises(MarksError):
        database.write(lambda c: [c.execute(INSERT, (path,)) for path in ("b", "a")])
    add(database, "c")
    database.close()
    assert count(tmp_path / "marks.db") == 2


@pytest.mark.parametrize(
    "content",
    [b"not a database at all\n" * 300, b"SQLite format 3\0" + b"\xff" * 5000],
    ids=["text", "torn"],
)
def test_a_damaged_file_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "data" / "marks.db"
    file.parent.mkdir()
    file.write_bytes(content)
    database = Database(file)
    assert "is damaged" in database.problem
    assert str(file) in database.problem
    with pytest.raises(MarksError, match="is damaged"):
        add(database, "a")
    database.close()
    assert file.read_bytes() == content
    assert list(file.parent.iterdir()) == [file]


def test_damage_deep_in_the_file_is_found_by_looking_through_it(tmp_path: Path) -> None:
    file = tmp_path / "marks.db"
    database = Database(file)
    database.write(lambda c: c.executemany(INSERT, [(f"{n:0500d}",) for n in range(2000)]).rowcount)
    assert database.examine()
    database.close()
    data = bytearray(file.read_bytes())
    data[20 * 4096 : 60 * 4096] = b"\xaa" * 40 * 4096
    file.write_bytes(data)
    database = Database(file)
    assert not database.examine()
    assert "is damaged" in database.problem
    database.close()
    assert file.read_bytes() == bytes(data)


def test_a_file_of_a_later_program_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "marks.db"
    Database(file).close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = file.read_bytes()
    database = Database(file)
    assert "later newsreader" in database.problem
    with pytest.raises(MarksError):
        add(database, "a")
    database.close()
    assert file.read_bytes() == before


def first_file(file: Path) -> Path:
    """Make a file of the first version."""
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(FIRST)
    return file


def contents(file: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()


def test_an_earlier_file_is_brought_up_in_place_and_keeps_every_row(tmp_path: Path) -> None:
    file = first_file(tmp_path / "marks.db")
    before = contents(file, "archive"), contents(file, "mark")
    database = Database(file)
    assert not database.problem
    database.close()
    assert (contents(file, "archive"), contents(file, "mark")) == before
    assert contents(file, "watched") == []
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert list(tmp_path.glob("marks*")) == [file]


def test_a_step_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = first_file(tmp_path / "marks.db")
    before = file.read_bytes()
    steps = (*STEPS[:1], ("CREATE TABLE {schema}watched (a)", "nonsense"))
    monkeypatch.setattr("newsreader.marks.tables.STEPS", steps)
    database = Database(file)
    assert database.problem
    database.close()
    assert file.read_bytes() == before


def only_to_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files be opened as by someone who may not write them; root may write any."""
    monkeypatch.setattr(database_module, "address", lambda file: f"file:{file}?mode=ro")


def test_an_earlier_file_that_may_only_be_read_is_read_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = first_file(tmp_path / "marks.db")
    only_to_be_read(monkeypatch)
    database = Database(file)
    assert not database.problem
    with closing(sqlite3.connect(":memory:", uri=True)) as connection:
        database.attach(connection)
        assert len(connection.execute("SELECT * FROM marks.mark").fetchall()) == 1
        assert connection.execute("SELECT * FROM watched").fetchall() == []
    with pytest.raises(MarksError, match="may not be written"):
        add(database, "a")
    database.close()


def test_processes_that_bring_a_file_up_together_lose_nothing(tmp_path: Path) -> None:
    file = first_file(tmp_path / "marks.db")
    code = (
        "import sys; from pathlib import Path; from newsreader.marks.database import Database\n"
        f"Database(Path(sys.argv[1])).write(lambda c: c.execute({INSERT!r}, (sys.argv[2],)))"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, str(file), name]) for name in "abcd"]
    assert [writer.wait(timeout=30) for writer in writers] == [0] * 4
    assert count(file) == 5


# --- a write-ahead log ---------------------------------------------------------------------------


def with_a_log(file: Path) -> sqlite3.Connection:
    """Put the marks into WAL mode, with a mark that stands in the log alone."""
    Database(file).close()
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(INSERT, ("logged",))
    return connection


def mode(database: Database) -> object:
    return database.read(lambda c: c.execute("PRAGMA journal_mode").fetchone()[0])


def test_a_file_that_somebody_gave_a_log_gets_its_journal_back(tmp_path: Path) -> None:
    file = tmp_path / "marks.db"
    with_a_log(file).close()
    assert file.read_bytes()[18:20] == b"\2\2"
    database = Database(file)
    add(database, "a")
    assert mode(database) == "delete"
    database.close()
    assert file.read_bytes()[18:20] == b"\1\1"
    assert count(file) == 2
    assert list(tmp_path.glob("marks*")) == [file]


def test_a_log_that_another_program_uses_is_used_as_well_and_put_away_in_the_end(
    tmp_path: Path,
) -> None:
    file = tmp_path / "marks.db"
    with closing(with_a_log(file)):
        database = Database(file)
        add(database, "a")
        assert mode(database) == "wal"
        database.close()
    database = Database(file)
    assert mode(database) == "delete"
    database.close()
    assert count(file) == 2
    assert list(tmp_path.glob("marks*")) == [file]


# --- a home that may only be read ----------------------------------------------------------------


def killed(file: Path) -> None:
    """Leave behind what a writer does that is killed in the middle of a mark."""
    code = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size = 5'); c.execute('BEGIN IMMEDIATE')\n"
        f"c.executemany({INSERT!r}, [(str(n) * 500,) for n in range(2000)])\n"
        "os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(file)], check=False).returncode == 9
    assert file.with_name("marks.db-journal").exists()


def test_what_a_killed_writer_left_is_read_where_it_cannot_be_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "marks.db"
    database = Database(file)
    add(database, "a")
    database.close()
    killed(file)
    before = file.read_bytes(), file.with_name("marks.db-journal").read_bytes()
    only_to_be_read(monkeypatch)
    database = Database(file)
    assert not database.problem
    with closing(sqlite3.connect(":memory:", uri=True)) as connection:
        database.attach(connection)
        assert connection.execute("SELECT path FROM marks.mark").fetchall() == [("a",)]
    with pytest.raises(MarksError, match="may not be written"):
        add(database, "b")
    with closing(sqlite3.connect(":memory:", uri=True)) as connection:
        database.attach(connection)
        assert connection.execute("SELECT path FROM marks.mark").fetchall() == [("a",)]
    database.close()
    assert (file.read_bytes(), file.with_name("marks.db-journal").read_bytes()) == before


# --- nothing, or no file, where marks were -------------------------------------------------------


@pytest.mark.parametrize("what", ["nothing", "an empty file"])
def test_where_there_is_a_backup_no_new_file_is_begun(tmp_path: Path, what: str) -> None:
    file = tmp_path / "marks.db"
    database = Database(file)
    add(database, "a")
    database.close()
    file.unlink()
    if what == "an empty file":
        file.touch()
    database = Database(file)
    assert "is gone or empty" in database.problem
    assert "newsreader marks mend" in database.problem
    assert str(backups.kept(file)[0]) in database.problem
    assert database.damaged
    with pytest.raises(MarksError, match="is gone or empty"):
        add(database, "b")
    database.close()
    assert not file.exists() or file.stat().st_size == 0


def test_an_empty_file_without_a_backup_is_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "marks.db").touch()
    database = Database(tmp_path / "marks.db")
    add(database, "a")
    database.close()
    assert count(tmp_path / "marks.db") == 1


def test_a_folder_in_the_place_of_the_file_is_told_and_left(tmp_path: Path) -> None:
    (tmp_path / "marks.db").mkdir()
    database = Database(tmp_path / "marks.db")
    assert "is no file" in database.problem
    assert database.damaged
    database.close()
    assert list((tmp_path / "marks.db").iterdir()) == []


def test_a_mark_after_the_file_was_mended_goes_into_the_new_one(tmp_path: Path) -> None:
    file = tmp_path / "marks.db"
    database = Database(file)
    add(database, "a")
    Database(tmp_path / "new" / "marks.db").close()
    file.rename(tmp_path / "old.db")
    (tmp_path / "new" / "marks.db").rename(file)
    add(database, "b")
    database.close()
    assert (count(file), count(tmp_path / "old.db")) == (1, 1)


# --- backups -------------------------------------------------------------------------------------


def test_the_first_write_of_a_day_makes_a_backup_and_opening_none(tmp_path: Path) -> None:
    file = tmp_path / "marks.db"
    database = Database(file)
    assert backups.kept(file) == []
    add(database, "a")
    add(database, "b")
    (backup,) = backups.kept(file)
    assert count(backup) == 1
    database.close()
    database = Database(file)
    add(database, "c")
    database.close()
    assert count(backup) == 1


def test_a_backup_that_fails_stops_no_mark_and_is_told(tmp_path: Path) -> None:
    (tmp_path / "backups").touch()
    database = Database(tmp_path / "marks.db")
    add(database, "a")
    add(database, "b")
    assert "no backup of today" in database.warning
    assert str(tmp_path / "backups") in database.warning
    assert not database.problem
    database.close()
    assert count(tmp_path / "marks.db") == 2


def test_a_folder_that_cannot_be_made_is_a_problem_and_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    database = Database(tmp_path / "file" / "marks.db")
    assert str(tmp_path / "file") in database.problem
    database.close()


def test_a_problem_that_is_cured_is_gone_with_the_next_write(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    database = Database(tmp_path / "data" / "marks.db")
    assert database.problem
    (tmp_path / "data").unlink()
    add(database, "a")
    assert not database.problem
    database.close()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (sqlite3.OperationalError("database is locked"), "Another program holds"),
        (sqlite3.OperationalError("database or disk is full"), "The disk is full"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "may not be written"),
        (PermissionError(13, "Permission denied"), "may not be written"),
        (OSError(28, "No space left on device"), "The disk is full"),
        (sqlite3.OperationalError("disk I/O error"), "your share of it is full"),
        (sqlite3.OperationalError("out of memory"), "out of memory"),
    ],
)
def test_an_error_says_what_is_not_saved_and_what_to_do(
    tmp_path: Path, error: Exception, words: str
) -> None:
    database = Database(tmp_path / "marks.db")

    def fail(_connection: sqlite3.Connection) -> None:
        raise error

    with pytest.raises(MarksError, match=words) as caught:
        database.write(fail)
    assert str(tmp_path / "marks.db") in str(caught.value)
    database.close()


def test_the_marks_are_seen_by_another_connection(tmp_path: Path) -> None:
    database = Database(tmp_path / "marks.db")
    with closing(sqlite3.connect(":memory:", uri=True)) as connection:
        database.attach(connection)
        add(database, "a")
        assert connection.execute("SELECT path FROM marks.mark").fetchall() == [("a",)]
    database.close()


def test_without_a_sound_file_the_marks_are_seen_as_empty(tmp_path: Path) -> None:
    (tmp_path / "marks.db").write_bytes(b"damaged" * 1000)
    database = Database(tmp_path / "marks.db")
    with closing(sqlite3.connect(":memory:", uri=True)) as connection:
        database.attach(connection)
        assert connection.execute("SELECT * FROM marks.mark").fetchall() == []
        assert connection.execute("SELECT * FROM marks.archive").fetchall() == []


def test_a_file_that_goes_bad_while_open_is_seen_as_empty(tmp_path: Path) -> None:
    database = Database(tmp_path / "marks.db")
    (tmp_path / "marks.db").write_bytes(b"damaged" * 1000)
    with closing(sqlite3.connect(":memory:", uri=True)) as connection:
        database.attach(connection)
        assert connection.execute("SELECT * FROM marks.mark").fetchall() == []
    assert "is damaged" in database.problem
    database.close()


def test_writes_of_many_threads_are_all_kept(tmp_path: Path) -> None:
    database = Database(tmp_path / "marks.db")

    def work(name: str) -> None:
        for number in range(5):
            add(database, f"{name}{number}")

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    database.close()
    assert count(tmp_path / "marks.db") == 20


def test_processes_that_begin_together_lose_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from newsreader.marks.database import Database\n"
        "database = Database(Path(sys.argv[1]))\n"
        "for i in range(5):\n"
        f"    database.write(lambda c: c.execute({INSERT!r}, (sys.argv[2] + str(i),)))"
    )
    file = tmp_path / "new" / "marks.db"
    writers = [subprocess.Popen([sys.executable, "-c", code, str(file), name]) for name in "abcd"]
    assert [writer.wait(timeout=30) for writer in writers] == [0] * 4
    assert count(file) == 20


def test_a_reader_mends_what_a_killed_writer_left(tmp_path: Path) -> None:
    file = tmp_path / "marks.db"
    Database(file).close()
    killed(file)
    database = Database(file)
    with closing(sqlite3.connect(":memory:", uri=True)) as connection:
        database.attach(connection)
        assert connection.execute("SELECT count(*) FROM marks.mark").fetchone() == (0,)
    assert not database.problem
    database.close()
