"""The list of stories: a window on a view, of which only the rows on screen are ever read."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from newsreader.library import View
from newsreader.model import Story
from newsreader.text.when import day_header
from newsreader.text.width import fit
from newsreader.tui.empty import empty_line
from newsreader.tui.keys import Where, bindings
from newsreader.tui.lines import ListLines
from newsreader.tui.rows import columns, row
from newsreader.tui.steady import Steady

_AROUND: Final = 40
"""Rows that are read above and below those on screen."""

_KEPT: Final = 250
"""Rows that are kept; a little more than any screen and its neighbours hold."""

_SCREENS: Final = 2
"""Screens of painted lines that are kept; each line takes some kilobytes."""


class StoryList(Steady, ScrollView, can_focus=True, inherit_bindings=False):
    """Stories under day headers; the header of the day at the top stays while scrolling."""

    COMPONENT_CLASSES = {  # noqa: RUF012 - as Textual declares it
        "story-list--day",
        "story-list--marks",
        "story-list--time",
        "story-list--title",
        "story-list--unread",
        "story-list--stocks",
        "story-list--source",
        "story-list--cursor",
        "story-list--empty",
    }

    BINDINGS = bindings(Where.LISTS)

    cursor: reactive[int] = reactive(0, repaint=False)
    """Position of the current story in the view."""

    @dataclass
    class Opened(Message):
        """The person wants to read the story at a position of the view."""

        position: int

    @dataclass
    class Moved(Message):
        """The cursor stands on another story, or the view is another one."""

        position: int
        count: int

        def can_replace(self, message: Message) -> bool:
            """A newer position makes an older one useless."""
            return isinstance(message, StoryList.Moved)

    def __init__(self, fetch: Callable[[Sequence[int]], Iterable[Story]], id: str) -> None:
        super().__init__(id=id)
        self._fetch = fetch
        self._stories: dict[int, Story] = {}
        self._strips: dict[int, Strip] = {}  # of the stories that were painted last, by position
        self._view = View(array("q"), ())
        self._lines = ListLines((), 0)
        self._zone = ZoneInfo("UTC")
        self._today = date.min
        self._empty = ""
        self._styles: dict[str, Style] = {}
        self._base = Style()
        self._restyled = False
        self._called: Callable[[str], str] = str

    # --- data down ---

    def call_stocks(self, called: Callable[[str], str]) -> None:
        """From now on stocks are called so, given their symbols."""
        self._called = called
        self._strips.clear()
        self.refresh()

    @property
    def view(self) -> View:
        """What is shown."""
        return self._view

    @property
    def story(self) -> Story | None:
        """The story under the cursor."""
        if not self._view.ids:
            return None
        return self._story(self._view.ids[self.cursor])

    def show(self, view: View, *, empty: str, keep_cursor: bool) -> None:
        """Show another view; `keep_cursor` stays on the same story if the view has it.

        `empty` is said where there is no story.
        """
        # At the very top one reads what is newest, and stays at the top when something newer comes.
        top = self.cursor == 0 and self.scroll_offset.y == 0
        current = self._view.ids[self.cursor] if keep_cursor and not top else None
        offset = self._lines.line_of(self.cursor) - self.scroll_offset.y
        if not view.goes_on(self._view):  # else the lines on the screen were painted just now
            self._stories.clear()
            self._strips.clear()
        self._view, self._zone, self._empty = view, ZoneInfo(view.zone), empty
        self._today = datetime.now(self._zone).date()
        firsts = [day.first for day in view.days]
        self._lines = ListLines(firsts, len(view.ids))
        self.virtual_size = Size(self.scrollable_content_region.width, self._lines.count)
        position = 0
        if current is not None:
            position = view.position(current) or 0
        self.set_reactive(StoryList.cursor, position)
        line = self._lines.line_of(position)
        self.scroll_to(y=max(0, line - offset) if current is not None else 0, animate=False)
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.Moved(position, len(view.ids)))

    def forget(self) -> None:
        """Read the rows anew: something about them has changed."""
        self._stories.clear()
        self._strips.clear()
        self.refresh()

    # --- moving ---

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a story."""
        return max(0, min(cursor, len(self._view.ids) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Follow the cursor."""
        top = self.scroll_offset.y
        self._keep_in_sight()
        if self.scroll_offset.y == top:
            self.refresh_lines(self._lines.line_of(old))
            self.refresh_lines(self._lines.line_of(new))
        self.post_message(self.Moved(new, len(self._view.ids)))

    def _keep_in_sight(self) -> None:
        """Scroll as little as shows the cursor, below the day that stays at the top."""
        if not self._view.ids or not self.size.height:
            return
        line = self._lines.line_of(self.cursor)
        top, height = self.scroll_offset.y, self.size.height
        header = 1 if self._view.days else 0
        if line < top + header:
            self.scroll_to(y=line - header, animate=False)
        elif line >= top + height:
            self.scroll_to(y=line - height + 1, animate=False)

    def action_move(self, by: int) -> None:
        """Move the cursor by so many stories."""
        self.cursor += by

    def action_page(self, direction: int) -> None:
        """Move by a screen."""
        self.cursor += direction * max(1, self.size.height - 2)

    def action_jump_top(self) -> None:
        """Go to the first story."""
        self.cursor = 0
        self.scroll_to(y=0, animate=False)

    def action_jump_bottom(self) -> None:
        """Go to the last story."""
        self.cursor = len(self._view.ids) - 1

    def action_day(self, direction: int) -> None:
        """Go to the first story of the next day, or back to that of this one or the one before."""
        days = self._view.days
        if not days:
            return
        number = self._lines.day_of(self.cursor)
        if direction < 0 and self.cursor > days[number].first:
            direction = 0
        self.cursor = days[max(0, min(number + direction, len(days) - 1))].first
        if self.cursor == days[number].first and direction > 0:
            self.action_jump_bottom()
            return
        self.scroll_to(y=self._lines.line_of(self.cursor) - 1, animate=False)

    def action_read(self) -> None:
        """Open the story under the cursor."""
        if self._view.ids:
            self.post_message(self.Opened(self.cursor))

    def on_click(self, event: Click) -> None:
        """Move the cursor to the row that was clicked; a second click opens it."""
        if not self._view.ids:
            return
        line = self.scroll_offset.y + event.y
        if line >= self._lines.count:
            return
        _day, position = self._lines.at(line)
        if position is None or (event.y == 0 and self._view.days):
            return
        if position == self.cursor or event.chain > 1:
            self.cursor = position
            self.action_read()
        else:
            self.cursor = position

    # --- painting ---

    def on_resize(self) -> None:
        """Keep the cursor on the screen."""
        self._strips.clear()
        self.virtual_size = Size(self.scrollable_content_region.width, self._lines.count)
        self._keep_in_sight()

    def notify_style_update(self) -> None:
        """Look at the stylesheet again: the theme, or who has the focus, is another."""
        self._restyled = True
        super().notify_style_update()

    def _look(self, name: str) -> Style:
        if not name:
            return self._base
        style = self._styles.get(name)
        if style is None:
            style = self._styles[name] = self.get_component_rich_style(f"story-list--{name}")
        return style

    def _restyle(self) -> None:
        """Forget what was painted if it looks different; with the focus only the cursor does."""
        self._restyled = False
        before, self._styles = {"": self._base, **self._styles}, {}
        self._base = self.rich_style
        if any(self._look(name) != style for name, style in before.items() if name != "cursor"):
            self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        if self._restyled:
            self._restyle()
        cells = self.scrollable_content_region.width
        if not self._view.ids:
            return self._empty_line(y, cells)
        line = self.scroll_offset.y + y
        if line >= self._lines.count:
            return Strip.blank(cells, self.rich_style)
        day, position = self._lines.at(line)
        if position is None or (y == 0 and day >= 0):
            return self._day_line(day, cells)
        if position == self.cursor:
            return self._story_line(position, cells)
        strip = self._strips.get(position)
        if strip is None:
            if len(self._strips) > _SCREENS * self.size.height:
                self._strips.clear()
            strip = self._strips[position] = self._story_line(position, cells)
        return strip

    def _empty_line(self, y: int, cells: int) -> Strip:
        words = empty_line(self._empty, y, cells, self.size.height)
        if words is None:
            return Strip.blank(cells, self.rich_style)
        return Strip([Segment(words, self._look("empty"))], cells)

    def _day_line(self, number: int, cells: int) -> Strip:
        """The header of a day: its name and how many stories it has."""
        day = self._view.days[number]
        words = day_header(day.date, self._today)
        text = f" {words}  {day.count:,}"
        return Strip([Segment(fit(text, cells), self._look("day"))], cells)

    def _story_line(self, position: int, cells: int) -> Strip:
        story = self._story(self._view.ids[position])
        current = position == self.cursor
        base = self.rich_style
        if current:
            base += self._look("cursor")
        if story is None:
            return Strip([Segment(fit(" …", cells), base)], cells)
        segments: list[Segment] = []
        plan = columns(cells)
        for cell in row(story, plan, self._zone, current=current, called=self._called):
            if cell.look == "gap":  # a look of its own would cost bytes on the line
                segments[-1] = Segment(segments[-1].text + cell.text, segments[-1].style)
                continue
            look = "unread" if cell.look == "title" and story.unread else cell.look
            style = self._look(look)
            segments.append(Segment(cell.text, style + self._look("cursor") if current else style))
        return Strip(segments, cells)

    def _story(self, story_id: int) -> Story | None:
        """A story, read together with its neighbours on the screen."""
        story = self._stories.get(story_id)
        if story is None:
            self._read_around(story_id)
            story = self._stories.get(story_id)
        return story

    def _read_around(self, story_id: int) -> None:
        if len(self._stories) > _KEPT:
            self._stories.clear()
        top = self._lines.at(min(self.scroll_offset.y, max(0, self._lines.count - 1)))[1] or 0
        window = self._view.ids[max(0, top - _AROUND) : top + self.size.height + _AROUND]
        wanted = [one for one in window if one not in self._stories]
        if story_id not in window:
            wanted.append(story_id)
        for story in self._fetch(wanted):
            self._stories[story.id] = story
