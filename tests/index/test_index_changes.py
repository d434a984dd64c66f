from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from memory_index import MADE, MemoryIndex, memory_index, whole

from newsreader.errors import UnreadableFile
from newsreader.index import write
from newsreader.index.changes import Changes
from newsreader.index.scan import Stamp


@pytest.fixture
def index() -> Iterator[MemoryIndex]:
    with memory_index() as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "archive"
    made.mkdir()
    return made


def look(
    index: MemoryIndex, folder: Path, made_by: str = MADE.heads_by
) -> tuple[set[str], Changes]:
    changes = Changes(folder, made_by)
    return {stamp.path for stamp in changes.changed(index.connection)}, changes


def learn(index: MemoryIndex, folder: Path) -> None:
    """Take all files into the index, as they are."""
    for stamp in list(Changes(folder, MADE.heads_by).changed(index.connection)):
        skip = stamp.path.endswith(".txt")
        write.put(index.connection, stamp, None if skip else whole("title"), MADE)


def test_all_is_new_and_then_nothing(index: MemoryIndex, folder: Path) -> None:
    names = {"a.md", "b.md", "readme.txt", os.fsdecode(b"\xff.md")}
    for name in names:
        (folder / name).write_text("text")
    assert look(index, folder)[0] == names
    learn(index, folder)
    changed, changes = look(index, folder)
    assert (changed, changes.gone) == (set(), [])


def test_what_is_rewritten_has_changed_and_not_gone(index: MemoryIndex, folder: Path) -> None:
    for name in ("a.md", "b.md", "c.txt"):
        (folder / name).write_text("text")
    learn(index, folder)
    (folder / "a.md").write_text("longer text")
    (folder / "c.txt").unlink()
    (folder / "d.md").write_text("new")
    changed, changes = look(index, folder)
    assert (changed, changes.gone) == ({"a.md", "d.md"}, ["c.txt"])


def test_what_was_made_otherwise_has_changed(index: MemoryIndex, folder: Path) -> None:
    (folder / "a.md").write_text("text")
    learn(index, folder)
    changed, changes = look(index, folder, "another")
    assert (changed, changes.gone) == ({"a.md"}, [])


def test_what_is_in_a_folder_that_cannot_be_listed_has_not_gone(
    index: MemoryIndex, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "open").mkdir()
    (folder / "open/a.md").write_text("text")
    for path in ("closed/b.md", "gone/c.md"):
        write.put(index.connection, Stamp(path, 1, 1), whole("x"), MADE)
    (folder / "closed").mkdir()
    scandir = os.scandir

    def guarded(folder: str) -> object:
        if folder.endswith("closed/"):
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", guarded)
    changed, changes = look(index, folder)
    assert changed == {"open/a.md"}
    assert changes.gone == ["gone/c.md"]
    assert changes.failed == ["closed: Permission denied"]


def test_an_archive_that_cannot_be_listed_is_an_error(index: MemoryIndex, folder: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read"):
        look(index, folder / "none")


def test_the_folders_are_known_with_their_times(index: MemoryIndex, folder: Path) -> None:
    (folder / "金融").mkdir()
    _changed, changes = look(index, folder)
    assert dict(changes.folders) == {
        "": folder.stat().st_mtime_ns,
        "金融": (folder / "金融").stat().st_mtime_ns,
    }
