from __future__ import annotations

from newsreader.tui.app import NewsreaderApp
from newsreader.tui.browse_list import BrowseList
from tui.session import reading


async def test_the_list_has_its_own_keys_and_those_of_any_list(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        assert isinstance(s.story_list, BrowseList)
        ids = {binding.id for _key, binding in s.story_list._bindings}
        assert {"down", "read", "filter", "next-day"} <= ids
        await s.press("tab")
        assert s.panel.has_focus
