from __future__ import annotations

from pathlib import Path

from newsreader.tui.stock_screen import StockScreen
from newsreader.tui.trends_screen import TrendsScreen
from tui.conftest import MakeApp
from tui.session import reading
from tui.stock_archive import ROBOT, write


async def test_what_is_named_more_often_than_usual_stands_with_its_score(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with reading(make_app(write(tmp_path))) as s:
        s.app._library.watch((ROBOT,), True)
        await s.press("T")
        assert s.shows(TrendsScreen)
        assert s.bar.startswith(" Trends · 2022-08-08 – 2022-08-14")
        assert s.stocks() == [ROBOT]
        row = s.screen().splitlines()[2].split()
        assert row[:6] == ["►◆", "机器人", ROBOT, "3", "0.0", "+0.60"]


async def test_enter_opens_the_page(make_app: MakeApp, tmp_path: Path) -> None:
    async with reading(make_app(write(tmp_path))) as s:
        await s.press("T", "enter")
        assert s.shows(StockScreen)
        assert ROBOT in s.bar


async def test_where_nothing_is_out_of_the_ordinary_it_is_said(
    make_app: MakeApp, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    async with reading(make_app(tmp_path / "empty")) as s:
        await s.press("T")
        assert s.bar.startswith(" Trends ")
        assert "Nothing is named more often than usual." in s.screen()
