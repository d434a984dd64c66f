"""What all screens of the reader have in common: marks, stocks, the zone, help, the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.dom import DOMNode
from textual.message import Message
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from newsreader.language import _
from newsreader.library import View
from newsreader.model import Progress
from newsreader.tui.keys import Where, bindings


class ReaderScreen(Screen[None]):
    """A screen on which there may be a current story, and a current stock."""

    BINDINGS = bindings(Where.ANYWHERE)
    PLACES: ClassVar[tuple[Where, ...]] = ()
    """Whose keys work here, beside those that do anywhere."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the focus; when it moves, two widgets look different, and Textual repaints all."""

    @dataclass
    class Reading(Message):
        """The person wants to read the story at a position of a view."""

        view: View
        position: int

    @dataclass
    class BookmarkToggled(Message):
        """The person wants to keep the current story, or no longer."""

    @dataclass
    class UnreadToggled(Message):
        """The person wants the current story unread, or read."""

    @dataclass
    class UndoWanted(Message):
        """The person wants the last explicit mark undone."""

    @dataclass
    class StockWanted(Message):
        """The person wants the page of a stock."""

        symbol: str

    @dataclass
    class WatchToggled(Message):
        """The person wants to watch a stock, or no longer."""

        symbol: str

    @dataclass
    class NarrowWanted(Message):
        """The person wants the list narrowed by a filter."""

        text: str

    @dataclass
    class WatchlistWanted(Message):
        """The person wants to see what is watched."""

    @dataclass
    class TrendsWanted(Message):
        """The person wants to see what is named more often than usual."""

    @dataclass
    class ZoneToggled(Message):
        """The person wants the other time zone."""

    @dataclass
    class HelpWanted(Message):
        """The person wants to see the keys."""

    def action_bookmark(self) -> None:
        """Toggle the bookmark of the current story."""
        self.post_message(self.BookmarkToggled())

    def action_unread(self) -> None:
        """Toggle whether the current story is unread."""
        self.post_message(self.UnreadToggled())

    def action_undo(self) -> None:
        """Undo the last explicit mark."""
        self.post_message(self.UndoWanted())

    def action_stock(self) -> None:
        """Open the page of the current stock."""
        if self.stock is None:
            self.say(_("This story names no stock."))
        else:
            self.post_message(self.StockWanted(self.stock))

    def action_watch(self) -> None:
        """Watch the current stock, or no longer."""
        if self.stock is None:
            self.say(_("This story names no stock."))
        else:
            self.post_message(self.WatchToggled(self.stock))

    def action_watchlist(self) -> None:
        """Show what is watched."""
        self.post_message(self.WatchlistWanted())

    def action_trends(self) -> None:
        """Show what is named more often than usual."""
        self.post_message(self.TrendsWanted())

    def action_zone(self) -> None:
        """Toggle the time zone."""
        self.post_message(self.ZoneToggled())

    def action_help(self) -> None:
        """Show the keys."""
        self.post_message(self.HelpWanted())

    def action_suspend(self) -> None:
        """Stop the program, as the shell does with others."""
        self.app.action_suspend_process()

    def action_command_palette(self) -> None:
        """Open the command palette."""
        self.app.action_command_palette()

    # --- data down, from the app ---

    @property
    def current(self) -> int | None:
        """The id of the current story."""
        return None

    @property
    def stock(self) -> str | None:
        """The symbol of the current stock."""
        return None

    @property
    def acting(self) -> DOMNode:
        """What the commands of `PLACES` are done by."""
        return self.focused or self

    def read_to(self, story: int) -> None:
        """The person has read on to another story."""

    def progressed(self, progress: Progress, *, changed: bool) -> None:
        """The folder is being read; `changed` says that the index has other stories than before."""

    def marks_changed(self) -> None:
        """Marks have changed and are on disk."""

    def zone_changed(self) -> None:
        """Times are shown in another zone."""

    def say(self, words: str) -> None:
        """Say something about what was just done, in the top line."""
