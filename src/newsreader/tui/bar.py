"""One line across the screen: something at the left, something at the right."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from newsreader.language import _
from newsreader.text.width import cut, fit, width
from newsreader.tui.keys import Key, Where, shown


class Bar(Widget):
    """A line of two texts; the left one is shortened when both do not fit."""

    left: reactive[str] = reactive("")
    right: reactive[tuple[str, ...]] = reactive(())
    """Parts, the most important first; what does not fit beside the left text or into half of the
    line is left out, but for the first."""

    def render(self) -> Text:
        """The line."""
        cells = self.size.width
        room = max(cells // 2, cells - width(self.left) - 3)
        right = ""
        for part in filter(None, self.right):
            longer = f"{part}  {right}" if right else f"{part} "
            if width(longer) <= room or not right:
                right = longer
        right = cut(right, cells)
        return Text(fit(f" {self.left}", max(0, cells - width(right) - 1)) + " " + right)


class Hints(Widget):
    """The bottom line: the keys that matter here, from the one table."""

    def __init__(self, keys: Sequence[Key], *places: Where) -> None:
        super().__init__()
        self._keys = keys
        self.show_for(*places)

    def show_for(self, *places: Where) -> None:
        """Name the keys of these places."""
        self._hints = [
            (shown(key.keys[0]), _(key.label))
            for key in self._keys
            if key.hint and key.where in places and key.keys
        ]
        self.refresh()

    def render(self) -> Text:
        """As many hints as fit, the last one (all keys) always."""
        text = Text(no_wrap=True)
        if not self._hints:
            return text
        *others, last = self._hints
        room = self.size.width - width(f" {last[0]} {last[1]} ")
        for key, label in others:
            needed = width(f" {key} {label}  ")
            if needed > room:
                continue
            room -= needed
            text.append(f" {key}", "bold").append(f" {label}  ")
        return text.append(f" {last[0]}", "bold").append(f" {last[1]}")
