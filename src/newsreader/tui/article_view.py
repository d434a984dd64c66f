"""The reading page: the lines of a laid-out story, of which only the visible ones are painted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rich.segment import Segment
from rich.style import Style
from textual import on, work
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.worker import get_current_worker

from newsreader.article.find import Match
from newsreader.article.line import Line, Page, Piece, Role, Roles

_LEAD: Final = 1
"""Empty lines above the title."""

_MARGIN: Final = 2
"""Cells that stay free at each side where the window is not wider than the measure."""


Place = int | tuple[Literal["title", "body"], int]
"""What stands at the top of the window: a line, or the one with this character of a text."""


class ArticleView(ScrollView, can_focus=True, inherit_bindings=False):
    """A page, centred; it is set anew when the window changes its width."""

    COMPONENT_CLASSES = {  # noqa: RUF012 - as Textual declares it
        *(f"article-view--{role}" for role in Role),
        "article-view--match",
        "article-view--current-match",
    }

    @dataclass
    class Scrolled(Message):
        """So much of the story has been on the screen, in per cent."""

        seen: int

        def can_replace(self, message: Message) -> bool:
            """Only the newest place counts."""
            return isinstance(message, ArticleView.Scrolled)

    @dataclass
    class Shown(Message):
        """A page has been set, and stands."""

    @dataclass
    class _Set(Message):
        """A page has been set."""

        page: Page
        cells: int
        place: Place

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, ArticleView._Set)

    def __init__(self, measure: int, id: str) -> None:
        super().__init__(id=id)
        self._measure = measure
        self._set: Callable[[int], Page] | None = None
        self._page = Page((), 0)
        self._left = 0
        self._styles: dict[Roles, Style] = {}
        self._matches: dict[str, list[Match]] = {"title": [], "body": []}
        self._current: Match | None = None

    def light(self, matches: Sequence[Match]) -> None:
        """Light these places."""
        self._matches = {
            field: [match for match in matches if match.field == field]
            for field in ("title", "body")
        }
        self._current = None
        self.refresh()

    def go_to(self, match: Match) -> None:
        """Show one of the lit places, a third of the window from the top."""
        self._current = match
        line = self._page.line_of(match.field, match.start) + _LEAD
        top, height = self.scroll_offset.y, self.size.height
        if not top <= line < top + height - 1:
            self.scroll_to(y=max(0, line - height // 3), animate=False)
        self.refresh()

    @property
    def top(self) -> int:
        """The first line of the page on the screen."""
        return max(0, self.scroll_offset.y - _LEAD)

    @property
    def page(self) -> Page:
        """What is shown."""
        return self._page

    def show(self, set_page: Callable[[int], Page], place: Place = 0) -> None:
        """Show what `set_page` makes of a width, with `place` at the top."""
        self._set = set_page
        self._lay_out(place)

    def on_resize(self) -> None:
        """Set the page for the new width, with the same text at the top."""
        self._lay_out(self.place)

    @property
    def place(self) -> Place:
        """The first character of the body or title on the screen; 0 at the very top."""
        first = self.scroll_offset.y
        if first > 0:
            for line in self._page.lines[first - _LEAD : first + max(1, self.size.height)]:
                for piece in line.pieces:
                    if piece.field and piece.start >= 0:
                        return piece.field, piece.start
        return 0

    def _lay_out(self, place: Place) -> None:
        """Set the page for the present width; then show it with `place` at the top."""
        cells = self.scrollable_content_region.width
        if self._set is not None and cells:
            self._set_page(self._set, cells, place)

    @work(thread=True, exclusive=True, group="set-page")
    def _set_page(self, set_page: Callable[[int], Page], cells: int, place: Place) -> None:
        """Set the page; a long one takes its time, so in a thread."""
        worker = get_current_worker()
        page = set_page(max(10, min(self._measure, cells - 2 * _MARGIN)))
        if not worker.is_cancelled:
            self.post_message(self._Set(page, cells, place))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell how far the person has come."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled(self.seen))

    @property
    def seen(self) -> int:
        """How much of the story has been on the screen, in per cent."""
        lines = _LEAD + len(self._page.lines)
        if lines <= self.size.height:
            return 100
        return min(100, round(100 * (self.scroll_offset.y + self.size.height) / lines))

    @on(_Set)
    def _on_set(self, message: _Set) -> None:
        page, place = message.page, message.place
        self._page = page
        self._left = max(0, (message.cells - page.width) // 2)
        self.virtual_size = Size(message.cells, _LEAD + len(page.lines) + 1)
        line = place if isinstance(place, int) else page.line_of(*place) + _LEAD
        self.scroll_to(y=line, animate=False)
        self.refresh()
        self.post_message(self.Scrolled(self.seen))
        self.post_message(self.Shown())

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

    def _segments(self, piece: Piece) -> Iterator[Segment]:
        """A piece, the lit places in it apart."""
        look = self._look(piece.roles)
        matches = self._matches.get(piece.field, []) if piece.start >= 0 else []
        end = piece.start + len(piece.text)
        at = piece.start
        first = bisect_right(matches, piece.start, key=lambda match: match.end)
        for match in matches[first:]:
            if match.start >= end:
                break
            start, stop = max(match.start, piece.start), min(match.end, end)
            if start > at:
                yield Segment(piece.text[at - piece.start : start - piece.start], look)
            name = "current-match" if match == self._current else "match"
            lit = self.get_component_rich_style(f"article-view--{name}")
            yield Segment(piece.text[start - piece.start : stop - piece.start], look + lit)
            at = stop
        if at < end:
            yield Segment(piece.text[at - piece.start :] if piece.start >= 0 else piece.text, look)

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
        for piece in line.pieces:
            segments += self._segments(piece)
        return Strip(segments).adjust_cell_length(
            self.scrollable_content_region.width, self.rich_style
        )
