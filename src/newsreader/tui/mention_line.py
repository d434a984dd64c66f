"""The line that says which stock is lit in a story, and why it is one."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from newsreader.text.width import shorten, width


class MentionLine(Widget):
    """Shown while a stock is lit; what there is no room for is left out from the end."""

    words: reactive[tuple[str, ...]] = reactive(())
    """What is said, the most important first; the line is hidden where there is nothing to say."""
    place: reactive[str] = reactive("")
    """Which of how many it is."""

    def on_mount(self) -> None:
        """Wait for something to say."""
        self.display = False

    def watch_words(self, words: Sequence[str]) -> None:
        """Come and go with what is said."""
        self.display = bool(words)

    def render(self) -> Text:
        """The line: which stock, in bold, then why; which of how many at the right edge."""
        first, *others = self.words or ("",)
        room = self.size.width - 2 - width(self.place)
        line = Text(f" {shorten(first, room)}", style="bold", no_wrap=True)
        room -= width(first)
        for word in others:
            if width(word) + 3 > room:
                break
            line.append(f" · {word}", style="not bold")
            room -= width(word) + 3
        gap = self.size.width - width(line.plain) - width(self.place) - 1
        return line.append(" " * gap + self.place, style="not bold") if gap > 0 else line
