from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from newsreader.errors import MarksError
from newsreader.marks import Adopted, Marks, Subject, key
from newsreader.marks.rows import ArchiveRow, MarkRow, WatchedRow

A = Subject("a.md", "A", 1_660_000_000, "1:a")
B = Subject("b.md", "B", None, None)


@pytest.fixture
def marks(tmp_path: Path) -> Iterator[Marks]:
    made = Marks(tmp_path)
    assert not made.problem
    yield made
    made.close()


def rows(marks: Marks) -> list[tuple[object, ...]]:
    """Give all that is on disk, as another process sees it."""
    with closing(sqlite3.connect(marks.file)) as connection:
        return connection.execute("SELECT * FROM mark ORDER BY path, kind").fetchall()


def test_a_mark_is_on_disk_with_all_that_its_story_is_known_by(marks: Marks) -> None:
    marks.set("/archive", [A, B], "bookmark", True)
    first, second = rows(marks)
    assert first[:4] == ("/archive", "a.md", "bookmark", 1)
    assert first[5:] == ("A", 1_660_000_000, "1:a")
    assert second[5:] == ("B", None, None)


def test_an_undone_mark_leaves_what_was_there_before(marks: Marks) -> None:
    marks.set("/archive", [A], "read", True)
    before = rows(marks)
    change = marks.set("/archive", [A, B], "read", False)
    assert rows(marks) != before
    marks.restore(change)
    assert rows(marks) == before


def test_an_undone_first_mark_leaves_none(marks: Marks) -> None:
    marks.restore(marks.set("/archive", [A, B], "bookmark", True))
    assert rows(marks) == []


def test_kinds_and_archives_do_not_meet(marks: Marks) -> None:
    marks.set("/archive", [A], "bookmark", True)
    marks.set("/archive", [A], "read", True)
    change = marks.set("/another", [A], "bookmark", False)
    assert len(rows(marks)) == 3
    marks.restore(change)
    assert len(rows(marks)) == 2


def test_marks_of_a_failed_write_are_all_left_as_they_were(marks: Marks) -> None:
    marks.set("/archive", [A], "bookmark", True)
    before = rows(marks)
    broken = Subject("c.md", None, None, None)  # type: ignore[arg-type]
    with pytest.raises(MarksError):
        marks.set("/archive", [A, B, broken], "bookmark", False)
    assert rows(marks) == before


def test_an_adopted_mark_keeps_its_time_and_never_replaces_one(marks: Marks) -> None:
    marks.set("/archive", [A], "bookmark", False)
    own = rows(marks)
    marks.adopt(
        "/archive",
        [Adopted(*A, "bookmark", 1, 5), Adopted(*B, "read", 1, 6)],
    )
    assert rows(marks) == [*own, ("/archive", "b.md", "read", 1, 6, "B", None, None)]


def test_a_rewritten_story_is_known_by_what_it_is_now(marks: Marks) -> None:
    marks.set("/archive", [A], "bookmark", True)
    marks.set("/archive", [A], "read", True)
    marks.renew("/archive", [A._replace(title="New", fingerprint="1:new")])
    assert [row[5:] for row in rows(marks)] == [("New", 1_660_000_000, "1:new")] * 2


def test_the_first_unread_story_is_noted_once(marks: Marks) -> None:
    marks.begin("/archive", 5)
    marks.begin("/archive", 9)
    with closing(sqlite3.connect(marks.file)) as connection:
        assert connection.execute("SELECT unread_since FROM archive").fetchall() == [(5,)]


def test_names_that_are_not_utf8_are_kept(marks: Marks) -> None:
    archive = key(Path(os.fsdecode(b"/\xd0\xc2")))
    marks.set(archive, [A._replace(path=b"\xd0\xc2.md")], "bookmark", True)
    assert rows(marks)[0][:2] == (b"/\xd0\xc2", b"\xd0\xc2.md")


def test_the_archives_that_were_read_are_known_by_their_paths(marks: Marks) -> None:
    marks.begin("/archive", 5)
    marks.begin(key(Path(os.fsdecode(b"/\xd0\xc2"))), 5)
    assert set(marks.archives()) == {Path("/archive"), Path(os.fsdecode(b"/\xd0\xc2"))}


# --- to and from another file -------------------------------------------------------------------


def test_all_that_is_in_a_file_can_be_merged_into_another_one(marks: Marks, tmp_path: Path) -> None:
    marks.set("/archive", [A], "bookmark", True)
    marks.watch(["600519.SH"], True)
    marks.begin("/archive", 5)
    other = Marks(tmp_path / "other")
    assert other.merge(marks.rows()) == 3
    assert other.merge(marks.rows()) == 0
    assert other.rows() == marks.rows()
    other.close()
    assert [type(row) for row in marks.rows()] == [ArchiveRow, MarkRow, WatchedRow]


def test_what_is_damaged_is_known_as_that(tmp_path: Path) -> None:
    (tmp_path / "marks.db").write_bytes(b"damaged" * 1000)
    marks = Marks(tmp_path)
    assert marks.damaged
    with pytest.raises(MarksError, match="is damaged"):
        marks.rows()
    marks.close()


def test_a_day_without_a_backup_has_a_warning(marks: Marks) -> None:
    (marks.file.parent / "backups").touch()
    assert marks.warning == ""
    marks.set("/archive", [A], "bookmark", True)
    assert "no backup of today" in marks.warning
    assert not marks.problem
    assert not marks.damaged


# --- what is watched ----------------------------------------------------------------------------


def watch_rows(marks: Marks) -> list[tuple[object, ...]]:
    """Give the watched securities on disk, as another process sees them."""
    with closing(sqlite3.connect(marks.file)) as connection:
        return connection.execute("SELECT * FROM watched ORDER BY symbol").fetchall()


def test_what_is_watched_is_on_disk_in_the_order_in_which_it_was_added(marks: Marks) -> None:
    marks.watch(["600519.SH", "00700.HK", "600519.SH"], True)
    marks.watch(["300024.SZ"], True)
    assert marks.watched() == ("600519.SH", "00700.HK", "300024.SZ")
    marks.watch(["00700.HK"], False)
    assert marks.watched() == ("600519.SH", "300024.SZ")
    assert [row[:2] for row in watch_rows(marks)] == [
        ("00700.HK", 0), ("300024.SZ", 1), ("600519.SH", 1),
    ]  # fmt: skip


def test_an_undone_watching_leaves_what_was_there_before(marks: Marks) -> None:
    marks.watch(["600519.SH"], True)
    before = watch_rows(marks)
    change = marks.watch(["600519.SH", "00700.HK"], False)
    assert watch_rows(marks) != before
    marks.restore(change)
    assert watch_rows(marks) == before


def test_watching_touches_no_mark_of_a_story(marks: Marks) -> None:
    marks.set("/archive", [A], "bookmark", True)
    before = rows(marks)
    marks.restore(marks.watch(["600519.SH"], True))
    assert rows(marks) == before


def test_what_is_watched_in_a_damaged_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "marks.db").write_bytes(b"damaged" * 1000)
    marks = Marks(tmp_path)
    with pytest.raises(MarksError, match="is damaged"):
        marks.watched()
    with pytest.raises(MarksError, match="is damaged"):
        marks.watch(["600519.SH"], True)
    marks.close()
