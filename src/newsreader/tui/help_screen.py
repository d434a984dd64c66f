"""All keys, from the one table."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from newsreader.language import _
from newsreader.text.width import fit, width
from newsreader.text.wrap import wrap
from newsreader.tui.keys import KEYS, Key, Where, names

_INDENT = 2
_GAP = 2
_NARROWEST = 10
"""Cells of a sentence, at least, however narrow the window is."""


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


class _KeyTable(Widget):
    """Keys on the left, what they do on the right; only the lines on the screen are painted."""

    def __init__(self, lines: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._rows = lines
        self._keys = _INDENT + max(width(key) for key, sentence in lines if sentence) + _GAP
        self._set: tuple[int, list[tuple[str, str]]] = (0, [])

    def _lines(self, cells: int) -> list[tuple[str, str]]:
        """The table in lines of so many cells: (what is bold, the rest); a heading has no rest."""
        if self._set[0] != cells:
            lines: list[tuple[str, str]] = []
            for key, sentence in self._rows:
                if not sentence:
                    lines.append((key, ""))
                    continue
                left = fit(" " * _INDENT + key, self._keys)
                for start, end in wrap(sentence, max(_NARROWEST, cells - self._keys)):
                    lines.append((left, sentence[start:end]))
                    left = " " * self._keys
            self._set = (cells, lines)
        return self._set[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the table takes."""
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """One line of the table."""
        cells = self.size.width
        left, right = self._lines(cells)[y]
        look = self.rich_style
        heading = Style(bold=True, underline=bool(left and not right))
        strip = Strip([Segment(left, look + heading), Segment(right, look)])
        return strip.adjust_cell_length(cells, look)


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
        with VerticalScroll(id="help-box") as box:
            box.border_title = _("Keys")
            box.border_subtitle = _("Esc closes")
            yield _KeyTable(self._lines)

    def on_screen_resume(self) -> None:
        """Begin at the top: the screen is kept."""
        self.query_one("#help-box", VerticalScroll).scroll_home(animate=False)

    def action_scroll(self, how: str) -> None:
        """Scroll the box."""
        box = self.query_one("#help-box", VerticalScroll)
        getattr(box, f"scroll_{how}")(animate=False)

    async def action_dismiss(self, result: None = None) -> None:
        """Close the help."""
        self.dismiss(result)
