"""How wide the parts of the list's screen are."""

from __future__ import annotations

from typing import Final

WIDE: Final = 110
"""Cells of a window from which on the side panel is shown unless the person says otherwise."""
_PANEL: Final = 30
_LEAST: Final = 16


def shows_panel(cells: int, wanted: bool | None) -> bool:
    """Whether a window of so many cells shows the side panel; `wanted` is what the person said."""
    return cells >= WIDE if wanted is None else wanted


def panel_cells(cells: int) -> int:
    """How many cells of a window the side panel takes where it is shown."""
    return min(_PANEL, max(_LEAST, cells // 2))
