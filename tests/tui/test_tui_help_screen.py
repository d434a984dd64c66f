from __future__ import annotations

import pytest
from textual.containers import VerticalScroll

from newsreader.tui.app import NewsreaderApp
from newsreader.tui.help_screen import HelpScreen, key_lines
from newsreader.tui.keys import KEYS, Where
from tui.session import reading


def test_every_key_stands_once_under_its_place() -> None:
    lines = key_lines()
    assert len([line for line in lines if line[1]]) == len(KEYS)
    headings = [key for key, sentence in lines if key and not sentence]
    assert sorted(headings) == sorted(Where)


@pytest.mark.parametrize("key", ["escape", "q", "question_mark", "f1", "enter"])
async def test_the_help_closes_and_the_reader_goes_on(app: NewsreaderApp, key: str) -> None:
    async with reading(app) as s:
        await s.press("j", "question_mark")
        assert isinstance(s.app.screen, HelpScreen)
        await s.press(key)
        assert s.story_list.has_focus
        assert s.story_list.cursor == 1
        assert s.app.return_code is None


async def test_the_help_scrolls_in_a_small_window(app: NewsreaderApp) -> None:
    async with reading(app, (40, 15)) as s:
        await s.press("question_mark")
        box = s.app.screen.query_one("#help-box", VerticalScroll)
        for key, moves in (("j", 1), ("down", 1), ("k", -1), ("up", -1)):
            before = box.scroll_offset.y
            await s.press(key)
            assert box.scroll_offset.y == before + moves
        await s.press("space")
        assert box.scroll_offset.y > 4
        await s.press("pageup")
        assert box.scroll_offset.y == 0


async def test_the_help_opens_over_a_story_too(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("enter", "question_mark")
        assert isinstance(s.app.screen, HelpScreen)
        await s.press("escape")
        assert s.reads()


async def test_the_help_begins_at_the_top_each_time_and_is_made_once(app: NewsreaderApp) -> None:
    async with reading(app, (80, 24)) as s:
        await s.press("question_mark", "space")
        first = s.app.screen
        assert first.query_one("#help-box", VerticalScroll).scroll_offset.y > 0
        await s.press("escape", "question_mark")
        assert s.app.screen is first
        assert first.query_one("#help-box", VerticalScroll).scroll_offset.y == 0
