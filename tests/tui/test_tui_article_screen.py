from __future__ import annotations

import time
from pathlib import Path

import pytest

from newsreader.library import Library
from newsreader.model import Post
from newsreader.text.width import width
from newsreader.tui.app import NewsreaderApp
from tui.archive import CHIPS, CRANES, DATED, FERRY, ROBOTS, STORIES
from tui.conftest import MakeApp
from tui.session import reading


async def test_the_page_has_title_place_author_dates_text_stocks_and_links(
    app: NewsreaderApp,
) -> None:
    async with reading(app) as s:
        await s.press("j", "j", "enter")
        page = s.page()
        for part in (
            ROBOTS,
            "证券时报网 › 要闻",
            "小王",
            "Sun 14 Aug 2022 07:33 Asia/Shanghai",
            "Sun, 14 Aug 2022 07:33:00 GMT",
            "一壶茶的成本",
            "• 茶叶：每两十二元",
            "10⁸粒米",
            "[image: 一只端茶的手]",
            "Stocks",
            "600519.SH",
            "https://example.org/tea",
        ):
            assert part in page
        assert "四十一" in page


async def test_the_top_line_names_the_story_and_its_place_in_the_list(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("j", "enter")
        assert s.bar.startswith(f" {CRANES} ")
        assert f"2/{STORIES}" in s.bar
        await s.press("J")
        assert s.bar.startswith(f" {ROBOTS} ")
        assert f"3/{STORIES}" in s.bar


async def test_next_goes_through_the_filtered_list_only(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.narrow("date:2022-08-13..2022-08-14 source:证券时报网")
        await s.press("enter", "J")
        assert s.page().startswith(FERRY)
        assert "2/2" in s.bar


async def test_next_pressed_in_haste_goes_as_far_as_it_was_pressed(
    app: NewsreaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = Library.post

    def slow(self: Library, story: int) -> Post:
        time.sleep(0.2)
        return post(self, story)

    async with reading(app) as s:
        await s.press("enter")
        monkeypatch.setattr(Library, "post", slow)
        await s.pilot.press("J", "J", "J")
        await s.settle()
        assert s.page().startswith(DATED[3])
        assert s.current().title == DATED[3]


async def test_every_story_begins_at_its_title(app: NewsreaderApp) -> None:
    async with reading(app, (80, 24)) as s:
        await s.press("j", "j", "enter", "G", "J")
        assert s.article.scroll_offset.y == 0
        await s.press("K")
        assert s.article.scroll_offset.y == 0


async def test_the_next_story_is_a_page_again_after_markdown(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("j", "enter", "m", "J")
        assert "## 一壶茶的成本" not in s.page()


async def test_a_story_whose_file_vanished_says_why_and_the_next_can_be_read(
    archive: Path, app: NewsreaderApp
) -> None:
    async with reading(app) as s:
        (archive / "cranes.md").unlink()
        await s.press("enter", "J")
        assert "cranes.md" in s.screen()
        assert s.bar.startswith(f" ● {CRANES}")
        await s.press("j", "space", "m", "t", "G", "g", "J")
        assert s.page().startswith(ROBOTS)
        await s.press("K")
        assert "cranes.md" in s.screen()
        await s.press("q")
        assert s.current().title == CRANES


async def test_opening_a_story_marks_it_read_on_the_disk(make_app: MakeApp) -> None:
    async with reading(make_app()) as s:
        await s.press("enter", "J", "q")
    async with reading(make_app(indexed=False)) as s:
        assert [story.unread for story in s.stories()[:3]] == [False, False, True]


async def test_reading_follows_the_list_when_it_comes_back(app: NewsreaderApp) -> None:
    async with reading(app, (80, 24)) as s:
        await s.press("enter")
        for _ in range(30):
            await s.pilot.press("J")
        await s.press("q")
        assert s.story_list.cursor == 30
        assert any(s.current().title in line for line in s.lines()[1:])


async def test_codes_can_be_left_out(make_app: MakeApp) -> None:
    async with reading(make_app(codes=False)) as s:
        await s.press("j", "j", "j", "enter")
        without = s.page()
    async with reading(make_app()) as s:
        await s.press("j", "j", "j", "enter")
        assert len(s.page()) >= len(without)


@pytest.mark.parametrize("size", [(120, 40), (40, 15)])
async def test_every_sample_post_can_be_read(
    make_app: MakeApp, sample_posts: Path, size: tuple[int, int]
) -> None:
    async with reading(make_app(sample_posts, zone=None), size) as s:
        stories = s.stories()
        assert len(stories) > 35
        await s.press("enter")
        for story in stories:
            assert s.current().path == story.path
            assert s.app.screen.current == story.id  # type: ignore[attr-defined]  # an ArticleScreen
            assert s.page().strip()
            await s.press("J")
        assert "last story" in s.bar


# --- the page ------------------------------------------------------------------------------------


@pytest.mark.parametrize("cells", [24, 40, 80, 83, 84, 120, 200])
async def test_lines_are_at_most_80_cells_and_stand_in_the_middle(
    make_app: MakeApp, cells: int
) -> None:
    async with reading(make_app(), (cells, 30)) as s:
        await s.press("j", "j", "enter")
        wide = s.article.scrollable_content_region.width
        measure = min(80, wide - 4)
        widths = [width(line) for line in s.page().splitlines()]
        assert max(widths) <= measure
        line = s.article.render_line(1).text
        left = width(line) - width(line.lstrip())
        assert abs(left - (wide - measure) // 2) <= 1
        for y in range(s.article.size.height):
            assert s.article.render_line(y).cell_length == wide


async def test_the_configured_measure_is_kept(make_app: MakeApp) -> None:
    async with reading(make_app(width=40), (120, 30)) as s:
        await s.press("j", "j", "enter")
        assert max(width(line) for line in s.page().splitlines()) <= 40


async def test_the_same_text_stays_on_top_when_the_window_changes(app: NewsreaderApp) -> None:
    async with reading(app, (120, 30)) as s:
        await s.press("j", "j", "enter", "space")
        while not s.article.render_line(0).text.strip():
            await s.press("j")
        top = s.article.render_line(0).text.strip()[:8]
        for size in ((50, 20), (120, 30)):
            await s.pilot.resize_terminal(*size)
            await s.settle()
            assert any(top in s.article.render_line(y).text for y in range(3))


async def test_the_same_text_stays_on_top_when_the_zone_changes(app: NewsreaderApp) -> None:
    async with reading(app, (80, 24)) as s:
        await s.press("j", "j", "enter", "space")
        top = s.article.render_line(0).text
        await s.press("t")
        assert s.article.render_line(0).text == top


async def test_stocks_and_links_stand_out(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("enter")
        styles = {
            segment.text: segment.style
            for y in range(s.article.size.height)
            for segment in s.article.render_line(y)
        }
        style = next(style for text, style in styles.items() if text == "688012.SH" and style)
        plain = next(style for text, style in styles.items() if "订单排到了" in text and style)
        assert style.bold
        assert style.underline
        assert style.color != plain.color


async def test_how_much_was_seen_is_known(app: NewsreaderApp) -> None:
    async with reading(app, (80, 24)) as s:
        await s.press("enter")
        assert s.article.seen == 100
        await s.press("J", "J")
        assert 0 < s.article.seen < 60
        await s.press("G")
        assert s.article.seen == 100


async def test_the_mouse_wheel_scrolls_the_page(app: NewsreaderApp) -> None:
    from textual import events

    from newsreader.tui.article_view import ArticleView

    async with reading(app, (80, 24)) as s:
        await s.press("j", "j", "enter")
        await s.pilot._post_mouse_events(
            [events.MouseScrollDown], widget=ArticleView, offset=(5, 5)
        )
        await s.settle()
        assert s.article.scroll_offset.y > 0


async def test_titles_of_the_days_list_are_read_in_order(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("enter")
        read = [s.page().splitlines()[0]]
        for _ in DATED[1:]:
            await s.press("J")
            read.append(s.page().splitlines()[0])
        assert read == list(DATED)
        assert read[0] == CHIPS


async def test_one_comes_back_to_where_one_left_a_story(app: NewsreaderApp) -> None:
    async with reading(app, (80, 24)) as s:
        await s.press("j", "j", "enter", "space")
        while not s.article.render_line(0).text.strip():
            await s.press("j")
        place = s.article.scroll_offset.y
        assert place > 10
        await s.press("q", "enter")
        assert s.article.scroll_offset.y == place
        await s.press("J", "K")
        assert s.article.scroll_offset.y == place
