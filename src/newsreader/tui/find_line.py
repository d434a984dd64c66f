"""The line in which one types what to look for in an article."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from newsreader.language import _
from newsreader.tui.keys import Where, bindings

_PROMPT = "/ "


class _FindInput(Input):
    """The line itself."""

    BINDINGS = bindings(Where.FIND)

    def action_keep(self) -> None:
        """Go on to the article, with what was found lit."""
        self.post_message(FindLine.Kept())

    def action_clear(self) -> None:
        """Look for nothing."""
        self.post_message(FindLine.Cleared())


class FindLine(Horizontal):
    """Shown while one types."""

    @dataclass
    class Typed(Message):
        """What to look for is now `text`."""

        text: str

        def can_replace(self, message: Message) -> bool:
            """Only the newest text counts."""
            return isinstance(message, FindLine.Typed)

    @dataclass
    class Kept(Message):
        """The person is done typing."""

    @dataclass
    class Cleared(Message):
        """The person wants nothing looked for."""

    def compose(self) -> ComposeResult:
        """The prompt and the line."""
        yield Static(_PROMPT, markup=False, id="find-prompt")
        line = _FindInput(
            placeholder=_("words in this story"), compact=True, select_on_focus=False,
            id="find-input",
        )  # fmt: skip
        line.cursor_blink = False
        yield line

    def open(self) -> None:
        """Show the line, empty, and type into it."""
        self.display = True
        line = self.query_one(_FindInput)
        line.value = ""
        line.focus()

    def close(self) -> None:
        """Hide the line."""
        self.display = False

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.display:
            self.post_message(self.Typed(event.value))
