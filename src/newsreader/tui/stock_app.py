"""What of the app is about stocks: their pages, the watchlist, trends, and the way to the list."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import App

from newsreader.library import Library
from newsreader.tui.browse_screen import BrowseScreen
from newsreader.tui.keys import Key
from newsreader.tui.mark_writer import MarkWriter
from newsreader.tui.reader_screen import ReaderScreen
from newsreader.tui.stock_screen import StockScreen
from newsreader.tui.trends_screen import TrendsScreen
from newsreader.tui.watch_screen import WatchScreen


class StockApp(App[int]):
    """Opens what a reader's screen asks for; the library and the marks are the whole app's."""

    _library: Library
    _keys: Sequence[Key]
    _names: bool
    """Whether the list shows stocks by their names."""
    marks: MarkWriter

    def begin_browsing(self, narrowed: str = "") -> None:
        """Show the list, narrowed by a filter, where it is not shown yet."""
        raise NotImplementedError

    def open_stock(self, symbol: str) -> None:
        """Show the page of a stock."""
        self.push_screen(StockScreen(self._library, self._keys, symbol, names=self._names))

    @on(ReaderScreen.StockWanted)
    def _on_stock_wanted(self, message: ReaderScreen.StockWanted) -> None:
        self.open_stock(message.symbol)

    @on(ReaderScreen.WatchToggled)
    def _on_watch(self, message: ReaderScreen.WatchToggled) -> None:
        self.marks.watch(message.symbol)

    @on(ReaderScreen.WatchlistWanted)
    def _on_watchlist(self) -> None:
        if not isinstance(self.screen, WatchScreen):
            self.push_screen(WatchScreen(self._library, self._keys))

    @on(ReaderScreen.TrendsWanted)
    def _on_trends(self) -> None:
        if not isinstance(self.screen, TrendsScreen):
            self.push_screen(TrendsScreen(self._library, self._keys))

    @on(ReaderScreen.NarrowWanted)
    def _on_narrow(self, message: ReaderScreen.NarrowWanted) -> None:
        """Go to the list, below whatever stands on it, and narrow it."""
        there = next((one for one in self.screen_stack if isinstance(one, BrowseScreen)), None)
        if there is None:
            self.begin_browsing(message.text)
            return
        while self.screen is not there:
            self.pop_screen()
        there.narrow_to(message.text)
