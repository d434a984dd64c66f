from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from newsreader.errors import MarksDamaged, MarksError
from newsreader.marks import trouble

FILE = Path("/home/lin/marks.db")


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("database is locked", "Another program holds"),
        ("database or disk is full", "The disk is full"),
        ("disk I/O error", r"cannot be written \(disk I/O error\)"),
        ("[Errno 122] Disk quota exceeded", "your share of it is full"),
        ("attempt to write a readonly database", "may not be written"),
        ("unable to open database file", "unable to open database file"),
    ],
)
def test_what_is_not_saved_is_told_with_the_file(reason: str, words: str) -> None:
    told = trouble.explained(FILE, sqlite3.OperationalError(reason))
    with pytest.raises(MarksError, match=words):
        raise told
    assert str(FILE) in str(told)
    assert not isinstance(told, MarksDamaged)


@pytest.mark.parametrize("reason", ["malformed", "file is not a database", "no such table: mark"])
def test_what_is_damaged_can_be_mended_by_the_command_that_is_named(reason: str) -> None:
    told = trouble.explained(FILE, sqlite3.DatabaseError(reason))
    assert isinstance(told, MarksDamaged)
    assert "“newsreader marks mend”" in str(told)
    assert str(FILE) in str(told)


def test_a_file_that_may_not_be_read_is_told_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "marks.db").touch()
    error = sqlite3.OperationalError("unable to open database file")
    assert "may not be read" not in str(trouble.explained(tmp_path / "marks.db", error))
    monkeypatch.setattr("os.access", lambda _file, how: how != os.R_OK)  # root may read any
    assert "may not be read" in str(trouble.explained(tmp_path / "marks.db", error))
    assert "may not be read" not in str(trouble.explained(tmp_path / "gone.db", error))


def test_a_folder_that_may_not_be_searched_hides_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda _file, how: how != os.X_OK)
    error = PermissionError(13, "Permission denied")
    assert "may not be read" in str(trouble.explained(tmp_path / "marks.db", error))


def test_what_has_words_already_keeps_them() -> None:
    known = MarksError("Known.")
    assert trouble.explained(FILE, known) is known


@pytest.mark.parametrize(
    "told",
    [trouble.damaged(FILE), trouble.no_file(FILE), trouble.emptied(FILE, Path("/b/marks.db"))],
)
def test_each_kind_of_damage_names_the_cure(told: MarksDamaged) -> None:
    assert "newsreader marks mend" in str(told)
    assert str(FILE) in str(told)


def test_a_missing_backup_says_where_and_why() -> None:
    error = OSError(28, "No space left on device")
    told = trouble.without_backup(FILE, FILE.parent / "backups", error)
    assert told == (
        "The marks have no backup of today in /home/lin/backups: No space left on device."
    )
    told = trouble.without_backup(FILE, FILE.parent, sqlite3.DatabaseError("malformed"))
    assert "no longer backed up" in told
    assert "newsreader marks mend" in told
