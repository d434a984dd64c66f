from __future__ import annotations

from newsreader.tui.app import NewsreaderApp
from newsreader.tui.find_line import FindLine
from tui.archive import ROBOTS
from tui.session import reading


async def test_a_story_found_by_words_shows_them_at_once(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.narrow("公告栏")
        await s.press("enter")
        assert "match 1 of 1" in s.bar
        assert "公告栏" in s.screen()


async def test_the_words_are_lit_in_the_next_story_too(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.narrow("茶叶短讯")
        await s.press("enter", "J")
        assert "match 1 of" in s.bar


async def test_small_letters_find_capitals(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("j", "enter", "slash")
        await s.write("nyse")
        assert "match 1 of 1" in s.bar


async def test_the_line_is_hidden_until_it_is_wanted(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.narrow(f"title:{ROBOTS}")
        await s.press("enter")
        line = s.app.screen.query_one(FindLine)
        assert not s.sees(line)
        await s.press("slash")
        assert s.sees(line)
        await s.press("escape")
        assert not s.sees(line)


async def test_markdown_has_nothing_lit(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.narrow("公告栏")
        await s.press("enter", "m")
        assert "match" not in s.bar
        await s.press("m")
        assert "1 match" in s.bar
