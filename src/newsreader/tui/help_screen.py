"""All keys, from the one table."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from newsreader.language import _
from newsreader.tui.keys import KEYS, Key, Where, names


def key_lines(keys: Sequence[Key] = KEYS) -> list[tuple[str, str]]:
    """The table as lines: (key, sentence); a line with no sentence is a heading."""
    lines: list[tuple[str, str]] = []
    for where in (
        Where.LISTS, Where.LIST, Where.ARTICLE, Where.STOCKS, Where.FILTER, Where.FIND,
        Where.PANEL, Where.ANYWHERE,
    ):  # fmt: skip
        if lines:
            lines.append(("", ""))
        lines.append((_(where.value), ""))
        lines.extend(
            ("  ".join(names(key)), _(key.tooltip))
            for key in keys
            if key.where is where and key.keys
        )
    return lines


class HelpScreen(ModalScreen[None]):
    """The key table over whatever is shown."""

    BINDINGS = [  # noqa: RUF012 - as Textual declares it
        Binding("escape,q,question_mark,f1,enter", "dismiss", show=False),
        Binding("j,down", "scroll('down')", show=False),
        Binding("k,up", "scroll('up')", show=False),
        Binding("space,pagedown", "scroll('page_down')", show=False),
        Binding("pageup", "scroll('page_up')", show=False),
    ]

    def __init__(self, keys: Sequence[Key] = KEYS) -> None:
        super().__init__()
        self._lines = key_lines(keys)

    def compose(self) -> ComposeResult:
        """A box that scrolls."""
        table = Table.grid(padding=(0, 2, 0, 0))
        for key, sentence in self._lines:
            if sentence:
                table.add_row(Text(f"  {key}", "bold", no_wrap=True), Text(sentence))
            else:
                table.add_row(Text(key, "bold underline" if key else ""))
        with VerticalScroll(id="help-box") as box:
            box.border_title = _("Keys")
            box.border_subtitle = _("Esc closes")
            yield Static(table)

    def action_scroll(self, how: str) -> None:
        """Scroll the box."""
        box = self.query_one("#help-box", VerticalScroll)
        getattr(box, f"scroll_{how}")(animate=False)

    async def action_dismiss(self, result: None = None) -> None:
        """Close the help."""
        self.dismiss(result)
