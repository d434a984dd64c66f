"""How often a list is made anew while the archive is being indexed.

Making a list takes time that grows with it, and is taken from the indexing. So it is made again
when it has grown by a part of itself: all that is spent on it stays a few times its last making.
"""

from __future__ import annotations

from typing import Final

from newsreader.model import Progress

_GROWTH: Final = 1.25
"""By how much there is more before it is shown."""

_LONGEST: Final = 5.0
"""Seconds after which what has come is shown, be it ever so little."""


class Pace:
    """Says of each state of the indexing whether the list is to be made anew for it."""

    def __init__(self) -> None:
        self._shown = Progress(0, 0)
        self._since = 0.0

    def due(self, state: Progress, now: float) -> bool:
        """Whether the list is to be made anew for `state`, at `now` seconds; once for each."""
        shown = self._shown
        if (state.changed, state.texts) == (shown.changed, shown.texts):
            return False
        if (
            state.stage is shown.stage
            and state.changed <= _GROWTH * shown.changed
            and state.texts <= _GROWTH * shown.texts
            and now - self._since < _LONGEST
        ):
            return False
        self._shown, self._since = state, now
        return True
