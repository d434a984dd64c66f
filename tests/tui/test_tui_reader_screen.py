from __future__ import annotations

from typing import cast

import pytest
from textual.app import App
from textual.message import Message

from newsreader.tui.keys import KEYS, Key, Where
from newsreader.tui.reader_screen import ReaderScreen

WISHES = {
    "bookmark": ReaderScreen.BookmarkToggled,
    "unread": ReaderScreen.UnreadToggled,
    "undo": ReaderScreen.UndoWanted,
    "zone": ReaderScreen.ZoneToggled,
    "help": ReaderScreen.HelpWanted,
}


OF_STOCKS = ("stock", "watch", "watchlist", "trends")


class Heard(App[None]):
    """Keeps every message of a reader's screen that bubbles up to it."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[type[Message]] = []

    def on_mount(self) -> None:
        self.push_screen(ReaderScreen())

    def on_reader_screen_bookmark_toggled(self) -> None:
        self.heard.append(ReaderScreen.BookmarkToggled)

    def on_reader_screen_unread_toggled(self) -> None:
        self.heard.append(ReaderScreen.UnreadToggled)

    def on_reader_screen_undo_wanted(self) -> None:
        self.heard.append(ReaderScreen.UndoWanted)

    def on_reader_screen_zone_toggled(self) -> None:
        self.heard.append(ReaderScreen.ZoneToggled)

    def on_reader_screen_help_wanted(self) -> None:
        self.heard.append(ReaderScreen.HelpWanted)


@pytest.mark.parametrize("key", [key for key in KEYS if key.id in WISHES], ids=lambda key: key.id)
async def test_a_wish_goes_up_as_a_message(key: Key) -> None:
    app = Heard()
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press(key.keys[0])
        await pilot.pause()
        assert app.heard == [WISHES[key.id]]


def test_every_key_that_works_anywhere_is_a_wish_or_leads_elsewhere() -> None:
    anywhere = {key.id for key in KEYS if key.where is Where.ANYWHERE}
    assert anywhere == {*WISHES, *OF_STOCKS, "palette", "suspend", "quit"}


class Named(ReaderScreen):
    """A screen on which a stock is the current one, or none is."""

    symbol: str | None = None

    @property
    def stock(self) -> str | None:
        return self.symbol

    def say(self, words: str) -> None:
        cast(HeardStocks, self.app).heard.append(words)


class HeardStocks(App[None]):
    """Keeps what a screen wants of stocks, and what it says."""

    def __init__(self, symbol: str | None) -> None:
        super().__init__()
        self.heard: list[object] = []
        self._symbol = symbol

    def on_mount(self) -> None:
        screen = Named()
        screen.symbol = self._symbol
        self.push_screen(screen)

    def on_reader_screen_stock_wanted(self, message: ReaderScreen.StockWanted) -> None:
        self.heard.append(("page", message.symbol))

    def on_reader_screen_watch_toggled(self, message: ReaderScreen.WatchToggled) -> None:
        self.heard.append(("watch", message.symbol))

    def on_reader_screen_watchlist_wanted(self) -> None:
        self.heard.append("watchlist")

    def on_reader_screen_trends_wanted(self) -> None:
        self.heard.append("trends")


@pytest.mark.parametrize(
    ("symbol", "heard"),
    [
        ("600519.SH", [("page", "600519.SH"), ("watch", "600519.SH"), "watchlist", "trends"]),
        (None, ["This story names no stock."] * 2 + ["watchlist", "trends"]),
    ],
)
async def test_a_wish_about_stocks_is_about_the_current_one(
    symbol: str | None, heard: list[object]
) -> None:
    app = HeardStocks(symbol)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("S", "w", "W", "T")
        await pilot.pause()
        assert app.heard == heard


async def test_a_screen_without_a_story_has_no_current_one() -> None:
    assert ReaderScreen().current is None
    assert ReaderScreen().stock is None
