"""What an archive is asked about securities; `Library.stocks`."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from newsreader.index import stocks
from newsreader.index.search import Reader
from newsreader.index.stocks import Extent, Together
from newsreader.state import State

__all__ = ["Extent", "Stocks", "Together"]


class Stocks:
    """Questions of one archive; any thread may ask, and a question takes as long as it takes."""

    def __init__(self, state: State, reader: Callable[[sqlite3.Connection], Reader]) -> None:
        self._state = state
        self._reader = reader

    def by_day(
        self, days: Sequence[date], symbol: str | None = None
    ) -> Mapping[str, Sequence[int]]:
        """How many stories name each security, or `symbol` alone, on each of `days`."""
        return self._state.ask(lambda c: stocks.by_day(c, days, self._reader(c).zone, symbol))

    def has_posts(self, days: Sequence[date]) -> list[bool]:
        """On which of `days` the archive has any story at all."""
        return self._state.ask(lambda c: stocks.has_posts(c, days, self._reader(c).zone))

    def newest_day(self) -> date | None:
        """The day of the newest story, but for those dated after tomorrow."""
        return self._state.ask(lambda c: stocks.newest_day(c, self._reader(c).zone))

    def extent(self, symbol: str) -> Extent:
        """How many stories name `symbol`, how many of these are unread, and from when to when."""
        return self._state.ask(lambda c: stocks.extent(c, symbol, self._reader(c)))

    def names(self, symbol: str) -> list[tuple[str, int]]:
        """What stories call `symbol`, and how many do, most of them first."""
        return self._state.ask(lambda c: stocks.names(c, symbol))

    def senses(self, symbol: str) -> Mapping[str, int]:
        """How many stories name `symbol` in each sense."""
        return self._state.ask(lambda c: stocks.senses(c, symbol))

    def beside(self, symbol: str, least: int) -> list[Together]:
        """What is named together with `symbol` in `least` stories or more; in no order."""
        return self._state.ask(lambda c: stocks.beside(c, symbol, least))

    def watched(self) -> list[str]:
        """The watched securities, in the order in which they were added."""
        return self._state.ask(stocks.watched)
