"""Which line of the list shows which story: days have a line of their own above their stories."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


class ListLines:
    """Turns positions of stories in a view into lines of the list, and back.

    `firsts` are the positions at which a new day begins; the first one is 0 unless there is none.
    """

    def __init__(self, firsts: Sequence[int], stories: int) -> None:
        self._firsts = list(firsts)
        self._headers = [first + index for index, first in enumerate(self._firsts)]
        self.count = stories + len(self._firsts)
        """Lines in all."""

    def line_of(self, position: int) -> int:
        """The line that shows the story at `position`."""
        return position + bisect_right(self._firsts, position)

    def at(self, line: int) -> tuple[int, int | None]:
        """What a line shows: the number of its day, and the story's position or None (a header)."""
        day = bisect_right(self._headers, line) - 1
        if day >= 0 and self._headers[day] == line:
            return day, None
        return day, line - day - 1

    def day_of(self, position: int) -> int:
        """The number of the day of the story at `position`."""
        return bisect_right(self._firsts, position) - 1
