"""A name in its text, and a few characters on either side of it."""

from __future__ import annotations

from typing import NamedTuple


class Around(NamedTuple):
    """A name in its text."""

    text: str
    """Half-width."""
    start: int
    end: int

    @property
    def name(self) -> str:
        """The name itself."""
        return self.text[self.start : self.end]

    def before(self, count: int) -> str:
        """So many characters before it, of its own line."""
        part = self.text[max(0, self.start - count) : self.start]
        return part[part.rfind("\n") + 1 :]

    def after(self, count: int) -> str:
        """So many characters after it, of its own line."""
        return self.text[self.end : self.end + count].partition("\n")[0]
