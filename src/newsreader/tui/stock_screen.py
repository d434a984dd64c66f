"""The page of a stock: what is known of it, and its stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.worker import get_current_worker

from newsreader.errors import NewsreaderError
from newsreader.language import _
from newsreader.library import Library, View
from newsreader.model import Progress
from newsreader.query import Ticker
from newsreader.text.clean import clean_line
from newsreader.tui.bar import Bar, Hints
from newsreader.tui.keys import Key, Where, bindings
from newsreader.tui.reader_screen import ReaderScreen
from newsreader.tui.rows import WATCHED
from newsreader.tui.stock_head import StockHead
from newsreader.tui.stock_names import short
from newsreader.tui.story_list import StoryList

if TYPE_CHECKING:
    from newsreader.reports.stock import StockPage

_WEEKS: Final = 26
"""Of stories by day that are asked for; how many are shown, the window decides."""


class StockScreen(ReaderScreen):
    """One stock; the current story is that under the cursor of its list."""

    PLACES = (Where.LISTS, Where.STOCKS)
    BINDINGS = bindings(Where.STOCKS)

    @dataclass
    class _Gathered(Message):
        """What is known of the stock, and its stories."""

        page: StockPage
        view: View

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, StockScreen._Gathered)

    @dataclass
    class _Failed(Message):
        """A question was not answered; the words say why."""

        words: str

    def __init__(
        self, library: Library, keys: Sequence[Key], symbol: str, *, names: bool = False
    ) -> None:
        """`names` shows the stocks of stories by their names."""
        super().__init__()
        self._names = names
        self._library = library
        self._keys = keys
        self._symbol = symbol
        self._page: StockPage | None = None
        self._said = ""
        self._place = (0, 0)

    def compose(self) -> ComposeResult:
        """Top line, what is known, stories, hints."""
        yield Bar(id="top")
        yield StockHead(id="stock-head")
        yield StoryList(self._library.rows, id="stories")
        yield Hints(self._keys, *self.PLACES, Where.ANYWHERE)

    def on_mount(self) -> None:
        """Ask for what is to be shown."""
        self._list.focus()
        self._tell()
        self._gather()

    @property
    def _list(self) -> StoryList:
        return self.query_one(StoryList)

    @property
    def current(self) -> int | None:
        """The id of the story under the cursor."""
        story = self._list.story
        return None if story is None else story.id

    @property
    def stock(self) -> str | None:
        """The stock whose page this is."""
        return self._symbol

    @work(thread=True, exclusive=True, group="gather")
    def _gather(self) -> None:
        from newsreader.reports.stock import stock_page

        worker = get_current_worker()
        try:
            view = self._library.view(Ticker(self._symbol))
            page = stock_page(self._library, self._symbol, _WEEKS)
            gathered: Message = self._Gathered(page, view)
        except NewsreaderError as error:
            gathered = self._Failed(str(error))
        if not worker.is_cancelled:
            self.post_message(gathered)

    @on(_Gathered)
    def _on_gathered(self, gathered: _Gathered) -> None:
        first, self._page = self._page is None, gathered.page
        self.query_one(StockHead).show(gathered.page)
        if first and self._names:  # the page has a name, so all names have been read
            self._list.call_stocks(short)
        empty = _("No story of this archive names it.")
        self._list.show(gathered.view, empty=empty, keep_cursor=not first)
        self._tell()

    @on(_Failed)
    def _on_failed(self, failed: _Failed) -> None:
        self.say(failed.words)

    # --- the top line ---

    def _tell(self) -> None:
        position, count = self._place
        page = self._page
        mark = WATCHED if page is not None and page.watched else ""
        name = clean_line(page.name) if page is not None else ""
        bar = self.query_one(Bar)
        bar.left = " ".join(filter(None, (mark, name, self._symbol)))
        place = f"{position + 1:,}/{count:,}" if count else ""
        bar.right = (self._said, place, self._list.view.zone)

    def say(self, words: str) -> None:
        """Say something about what was just done, until the cursor moves on."""
        self._said = clean_line(words)
        self._tell()

    @on(StoryList.Moved)
    def _on_moved(self, moved: StoryList.Moved) -> None:
        if moved.position != self._place[0]:
            self._said = ""
        self._place = (moved.position, moved.count)
        self._tell()

    # --- data down, from the app ---

    def marks_changed(self) -> None:
        """Show the marks as they are now."""
        self._list.forget()
        self._gather()

    def zone_changed(self) -> None:
        """Group and count the stories by the days of the other zone."""
        self._gather()

    def progressed(self, progress: Progress, *, changed: bool) -> None:  # noqa: ARG002 - the reader's
        """Count anew where there are other stories than before."""
        if changed:
            self._gather()

    def read_to(self, story: int) -> None:
        """The person has read on to another story of the list."""
        position = self._list.view.position(story)
        if position is not None:
            self._list.cursor = position

    # --- what the person does ---

    @on(StoryList.Opened)
    def _on_opened(self, opened: StoryList.Opened) -> None:
        self.post_message(self.Reading(self._list.view, opened.position))

    def action_stock(self) -> None:
        """Say that this is the page already."""
        self.say(_("This is the stock's page."))

    def action_beside(self, number: int) -> None:
        """Open the page of a stock that is named with this one, by its number."""
        beside = self._page.beside if self._page is not None else ()
        if 1 <= number <= len(beside):
            self.post_message(self.StockWanted(beside[number - 1].symbol))

    def action_narrow(self) -> None:
        """Narrow the list to the stories that name the stock."""
        self.post_message(self.NarrowWanted(f"ticker:{self._symbol}"))

    def action_leave(self) -> None:
        """Go back to where one came from."""
        self.dismiss()

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss()
