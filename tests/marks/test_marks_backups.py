from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from newsreader.marks import backups

DAY = date(2026, 11, 27)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Make marks of one row."""
    with closing(sqlite3.connect(tmp_path / "marks.db")) as connection:
        connection.executescript("CREATE TABLE mark (path); INSERT INTO mark VALUES ('a')")
    return tmp_path / "marks.db"


def rows(file: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT * FROM mark").fetchall()


def test_a_backup_is_a_whole_file_of_its_day_for_its_owner_alone(file: Path) -> None:
    assert backups.due(file, DAY)
    backups.back_up(file, DAY)
    assert not backups.due(file, DAY)
    assert backups.due(file, DAY + timedelta(1))
    (backup,) = backups.kept(file)
    assert backup == file.parent / "backups" / "marks-2026-11-27.db"
    assert backups.day_of(backup) == "2026-11-27"
    assert rows(backup) == [("a",)]
    assert backup.stat().st_mode & 0o077 == 0
    assert backup.parent.stat().st_mode & 0o077 == 0
    assert list(backup.parent.iterdir()) == [backup]


def test_the_newest_five_are_kept(file: Path) -> None:
    for number in range(7):
        backups.back_up(file, DAY + timedelta(number))
    (file.parent / "backups" / "mine.db").touch()
    assert [backups.day_of(one) for one in backups.kept(file)] == [
        "2026-12-03", "2026-12-02", "2026-12-01", "2026-11-30", "2026-11-29",
    ]  # fmt: skip
    assert (file.parent / "backups" / "mine.db").exists()


def test_the_backup_that_was_just_made_stays_whatever_the_others_are_called(file: Path) -> None:
    for number in range(6):
        backups.back_up(file, date(2099, 1, 1 + number))  # a clock was wrong
    backups.back_up(file, DAY)
    assert len(backups.kept(file)) == backups.KEPT
    assert not backups.due(file, DAY)


def test_a_damaged_file_replaces_no_backup(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.executemany("INSERT INTO mark VALUES (?)", [(f"{n:0900}",) for n in range(99)])
        connection.commit()
    backups.back_up(file, DAY)
    data = bytearray(file.read_bytes())
    data[4 * 4096 : 6 * 4096] = b"\xaa" * 2 * 4096
    file.write_bytes(data)
    with pytest.raises(sqlite3.DatabaseError, match="malformed"):
        backups.back_up(file, DAY + timedelta(1))
    assert [backups.day_of(one) for one in backups.kept(file)] == ["2026-11-27"]
    assert len(list((file.parent / "backups").iterdir())) == 1


def test_a_backup_of_a_file_with_a_log_has_none(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        backups.back_up(file, DAY)
    (backup,) = (file.parent / "backups").iterdir()
    assert backup.read_bytes()[18:20] == b"\1\1"


def test_a_file_that_is_held_is_waited_for_and_then_given_up(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "PATIENCE", 0.05)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            backups.back_up(file, DAY)
    assert list((file.parent / "backups").iterdir()) == []


def test_what_a_killed_process_left_is_removed_when_it_is_old(file: Path) -> None:
    folder = file.parent / "backups"
    folder.mkdir()
    for name, age in (("unfinished-old.db", 90_000), ("unfinished-new.db", 0)):
        (folder / name).touch()
        stamp = (folder / name).stat().st_mtime - age
        os.utime(folder / name, (stamp, stamp))
    backups.back_up(file, DAY)
    assert sorted(one.name for one in folder.iterdir()) == [
        "marks-2026-11-27.db", "unfinished-new.db",
    ]  # fmt: skip


def test_without_a_folder_there_is_no_backup(tmp_path: Path) -> None:
    assert backups.kept(tmp_path / "none" / "marks.db") == []


def test_an_unfinished_file_is_gone_in_the_end(tmp_path: Path) -> None:
    def failing() -> Iterator[Path]:
        with backups.unfinished(tmp_path) as copy:
            Path(f"{copy}-journal").touch()
            yield copy
            raise OSError

    work = failing()
    assert next(work).parent == tmp_path
    with pytest.raises(OSError):  # noqa: PT011 - ours
        next(work)
    assert list(tmp_path.glob("unfinished*")) == []


def test_a_finished_file_takes_the_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old", encoding="utf-8")
    (tmp_path / "new").write_text("new", encoding="utf-8")
    backups.finish(tmp_path / "new", tmp_path / "old")
    assert (tmp_path / "old").read_text(encoding="utf-8") == "new"
    assert not (tmp_path / "new").exists()


def test_a_sound_file_is_found_sound(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        assert backups.is_sound(connection)
