from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from textual.app import App, ComposeResult

from newsreader.model import SecurityKind
from newsreader.reports.days import DayCounts
from newsreader.reports.stock import Beside, OtherName, StockPage
from newsreader.text.width import width
from newsreader.tui.stock_head import StockHead

PAGE = StockPage(
    symbol="002354.SZ",
    name="天娱数科",
    kind=SecurityKind.STOCK,
    market="Shenzhen",
    mic="XSHE",
    names=(OtherName("天神娱乐", "former", "2020-11-11"),),
    days=DayCounts(date(2022, 2, 14), (1,) * 182),
    stories=12,
    unread=0,
    first=date(2021, 8, 3),
    last=date(2022, 8, 14),
    beside=(Beside("300024.SZ", "机器人", 4, 6.25),),
    watched=False,
)


class Shown(App[None]):
    """The lines, and nothing else."""

    CSS = "StockHead { height: auto; }"

    def compose(self) -> ComposeResult:
        yield StockHead(id="stock-head")


async def lines(page: StockPage, cells: int) -> list[str]:
    async with Shown().run_test(size=(cells, 24)) as pilot:
        head = pilot.app.query_one(StockHead)
        head.show(page)
        await pilot.pause()
        text = head.render().plain.split("\n")
        assert head.size.height == len(text)
        return text


async def test_all_that_is_known_stands_in_a_few_lines() -> None:
    summary, also, bars, axis, beside = await lines(PAGE, 80)
    assert summary == " Shenzhen · 12 stories · 2021-08-03 – 2022-08-14"
    assert also == " Also  天神娱乐 (until 2020-11-11)"
    assert bars == " " + "▄" * 56
    assert axis.split() == ["2022-06-20", "2022-08-14"]
    assert beside == " Named with it  [1] 机器人 300024.SZ ×4 (6.2)"


@pytest.mark.parametrize(("cells", "days"), [(40, 38), (80, 56), (120, 91), (200, 168)])
async def test_a_wide_window_shows_more_weeks(cells: int, days: int) -> None:
    assert (await lines(PAGE, cells))[2].count("▄") == days


async def test_there_is_room_left_for_the_stories() -> None:
    names = tuple(OtherName(f"名称{number:02}", "alias") for number in range(60))
    beside = tuple(Beside(f"{600000 + n}.SH", f"名称{n:02}", 2, 1.0) for n in range(9))
    text = await lines(replace(PAGE, names=names, beside=beside), 60)
    assert len(text) == 1 + 2 + 2 + 3
    assert all(width(line) <= 60 for line in text)
