"""Whatever happens to an index, the archive is read, and all that the index knew is known again."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from torture.archive import damage, killed, told
from torture.people import Person, common_ground, lock_up, people, press, write_posts

from newsreader import config
from newsreader.errors import IndexUnavailable
from newsreader.index import schema
from newsreader.index.place import index_file
from newsreader.library import Library

POSTS = 12


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Give an archive whose index is there and complete."""
    folder = (tmp_path / "archive").resolve()
    write_posts(POSTS, folder)
    told(folder)
    return folder


@pytest.fixture
def file(archive: Path) -> Path:
    """Give its index."""
    return index_file(archive, config.cache_directory())


# --- between two starts ------------------------------------------------------------------------


def test_an_index_that_was_cut_off_anywhere_is_made_anew(archive: Path, file: Path) -> None:
    right = told(archive)
    whole = file.read_bytes()
    for length in (0, 1, 15, 16, 99, 100, *range(512, len(whole), len(whole) // 12)):
        file.write_bytes(whole[:length])
        assert told(archive) == right, length


@pytest.mark.parametrize("seed", range(12))
def test_an_index_in_which_anything_was_changed_stops_nobody(
    archive: Path, file: Path, seed: int
) -> None:
    damage(file, random.Random(seed))
    told(archive)


def test_an_index_that_looks_whole_but_holds_no_text_is_made_anew(
    archive: Path, file: Path
) -> None:
    right = told(archive)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE posts SET path = CAST(x'fffe' AS TEXT) WHERE id % 12 = 0")
        connection.commit()
    assert told(archive) == right


@pytest.mark.parametrize("version", [0, schema.VERSION - 1, schema.VERSION + 1, -1])
def test_an_index_of_an_earlier_or_a_later_version_is_made_anew(
    archive: Path, file: Path, version: int
) -> None:
    right = told(archive)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE posts SET title = 'in an earlier form'")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.commit()
    assert told(archive) == right


def test_the_index_of_another_archive_is_not_believed(
    archive: Path, file: Path, tmp_path: Path
) -> None:
    right = told(archive)
    other = (tmp_path / "other").resolve()
    write_posts(3, other)
    told(other)
    shutil.copyfile(index_file(other, config.cache_directory()), file)
    assert told(archive) == right


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
def test_what_another_index_left_beside_it_harms_none(
    archive: Path, file: Path, ending: str
) -> None:
    right = told(archive)
    file.with_name(file.name + ending).write_bytes(random.Random(1).randbytes(40_000))
    assert told(archive) == right


def test_a_folder_in_the_place_of_the_index_is_told_and_stops_nobody(
    archive: Path, file: Path
) -> None:
    right = told(archive)
    file.unlink()
    file.mkdir()
    assert told(archive) == right
    with Library.open(archive) as library:
        assert "The index is not kept" in library.notices[0]


def test_locks_that_a_killed_process_left_hold_nobody_up(archive: Path, file: Path) -> None:
    right = told(archive)
    for name in ("opening.lock", "indexing.lock"):
        (file.parent / name).write_text("4194304")
    file.with_name(file.name + ".new").write_bytes(b"half of an index")
    file.unlink()
    assert told(archive) == right


def test_an_index_that_another_program_holds_is_waited_for_then_told(
    archive: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = schema.connect

    def hasty(place: Path) -> sqlite3.Connection:
        connection = connect(place)
        connection.execute("PRAGMA busy_timeout = 10")
        return connection

    monkeypatch.setattr(schema, "connect", hasty)
    with Library.open(archive) as library:
        before = library.count()
        with closing(sqlite3.connect(file, isolation_level=None)) as holder:
            holder.execute("BEGIN IMMEDIATE")
            assert library.count() == before, "who reads does not wait"
            new = next(archive.rglob("*.md")).with_name("new.md")
            new.write_text("---\ntitle: new\n---\n", encoding="utf-8")
            with pytest.raises(IndexUnavailable, match="in use by another program"):
                library.update()
            holder.execute("ROLLBACK")
        library.update()
        assert library.count() == before + 1


# --- while it is open --------------------------------------------------------------------------


def test_an_id_of_the_index_before_names_no_story_of_the_new_one(archive: Path, file: Path) -> None:
    with Library.open(archive) as library:
        ids = library.view().ids
        shutil.rmtree(file.parent)
        told(archive)
        assert library.rows(ids) == []
        assert len(library.rows(library.view().ids)) == POSTS


def delete(folder: Path) -> None:
    """Delete the folder of an index."""
    shutil.rmtree(folder)


def empty(folder: Path) -> None:
    """Make the index a file without content."""
    os.truncate(folder / "index.db", 0)


def overwrite(folder: Path) -> None:
    """Write something else in the place of the index, as a tool that copies files would."""
    (folder / "index.db").write_bytes(b"nonsense" * 20_000)


def put_a_file(folder: Path) -> None:
    """Put a file where the folder of the index was."""
    shutil.rmtree(folder)
    folder.touch()


ACCIDENTS = [delete, empty, overwrite, put_a_file, lock_up]


@pytest.fixture
def ground() -> Iterator[Path]:
    """Give a folder that every user may enter."""
    with common_ground() as folder:
        yield folder


@pytest.mark.terminal
@pytest.mark.parametrize("accident", ACCIDENTS)
def test_the_reader_goes_on_when_its_index_is_lost(
    ground: Path, accident: Callable[[Path], None]
) -> None:
    archive = ground / "archive"
    write_posts(POSTS, archive)
    (person,) = people(1, ground)
    newest, *_others = person.listed(archive)
    folder = index_file(archive.resolve(), person.home / "cache" / "newsreader").parent
    with person.reading(archive) as session:
        press(session, "", f"1/{POSTS}")
        press(session, "b", "★")
        accident(folder)
        press(session, "j", "2/")
        press(session, "/", "Esc Clear")
        press(session, "escape", "B Bookmarks")
        session.press("R", timeout=1.0)
        press(session, "enter", "Space Page down")
        press(session, "q", "/ Filter")
        press(session, "q", "exit code 0.")
    if folder.is_file():
        folder.unlink()
    assert person.marked(archive, "is:bookmarked") == {newest["path"]}
    assert len(person.listed(archive)) == POSTS


@pytest.mark.terminal
def test_an_index_that_may_only_be_read_is_shared(ground: Path) -> None:
    archive = ground / "archive"
    write_posts(POSTS, archive)
    (person,) = people(1, ground)
    before = person.listed(archive)
    lock_up(person.home / "cache")
    assert person.listed(archive) == before
    person.read(
        archive,
        steps=[("", f"1/{POSTS}"), ("b", "★"), ("enter", "Space Page down"), ("q", "/ Filter"),
               ("q", "exit code 0.")],
    )  # fmt: skip
    assert person.marked(archive, "is:bookmarked") == {before[0]["path"]}


@pytest.mark.terminal
@pytest.mark.parametrize("moment", [0.2, 0.5])
def test_an_indexer_that_is_killed_leaves_what_the_next_one_completes(
    state: Path, tmp_path: Path, moment: float
) -> None:
    many = tmp_path / "many"
    write_posts(450, many)
    right = told(many)
    killed(many, Person(state), right, moment)
