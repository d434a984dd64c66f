"""The reading page: the lines of a laid-out story, of which only the visible ones are painted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from newsreader.article.line import Line, Page, Role, Roles

_LEAD: Final = 1
"""Empty lines above the title."""

_MARGIN: Final = 2
"""Cells that stay free at each side where the window is not wider than the measure."""


class ArticleView(ScrollView, can_focus=True, inherit_bindings=False):
    """A page, centred; it is set anew when the window changes its width."""

    COMPONENT_CLASSES = {f"article-view--{role}" for role in Role}  # noqa: RUF012 - as Textual

    def __init__(self, measure: int, id: str) -> None:
        super().__init__(id=id)
        self._measure = measure
        self._set: Callable[[int], Page] | None = None
        self._page = Page((), 0)
        self._left = 0
        self._styles: dict[Roles, Style] = {}

    @property
    def page(self) -> Page:
        """What is shown."""
        return self._page

    def show(self, set_page: Callable[[int], Page], *, keep_place: bool = False) -> None:
        """Show what `set_page` makes of a width; from the top, or with the same line on top."""
        self._set = set_page
        place = self.scroll_offset.y if keep_place else 0
        self._lay_out()
        self.scroll_to(y=place, animate=False)

    def on_resize(self) -> None:
        """Set the page for the new width, with the same text at the top."""
        field, offset = self._top()
        self._lay_out()
        if offset >= 0:
            self.scroll_to(y=self._page.line_of(field, offset) + _LEAD, animate=False)

    def _top(self) -> tuple[Literal["title", "body"], int]:
        """The first character of the body or title on the screen; -1 at the very top."""
        first = self.scroll_offset.y
        if first > 0:
            for line in self._page.lines[first - _LEAD : first + max(1, self.size.height)]:
                for piece in line.pieces:
                    if piece.field and piece.start >= 0:
                        return piece.field, piece.start
        return "body", -1

    def _lay_out(self) -> None:
        cells = self.scrollable_content_region.width
        if self._set is None or not cells:
            return
        measure = max(10, min(self._measure, cells - 2 * _MARGIN))
        self._page = self._set(measure)
        self._left = max(0, (cells - measure) // 2)
        self.virtual_size = Size(cells, _LEAD + len(self._page.lines) + 1)
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget the looks of another theme."""
        self._styles.clear()
        super().notify_style_update()

    def _look(self, roles: Roles) -> Style:
        style = self._styles.get(roles)
        if style is None:
            style = self.rich_style
            for role in Role:  # in the order of the table: the later one is on top
                if role in roles:
                    style += self._role(f"article-view--{role}")
            self._styles[roles] = style
        return style

    def _role(self, name: str) -> Style:
        """What one role adds: only what the stylesheet says of it, its colour blended."""
        own = self.get_component_rich_style(name, partial=True)
        if own.color is None:
            return own
        return own + Style(color=self.get_component_rich_style(name).color)

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        number = self.scroll_offset.y + y - _LEAD
        lines = self._page.lines
        line = lines[number] if 0 <= number < len(lines) else Line()
        segments = [Segment(" " * self._left, self.rich_style)]
        segments += [Segment(piece.text, self._look(piece.roles)) for piece in line.pieces]
        return Strip(segments).adjust_cell_length(
            self.scrollable_content_region.width, self.rich_style
        )

    @property
    def seen(self) -> int:
        """How much of the story has been on the screen, in per cent."""
        lines = len(self._page.lines)
        if lines <= self.size.height:
            return 100
        return min(100, round(100 * (self.scroll_offset.y + self.size.height) / (lines + 1)))
