from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from newsreader.tui.stock_list import StockList
from newsreader.tui.stock_rows import StockRow, StockTable

HEADINGS = ("name", "symbol", "stories", "by day")


def rows(*symbols: str) -> StockTable:
    return StockTable(
        HEADINGS, tuple(StockRow(symbol, symbol, ("1",), (1,) * 10, False) for symbol in symbols)
    )


MANY = rows(*(f"{600000 + number}.SH" for number in range(50)))


class Shown(App[None]):
    """A list of stocks, and nothing else."""

    CSS = "StockList { height: 1fr; scrollbar-size-vertical: 1; overflow-y: scroll; }"

    def __init__(self, table: StockTable = MANY) -> None:
        super().__init__()
        self._table = table
        self.opened: list[str] = []

    def compose(self) -> ComposeResult:
        yield StockList(id="stocks")

    def on_mount(self) -> None:
        self.query_one(StockList).focus()
        self.query_one(StockList).show(self._table, empty="Nothing here.")

    def on_stock_list_opened(self, message: StockList.Opened) -> None:
        self.opened.append(message.symbol)


def lines(pilot: Pilot[None]) -> list[str]:
    shown = pilot.app.query_one(StockList)
    return [shown.render_line(y).text.rstrip() for y in range(shown.size.height)]


async def test_the_headings_stay_while_the_rows_are_scrolled() -> None:
    async with Shown().run_test(size=(60, 10)) as pilot:
        assert lines(pilot)[0].split() == ["name", "symbol", "stories", "by", "day"]
        assert "600000.SH" in lines(pilot)[1]
        await pilot.press("G")
        assert lines(pilot)[0].split()[0] == "name"
        assert "600049.SH" in lines(pilot)[-1]
        await pilot.press("g")
        assert "600000.SH" in lines(pilot)[1]


async def test_the_cursor_moves_and_stays_in_sight() -> None:
    async with Shown().run_test(size=(60, 10)) as pilot:
        shown = pilot.app.query_one(StockList)
        for key, position in (("j", 1), ("down", 2), ("space", 10), ("pageup", 2), ("k", 1),
                              ("k", 0), ("k", 0), ("G", 49), ("j", 49)):  # fmt: skip
            await pilot.press(key)
            assert shown.cursor == position
            assert [line[0] for line in lines(pilot)].count("►") == 1
        assert shown.symbol == "600049.SH"


@pytest.mark.parametrize("key", ["enter", "l", "right"])
async def test_a_stock_is_opened(key: str) -> None:
    app = Shown()
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.press("j", key)
        await pilot.pause()
        assert app.opened == ["600001.SH"]


async def test_a_click_moves_the_cursor_and_a_second_one_opens() -> None:
    app = Shown()
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.click(StockList, offset=(5, 3))
        assert pilot.app.query_one(StockList).cursor == 2
        assert app.opened == []
        await pilot.click(StockList, offset=(5, 3))
        await pilot.pause()
        assert app.opened == ["600002.SH"]
        await pilot.click(StockList, offset=(5, 0))
        assert pilot.app.query_one(StockList).cursor == 2


async def test_the_cursor_stays_on_its_stock_when_the_rows_are_others() -> None:
    async with Shown(rows("1.SH", "2.SH", "3.SH")).run_test(size=(60, 10)) as pilot:
        shown = pilot.app.query_one(StockList)
        await pilot.press("j")
        shown.show(rows("0.SH", "1.SH", "2.SH"))
        assert shown.symbol == "2.SH"
        shown.show(rows("7.SH"))
        assert shown.symbol == "7.SH"


async def test_where_there_is_no_stock_it_is_said() -> None:
    app = Shown(rows())
    async with app.run_test(size=(60, 10)) as pilot:
        assert lines(pilot)[3].strip() == "Nothing here."
        await pilot.press("j", "G", "enter", "space")
        await pilot.pause()
        assert pilot.app.query_one(StockList).symbol is None
        assert app.opened == []
