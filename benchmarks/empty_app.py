"""The yardstick of the start: a Textual program that paints one line and does nothing else.

It is the least that any program on Textual costs, and it is drawn as the list of stories is,
by the line API.
"""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

READY = "nothing to read"
"""What stands on the screen when the program has started."""


class OneLine(ScrollView, can_focus=True):
    """A view whose first line says that it is there."""

    def on_mount(self) -> None:
        """Say how large the content is."""
        self.virtual_size = Size(len(READY), 1)

    def render_line(self, y: int) -> Strip:
        """Paint line `y`; all but the first are blank."""
        return Strip([Segment(READY if y == 0 else "")])


class EmptyApp(App[None]):
    """Start, paint, and wait for `q`."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """Show the one view."""
        yield OneLine()


if __name__ == "__main__":
    EmptyApp().run()
