from __future__ import annotations

from pathlib import Path

from newsreader.tui.watch_screen import WatchScreen
from tui.conftest import MakeApp
from tui.session import reading
from tui.stock_archive import MAOTAI, ROBOT, write


async def test_what_is_watched_stands_with_its_stories_and_the_unread_ones(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with reading(make_app(write(tmp_path))) as s:
        s.app._library.watch((ROBOT, MAOTAI), True)
        await s.press("enter", "q", "W")
        assert "2 watched stocks" in s.bar
        assert s.stocks() == [ROBOT, MAOTAI]
        first = s.screen().splitlines()[2]
        assert first.split()[:5] == ["►◆", "机器人", ROBOT, "3", "2"]
        assert "2022-08-14" in first


async def test_what_is_watched_no_longer_stays_without_its_mark_until_one_leaves(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with reading(make_app(write(tmp_path))) as s:
        s.app._library.watch((ROBOT, MAOTAI), True)
        await s.press("W", "w")
        assert "1 watched stock" in s.bar
        assert s.stocks() == [ROBOT, MAOTAI]
        assert [row.watched for row in s.stock_list.table.rows] == [False, True]
        await s.press("w")
        assert [row.watched for row in s.stock_list.table.rows] == [True, True]
        await s.press("w", "q", "W")
        assert s.stocks() == [MAOTAI]


async def test_undoing_brings_a_stock_back(make_app: MakeApp, tmp_path: Path) -> None:
    async with reading(make_app(write(tmp_path))) as s:
        s.app._library.watch((MAOTAI,), True)
        await s.press("W", "w", "U")
        assert [row.watched for row in s.stock_list.table.rows] == [True]
        assert f"Undone: 贵州茅台 {MAOTAI} is watched again." in s.bar


async def test_an_empty_watchlist_says_how_it_is_filled(make_app: MakeApp, tmp_path: Path) -> None:
    async with reading(make_app(write(tmp_path))) as s:
        await s.press("W")
        assert s.shows(WatchScreen)
        assert "0 watched stocks" in s.bar
        assert "Press w on a story" in s.screen()
