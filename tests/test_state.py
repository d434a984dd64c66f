from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.errors import MarksError
from newsreader.index import write
from newsreader.index.derive import Body, Files, Head
from newsreader.index.home import home_of
from newsreader.index.readers import Damaged
from newsreader.index.scan import Stamp
from newsreader.index.schema import connect
from newsreader.marks import Marks, Subject
from newsreader.model import NO_RULES
from newsreader.state import State

NOW = 1_660_000_000


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[State]:
    """Give the state of an archive of one story."""
    archive = tmp_path / "news"
    archive.mkdir()
    made = State(archive, home_of(archive, tmp_path / "cache"), Marks(tmp_path / "data"))
    put(made, "a.md")
    yield made
    made.close()


def put(state: State, path: str) -> None:
    """Put a story into the index that has the fingerprint of all others."""
    connection = connect(state.file)
    whole = (Head("A", instant=NOW), Body("a\n", fingerprint="1:f"))
    write.put(connection, Stamp(path, 1, 1), whole, Files(Path("news"), NO_RULES))
    connection.close()


def stories(connection: sqlite3.Connection) -> list[str]:
    return [path for (path,) in connection.execute("SELECT path FROM posts ORDER BY path")]


def marked(connection: sqlite3.Connection) -> list[str]:
    return [path for (path,) in connection.execute("SELECT path FROM marks.mark ORDER BY path")]


def bookmark(state: State, path: str) -> None:
    state.marks.set(state.key, [Subject(path, "A", NOW, "1:f")], "bookmark", True)


def test_a_question_sees_the_index_and_the_marks(kept: State) -> None:
    bookmark(kept, "a.md")
    assert kept.ask(stories) == kept.ask(marked) == ["a.md"]
    assert list(kept.notices) == []


def test_a_damaged_index_is_made_anew_and_asked_again(kept: State) -> None:
    kept.read_anew()
    kept.file.write_bytes(b"nonsense" * 4096)
    assert kept.ask(stories) == []


def test_a_sound_index_is_not_made_anew_because_someone_found_it_damaged(kept: State) -> None:
    asked = []

    def work() -> list[str]:
        asked.append(True)
        if len(asked) == 1:
            raise Damaged("It was damaged, but another thread was faster.")
        return kept.ask(stories)

    assert kept.mending(work) == ["a.md"]


def test_an_index_that_cannot_be_made_anew_in_its_place_is_made_for_this_once(kept: State) -> None:
    place = kept.file
    kept.read_anew()
    shutil.rmtree(place.parent)
    place.parent.touch()
    asked: list[list[str]] = []
    threads = [threading.Thread(target=lambda: asked.append(kept.ask(stories))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert asked == [[]] * 4
    assert kept.file != place
    (notice,) = kept.notices
    assert notice.startswith("The index is not kept")
    assert "File exists" in notice
    put(kept, "b.md")
    assert kept.ask(stories) == ["b.md"]
    passing = kept.file
    kept.close()
    assert not passing.exists()


def test_a_copy_of_a_marked_story_is_joined_to_it(kept: State) -> None:
    bookmark(kept, "a.md")
    put(kept, "b.md")
    assert kept.join() == 1
    assert kept.ask(marked) == ["a.md", "b.md"]
    assert kept.join() == 0


def test_that_marks_could_not_be_joined_is_told_until_they_can(
    kept: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise MarksError("They are held.")

    with monkeypatch.context() as patch:
        patch.setattr(kept.marks, "begin", refuse)
        kept.settle()
    assert list(kept.notices) == ["They are held."]
    kept.settle()
    assert list(kept.notices) == []


def test_that_there_is_no_backup_is_told(kept: State) -> None:
    (kept.marks.file.parent / "backups").touch()
    bookmark(kept, "a.md")
    (notice,) = kept.notices
    assert "no backup of today" in notice


def test_damaged_marks_are_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "data" / "marks.db"
    file.parent.mkdir()
    file.write_bytes(b"nonsense" * 4096)
    state = State(tmp_path, home_of(tmp_path, tmp_path / "cache"), Marks(tmp_path / "data"))
    assert state.ask(marked) == []
    assert state.join() == 0
    state.settle()
    assert "is damaged" in state.notices[0]
    assert file.read_bytes() == b"nonsense" * 4096
    state.close()
