from __future__ import annotations

from pathlib import Path

from newsreader.tui.browse_screen import BrowseScreen
from newsreader.tui.stock_screen import StockScreen
from tui.conftest import MakeApp
from tui.session import reading
from tui.stock_archive import AGAIN, BOTH, write


async def test_the_list_is_narrowed_from_below_a_heap_of_screens(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with reading(make_app(write(tmp_path))) as s:
        await s.narrow("酒")
        for key in ("escape", "B", "W", "q", "B", "S", "enter", "S", "1", "slash"):
            await s.press(key)  # each is for what the one before has brought
        assert s.app.screen is s.browse
        assert s.filter.text == "ticker:300124.SZ"
        assert s.titles() == [BOTH, AGAIN]
        await s.press("escape")
        assert len(s.titles()) == 5


async def test_what_the_panel_narrowed_the_list_to_is_given_up(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with reading(make_app(write(tmp_path))) as s:
        await s.press("S")
        await s.press("q", "B")
        assert s.titles() == []
        await s.press("T", "q", "escape", "S", "slash")
        assert s.titles()[:2] == [BOTH, AGAIN]


async def test_from_a_file_alone_a_stocks_page_and_the_list_can_be_reached(
    make_app: MakeApp, tmp_path: Path
) -> None:
    folder = write(tmp_path)
    async with reading(make_app(folder, file=folder / "both.md")) as s:
        await s.press("S")
        assert s.shows(StockScreen)
        await s.press("slash")
        assert s.shows(BrowseScreen)
        assert s.filter.text == "ticker:300024.SZ"
        assert s.titles() == [BOTH, AGAIN, "机器人公告"]
