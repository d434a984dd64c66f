from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from memory_index import MemoryIndex, memory_index

from newsreader.index import looks

BY = "by these"


@pytest.fixture
def index() -> Iterator[MemoryIndex]:
    with memory_index() as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an archive whose one folder has a name that is not UTF-8; one post counts as many."""
    monkeypatch.setattr(looks, "_MANY", "SELECT count(*) > 0 FROM posts")
    (tmp_path / os.fsdecode(b"\xd0\xc2")).mkdir()
    return tmp_path


def look(index: MemoryIndex, folder: Path) -> None:
    names = ["", os.fsdecode(b"\xd0\xc2")]
    looks.note(index.connection, [(name, (folder / name).stat().st_mtime_ns) for name in names], BY)


def test_a_look_is_enough_while_no_folder_has_changed(index: MemoryIndex, folder: Path) -> None:
    index.add("a.md")
    assert not looks.enough(index.connection, folder, BY), "there was none yet"
    look(index, folder)
    assert looks.enough(index.connection, folder, BY)
    (folder / os.fsdecode(b"\xd0\xc2") / "new.md").touch()
    assert not looks.enough(index.connection, folder, BY)
    look(index, folder)
    assert looks.enough(index.connection, folder, BY)
    (folder / os.fsdecode(b"\xd0\xc2") / "new.md").unlink()
    (folder / os.fsdecode(b"\xd0\xc2")).rmdir()
    assert not looks.enough(index.connection, folder, BY)


def test_rows_of_another_make_want_a_look(index: MemoryIndex, folder: Path) -> None:
    index.add("a.md")
    look(index, folder)
    assert not looks.enough(index.connection, folder, "by others")


@pytest.mark.parametrize("seconds", [looks.LASTS + 1, -60])
def test_a_look_of_long_ago_or_of_tomorrow_is_not_enough(
    index: MemoryIndex, folder: Path, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    index.add("a.md")
    look(index, folder)
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now + int(seconds * 1e9))
    assert not looks.enough(index.connection, folder, BY)


def test_a_small_archive_is_always_looked_at(index: MemoryIndex, tmp_path: Path) -> None:
    index.add("a.md")
    looks.note(index.connection, [("", tmp_path.stat().st_mtime_ns)], BY)
    assert not looks.enough(index.connection, tmp_path, BY)


def test_only_the_folders_of_the_last_look_are_kept(index: MemoryIndex) -> None:
    looks.note(index.connection, [("", 1), (os.fsdecode(b"\xff"), 2)], BY)
    looks.note(index.connection, [("", 3)], BY)
    assert index.connection.execute("SELECT * FROM folders").fetchall() == [("", 3)]
