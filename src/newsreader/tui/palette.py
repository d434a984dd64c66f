"""The command palette, its cursor at rest."""

from __future__ import annotations

from textual.command import CommandPalette
from textual.widgets import Input


class Palette(CommandPalette):
    """Textual's palette; over a slow line every blink of a cursor would be sent."""

    def on_mount(self) -> None:
        """Let the cursor stand still."""
        self.query_one(Input).cursor_blink = False
