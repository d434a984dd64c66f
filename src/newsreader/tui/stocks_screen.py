"""A screen with a list of stocks, each of which has a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.worker import get_current_worker

from newsreader.errors import NewsreaderError
from newsreader.library import Library
from newsreader.model import Progress
from newsreader.text.clean import clean_line
from newsreader.tui.bar import Bar, Hints
from newsreader.tui.keys import Key, Where, bindings
from newsreader.tui.reader_screen import ReaderScreen
from newsreader.tui.stock_list import StockList
from newsreader.tui.stock_rows import StockTable


@dataclass(frozen=True, slots=True)
class Stocks:
    """What such a screen shows."""

    title: str
    table: StockTable
    empty: str
    """What to say where there is no stock."""


class StocksScreen(ReaderScreen):
    """Shows what `gather` finds; it is gathered again when marks, zone or archive change."""

    PLACES = (Where.LISTS, Where.STOCKS)
    BINDINGS = bindings(Where.STOCKS)

    @dataclass
    class _Gathered(Message):
        """What is to be shown."""

        stocks: Stocks

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, StocksScreen._Gathered)

    @dataclass
    class _Failed(Message):
        """A question was not answered; the words say why."""

        words: str

    def __init__(self, library: Library, keys: Sequence[Key]) -> None:
        super().__init__()
        self._library = library
        self._keys = keys
        self._title = ""
        self._said = ""
        self._place = (0, 0)

    def compose(self) -> ComposeResult:
        """Top line, list, hints."""
        yield Bar(id="top")
        yield StockList(id="stocks")
        yield Hints(self._keys, *self.PLACES, Where.ANYWHERE)

    def on_mount(self) -> None:
        """Ask for what is to be shown."""
        self._list.focus()
        self._gather()

    def gather(self) -> Stocks:
        """What is to be shown; asked in a thread."""
        raise NotImplementedError

    @property
    def _list(self) -> StockList:
        return self.query_one(StockList)

    @property
    def stock(self) -> str | None:
        """The stock under the cursor."""
        return self._list.symbol

    @work(thread=True, exclusive=True, group="gather")
    def _gather(self) -> None:
        worker = get_current_worker()
        try:
            gathered: Message = self._Gathered(self.gather())
        except NewsreaderError as error:
            gathered = self._Failed(str(error))
        if not worker.is_cancelled:
            self.post_message(gathered)

    @on(_Gathered)
    def _on_gathered(self, gathered: _Gathered) -> None:
        self._title = gathered.stocks.title
        self._list.show(gathered.stocks.table, gathered.stocks.empty)
        self._tell()

    @on(_Failed)
    def _on_failed(self, failed: _Failed) -> None:
        self.say(failed.words)

    # --- the top line ---

    def _tell(self) -> None:
        position, count = self._place
        bar = self.query_one(Bar)
        bar.left = self._title
        bar.right = (self._said, f"{position + 1:,}/{count:,}" if count else "")

    def say(self, words: str) -> None:
        """Say something about what was just done, until the cursor moves on."""
        self._said = clean_line(words)
        self._tell()

    @on(StockList.Moved)
    def _on_moved(self, moved: StockList.Moved) -> None:
        if moved.position != self._place[0]:
            self._said = ""
        self._place = (moved.position, moved.count)
        self._tell()

    # --- data down, from the app ---

    def marks_changed(self) -> None:
        """Show what is watched now, and what is unread."""
        self._gather()

    def zone_changed(self) -> None:
        """Count by the days of the other zone."""
        self._gather()

    def progressed(self, progress: Progress, *, changed: bool) -> None:  # noqa: ARG002 - the reader's
        """Count anew where there are other stories than before."""
        if changed:
            self._gather()

    # --- what the person does ---

    @on(StockList.Opened)
    def _on_opened(self, opened: StockList.Opened) -> None:
        self.post_message(self.StockWanted(opened.symbol))

    def action_narrow(self) -> None:
        """Narrow the list to the stories that name the stock under the cursor."""
        if self.stock is not None:
            self.post_message(self.NarrowWanted(f"ticker:{self.stock}"))

    def action_leave(self) -> None:
        """Go back to where one came from."""
        self.dismiss()

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss()
