from __future__ import annotations

import pytest

from newsreader.tui.hues import HUES


@pytest.mark.parametrize("name", sorted(HUES))
def test_what_the_stylesheet_calls_a_colour_is_found_wherever_the_theme_has_it(name: str) -> None:
    hues = HUES[name]
    assert hues["background"] == hues.background
    assert hues["text-muted"] == hues.variables["text-muted"]
    assert hues["foreground-muted"]
