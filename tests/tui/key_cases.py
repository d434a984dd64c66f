"""What every key of the key table does, one case (or two) for each.

A case runs up to a `yield`, where the key is pressed, and then says what must be so.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from datetime import date
from typing import Final

import pytest
from textual.command import CommandPalette

from newsreader.text.width import cut
from newsreader.tui.help_screen import HelpScreen
from newsreader.tui.keys import KEYS
from newsreader.tui.stock_screen import StockScreen
from newsreader.tui.trends_screen import TrendsScreen
from newsreader.tui.watch_screen import WatchScreen
from tui.archive import CHIPS, CRANES, DATED, FERRY, ROBOTS, STORIES, TEA, UNDATED
from tui.session import Session

Case = Callable[[Session], AsyncIterator[None]]

CASES: Final[dict[str, list[Case]]] = {}
"""By the id of the key in the table."""


def case(*ids: str) -> Callable[[Case], Case]:
    """Note a case of the keys of these ids."""

    def note(function: Case) -> Case:
        for key in ids:
            CASES.setdefault(key, []).append(function)
        return function

    return note


# --- list ----------------------------------------------------------------------------------------


@case("down", "next-story")
async def one_down(s: Session) -> AsyncIterator[None]:
    yield
    assert s.current().title == CRANES
    yield
    assert s.current().title == ROBOTS
    s.story_list.cursor = STORIES - 1
    yield
    assert s.current().title == UNDATED


@case("up", "previous-story")
async def one_up(s: Session) -> AsyncIterator[None]:
    s.story_list.cursor = 2
    yield
    yield
    assert s.current().title == CHIPS
    yield
    assert s.current().title == CHIPS


@case("page-down")
async def a_page_down(s: Session) -> AsyncIterator[None]:
    first = s.lines()
    yield
    assert s.story_list.cursor == s.story_list.size.height - 2
    assert s.lines() != first
    yield
    yield
    assert s.current().title == UNDATED


@case("page-up")
async def a_page_up(s: Session) -> AsyncIterator[None]:
    s.story_list.cursor = STORIES - 1
    yield
    assert s.story_list.cursor == STORIES - 1 - (s.story_list.size.height - 2)
    yield
    assert s.story_list.cursor == 0


@case("top")
async def to_the_top(s: Session) -> AsyncIterator[None]:
    s.story_list.cursor = STORIES - 1
    yield
    assert s.story_list.cursor == 0
    assert s.story_list.scroll_offset.y == 0


@case("bottom")
async def to_the_bottom(s: Session) -> AsyncIterator[None]:
    yield
    assert s.current().title == UNDATED
    assert UNDATED in s.lines()[-1]


@case("next-day")
async def to_the_next_day(s: Session) -> AsyncIterator[None]:
    s.story_list.cursor = 1
    yield
    assert s.current().title == FERRY
    yield
    assert s.current_day().date == date(2022, 8, 12)
    assert s.story_list.cursor == s.current_day().first
    assert "Fri 12 Aug 2022" in s.lines()[0]
    s.story_list.cursor = STORIES - 3
    yield
    assert s.current_day().date is None
    yield
    assert s.current().title == UNDATED


@case("previous-day")
async def to_the_day_before(s: Session) -> AsyncIterator[None]:
    s.story_list.cursor = 7
    yield
    assert s.story_list.cursor == 5
    yield
    assert s.current().title == FERRY
    yield
    yield
    assert s.current().title == CHIPS


@case("read")
async def a_story_is_opened_and_is_read(s: Session) -> AsyncIterator[None]:
    await s.press("j")
    assert s.current().unread
    yield
    assert s.reads()
    assert s.page().startswith(CRANES)
    assert not s.current().unread


@case("filter")
async def the_filter_opens(s: Session) -> AsyncIterator[None]:
    assert not s.sees(s.filter)
    yield
    assert s.sees(s.filter)
    assert s.filter.has_focus_within
    assert "Esc Clear" in s.screen()


@case("clear")
async def first_the_filter_is_cleared_then_the_panels_choice(s: Session) -> AsyncIterator[None]:
    await s.press("tab", "j", "j", "j", "enter")
    await s.narrow("机器人")
    assert s.titles() == [ROBOTS]
    yield
    assert not s.sees(s.filter)
    assert 1 < len(s.titles()) < STORIES
    yield
    assert len(s.titles()) == STORIES


@case("bookmarks")
async def only_the_bookmarked_and_all_again(s: Session) -> AsyncIterator[None]:
    await s.press("j", "b", "j", "j", "b")
    yield
    assert s.titles() == [CRANES, FERRY]
    assert "Bookmarks" in s.bar
    yield
    assert len(s.titles()) == STORIES


@case("sort")
async def by_title_and_by_date_again(s: Session) -> AsyncIterator[None]:
    by_date = s.titles()
    yield
    assert s.titles() != by_date
    assert sorted(s.titles()) == sorted(by_date)
    assert s.titles()[:2] == [CRANES, TEA]
    assert s.days == []
    yield
    assert s.titles() == by_date


@case("reverse")
async def the_oldest_first_and_the_newest_again(s: Session) -> AsyncIterator[None]:
    newest = s.titles()
    yield
    assert s.titles()[-6:] == [*reversed(DATED), UNDATED]
    yield
    assert s.titles() == newest
    await s.press("s")
    by_title = s.titles()
    yield
    assert s.titles() == by_title[::-1]
    yield
    assert s.titles() == by_title


@case("all-read")
async def the_shown_list_is_read_and_no_other(s: Session) -> AsyncIterator[None]:
    await s.narrow("date:2022-08-13")
    yield
    assert "2 stories marked read" in s.bar
    await s.press("escape")
    unread = {story.title for story in s.stories() if story.unread}
    assert not {FERRY, TEA} & unread
    assert {CHIPS, CRANES, ROBOTS} <= unread


@case("refresh")
async def new_posts_are_looked_for(s: Session) -> AsyncIterator[None]:
    yield
    assert "Nothing is new." in s.bar
    (s.app._library.archive / "cranes.md").unlink()
    yield
    assert "1 post is new or changed." in s.bar
    assert CRANES not in s.titles()


@case("panel")
async def the_panel_goes_and_comes(s: Session) -> AsyncIterator[None]:
    assert s.sees(s.panel)
    yield
    assert not s.sees(s.panel)
    assert s.story_list.has_focus
    assert s.story_list.size.width >= 118
    yield
    assert s.sees(s.panel)
    assert s.panel.has_focus


@case("to-panel")
async def to_the_panel(s: Session) -> AsyncIterator[None]:
    yield
    assert s.panel.has_focus
    assert "Enter Choose" in s.screen()


# --- side panel ----------------------------------------------------------------------------------


@case("panel-down")
async def down_in_the_panel(s: Session) -> AsyncIterator[None]:
    await s.press("tab")
    before = s.panel.cursor_line
    yield
    yield
    assert s.panel.cursor_line == before + 2
    assert s.story_list.cursor == 0


@case("panel-up")
async def up_in_the_panel(s: Session) -> AsyncIterator[None]:
    await s.press("tab", "j", "j", "j")
    before = s.panel.cursor_line
    yield
    assert s.panel.cursor_line == before - 1


@case("panel-choose")
async def a_category_narrows_the_list(s: Session) -> AsyncIterator[None]:
    await s.press("tab", "j", "j", "j")
    yield
    assert "证券时报网" in s.bar
    assert {story.source for story in s.stories()} == {"证券时报网"}
    assert {ROBOTS, FERRY} <= set(s.titles())
    assert s.story_list.has_focus


@case("panel-choose")
async def a_day_of_the_calendar_narrows_the_list(s: Session) -> AsyncIterator[None]:
    await s.press("tab")
    await choose_line(s, "2022-08 ")
    await s.press("space")
    await choose_line(s, "2022-08-13")
    yield
    assert s.titles() == [FERRY, TEA]
    assert "2022 › 2022-08 › 2022-08-13" in s.bar


@case("panel-unfold")
async def what_is_below_is_shown_and_hidden(s: Session) -> AsyncIterator[None]:
    await s.press("tab")
    await choose_line(s, "证券时报网")
    below = re.compile(r"要闻 +19\b")
    assert not below.search(panel_text(s))
    yield
    assert below.search(panel_text(s))
    yield
    assert not below.search(panel_text(s))
    assert len(s.titles()) == STORIES


@case("panel-leave")
async def back_to_the_list(s: Session) -> AsyncIterator[None]:
    await s.press("tab")
    yield
    assert s.story_list.has_focus
    assert s.sees(s.panel)
    assert len(s.titles()) == STORIES


async def choose_line(s: Session, label: str) -> None:
    """Move the panel's cursor to the line that has `label`."""
    (line,) = (number for number, text in enumerate(panel_lines(s)) if label in text)
    while s.panel.cursor_line != line:
        await s.press("j" if s.panel.cursor_line < line else "k")


def panel_lines(s: Session) -> list[str]:
    """The lines of the panel on the screen."""
    return [s.panel.render_line(y).text for y in range(s.panel.size.height)]


def panel_text(s: Session) -> str:
    """The same as one text."""
    return "\n".join(panel_lines(s))


# --- filter --------------------------------------------------------------------------------------


@case("filter-keep")
async def the_filter_is_kept(s: Session) -> AsyncIterator[None]:
    await s.press("slash")
    await s.write("茶馆")
    yield
    assert s.titles() == [ROBOTS]
    assert s.story_list.has_focus
    assert s.sees(s.filter)
    assert "filtered" in s.bar


@case("filter-clear")
async def the_filter_is_cleared(s: Session) -> AsyncIterator[None]:
    await s.press("slash")
    await s.write("茶馆")
    assert s.titles() == [ROBOTS]
    yield
    assert len(s.titles()) == STORIES
    assert s.story_list.has_focus
    assert not s.sees(s.filter)


# --- article -------------------------------------------------------------------------------------


async def open_long(s: Session) -> None:
    """Open the long story."""
    await s.press("j", "j", "enter")
    assert s.page().startswith(ROBOTS)


@case("line-down")
async def a_line_down(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    yield
    yield
    assert s.article.scroll_offset.y == 2


@case("line-up")
async def a_line_up(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    await s.press("j", "j", "j")
    yield
    assert s.article.scroll_offset.y == 2


@case("screen-down")
async def a_screen_down(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    last = s.article.render_line(s.article.size.height - 1).text
    yield
    assert s.article.scroll_offset.y == s.article.size.height - 2
    assert s.article.render_line(1).text == last


@case("screen-up")
async def a_screen_up(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    await s.press("space", "j")
    yield
    assert s.article.scroll_offset.y == 1
    yield
    assert s.article.scroll_offset.y == 0


@case("article-top")
async def to_the_title(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    await s.press("space", "space")
    yield
    assert s.article.scroll_offset.y == 0


@case("article-bottom")
async def to_the_end(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    yield
    assert s.article.scroll_offset.y == s.article.max_scroll_y > 0
    assert s.article.seen == 100


@case("article-next")
async def the_next_story(s: Session) -> AsyncIterator[None]:
    await s.press("enter")
    for title in DATED[1:]:
        yield
        assert s.page().startswith(title)
        assert s.current().title == title
        assert not s.current().unread
    await s.press("q")
    await s.press("G", "enter")
    yield
    assert s.page().startswith(UNDATED)
    assert "last story" in s.bar


@case("article-previous")
async def the_story_before(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    for title in (CRANES, CHIPS):
        yield
        assert s.page().startswith(title)
        assert s.current().title == title
        assert not s.current().unread
    yield
    assert s.page().startswith(CHIPS)
    assert "first story" in s.bar


@case("find")
async def words_are_looked_for_while_typing(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    yield
    await s.write("茶馆")
    assert "match 1 of 3" in s.bar
    await s.write("隔壁")
    assert "match 1 of 1" in s.bar


@case("next-match")
async def from_match_to_match_and_round(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    await s.press("slash")
    await s.write("第3")
    await s.press("enter")
    assert "match 1 of 11" in s.bar
    at = s.article.scroll_offset.y
    yield
    assert "match 2 of 11" in s.bar
    assert s.article.scroll_offset.y > at
    for _ in range(9):
        await s.press("n")
    yield
    assert "match 1 of 11" in s.bar


@case("previous-match")
async def to_the_match_before_and_round(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    await s.press("slash")
    await s.write("茶馆")
    await s.press("enter")
    yield
    assert "match 3 of 3" in s.bar
    yield
    assert "match 2 of 3" in s.bar


@case("find-keep")
async def what_was_found_stays_lit(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    await s.press("slash")
    await s.write("茶馆")
    yield
    assert s.article.has_focus
    assert "match 1 of 3" in s.bar
    await s.press("slash")
    await s.write("船闸")
    yield
    assert "Not found in this story." in s.bar


@case("find-clear")
async def nothing_is_looked_for_any_more(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    await s.press("slash")
    await s.write("茶馆")
    yield
    assert s.article.has_focus
    assert s.reads()
    assert "match" not in s.bar


@case("digit")
async def a_number_names_its_link(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    await s.press("2")
    assert "[2] https://info.stcn.com" in s.bar
    await s.press("1")
    assert "[1] https://example.org/tea" in s.bar
    await s.press("9")
    assert "Links have the numbers 1 to 2." in s.bar
    yield  # whichever digit


@case("follow", "open-link")
async def a_link_is_shown_and_offered_where_no_browser_is(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    await s.press("1")
    yield
    assert s.notices() == ["https://example.org/tea"]
    assert s.app.clipboard == "https://example.org/tea"


@case("copy")
async def the_story_is_offered_as_markdown_or_the_typed_link(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    await s.press("space")
    yield
    assert s.app.clipboard.startswith("# " + ROBOTS)
    assert "Offered the story to the clipboard; the terminal may refuse it." in s.bar
    await s.press("1")
    yield
    assert s.app.clipboard == "https://example.org/tea"


@case("copy")
async def a_table_on_the_screen_is_offered_for_a_spreadsheet(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    yield
    assert s.app.clipboard == "时辰\t客人\n上午\t四十一\n下午\t六十三\n"
    assert "Offered the table of 3 rows to the clipboard" in s.bar


async def open_timetable(s: Session) -> None:
    """Open the story with a table wider than the page."""
    await s.pilot.resize_terminal(60, 30)
    await s.press("j", "j", "j", "enter")
    assert "码头" in s.window()
    assert "守夜人的备注" not in s.window()


@case("table-right")
async def a_wide_table_moves_and_its_first_column_stays(s: Session) -> AsyncIterator[None]:
    await open_timetable(s)
    for _column in range(8):
        yield
    assert "守夜人的备注" in s.window()
    assert "码头" in s.window()
    assert "第一班" not in s.window()


@case("table-left", "article-left")
async def a_wide_table_moves_back(s: Session) -> AsyncIterator[None]:
    await open_timetable(s)
    page = s.window()
    await s.press("greater_than_sign")
    assert s.window() != page
    yield
    assert s.window() == page


@case("article-left")
async def left_of_a_table_that_was_not_moved_is_the_list(s: Session) -> AsyncIterator[None]:
    await open_timetable(s)
    yield
    assert not s.reads()


@case("cite")
async def the_story_is_offered_as_a_citation(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    yield
    assert s.app.clipboard.startswith(f"“{ROBOTS}”, 证券时报网, Sun 14 Aug 2022 07:33, ")


@case("pictures")
async def pictures_are_off_unless_they_are_set(s: Session) -> AsyncIterator[None]:
    await s.press("j", "j", "enter")
    yield
    assert "images = true" in s.bar
    assert s.article.page.pictures == ()


@case("zen")
async def the_page_alone(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    rows = s.article.size.height
    yield
    assert s.article.size.height == rows + 2
    yield
    assert s.article.size.height == rows


@case("markdown")
async def as_markdown_and_as_a_page_again(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    page = s.page()
    assert "## 一壶茶的成本" not in page
    yield
    assert "## 一壶茶的成本" in s.page()
    assert "https://example.org/tea" in s.page()
    yield
    assert s.page() == page


@case("next-mention")
async def from_stock_to_stock_and_why_each_is_one(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    assert not s.sees(s.mention)
    yield
    assert s.mentioned().startswith("机器人 300024.SZ · a linked word")
    assert "probably the common word" in s.mentioned()
    assert s.mentioned().endswith("1/2")
    yield
    assert s.mentioned().startswith("贵州茅台 600519.SH · a name with its code")
    assert "primary" in s.mentioned()
    assert "its code beside it" in s.mentioned()
    yield
    assert s.mentioned().startswith("机器人 300024.SZ")


@case("previous-mention")
async def to_the_stock_before(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    yield
    assert s.mentioned().startswith("贵州茅台 600519.SH")
    yield
    assert s.mentioned().startswith("机器人 300024.SZ")


@case("next-mention", "previous-mention")
async def a_story_that_names_no_stock_says_so(s: Session) -> AsyncIterator[None]:
    await s.narrow("title:tea")
    await s.press("enter")
    yield
    assert "This story names no stock." in s.bar
    assert not s.sees(s.mention)


@case("follow")
async def enter_opens_the_page_of_the_stock_that_is_lit(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    await s.press("right_square_bracket", "right_square_bracket")
    yield
    assert s.shows(StockScreen)
    assert "贵州茅台 600519.SH" in s.bar


@case("follow")
async def a_typed_number_goes_before_the_stock_that_is_lit(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    await s.press("right_square_bracket", "1")
    yield
    assert s.reads()
    assert s.notices() == ["https://example.org/tea"]


@case("article-leave")
async def first_the_stock_is_let_go_of(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    await s.press("right_square_bracket")
    yield
    assert s.reads()
    assert not s.sees(s.mention)
    yield
    assert not s.reads()


@case("article-leave")
async def back_to_the_list_from_the_story(s: Session) -> AsyncIterator[None]:
    await s.press("j", "enter", "J")
    yield
    assert not s.reads()
    assert s.story_list.has_focus
    assert s.current().title == ROBOTS


# --- stocks ---------------------------------------------------------------------------------------


@case("stock-narrow")
async def the_list_is_narrowed_to_the_stock(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    await s.press("S")
    yield
    assert s.app.screen is s.browse
    assert s.filter.text == "ticker:600519.SH"
    assert s.titles() == [ROBOTS]
    assert s.story_list.has_focus


@case("stock-beside")
async def the_page_of_a_stock_that_is_named_with_it(s: Session) -> AsyncIterator[None]:
    await s.press("S")
    assert "中微公司 688012.SH" in s.bar
    yield
    assert "中微公司 688012.SH" in s.bar  # nothing is named with it, so there is no number


@case("stock-leave")
async def back_from_the_page_of_a_stock(s: Session) -> AsyncIterator[None]:
    await s.press("S")
    assert s.shows(StockScreen)
    yield
    assert s.app.screen is s.browse
    assert s.story_list.has_focus


@case("stock-leave")
async def back_from_the_watchlist(s: Session) -> AsyncIterator[None]:
    await s.press("W")
    assert s.shows(WatchScreen)
    yield
    assert s.app.screen is s.browse


# --- anywhere ------------------------------------------------------------------------------------


@case("bookmark")
async def a_bookmark_is_set_and_taken_away(s: Session) -> AsyncIterator[None]:
    await s.press("j")
    yield
    assert s.current().bookmarked
    assert "★" in s.lines()[2]
    assert "Bookmarked." in s.bar
    yield
    assert not s.current().bookmarked
    assert "★" not in s.screen()


@case("bookmark")
async def a_bookmark_is_set_while_reading(s: Session) -> AsyncIterator[None]:
    await s.press("j", "enter")
    yield
    assert s.current().title == CRANES
    assert s.current().bookmarked
    assert s.bar.startswith(f" ★ {CRANES}")
    yield
    assert not s.current().bookmarked
    assert "★" not in s.bar


@case("unread")
async def a_story_is_marked_read_and_unread(s: Session) -> AsyncIterator[None]:
    yield
    assert not s.current().unread
    assert "●" not in s.lines()[1]
    yield
    assert s.current().unread
    assert "●" in s.lines()[1]


@case("unread")
async def a_story_is_marked_unread_while_reading(s: Session) -> AsyncIterator[None]:
    await s.press("enter")
    assert "●" not in s.bar
    yield
    assert s.current().unread
    assert s.bar.startswith(" ●")


@case("stock")
async def the_page_of_the_storys_first_stock(s: Session) -> AsyncIterator[None]:
    yield
    assert s.shows(StockScreen)
    assert "中微公司 688012.SH" in s.bar
    assert CHIPS in s.screen()
    yield
    assert "This is the stock's page." in s.bar
    await s.press("q", "j", "j", "enter")
    yield
    assert "贵州茅台 600519.SH" in s.bar


@case("stock")
async def a_story_without_a_stock_has_no_page_of_one(s: Session) -> AsyncIterator[None]:
    await s.press("G")
    yield
    assert s.app.screen is s.browse
    assert "This story names no stock." in s.bar


@case("watch")
async def a_stock_is_watched_and_no_longer(s: Session) -> AsyncIterator[None]:
    yield
    assert "Watched: 中微公司 688012.SH" in s.bar
    assert "◆" in s.lines()[1]
    assert s.current().watched
    yield
    assert "No longer watched: 中微公司 688012.SH" in s.bar
    assert "◆" not in s.screen()


@case("watch")
async def the_stock_that_is_lit_is_watched(s: Session) -> AsyncIterator[None]:
    await open_long(s)
    await s.press("right_square_bracket")
    yield
    assert s.app._library.stocks.watched() == ["300024.SZ"]
    assert "Watched: 机器人 300024.SZ" in s.bar


@case("watchlist")
async def what_is_watched_is_shown(s: Session) -> AsyncIterator[None]:
    await s.press("w")
    yield
    assert s.shows(WatchScreen)
    assert "1 watched stock" in s.bar
    assert "688012.SH" in s.screen()
    yield
    await s.press("q")
    assert s.app.screen is s.browse  # a second one was not opened


@case("trends")
async def what_is_named_more_often_is_shown(s: Session) -> AsyncIterator[None]:
    yield
    assert s.shows(TrendsScreen)
    assert "Trends · 2022-08-08 – 2022-08-14" in s.bar
    assert "Nothing is named more often than usual." in s.screen()


@case("undo")
async def watching_is_undone_as_a_bookmark_is(s: Session) -> AsyncIterator[None]:
    await s.press("w", "b")
    yield
    assert s.current().watched
    yield
    assert not s.current().watched
    assert "Undone: 中微公司 688012.SH is not watched." in s.bar


@case("undo")
async def marks_are_undone_one_by_one(s: Session) -> AsyncIterator[None]:
    before = s.stories()
    await s.press("b", "u", "A")
    assert not any(story.unread for story in s.stories())
    yield
    assert [story.unread for story in s.stories()] == [False, *(one.unread for one in before[1:])]
    assert s.current().bookmarked
    yield
    assert s.current().unread
    yield
    assert s.stories() == before
    assert "Undone: no bookmark" in s.bar
    yield
    assert "Nothing to undo." in s.bar


@case("undo")
async def what_opening_marked_is_not_undone(s: Session) -> AsyncIterator[None]:
    await s.press("b", "enter")
    yield
    assert not s.current().bookmarked
    assert not s.current().unread


@case("zone")
async def days_are_those_of_the_other_zone(s: Session) -> AsyncIterator[None]:
    assert "Asia/Shanghai" in s.bar
    assert "Sun 14 Aug 2022  3" in s.lines()[0]
    assert ROBOTS in s.lines()[3]
    yield
    assert "UTC" in s.bar
    assert "Sun 14 Aug 2022  2" in s.lines()[0]
    assert "13:05" in s.lines()[1]
    assert "Sat 13 Aug 2022  3" in s.lines()[3]
    assert ROBOTS in s.lines()[4]
    yield
    assert "Asia/Shanghai" in s.bar
    assert "Sun 14 Aug 2022  3" in s.lines()[0]


@case("zone")
async def the_storys_date_is_shown_in_the_other_zone(s: Session) -> AsyncIterator[None]:
    await s.press("enter")
    assert "Sun 14 Aug 2022 21:05 Asia/Shanghai" in s.page()
    yield
    assert "Sun 14 Aug 2022 13:05 UTC" in s.page()


def box(s: Session) -> list[str]:
    """What stands in the box of the help, line by line, without its border."""
    left, top, width, height = s.app.screen.query_one("#help-box").region
    lines = s.screen().splitlines()[top + 1 : top + height - 1]
    inside = [cut(line[len(cut(line, left)) :], width) for line in lines]
    return [line.split("│")[1].rstrip("▁▂▃▄▅▆▇█ ") for line in inside]


@case("help")
async def the_help_lists_every_key(s: Session) -> AsyncIterator[None]:
    yield
    assert isinstance(s.app.screen, HelpScreen)
    shown = box(s)
    for _ in range(6):
        await s.press("space")
        shown += box(s)
    words = " ".join(" ".join(shown).split())
    assert [key.id for key in KEYS if key.tooltip not in words] == []
    await s.press("escape")
    assert s.story_list.has_focus


@case("palette")
async def the_palette_has_the_commands(s: Session) -> AsyncIterator[None]:
    names = [command.title for command in s.app.get_system_commands(s.app.screen)]
    assert {"Bookmark", "Filter", "Mark all read", "Time zone", "Theme", "Keys"} <= set(names)
    yield
    assert isinstance(s.app.screen, CommandPalette)
    await s.write("Bookmarks")
    await s.pilot.pause(0.3)
    await s.press("enter")
    assert s.story_list.has_focus
    assert "Bookmarks" in s.bar


@case("suspend")
async def ctrl_z_stops_the_program(s: Session) -> AsyncIterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        stopped: list[bool] = []
        patch.setattr(type(s.app), "action_suspend_process", lambda _app: stopped.append(True))
        yield
        assert stopped == [True]
    assert s.app.return_code is None


@case("quit")
async def first_back_then_out(s: Session) -> AsyncIterator[None]:
    await s.press("enter")
    yield
    assert not s.reads()
    yield
    assert s.app.return_code == 0
