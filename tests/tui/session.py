"""The reader under test: a pilot that waits for what runs in the background, and what it shows."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from newsreader.library import Day
from newsreader.model import Story
from newsreader.tui.app import NewsreaderApp
from newsreader.tui.article_screen import ArticleScreen
from newsreader.tui.article_view import ArticleView
from newsreader.tui.bar import Bar
from newsreader.tui.browse_screen import BrowseScreen
from newsreader.tui.filter_line import FilterLine
from newsreader.tui.mention_line import MentionLine
from newsreader.tui.side_panel import SidePanel
from newsreader.tui.stock_list import StockList
from newsreader.tui.story_list import StoryList


async def settle(pilot: Pilot[int]) -> None:
    """Wait until no search, count, reading or writing of marks is under way."""
    app = pilot.app
    assert isinstance(app, NewsreaderApp)
    idle = 0
    for _ in range(1000):
        if app._exit:
            return
        await asyncio.to_thread(app.marks.wait)
        await pilot.pause()
        idle = 0 if any(not worker.is_finished for worker in app.workers) else idle + 1
        if idle == 2:  # what the last worker sent has been handled, and started no other
            return
        await asyncio.sleep(0.002)
    raise AssertionError("the reader does not come to rest")


class Session:
    """A running reader."""

    def __init__(self, app: NewsreaderApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    async def settle(self) -> None:
        """Wait until everything is done that was asked for."""
        await settle(self.pilot)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until `condition` holds, while something is under way."""
        for _ in range(500):
            if condition():
                return
            await self.pilot.pause(0.01)
        raise AssertionError("it never came to be")

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other, and wait for what they do."""
        for key in keys:
            await self.pilot.press(key)
        await self.settle()

    async def write(self, text: str) -> None:
        """Type text, key by key, and wait for what it does."""
        await self.press(*text)

    async def fill(self, text: str) -> None:
        """Have `text` stand in the open filter, all at once."""
        line = self.filter.query_one(Input)
        line.value, line.cursor_position = text, len(text)
        await self.settle()

    async def narrow(self, text: str) -> None:
        """Take `text` for the filter, all at once, and go back to the list."""
        await self.press("slash")
        await self.fill(text)
        await self.press("enter")

    # --- the parts of the screen ---

    @property
    def story_list(self) -> StoryList:
        """The list, wherever it stands in the stack of screens."""
        return self.browse.query_one(StoryList)

    @property
    def browse(self) -> BrowseScreen:
        """The screen of the list."""
        (screen,) = (one for one in self.app.screen_stack if isinstance(one, BrowseScreen))
        return screen

    @property
    def panel(self) -> SidePanel:
        """The side panel."""
        return self.browse.query_one(SidePanel)

    @property
    def filter(self) -> FilterLine:
        """The filter."""
        return self.browse.query_one(FilterLine)

    @property
    def mention(self) -> MentionLine:
        """The line that says which stock is lit."""
        return self.app.screen.query_one(MentionLine)

    @property
    def stock_list(self) -> StockList:
        """The list of stocks on the screen."""
        return self.app.screen.query_one(StockList)

    @property
    def article(self) -> ArticleView:
        """The page that is read."""
        return self.app.screen.query_one(ArticleView)

    def reads(self) -> bool:
        """Whether a story is shown."""
        return isinstance(self.app.screen, ArticleScreen)

    def shows(self, kind: type[Screen[Any]]) -> bool:
        """Whether the screen on top is of that kind."""
        return isinstance(self.app.screen, kind)

    @staticmethod
    def sees(widget: Widget) -> bool:
        """Whether a part of the screen is shown."""
        return bool(widget.display)

    # --- what they show ---

    def screen(self) -> str:
        """The characters on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    @property
    def bar(self) -> str:
        """The top line."""
        return self.app.screen.query_one(Bar).render().plain

    def lines(self) -> list[str]:
        """The lines of the list on the screen."""
        return [self.story_list.render_line(y).text for y in range(self.story_list.size.height)]

    def mentioned(self) -> str:
        """What the line says of the stock that is lit."""
        assert self.sees(self.mention)
        return self.mention.render().plain.strip()

    def stocks(self) -> list[str]:
        """The symbols in the list of stocks."""
        return [row.symbol for row in self.stock_list.table.rows]

    def page(self) -> str:
        """The whole text of the page that is read."""
        return "\n".join(
            "".join(piece.text for piece in line.pieces) for line in self.article.page.lines
        )

    def window(self) -> str:
        """What of the page is on the screen."""
        return "\n".join(
            self.article.render_line(y).text.rstrip() for y in range(self.article.size.height)
        )

    def notices(self) -> list[str]:
        """The notices on the screen."""
        return [notice.message for notice in self.app._notifications]

    # --- what is behind it ---

    def stories(self) -> list[Story]:
        """The stories of the list, in its order."""
        return self.app._library.rows(self.story_list.view.ids)

    def titles(self) -> list[str]:
        """Their titles."""
        return [story.title for story in self.stories()]

    @property
    def days(self) -> list[date | None]:
        """The days of the list."""
        return [day.date for day in self.story_list.view.days]

    def current_day(self) -> Day:
        """The day that the cursor stands in."""
        cursor, days = self.story_list.cursor, self.story_list.view.days
        return next(day for day in days if day.first <= cursor < day.first + day.count)

    def current(self) -> Story:
        """The story under the cursor of the list, as the index knows it."""
        story = self.app._library.story(self.story_list.view.ids[self.story_list.cursor])
        assert story is not None
        return story


@asynccontextmanager
async def reading(
    app: NewsreaderApp, size: tuple[int, int] = (120, 40), *, at_rest: bool = True
) -> AsyncIterator[Session]:
    """Run the reader in a window of `size`, and wait until its first screen stands."""
    async with app.run_test(size=size, notifications=True) as pilot:
        if at_rest:
            await settle(pilot)
        yield Session(app, pilot)
