from __future__ import annotations

from newsreader.tui.layout import WIDE, panel_cells, shows_panel


def test_a_wide_window_shows_the_panel_unless_the_person_says_otherwise() -> None:
    assert shows_panel(WIDE, None)
    assert not shows_panel(WIDE - 1, None)
    assert shows_panel(40, True)
    assert not shows_panel(200, False)


def test_the_panel_leaves_half_of_a_narrow_window() -> None:
    assert panel_cells(120) == 30
    assert panel_cells(40) == 20
    assert panel_cells(20) == 16
