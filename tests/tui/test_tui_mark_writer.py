from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsreader.errors import MarksError
from newsreader.library import Library
from newsreader.tui.mark_writer import MarkWriter


class Heard:
    """What a writer said, in its order."""

    def __init__(self) -> None:
        self.marked: list[str] = []
        self.failed: list[str] = []
        self.broken: list[Exception] = []


@pytest.fixture
def library(archive: Path) -> Iterator[Library]:
    with Library.open(archive) as opened:
        opened.update()
        yield opened


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def writer(library: Library, heard: Heard) -> Iterator[MarkWriter]:
    made = MarkWriter(library, heard.marked.append, heard.failed.append, heard.broken.append)
    yield made
    made.close()


def newest(library: Library) -> int:
    return library.view().ids[0]


def failing(error: Exception) -> Any:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def test_two_quick_wishes_are_two_toggles(
    library: Library, writer: MarkWriter, heard: Heard
) -> None:
    story = newest(library)
    writer.bookmark(story)
    writer.bookmark(story)
    writer.wait()
    assert heard.marked == ["Bookmarked.", "Bookmark removed; U brings it back."]
    assert not any(one.bookmarked for one in library.stories())


def test_what_is_waiting_is_written_before_the_end(
    library: Library, writer: MarkWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()
    mark = Library.mark

    def slow(self: Library, *what: Any) -> object:
        go.wait(10)
        return mark(self, *what)

    monkeypatch.setattr(Library, "mark", slow)
    first, second = library.view().ids[:2]
    writer.bookmark(first)
    writer.bookmark(second)
    go.set()
    writer.close()
    assert [one.bookmarked for one in library.rows([first, second])] == [True, True]


def test_a_story_that_was_read_already_is_not_marked_again(
    library: Library, writer: MarkWriter, heard: Heard
) -> None:
    story = newest(library)
    writer.opened(story)
    writer.opened(story)
    writer.wait()
    assert heard.marked == [""]


def test_a_story_that_has_gone_is_passed_over(writer: MarkWriter, heard: Heard) -> None:
    writer.bookmark(999_999)
    writer.unread(999_999)
    writer.opened(999_999)
    writer.wait()
    assert (heard.marked, heard.failed, heard.broken) == ([], [], [])


def test_two_quick_wishes_to_watch_are_two_toggles(
    library: Library, writer: MarkWriter, heard: Heard
) -> None:
    writer.watch("600519.SH")
    writer.wait()
    assert library.stocks.watched() == ["600519.SH"]
    writer.watch("600519.SH")
    writer.watch("00700.HK")
    writer.wait()
    assert library.stocks.watched() == ["00700.HK"]
    assert heard.marked == [
        "Watched: 贵州茅台 600519.SH",
        "No longer watched: 贵州茅台 600519.SH; U brings it back.",
        "Watched: Tencent Holdings 00700.HK",
    ]


def test_watching_and_marks_of_stories_are_undone_in_their_order(
    library: Library, writer: MarkWriter, heard: Heard
) -> None:
    writer.watch("600519.SH")
    writer.bookmark(newest(library))
    for _ in range(3):
        writer.undo()
    writer.wait()
    assert heard.marked[-2:] == [
        "Undone: 贵州茅台 600519.SH is not watched.", "Nothing to undo.",
    ]  # fmt: skip
    assert library.stocks.watched() == []


def test_what_nobody_asked_for_fails_aloud_only_once(
    library: Library, writer: MarkWriter, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "mark", failing(MarksError("The disk is full.")))
    for story in library.view().ids[:3]:
        writer.opened(story)
    writer.wait()
    assert heard.failed == ["The disk is full."]
    writer.bookmark(newest(library))
    writer.wait()
    assert heard.failed == ["The disk is full."] * 2


def test_an_unforeseen_error_is_not_swallowed(
    library: Library, writer: MarkWriter, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = ZeroDivisionError()
    monkeypatch.setattr(Library, "mark", failing(error))
    writer.bookmark(newest(library))
    writer.wait()
    assert heard.broken == [error]


def test_marking_many_says_how_many(library: Library, writer: MarkWriter, heard: Heard) -> None:
    writer.all_read(library.view().ids[:1])
    writer.all_read(library.view().ids)
    writer.undo()
    writer.undo()
    writer.undo()
    writer.wait()
    assert heard.marked == [
        "1 story marked read; U takes it back.",
        "39 stories marked read; U takes it back.",
        "Undone: the marks of 39 stories.",
        "Undone: “芯片设备订单排到明年春天” is unread again.",
        "Nothing to undo.",
    ]
