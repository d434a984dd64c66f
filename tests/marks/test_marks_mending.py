from __future__ import annotations

import fcntl
import os
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from newsreader.errors import MarksError
from newsreader.marks import Marks, Subject, backups, mending
from newsreader.marks.mending import Mended, mend
from newsreader.marks.rows import MarkRow, Row

DAY = date(2026, 11, 27)
TODAY = datetime.now(UTC).date()
A = Subject("a.md", "A", 5, "1:a")
B = Subject("b.md", "B", 5, "1:b")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Make marks whose backup has one of two."""
    marks = Marks(tmp_path)
    marks.set("/news", [A], "bookmark", True)
    marks.set("/news", [B], "bookmark", True)
    marks.close()
    return marks.file


def paths(file: Path) -> list[str | bytes]:
    marks = Marks(file.parent)
    assert not marks.problem
    found = [row.path for row in marks.rows() if isinstance(row, MarkRow)]
    marks.close()
    return found


def break_index(file: Path) -> None:
    """Damage the index of the marks' keys, which costs none of the rows."""
    with closing(sqlite3.connect(file)) as connection:
        statement = "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_mark_1'"
        (page,) = connection.execute(statement).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    data = bytearray(file.read_bytes())
    data[(page - 1) * size : page * size] = b"\xaa" * size
    file.write_bytes(data)


def test_a_damaged_file_is_kept_aside_and_what_it_holds_is_saved(file: Path) -> None:
    break_index(file)
    damaged = file.read_bytes()
    done = mend(file, DAY)
    aside = file.with_name("marks.damaged-2026-11-27.db")
    assert done == Mended(aside, 2, backups.kept(file)[0], 0)
    assert aside.read_bytes() == damaged
    assert paths(file) == ["a.md", "b.md"]
    assert file.stat().st_mode & 0o077 == 0
    assert not list(file.parent.glob("unfinished*"))


def test_what_the_file_no_longer_holds_comes_from_the_backup(file: Path) -> None:
    file.write_bytes(b"no database " * 999)
    done = mend(file, DAY)
    assert (done.saved, done.added) == (0, 1)
    assert paths(file) == ["a.md"]


@pytest.mark.parametrize("with_backup", [True, False])
def test_a_file_that_has_lost_its_beginning_gives_its_rows(file: Path, with_backup: bool) -> None:
    if not with_backup:
        backups.kept(file)[0].unlink()
    data = file.read_bytes()
    file.write_bytes(bytes(4096) + data[4096:])
    assert mend(file, DAY).saved == 2
    assert paths(file) == ["a.md", "b.md"]


def test_the_later_of_two_marks_counts(file: Path) -> None:
    marks = Marks(file.parent)
    marks.set("/news", [A], "bookmark", False)
    marks.close()
    break_index(file)
    assert mend(file, DAY).added == 0
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT value FROM mark WHERE path = 'a.md'").fetchone() == (0,)


def test_a_damaged_backup_is_passed_over(file: Path) -> None:
    backups.kept(file)[0].rename(backups.folder_of(file) / "marks-2026-11-01.db")
    (backups.folder_of(file) / "marks-2026-11-02.db").write_bytes(b"no database " * 999)
    file.write_bytes(b"")
    done = mend(file, DAY)
    assert done.backup == backups.folder_of(file) / "marks-2026-11-01.db"
    assert paths(file) == ["a.md"]


def test_a_sound_file_is_not_mended(file: Path) -> None:
    before = sorted(file.parent.rglob("*")), file.read_bytes()
    with pytest.raises(MarksError, match="is sound; there is nothing to mend"):
        mend(file, DAY)
    assert (sorted(file.parent.rglob("*")), file.read_bytes()) == before


def test_a_file_of_a_later_program_is_not_mended(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(MarksError, match="later newsreader"):
        mend(file, DAY)
    assert not list(file.parent.glob("*damaged*"))


def test_a_file_that_is_gone_comes_back_from_the_backup(file: Path) -> None:
    file.unlink()
    assert mend(file, DAY) == Mended(None, 0, backups.kept(file)[0], 1)
    assert paths(file) == ["a.md"]


def test_a_folder_in_its_place_is_kept_aside(file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "mine").touch()
    done = mend(file, DAY)
    assert done.aside is not None
    assert (done.aside / "mine").exists()
    assert paths(file) == ["a.md"]


def test_nothing_that_was_kept_aside_is_overwritten(file: Path) -> None:
    for _time in range(3):
        file.write_bytes(b"no database " * 999)
        mend(file, DAY)
    assert sorted(one.name for one in file.parent.glob("*damaged*")) == [
        "marks.damaged-2026-11-27-2.db",
        "marks.damaged-2026-11-27-3.db",
        "marks.damaged-2026-11-27.db",
    ]


def test_a_journal_goes_with_its_file_and_never_into_the_new_one(file: Path) -> None:
    file.unlink()
    Path(f"{file}-journal").write_bytes(b"journal")
    mend(file, DAY)
    aside = file.with_name("marks.damaged-2026-11-27.db-journal")
    assert aside.read_bytes() == b"journal"
    assert not Path(f"{file}-journal").exists()
    assert paths(file) == ["a.md"]


def test_a_link_stays_one(file: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / "my marks.db"
    elsewhere.parent.mkdir()
    file.rename(elsewhere)
    file.symlink_to(elsewhere)
    break_index(elsewhere)
    done = mend(file, DAY)
    assert file.is_symlink()
    assert done.aside == elsewhere.with_name("my marks.damaged-2026-11-27.db")
    assert paths(file) == ["a.md", "b.md"]


def test_a_file_that_another_program_holds_stays_as_it_is(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_index(file)
    before = file.read_bytes()
    monkeypatch.setattr("newsreader.marks.tables.PATIENCE", 0.05)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(MarksError, match="Another program holds"):
            mend(file, DAY)
    assert file.read_bytes() == before


def test_a_mark_that_is_set_while_it_is_mended_is_not_lost(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_index(file)
    read = mending._still_held
    late = Subject("late.md", "Late", None, None)
    times: list[Path] = []

    def slow(place: Path, backup: Path | None) -> list[Row]:
        rows = read(place, backup)
        if not times:
            with closing(sqlite3.connect(place)) as connection:  # past the broken index
                connection.execute("DROP INDEX mark_fingerprint")
                connection.execute("INSERT INTO watched VALUES (?, 1, 1)", (late.title,))
                connection.commit()
        times.append(place)
        return rows

    monkeypatch.setattr(mending, "_still_held", slow)
    assert mend(file, DAY).saved == 3
    assert len(times) == 2


def test_a_newsreader_that_has_the_file_open_writes_into_the_new_one(file: Path) -> None:
    other = Marks(file.parent)
    break_index(file)
    mend(file, DAY)
    other.set("/news", [Subject("c.md", "C", None, None)], "bookmark", True)
    other.close()
    assert paths(file) == ["a.md", "b.md", "c.md"]


def test_two_do_not_mend_at_once(file: Path) -> None:
    break_index(file)
    folder = os.open(file.parent, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    with pytest.raises(MarksError, match="Another newsreader is mending"):
        mend(file, DAY)
    os.close(folder)
    assert mend(file, DAY).saved == 2


def test_what_cannot_be_made_anew_stays_as_it_was(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_index(file)
    before = file.read_bytes()

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("newsreader.marks.mending.merge", full)
    with pytest.raises(MarksError, match=r"is as it was.*No space left"):
        mend(file, DAY)
    assert file.read_bytes() == before
    assert not list(file.parent.glob("unfinished*"))


def test_without_a_hard_link_the_file_is_renamed(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    break_index(file)
    done = mend(file, DAY)
    assert done.aside is not None
    assert done.aside.is_file()
    assert paths(file) == ["a.md", "b.md"]
