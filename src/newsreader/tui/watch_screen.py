"""The watched stocks."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.language import _, ngettext
from newsreader.library import Library
from newsreader.text.clean import clean_line
from newsreader.tui.keys import Key
from newsreader.tui.stock_rows import StockRow, StockTable
from newsreader.tui.stocks_screen import Stocks, StocksScreen


class WatchScreen(StocksScreen):
    """What is watched; what is no longer stays, without its mark, until one has left."""

    def __init__(self, library: Library, keys: Sequence[Key]) -> None:
        super().__init__(library, keys)
        self._rows: dict[str, StockRow] = {}

    def gather(self) -> Stocks:
        """The watchlist, with the stories of each stock in this archive."""
        from newsreader.reports.watchlist import watchlist

        found = watchlist(self._library)
        rows = {
            one.symbol: StockRow(
                one.symbol,
                clean_line(one.name),
                (f"{one.stories:,}", f"{one.unread:,}", str(one.last or "")),
                one.days.counts if one.days else (),
                True,
            )
            for one in found
        }
        gone = {
            symbol: StockRow(row.symbol, row.name, row.numbers, row.days, False)
            for symbol, row in self._rows.items()
            if symbol not in rows
        }
        order = dict.fromkeys((*self._rows, *rows))
        self._rows = {symbol: (rows.get(symbol) or gone[symbol]) for symbol in order}
        headings = (
            _("name"), _("symbol"), _("stories"), _("unread"), _("last"), _("by day"),
        )  # fmt: skip
        count = len(rows)
        title = ngettext("{number} watched stock", "{number} watched stocks", count)
        return Stocks(
            title.format(number=f"{count:,}"),
            StockTable(headings, tuple(self._rows.values())),
            _("Nothing is watched yet.\nPress w on a story or a stock's page to watch its stock."),
        )
