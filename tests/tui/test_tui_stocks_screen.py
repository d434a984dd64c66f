from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.errors import IndexUnavailable
from newsreader.tui.stock_screen import StockScreen
from newsreader.tui.stocks_screen import StocksScreen
from newsreader.tui.watch_screen import WatchScreen
from tui.conftest import MakeApp
from tui.session import Session, reading
from tui.stock_archive import MAOTAI, ROBOT, write


async def watch_two(s: Session) -> None:
    """Watch two stocks, and show what is watched."""
    s.app._library.watch((ROBOT, MAOTAI), True)
    await s.press("W")


async def test_a_stock_of_the_list_has_a_page(make_app: MakeApp, tmp_path: Path) -> None:
    async with reading(make_app(write(tmp_path))) as s:
        await watch_two(s)
        await s.press("j", "enter")
        assert s.shows(StockScreen)
        assert MAOTAI in s.bar
        await s.press("q")
        assert s.shows(StocksScreen)
        assert s.stock_list.cursor == 1
        await s.press("S")
        assert MAOTAI in s.bar


async def test_the_list_of_stories_is_narrowed_to_the_stock_under_the_cursor(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with reading(make_app(write(tmp_path))) as s:
        await watch_two(s)
        await s.press("j", "slash")
        assert s.filter.text == f"ticker:{MAOTAI}"


async def test_the_top_line_says_what_was_done_until_the_cursor_moves(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with reading(make_app(write(tmp_path))) as s:
        await watch_two(s)
        await s.press("w")
        assert "No longer watched: 机器人 300024.SZ" in s.bar
        assert "1/2" in s.bar
        await s.press("j")
        assert "No longer" not in s.bar
        assert "2/2" in s.bar


async def test_an_empty_list_answers_no_key(make_app: MakeApp, tmp_path: Path) -> None:
    async with reading(make_app(write(tmp_path))) as s:
        await s.press("W", "j", "enter", "slash", "1")
        assert s.shows(WatchScreen)
        await s.press("w")
        assert "names no stock" in s.bar


async def test_what_cannot_be_asked_is_told(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(make_app(write(tmp_path))) as s:

        def refuse() -> None:
            raise IndexUnavailable("The index is in use.")

        monkeypatch.setattr(s.app._library.stocks, "watched", refuse)
        await s.press("W")
        assert "The index is in use." in s.bar


async def test_the_palette_has_the_commands_of_the_place(make_app: MakeApp, tmp_path: Path) -> None:
    async with reading(make_app(write(tmp_path))) as s:
        await s.press("T")
        names = {command.title for command in s.app.get_system_commands(s.app.screen)}
        assert {"In the list", "Leave", "Watchlist", "Down"} <= names
        assert not {"Filter", "Find"} & names
