from __future__ import annotations

from textual.widgets import Input

from newsreader.tui.app import NewsreaderApp
from tui.session import reading


async def test_the_cursor_of_the_palette_stands_still(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("ctrl+p")
        assert not s.app.screen.query_one(Input).cursor_blink


async def test_the_palette_shows_no_emoji(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("ctrl+p")
        assert "Search for commands" in s.screen()
        assert all(ord(character) < 0x1F000 for character in s.screen())
