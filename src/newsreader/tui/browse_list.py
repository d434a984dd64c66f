"""The list of an archive's stories, with all keys that work in it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from newsreader.tui.keys import Where, bindings
from newsreader.tui.story_list import StoryList


class BrowseList(StoryList):
    """The list beside the side panel; its other keys are done by its screen."""

    BINDINGS = bindings(Where.LIST)

    @dataclass
    class PanelWanted(Message):
        """The person wants to go to the side panel."""

    def action_to_panel(self) -> None:
        """Go to the side panel."""
        self.post_message(self.PanelWanted())
