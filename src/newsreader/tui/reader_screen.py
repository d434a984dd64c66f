"""What the list and the article have in common: marks, the time zone, help, and the way back."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message
from textual.screen import Screen

from newsreader.tui.keys import Where, bindings


class ReaderScreen(Screen[None]):
    """A screen on which there may be a current story."""

    BINDINGS = bindings(Where.ANYWHERE)

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

    def action_zone(self) -> None:
        """Toggle the time zone."""
        self.post_message(self.ZoneToggled())

    def action_help(self) -> None:
        """Show the keys."""
        self.post_message(self.HelpWanted())

    def action_command_palette(self) -> None:
        """Open the command palette."""
        self.app.action_command_palette()

    # --- data down, from the app ---

    @property
    def current(self) -> int | None:
        """The id of the current story."""
        return None

    def marks_changed(self) -> None:
        """Marks have changed and are on disk."""

    def zone_changed(self) -> None:
        """Times are shown in another zone."""

    def say(self, words: str) -> None:
        """Say something about what was just done, in the top line."""
