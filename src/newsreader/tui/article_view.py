"""The reading page: the lines of a laid-out story, of which only the visible ones are painted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from threading import Event
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
from newsreader.article.line import Line, Page, PagePicture, PageTable, Piece, Role, Roles
from newsreader.article.window import cell_of, farther, seen, within
from newsreader.text.address import hyperlink
from newsreader.tui.gallery import Gallery
from newsreader.tui.half_cells import Rows
from newsreader.tui.steady import Steady

_LEAD: Final = 1
"""Empty lines above the title."""

_MARGIN: Final = 2
"""Cells that stay free at each side where the window is not wider than the measure."""

_PATIENCE: Final = 0.2
"""Seconds that the rest of a long page waits for its beginning to be painted."""

_HEAD_MOST: Final = 3
"""The part of the window, a third, that the head of a table may take while its rows are scrolled.

A taller one scrolls away."""

Place = int | tuple[Literal["title", "body", "picture"], int]
"""What stands at the top of the window: a line, or the one with this character of a text.

Of a picture it is the first character of the words that stand for it.
"""

SetPages = Callable[[int, int], Iterable[Page]]
"""Makes pages for so many cells of text and so many of a table: the beginning, then the whole."""

Draw = Callable[[PagePicture], Rows | None]
"""Makes the lines of a picture, which takes its time; None for one that is broken."""


class ArticleView(Steady, ScrollView, can_focus=True, inherit_bindings=False):
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
    class Begun(Message):
        """The beginning of another page stands, and can be painted."""

    @dataclass
    class Shown(Message):
        """A whole page has been set, and stands."""

    @dataclass
    class _Set(Message):
        """A page has been set, or the beginning of one."""

        page: Page
        cells: int
        place: Place
        again: bool
        """Whether a part of it stands already, and may have been scrolled."""
        made_by: SetPages
        painted: Event

    @dataclass
    class _Drawn(Message):
        """A picture has been drawn, or is broken."""

        picture: PagePicture
        rows: Rows | None
        made_by: Draw

    @dataclass
    class _Whole(Message):
        """No more of the page is to come."""

        made_by: SetPages

    def __init__(self, measure: int, widest: int, *, hyperlinks: bool, id: str) -> None:
        super().__init__(id=id)
        self._measure = measure
        self._widest = widest
        self._hyperlinks = hyperlinks
        self._set: SetPages | None = None
        self._shown: SetPages | None = None  # what made the page that stands
        self._page = Page((), 0)
        self._left = 0
        self._room = 0
        self._offsets: dict[int, int] = {}  # of the tables that were moved, by their blocks
        self._styles: dict[tuple[Roles, str], Style] = {}
        self._matches: dict[str, list[Match]] = {"title": [], "body": []}
        self._current: Match | None = None
        self._held: Match | None = None
        self._laid: tuple[SetPages, int] | None = None  # what was last asked to be set, how wide
        self._draw: Draw | None = None
        self._drawing = False
        self._gallery = Gallery()

    # --- data down ---

    def show(self, set_pages: SetPages, place: Place = 0, draw: Draw | None = None) -> None:
        """Show another story: what `set_pages` makes of a width, with `place` at the top."""
        self._set = set_pages
        self._draw = draw
        self._held = None
        self._offsets.clear()
        self._lay_out(place)

    def light(self, matches: Sequence[Match]) -> None:
        """Light these places."""
        before = (self._matches, self._current)
        self._matches = {
            field: [match for match in matches if match.field == field]
            for field in ("title", "body")
        }
        self._current = None
        if before != (self._matches, None):  # mostly nothing is looked for
            self.refresh()

    def go_to(self, match: Match) -> None:
        """Show one of the lit places, a third of the window from the top."""
        self._current = match
        self._held = None
        self._reveal(match)

    def hold(self, place: Match | None) -> None:
        """Light a place that is not among those looked for, and show it; None lets go of it."""
        self._held = place
        if place is None:
            self.refresh()
        else:
            self._current = None
            self._reveal(place)

    def _reveal(self, match: Match) -> None:
        number = self._page.line_of(match.field, match.start)
        line = number + _LEAD
        top, height = self.scroll_offset.y, self.size.height
        if not top + self._sticky(top) <= line < top + height - 1:
            self.scroll_to(y=max(0, line - height // 3), animate=False)
        table = self._table_at(number)
        if table is not None:
            cell = cell_of(self._page.lines[number], match.field, match.start)
            offset = self._offsets.get(table.block, 0)
            self._offsets[table.block] = within(table.table, offset, self._room, cell)
        self.refresh()

    # --- what is shown ---

    @property
    def page(self) -> Page:
        """What is shown."""
        return self._page

    @property
    def top(self) -> int:
        """The first line of the page on the screen."""
        return max(0, self.scroll_offset.y - _LEAD)

    @property
    def place(self) -> Place:
        """The first character or picture on the screen; 0 at the very top."""
        first = self.scroll_offset.y
        if first > 0:
            if picture := self._gallery.at(first - _LEAD):
                return "picture", picture.at
            for line in self._page.lines[first - _LEAD : first + max(1, self.size.height)]:
                for piece in line.pieces:
                    if piece.field and piece.start >= 0:
                        return piece.field, piece.start
        return 0

    @property
    def seen(self) -> int:
        """How much of the story has been on the screen, in per cent."""
        lines = _LEAD + len(self._page.lines)
        if lines <= self.size.height:
            return 100
        return min(100, round(100 * (self.scroll_offset.y + self.size.height) / lines))

    @property
    def screenful(self) -> int:
        """Lines by which one scrolls to what has not been seen; two stay, or a table's head."""
        top = self.scroll_offset.y
        return max(1, self.size.height - max(2, self._sticky(top + self.size.height - 2)))

    def tables(self) -> Iterator[PageTable]:
        """The tables of which a line is on the screen, from the top."""
        bottom = self.scroll_offset.y + self.size.height - _LEAD
        return (one for one in self._page.tables if one.last > self.top and one.first < bottom)

    # --- tables ---

    def scroll_table(self, by: int) -> bool:
        """Move the first wide table on the screen by a column; whether there was any to move."""
        for table in self.tables():
            if not table.table.stops:
                continue
            before = self._offsets.get(table.block, 0)
            after = farther(table.table, before, self._room, by)
            if after != before:
                self._offsets[table.block] = after
                self.refresh()
                return True
        return False

    def _table_at(self, number: int) -> PageTable | None:
        """The table that line `number` belongs to."""
        tables = self._page.tables
        index = bisect_right(tables, number, key=lambda table: table.first) - 1
        return tables[index] if index >= 0 and number < tables[index].last else None

    def _sticky(self, top: int) -> int:
        """Lines of a table's head that stand at the top of the window when it begins at `top`."""
        number = top - _LEAD
        table = self._table_at(number)
        if table is None or number <= table.first:
            return 0
        head = table.table.head
        fits = head * _HEAD_MOST <= self.size.height and number + head < table.last
        return head if fits else 0

    # --- pictures ---

    def _draw_next(self) -> None:
        """Draw a picture that is on the screen, or that the next page will bring there."""
        if self._draw is None or self._drawing or self._shown is not self._set:
            return
        picture = self._gallery.lacking(self.top, self.size.height)
        if picture is not None:
            self._drawing = True
            self._draw_picture(self._draw, picture)

    @work(thread=True, group="draw")
    def _draw_picture(self, draw: Draw, picture: PagePicture) -> None:
        self.post_message(self._Drawn(picture, draw(picture), draw))

    @on(_Drawn)
    def _on_drawn(self, message: _Drawn) -> None:
        self._drawing = False
        if message.made_by is self._draw:
            self._gallery.hang(message.picture, message.rows, self.size.height)
            self.refresh()
            if message.rows is None:  # the page is set without it
                self._lay_out(self.place)
        self._draw_next()

    # --- setting ---

    def on_resize(self) -> None:
        """Set the page for a new width, with the same text at the top; a new height needs none."""
        if self._laid == (self._set, self.scrollable_content_region.width):
            self._draw_next()
            self.post_message(self.Scrolled(self.seen))
        else:
            self._lay_out(self.place)

    def _lay_out(self, place: Place) -> None:
        """Set the page for the present width; then show it with `place` at the top."""
        cells = self.scrollable_content_region.width
        if self._set is not None and cells:
            self._laid = (self._set, cells)
            self._set_page(self._set, cells, place)

    @work(thread=True, exclusive=True, group="set-page")
    def _set_page(self, set_pages: SetPages, cells: int, place: Place) -> None:
        """Set the page; a long one takes its time, so in a thread, its beginning first."""
        worker = get_current_worker()
        measure = max(10, min(self._measure, cells - 2 * _MARGIN))
        tables = min(self._widest, cells - (cells - measure) // 2 - _MARGIN)
        again = False
        for page in self._made(set_pages(measure, max(measure, tables)), place):
            if worker.is_cancelled:
                return
            painted = Event()
            self.post_message(self._Set(page, cells, place, again, set_pages, painted))
            painted.wait(_PATIENCE)  # setting the rest would take the time that painting needs
            again = True
        self.post_message(self._Whole(set_pages))

    @staticmethod
    def _made(pages: Iterable[Page], place: Place) -> Iterable[Page]:
        """The pages to show: all as they come, but for a place that may stand in the last only."""
        return pages if place == 0 else list(pages)[-1:]

    @on(_Set)
    def _on_set(self, message: _Set) -> None:
        if message.made_by is not self._set:
            return  # of a story that was left meanwhile
        page, place = message.page, message.place
        self._page = page
        if message.made_by is not self._shown:
            self._shown = message.made_by
            self._gallery = Gallery()
        self._gallery.stand(page.pictures)
        self._left = max(0, (message.cells - page.width) // 2)
        self._room = max(page.width, min(self._widest, message.cells - self._left - _MARGIN))
        self.virtual_size = Size(message.cells, _LEAD + len(page.lines) + 1)
        if not message.again:
            line = place if isinstance(place, int) else page.line_of(*place) + _LEAD
            self.scroll_to(y=line, animate=False)
            self.post_message(self.Begun())
        self.refresh()
        self._draw_next()
        self.call_after_refresh(message.painted.set)
        self.post_message(self.Scrolled(self.seen))

    @on(_Whole)
    def _on_whole(self, message: _Whole) -> None:
        if message.made_by is self._set:
            self.post_message(self.Shown())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell how far the person has come."""
        super().watch_scroll_y(old_value, new_value)
        self._draw_next()
        self.post_message(self.Scrolled(self.seen))

    # --- painting ---

    def notify_style_update(self) -> None:
        """Forget the looks of another theme."""
        self._styles.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        segments = [Segment(" " * self._left, self.rich_style)]
        for piece in self._line(y).pieces:
            segments += self._segments(piece)
        segments += self._gallery.row(self.scroll_offset.y + y - _LEAD)
        return Strip(segments).adjust_cell_length(
            self.scrollable_content_region.width, self.rich_style
        )

    def _line(self, y: int) -> Line:
        """What stands on one line of the window: the head of a table stays above its rows."""
        top = self.scroll_offset.y
        number = top + y - _LEAD
        lines = self._page.lines
        if y < self._sticky(top):
            table = self._table_at(top - _LEAD)
            assert table is not None
            number = table.first + y
        elif not 0 <= number < len(lines):
            return Line()
        else:
            table = self._table_at(number)
        if table is None:
            return lines[number]
        return seen(
            table.table, number - table.first, self._offsets.get(table.block, 0), self._room
        )

    def _look(self, roles: Roles, address: str) -> Style:
        style = self._styles.get((roles, address))
        if style is None:
            style = self.rich_style
            for role in Role:  # in the order of the table: the later one is on top
                if role in roles:
                    style += self._role(f"article-view--{role}")
            if address and self._hyperlinks and (target := hyperlink(address)):
                style += Style(link=target)
            self._styles[roles, address] = style
        return style

    def _lit(self, field: str) -> Sequence[Match]:
        """The lit places of a text, in order and disjoint; the one that is held goes first."""
        matches, held = self._matches.get(field, []), self._held
        if held is None or held.field != field:
            return matches
        apart = [one for one in matches if one.end <= held.start or one.start >= held.end]
        return sorted([*apart, held])

    def _segments(self, piece: Piece) -> Iterator[Segment]:
        """A piece, the lit places in it apart."""
        look = self._look(piece.roles, piece.address)
        matches = self._lit(piece.field) if piece.start >= 0 else []
        end = piece.start + len(piece.text)
        at = piece.start
        first = bisect_right(matches, piece.start, key=lambda match: match.end)
        for match in matches[first:]:
            if match.start >= end:
                break
            start, stop = max(match.start, piece.start), min(match.end, end)
            if start > at:
                yield Segment(piece.text[at - piece.start : start - piece.start], look)
            name = "current-match" if match in (self._current, self._held) else "match"
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
