from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from rich.style import Style
from textual.dom import DOMNode
from textual.widget import Widget

from newsreader.tui.app import NewsreaderApp
from newsreader.tui.side_panel import SidePanel
from newsreader.tui.steady import Steady
from newsreader.tui.story_list import StoryList
from tui.session import reading

WORKED_OUT: Final[Callable[[DOMNode], Style]] = vars(DOMNode)["rich_style"].fget


async def test_a_look_is_worked_out_once_for_all_lines(
    app: NewsreaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Widget] = []

    def counted(self: Widget) -> Style:
        asked.append(self)
        return WORKED_OUT(self)

    async with reading(app) as s:
        monkeypatch.setattr(DOMNode, "rich_style", property(counted))
        await s.press("tab", "tab", "G", "g")
        for kind in (StoryList, SidePanel):
            assert 1 <= sum(isinstance(one, kind) for one in asked) <= 2  # for the focus


@pytest.mark.parametrize("kind", [StoryList, SidePanel])
async def test_a_look_is_that_of_the_theme(app: NewsreaderApp, kind: type[Widget]) -> None:
    async with reading(app) as s:
        widget = s.browse.query_one(kind)
        assert isinstance(widget, Steady)
        for theme in ("newsreader-light", "newsreader-dark"):
            app.theme = theme
            await s.settle()
            assert widget.rich_style == WORKED_OUT(widget)
