"""What is known of a stock, above its stories."""

from __future__ import annotations

from typing import Final

from rich.style import Style
from rich.text import Text
from textual.widget import Widget

from newsreader.article.line import Line, Role
from newsreader.reports import stock_lines
from newsreader.reports.stock import StockPage

_MARGIN: Final = 1
_MOST_NAMES: Final = 2
_MOST_BESIDE: Final = 3
"""Lines, so that there is room for the stories."""
_LEAST_DAYS: Final = 56
_DAYS_TO_NOTHING: Final = 24
"""Cells that stay free behind the days in a wide window."""


class StockHead(Widget):
    """A few lines: market and stories, other names, stories by day, what is named with it."""

    COMPONENT_CLASSES = {  # noqa: RUF012 - as Textual declares it
        "stock-head--label",
        "stock-head--meta",
        "stock-head--security",
        "stock-head--mark",
    }

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._page: StockPage | None = None

    def show(self, page: StockPage) -> None:
        """Show what is known."""
        self._page = page
        self.refresh(layout=True)

    def render(self) -> Text:
        """The lines, a cell from the left edge."""
        text = Text(no_wrap=True)
        if self._page is None:
            return text
        for number, line in enumerate(self._lines(self._page, self.size.width - 2 * _MARGIN)):
            text.append("\n" * bool(number) + " " * _MARGIN)
            for piece in line.pieces:
                text.append(piece.text, self._look(piece.roles))
        return text

    def _lines(self, page: StockPage, cells: int) -> list[Line]:
        marks = tuple(f"[{number}]" for number in range(1, len(page.beside) + 1))
        days = max(_LEAST_DAYS, (cells - _DAYS_TO_NOTHING) // 7 * 7)
        return [
            *stock_lines.summary(page, cells),
            *stock_lines.other_names(page, cells)[:_MOST_NAMES],
            *stock_lines.by_day(page, min(cells, days)),
            *stock_lines.beside(page, cells, marks)[:_MOST_BESIDE],
        ]

    def _look(self, roles: frozenset[Role]) -> Style:
        for role in roles:
            return self.get_component_rich_style(f"stock-head--{role}")
        return Style()
