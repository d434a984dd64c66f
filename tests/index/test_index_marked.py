from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from memory_index import ARCHIVE, MemoryIndex, memory_index

from newsreader.index import marked

HERE = str(ARCHIVE)
DAY = 24 * 3600
NOW = 1_660_000_000


@pytest.fixture
def index() -> Iterator[MemoryIndex]:
    with memory_index() as made:
        yield made


def joined(index: MemoryIndex) -> list[tuple[str | bytes, str, int]]:
    return [(o.path, o.kind, o.value) for o in marked.orphans(index.connection, HERE)]


def test_copies_have_one_fingerprint_and_are_at_most_two_days_apart(index: MemoryIndex) -> None:
    story = index.add("a", fingerprint="1:f", instant=NOW)
    index.add("near", fingerprint="1:f", instant=NOW - 2 * DAY)
    index.add("far", fingerprint="1:f", instant=NOW - 2 * DAY - 1)
    index.add("undated", fingerprint="1:f")
    index.add("other", fingerprint="1:g", instant=NOW)
    blank = index.add("blank", instant=NOW)
    index.add("blank too", instant=NOW)
    found = marked.copies(index.connection, [story, blank])
    assert {known.path for known in found} == {"a", "near", "blank"}
    assert ("a", "a", NOW, "1:f") in found


def test_many_stories_are_marked_at_once(index: MemoryIndex) -> None:
    ids = [index.add(str(number)) for number in range(2000)]
    assert len(marked.copies(index.connection, ids)) == 2000


def test_a_renamed_story_is_known_by_its_fingerprint(index: MemoryIndex) -> None:
    index.mark("old", "bookmark", True, fingerprint="1:f", instant=NOW)
    index.mark("old", "read", False, fingerprint="1:f", instant=NOW)
    index.add("new", fingerprint="1:f", instant=NOW + 9 * DAY)
    assert sorted(joined(index)) == [("new", "bookmark", 1), ("new", "read", 0)]


def test_a_story_with_a_mark_of_its_own_keeps_it(index: MemoryIndex) -> None:
    index.mark("old", "bookmark", True, fingerprint="1:f")
    index.mark("new", "bookmark", False, fingerprint="1:f")
    index.add("new", fingerprint="1:f")
    assert joined(index) == []


def test_a_mark_whose_story_is_there_goes_only_to_copies(index: MemoryIndex) -> None:
    index.add("a", fingerprint="1:f", instant=NOW)
    index.add("copy", fingerprint="1:f", instant=NOW + DAY)
    index.add("next year", fingerprint="1:f", instant=NOW + 365 * DAY)
    index.mark("a", "bookmark", True, fingerprint="1:f", instant=NOW)
    assert joined(index) == [("copy", "bookmark", 1)]


def test_a_moved_archive_keeps_the_marks_of_its_short_stories(index: MemoryIndex) -> None:
    index.mark("a", "bookmark", True, archive="/before", title="a")
    index.mark("b", "bookmark", True, archive="/before", title="another")
    index.mark("c", "bookmark", True, archive="/before", title="c", fingerprint="1:c")
    for path in "abc":
        index.add(path)
    assert joined(index) == [("a", "bookmark", 1)]


def test_a_moved_archive_keeps_the_marks_of_its_long_stories(index: MemoryIndex) -> None:
    index.mark("a", "bookmark", True, archive="/before", fingerprint="1:a")
    index.add("a", fingerprint="1:a")
    assert joined(index) == [("a", "bookmark", 1)]


def test_marks_of_another_archive_stay_there_while_it_is_there(
    index: MemoryIndex, tmp_path: Path
) -> None:
    for name in ("long", "short", "away"):
        (tmp_path / name).touch()
        mark = None if name == "short" else f"1:{name}"
        index.mark(
            name, "bookmark", True, archive=str(tmp_path), title=name, instant=NOW, fingerprint=mark
        )
        index.add(name, title=name, instant=NOW, fingerprint=mark)
    assert joined(index) == []
    (tmp_path / "away").unlink()
    assert joined(index) == [("away", "bookmark", 1)]
    for name in ("long", "short"):
        (tmp_path / name).unlink()
    assert len(joined(index)) == 3


def test_a_later_mark_of_a_file_that_is_there_hides_none_of_one_that_is_gone(
    index: MemoryIndex, tmp_path: Path
) -> None:
    (tmp_path / "a").touch()
    index.mark("a", "bookmark", False, archive=str(tmp_path), fingerprint="1:f", at=9)
    index.mark("a", "bookmark", True, archive="/before", fingerprint="1:f", at=1)
    index.add("a", fingerprint="1:f")
    assert joined(index) == [("a", "bookmark", 1)]


def test_the_latest_of_several_marks_counts(index: MemoryIndex) -> None:
    index.mark("first", "bookmark", True, fingerprint="1:f", at=1)
    index.mark("last", "bookmark", False, fingerprint="1:f", at=3)
    index.mark("between", "bookmark", True, fingerprint="1:f", at=2)
    index.add("new", fingerprint="1:f")
    assert joined(index) == [("new", "bookmark", 0)]


def test_a_story_rewritten_in_place_is_known_by_its_new_text(index: MemoryIndex) -> None:
    index.mark("a", "bookmark", True, fingerprint="1:old")
    index.mark("a", "read", True, fingerprint="1:old")
    index.mark("same", "read", True, fingerprint="1:same")
    index.mark("blanked", "read", True, fingerprint="1:blanked")
    index.add("a", fingerprint="1:new")
    index.add("same", fingerprint="1:same")
    index.add("blanked")
    assert marked.rewritten(index.connection, HERE) == [("a", "a", None, "1:new")]


def test_the_newest_seven_days_are_unread_at_first(index: MemoryIndex) -> None:
    assert marked.unread_since(index.connection, HERE) is None
    index.add("a", instant=NOW)
    assert marked.unread_since(index.connection, HERE) == NOW - 7 * DAY


def test_a_story_of_the_far_future_is_no_measure(index: MemoryIndex) -> None:
    index.add("a", instant=NOW)
    index.add("b", instant=int(time.time()) + 365 * DAY)
    assert marked.unread_since(index.connection, HERE) == NOW - 7 * DAY


def test_what_was_noted_at_the_first_index_stays(index: MemoryIndex) -> None:
    index.add("a", instant=NOW)
    index.connection.execute("INSERT INTO marks.archive VALUES (?, 5, 6)", (HERE,))
    assert marked.unread_since(index.connection, HERE) == 5
