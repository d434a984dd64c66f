"""A name in its text, and a few characters on either side of it."""

from __future__ import annotations

from typing import Final

_NEAR: Final = 48
"""Characters on either side that are kept, because most questions are about fewer."""


class Around:
    """A name in its text."""

    __slots__ = ("_left", "_right", "end", "name", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        """Half-width."""
        self.start = start
        self.end = end
        self.name = text[start:end]
        self._left = self._before(_NEAR)
        self._right = self._after(_NEAR)

    def __repr__(self) -> str:
        return f"Around({self._left!r}, {self.name!r}, {self._right!r})"

    def before(self, count: int) -> str:
        """So many characters before it, at least one, of its own line."""
        return self._left[-count:] if count <= _NEAR else self._before(count)

    def after(self, count: int) -> str:
        """So many characters after it, of its own line."""
        return self._right[:count] if count <= _NEAR else self._after(count)

    def _before(self, count: int) -> str:
        part = self.text[max(0, self.start - count) : self.start]
        return part[part.rfind("\n") + 1 :]

    def _after(self, count: int) -> str:
        return self.text[self.end : self.end + count].partition("\n")[0]
