from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from newsreader.errors import NotFetched
from newsreader.library import Library
from newsreader.model import Post
from newsreader.pictures.collect import collect
from newsreader.text.width import width
from newsreader.tui.app import NewsreaderApp
from tui.archive import CHIPS, CRANES, DATED, FERRY, ROBOTS, STORIES, post
from tui.conftest import MakeApp
from tui.session import Session, reading


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


# --- pictures ------------------------------------------------------------------------------------

LANTERN = "一盏灯笼的照片"
LANTERNS = f"""
<p>港口挂出了新灯笼。</p><p><img src="/images/lantern.png" alt="灯笼"></p>
<p><img src="https://img.example/far.png" alt="远处的灯笼"></p>{"<p>灯亮了。</p>" * 30}
"""


@pytest.fixture
def lanterns(archive: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Add a story with a picture in the archive and one elsewhere; give a terminal of colours."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    (archive / "images").mkdir()
    Image.new("RGB", (160, 96), (220, 40, 30)).save(archive / "images" / "lantern.png")
    text = post(LANTERN, "2022-08-14 22:00:00 +08:00", LANTERNS, ("杂记",))
    (archive / "lantern.md").write_text(text, encoding="utf-8")
    return archive


def rows(s: Session, colour: str) -> list[int]:
    """The lines of the window on which there is a colour behind something."""
    return [
        y
        for y in range(s.article.size.height)
        for segment in s.article.render_line(y)
        if segment.style is not None
        and segment.style.bgcolor is not None
        and segment.style.bgcolor.name == colour
    ]


async def test_a_picture_of_the_archive_is_drawn_above_its_words(
    lanterns: Path, make_app: MakeApp
) -> None:
    async with reading(make_app(lanterns, images=True), (80, 24)) as s:
        await s.press("enter")
        (picture,) = s.article.page.pictures
        found = rows(s, "#dc281e")
        assert len(found) == picture.rows == 6
        assert "[image: 灯笼]" in s.window().splitlines()[found[-1] + 1]
        assert "[image: 远处的灯笼]" in s.window()
        await s.press("m")
        assert rows(s, "#dc281e") == []
        await s.press("m")
        assert len(rows(s, "#dc281e")) == 6


@pytest.mark.parametrize(
    ("images", "variables"),
    [
        (False, {}),
        (True, {"SSH_CONNECTION": "1.2.3.4 5 6.7.8.9 22"}),
        (True, {"NO_COLOR": "1"}),
        (True, {"TERM": "xterm", "COLORTERM": ""}),
    ],
)
async def test_words_stand_for_pictures_where_none_is_wanted_or_can_be_drawn(
    lanterns: Path,
    make_app: MakeApp,
    monkeypatch: pytest.MonkeyPatch,
    images: bool,
    variables: dict[str, str],
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    async with reading(make_app(lanterns, images=images), (80, 24)) as s:
        await s.press("enter")
        assert "[image: 灯笼]" in s.window()
        assert s.article.page.pictures == ()
        await s.press("i")
        assert "Pictures " in s.bar


def answered(monkeypatch: pytest.MonkeyPatch, answer: Callable[[str], bytes]) -> None:
    """Have `answer` give what is at every address."""
    monkeypatch.setattr("newsreader.pictures.collect.collect", partial(collect, fetched=answer))


async def test_a_picture_from_elsewhere_is_fetched_by_a_key_and_kept(
    lanterns: Path, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(address: str) -> bytes:
        asked.append(address)
        return (lanterns / "images" / "lantern.png").read_bytes()

    answered(monkeypatch, answer)
    async with reading(make_app(lanterns, images=True), (80, 24)) as s:
        await s.press("enter")
        assert asked == []
        await s.press("i")
        await s.until(lambda: "1 picture fetched." in s.bar)
        await s.settle()
        assert asked == ["https://img.example/far.png"]
        assert [picture.rows for picture in s.article.page.pictures] == [6, 6]
        assert s.article.scroll_offset.y == 0
        await s.press("i")
        assert "no picture left to fetch" in s.bar
        await s.press("J", "i")
        assert "no pictures" in s.bar
        await s.press("K")
        assert len(s.article.page.pictures) == 2
    assert asked == ["https://img.example/far.png"]


async def test_what_cannot_be_fetched_is_told(
    lanterns: Path, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(_address: str) -> bytes:
        raise NotFetched("img.example answers 404.")

    answered(monkeypatch, answer)
    async with reading(make_app(lanterns, images="always"), (80, 24)) as s:
        await s.press("enter", "i")
        await s.until(lambda: "1 not: img.example answers 404." in s.bar)
        assert len(s.article.page.pictures) == 1


async def test_a_story_that_names_pictures_elsewhere_on_this_machine_shows_none(
    lanterns: Path, make_app: MakeApp, tmp_path: Path
) -> None:
    Image.new("RGB", (160, 96), (220, 40, 30)).save(tmp_path / "secret.png")
    body = "".join(
        f'<p><img src="{source}" alt="x"></p>'
        for source in (tmp_path / "secret.png", "../secret.png", f"file://{tmp_path}/secret.png")
    )
    text = post("窥探", "2022-08-14 23:00:00 +08:00", body, ("杂记",))
    (lanterns / "spy.md").write_text(text, encoding="utf-8")
    async with reading(make_app(lanterns, images=True), (80, 24)) as s:
        await s.press("enter")
        assert s.page().startswith("窥探")
        assert s.article.page.pictures == ()
