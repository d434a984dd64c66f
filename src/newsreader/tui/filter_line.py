"""The filter: one line to type in, and below it what is wrong and where."""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from newsreader.errors import QueryError
from newsreader.language import _
from newsreader.text.clean import clean_line
from newsreader.text.width import width
from newsreader.tui.keys import Where, bindings

_PROMPT = "/ "


class _FilterInput(Input):
    """The line itself."""

    BINDINGS = bindings(Where.FILTER)

    def action_keep(self) -> None:
        """Keep the filter and go on to the list."""
        self.post_message(FilterLine.Kept())

    def action_clear(self) -> None:
        """Clear the filter and go on to the list."""
        self.post_message(FilterLine.Cleared())


class FilterLine(Vertical):
    """Shown while a filter is typed or in force."""

    @dataclass
    class Typed(Message):
        """The filter is now `text`."""

        text: str

        def can_replace(self, message: Message) -> bool:
            """Only the newest text counts."""
            return isinstance(message, FilterLine.Typed)

    @dataclass
    class Kept(Message):
        """The person is done typing."""

    @dataclass
    class Cleared(Message):
        """The person wants no filter."""

    def compose(self) -> ComposeResult:
        """The prompt, the line, and what is wrong with it."""
        yield Static(_PROMPT, markup=False, id="filter-prompt")
        line = _FilterInput(
            placeholder=_("words, ticker:300024 source:财联社 date:7d is:unread -not OR (…)"),
            compact=True,
            select_on_focus=False,
            id="filter-input",
        )
        line.set_reactive(Input.cursor_blink, False)  # over SSH every blink would be sent
        yield line
        yield Static("", markup=False, id="filter-error")

    @property
    def text(self) -> str:
        """What is typed."""
        return self.query_one(_FilterInput).value

    def open(self) -> None:
        """Show the line and type into it."""
        self.display = True
        self.query_one(_FilterInput).focus()

    def fill(self, text: str) -> None:
        """Have `text` stand in the line, as if it had been typed."""
        line = self.query_one(_FilterInput)
        line.value, line.cursor_position = text, len(text)

    def close(self) -> None:
        """Forget what was typed and hide the line."""
        self.query_one(_FilterInput).value = ""
        self.show_error(None)
        self.display = False

    def show_error(self, error: QueryError | None) -> None:
        """Say what is wrong, under the place where it is; nothing for None."""
        line = self.query_one("#filter-error", Static)
        line.display = error is not None
        if error is not None:
            before = width(_PROMPT) + width(clean_line(self.text[: error.start]))
            marked = max(1, width(self.text[error.start : error.end]))
            words = clean_line(str(error))
            caret = " " * before + "^" * min(marked, 20)
            fits = before + min(marked, 20) + width(words) + 2 <= self.size.width
            line.update(Text(f"{caret} {words}" if fits else f"{caret}\n{words}"))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))
