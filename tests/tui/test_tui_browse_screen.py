from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from newsreader.library import Library
from newsreader.model import Progress
from newsreader.tui.app import NewsreaderApp
from tui.archive import CHIPS, CRANES, NAME, ROBOTS, STORIES
from tui.conftest import MakeApp
from tui.session import reading

# --- the top line --------------------------------------------------------------------------------


async def test_the_top_line_names_archive_counts_zone_and_place(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        unread = sum(story.unread for story in s.stories())
        assert s.bar.startswith(f" {NAME} · {STORIES} stories · {unread} unread ")
        assert s.bar.endswith(f" Asia/Shanghai  1/{STORIES} ")
        await s.press("j")
        assert s.bar.endswith(f" 2/{STORIES} ")
        await s.press("u")
        assert f" {unread - 1} unread" in s.bar


async def test_the_zone_is_the_archives_own_where_none_is_configured(make_app: MakeApp) -> None:
    async with reading(make_app(zone=None)) as s:
        assert "Asia/Shanghai" in s.bar
        await s.press("t")
        assert "UTC" in s.bar
        await s.press("t")
        assert "Asia/Shanghai" in s.bar


async def test_a_note_stands_on_a_line_of_its_own_as_it_is(make_app: MakeApp) -> None:
    note = "These are sample posts; [b]newsreader[/b] FOLDER opens your own."
    async with reading(make_app(note=note)) as s:
        assert note in s.screen()
        await s.press("j")
        assert note in s.screen()


async def test_what_was_done_is_said_until_the_cursor_moves(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("b")
        assert "Bookmarked." in s.bar
        await s.press("j")
        assert "Bookmarked." not in s.bar


@pytest.mark.parametrize("cells", [40, 80])
async def test_what_was_done_is_said_in_a_narrow_window_too(make_app: MakeApp, cells: int) -> None:
    async with reading(make_app(), (cells, 15)) as s:
        await s.press("b")
        assert "Bookmarked." in s.bar
        await s.press("A")
        assert "40 stories marked read; U takes it back" in s.bar


# --- marks and the list --------------------------------------------------------------------------


async def test_a_story_that_was_read_stays_until_the_next_filter(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.narrow("is:unread")
        before = s.titles()
        assert before[:2] == [CHIPS, CRANES]
        await s.press("enter", "J", "q")
        assert s.titles() == before
        assert s.current().title == CRANES
        assert "●" not in s.lines()[1]
        assert "●" in s.lines()[3]
        await s.narrow("is:unread ")
        assert s.titles() == [title for title in before if title not in (CHIPS, CRANES)]


async def test_a_story_no_longer_bookmarked_stays_until_the_next_filter(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("b", "j", "b", "B")
        assert s.titles() == [CHIPS, CRANES]
        await s.press("b")
        assert s.titles() == [CHIPS, CRANES]
        assert not s.current().bookmarked
        await s.press("B", "B")
        assert s.titles() == [CRANES]


async def test_marking_all_read_leaves_the_list_of_the_unread_as_it_is(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.narrow("is:unread date:2022-08-14")
        await s.press("A")
        assert len(s.titles()) == 3
        assert not any(story.unread for story in s.stories())
        await s.press("U")
        assert all(story.unread for story in s.stories())


# --- when there is nothing -----------------------------------------------------------------------


async def test_a_filter_that_finds_nothing_says_so(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.narrow("没有这样的词")
        assert "No story matches." in s.screen()
        assert "0 stories" in s.bar
        await s.press("j", "k", "G", "space", "enter", "b", "u", "A", "right_curly_bracket", "U")
        assert not s.reads()
        await s.press("escape")
        assert len(s.titles()) == STORIES


async def test_no_bookmarks_says_how_to_set_one(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("B")
        assert "No bookmarks yet." in s.screen()
        assert "Press b on a story" in s.screen()


async def test_a_filter_among_no_bookmarks_says_that_nothing_matches(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("B")
        await s.narrow("茶")
        assert "No story matches." in s.screen()


async def test_an_empty_archive_says_what_a_post_is(tmp_path: Path, make_app: MakeApp) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    async with reading(make_app(folder)) as s:
        assert "No posts here." in s.screen()
        assert "front matter" in s.screen()
        await s.press("j", "enter", "b", "A", "B", "s", "r", "tab", "enter")
        assert not s.reads()


async def test_the_words_for_nothing_fit_a_narrow_window(tmp_path: Path, make_app: MakeApp) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    async with reading(make_app(folder), (40, 15)) as s:
        shown = " ".join(s.screen().split())
        assert "No posts here." in shown
        assert "with front matter." in shown


# --- the first index -----------------------------------------------------------------------------


async def test_the_first_index_shows_how_far_it_is_and_the_list_fills(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin, end = threading.Event(), threading.Event()
    update = Library.update

    def slow(self: Library, progress: Callable[[Progress], None], _stop: object) -> Progress:
        progress(Progress(0, STORIES))
        begin.wait(10)
        done = update(self)
        progress(Progress(20, STORIES, 20))
        end.wait(10)
        return done

    monkeypatch.setattr(Library, "update", slow)
    monkeypatch.setattr("newsreader.tui.app._PROGRESS_EVERY", 0.0)
    async with reading(make_app(indexed=False), at_rest=False) as s:
        try:
            await s.until(lambda: f"reading 0 of {STORIES}" in s.bar)
            assert "Reading the archive for the first time" in s.screen()
            begin.set()
            await s.until(lambda: CHIPS in s.screen())
            assert f"reading 20 of {STORIES}" in s.bar
        finally:
            begin.set()
            end.set()
        await s.settle()
        assert "reading" not in s.bar
        assert len(s.titles()) == STORIES
        assert s.current().title == CHIPS


async def test_a_new_file_comes_into_the_list_and_the_cursor_keeps_its_story(
    archive: Path, make_app: MakeApp
) -> None:
    app = make_app()
    new = (
        (archive / "chips.md")
        .read_text("utf-8")
        .replace("芯片设备", "新的")
        .replace("14 21", "15 21")
    )
    (archive / "new.md").write_text(new, encoding="utf-8")
    (archive / "cranes.md").unlink()
    async with reading(app) as s:
        titles = s.titles()
        assert titles[0].startswith("新的")
        assert CRANES not in titles
        assert ROBOTS in titles


# --- the side panel and the window ---------------------------------------------------------------


async def test_the_panel_is_shown_where_there_is_room(app: NewsreaderApp) -> None:
    async with reading(app, (109, 24)) as s:
        assert not s.sees(s.panel)
        await s.pilot.resize_terminal(110, 24)
        await s.settle()
        assert s.sees(s.panel)


@pytest.mark.parametrize("sidebar", [True, False])
async def test_the_configuration_says_whether_the_panel_is_shown(
    make_app: MakeApp, sidebar: bool
) -> None:
    for size in ((80, 24), (120, 40)):
        async with reading(make_app(sidebar=sidebar), size) as s:
            assert s.sees(s.panel) is sidebar


@pytest.mark.parametrize("key", ["tab", "c"])
async def test_in_a_narrow_window_the_panel_goes_once_something_is_chosen(
    app: NewsreaderApp, key: str
) -> None:
    async with reading(app, (80, 24)) as s:
        await s.press(key)
        assert s.sees(s.panel)
        assert s.panel.has_focus
        await s.press("j", "j", "j", "enter")
        assert not s.sees(s.panel)
        assert s.story_list.has_focus
        assert {story.source for story in s.stories()} == {"证券时报网"}


async def test_filter_and_panel_narrow_together(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("tab", "j", "j", "j", "enter")
        await s.narrow("茶")
        assert ROBOTS in s.titles()
        assert {story.source for story in s.stories()} == {"证券时报网"}
        assert "证券时报网 · filtered" in s.bar
