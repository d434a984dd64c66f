from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from textual import events

from newsreader.library import Library, View
from newsreader.model import Progress, Story
from newsreader.text.width import width
from newsreader.tui.app import NewsreaderApp
from newsreader.tui.story_list import StoryList
from tui.archive import CHIPS, CRANES, ROBOTS, STORIES, UNDATED
from tui.conftest import MakeApp
from tui.session import Session, reading

HEADERS = 7


async def wheel(s: Session, notch: type[events.MouseEvent], times: int = 1) -> None:
    for _ in range(times):
        await s.pilot._post_mouse_events([notch], widget=StoryList, offset=(5, 5))
    await s.settle()


# --- days ----------------------------------------------------------------------------------------


async def test_stories_stand_under_their_days_newest_first(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        lines = s.lines()
        assert lines[0].startswith(" Sun 14 Aug 2022  3 ")
        assert CHIPS in lines[1]
        assert lines[4].startswith(" Sat 13 Aug 2022  2 ")
        assert s.story_list.virtual_size.height == STORIES + HEADERS
        await s.press("G")
        assert s.lines()[-2].startswith(" Undated  1 ")
        assert UNDATED in s.lines()[-1]


async def test_the_header_of_the_day_stays_at_the_top_while_scrolling(app: NewsreaderApp) -> None:
    async with reading(app, (80, 24)) as s:
        seen = []
        for _ in range(s.story_list.max_scroll_y + 1):
            seen.append(s.lines()[0].split("  ")[0].strip())
            s.story_list.scroll_relative(y=1, animate=False)
            await s.pilot.pause()
        assert list(dict.fromkeys(seen)) == [
            "Sun 14 Aug 2022",
            "Sat 13 Aug 2022",
            "Fri 12 Aug 2022",
            "Wed 10 Aug 2022",
        ]
        assert seen.count("Fri 12 Aug 2022") == 16


async def test_the_cursor_is_never_hidden_by_the_header(app: NewsreaderApp) -> None:
    async with reading(app, (80, 24)) as s:
        await s.press("G")
        for _ in range(STORIES - 1):
            s.story_list.action_move(-1)
            await s.pilot.pause()
            assert any(s.current().title in line for line in s.lines()[1:]), s.current().title


async def test_a_story_with_something_wrong_has_a_mark(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        assert not any("!" in line for line in s.lines())
        await s.press("G")
        assert s.current().problem
        assert s.lines()[-1].startswith("►   ! ")


# --- only what is on the screen ------------------------------------------------------------------


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note the ids of all stories of which rows are asked for."""
    ids: list[int] = []
    rows = Library.rows

    def noted(self: Library, wanted: Sequence[int]) -> list[Story]:
        ids.extend(wanted)
        return rows(self, wanted)

    monkeypatch.setattr(Library, "rows", noted)
    return ids


async def test_only_the_rows_on_the_screen_and_near_it_are_read(
    tmp_path: Path, make_app: MakeApp, asked: list[int]
) -> None:
    folder = tmp_path / "large"
    folder.mkdir()
    for number in range(2000):
        text = f"---\ntitle: 第{number}号\ndate: 2022-08-{1 + number % 20:02} 10:00\n---\n短。\n"
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    async with reading(make_app(folder), (80, 24)) as s:
        assert len(s.story_list.view) == 2000
        assert 20 < len(asked) < 300
        asked.clear()
        await s.press("j", "j", "j")
        assert len(asked) < 10
        await s.press("G")
        assert len(asked) < 300
        asked.clear()
        await s.press("g")
        assert len(asked) < 300


# --- the mouse -----------------------------------------------------------------------------------


async def test_a_click_selects_and_a_second_one_opens(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.pilot.click(StoryList, offset=(20, 2))
        await s.settle()
        assert s.current().title == CRANES
        assert not s.reads()
        await s.pilot.click(StoryList, offset=(20, 2))
        await s.settle()
        assert s.reads()
        assert s.page().startswith(CRANES)


async def test_a_double_click_opens(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.pilot.click(StoryList, offset=(20, 3), times=2)
        await s.settle()
        assert s.page().startswith(ROBOTS)
        await s.press("q")
        assert s.story_list.has_focus, "one story has been opened, not two"


@pytest.mark.parametrize("line", [0, 4])
async def test_a_click_on_a_day_does_nothing(app: NewsreaderApp, line: int) -> None:
    async with reading(app) as s:
        await s.press("j")
        await s.pilot.click(StoryList, offset=(20, line))
        await s.settle()
        assert s.story_list.cursor == 1
        assert not s.reads()


async def test_a_click_below_the_last_story_does_nothing(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.narrow("date:2022-08-14")
        await s.press("j")
        await s.pilot.click(StoryList, offset=(20, 20))
        await s.settle()
        assert s.story_list.cursor == 1
        assert not s.reads()


async def test_the_wheel_scrolls_and_leaves_the_cursor(app: NewsreaderApp) -> None:
    async with reading(app, (80, 24)) as s:
        await wheel(s, events.MouseScrollDown, 3)
        assert s.story_list.scroll_offset.y > 0
        assert s.current().title == CHIPS
        await wheel(s, events.MouseScrollUp, 9)
        assert s.story_list.scroll_offset.y == 0


# --- the window ----------------------------------------------------------------------------------


@pytest.mark.parametrize("cells", [40, 60, 80, 100, 120, 160])
async def test_every_line_is_as_wide_as_the_list(make_app: MakeApp, cells: int) -> None:
    async with reading(make_app(), (cells, 24)) as s:
        wide = s.story_list.scrollable_content_region.width
        assert [width(line) for line in s.lines()] == [wide] * s.story_list.size.height


async def test_columns_give_way_as_the_window_narrows(app: NewsreaderApp) -> None:
    async with reading(app, (120, 24)) as s:
        await s.press("c")
        shown = []
        for cells in (120, 90, 70, 40):
            await s.pilot.resize_terminal(cells, 24)
            await s.settle()
            line = s.lines()[1]
            shown.append([part in line for part in ("电报", "688012.SH", "财联社", "21:05")])
        assert shown[0] == [True, True, True, True]
        assert shown[-1] == [False, False, False, True]
        assert all(before >= after for before, after in pairwise(shown))


async def test_the_cursor_stays_in_sight_when_the_window_shrinks(app: NewsreaderApp) -> None:
    async with reading(app, (100, 40)) as s:
        s.story_list.cursor = 25
        await s.pilot.resize_terminal(60, 12)
        await s.settle()
        assert any(s.current().title in line for line in s.lines()[1:])


async def test_a_very_small_window_does_no_harm(app: NewsreaderApp) -> None:
    async with reading(app, (12, 3)) as s:
        await s.press("j", "enter", "j", "q", "question_mark", "escape", "slash", "x", "escape")
        assert s.story_list.has_focus


async def beginning(s: Session) -> tuple[View, View]:
    """Show and paint the beginning of the list alone; the whole view, and that of the beginning."""
    whole = s.story_list.view
    first = replace(whole, ids=whole.ids[:10], days=whole.days[:2], whole=False)
    s.story_list.show(first, empty="", keep_cursor=False)
    await s.settle()
    s.lines()
    return whole, first


async def test_a_list_that_goes_on_below_reads_no_row_again(
    app: NewsreaderApp, asked: list[int]
) -> None:
    async with reading(app, (120, 40)) as s:
        whole, first = await beginning(s)
        asked.clear()
        s.story_list.show(whole, empty="", keep_cursor=True)
        await s.settle()
        assert CHIPS in s.lines()[1]
        assert set(asked).isdisjoint(first.ids)
        s.story_list.show(whole, empty="", keep_cursor=True)
        await s.settle()
        s.lines()
        assert set(first.ids) <= set(asked)


async def test_the_beginning_of_a_list_is_read_again_when_the_archive_has_changed(
    app: NewsreaderApp, asked: list[int]
) -> None:
    async with reading(app, (120, 40)) as s:
        _whole, first = await beginning(s)
        asked.clear()
        s.browse.progressed(Progress(1, 1, changed=1), changed=True)
        await s.settle()
        assert s.story_list.view.whole
        s.lines()
        assert set(first.ids) <= set(asked)
