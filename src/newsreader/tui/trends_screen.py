"""What is named more often than usual."""

from __future__ import annotations

from newsreader.language import _
from newsreader.text.clean import clean_line
from newsreader.tui.stock_rows import StockRow, StockTable
from newsreader.tui.stocks_screen import Stocks, StocksScreen


class TrendsScreen(StocksScreen):
    """The stocks of the newest days, by how far they are from what is usual."""

    def gather(self) -> Stocks:
        """The trends of the last week of the archive."""
        from newsreader.reports.trends import trends

        found = trends(self._library)
        watched = self._library.stocks.watched()
        rows = tuple(
            StockRow(
                one.symbol,
                clean_line(one.name),
                (f"{one.stories:,}", f"{one.usual:.1f}", f"{one.z:+.2f}"),
                one.days.counts,
                one.symbol in watched,
            )
            for one in (found.trends if found else ())
        )
        headings = (_("name"), _("symbol"), _("stories"), _("usual"), "z", _("by day"))
        title = _("Trends")
        if found is not None:
            title += f" · {found.first} – {found.last}"
        return Stocks(
            title, StockTable(headings, rows), _("Nothing is named more often than usual.")
        )
