from __future__ import annotations

from pathlib import Path

from newsreader.tui.app import NewsreaderApp
from newsreader.tui.stock_screen import StockScreen
from newsreader.tui.story_list import StoryList
from tui.archive import post
from tui.conftest import MakeApp
from tui.session import Session, reading
from tui.stock_archive import AGAIN, BOTH, INOVANCE, ROBOT, WINE, WORD, write


def titles(s: Session) -> list[str]:
    """The stories below what is known of the stock."""
    view = s.app.screen.query_one(StoryList).view
    return [story.title for story in s.app._library.rows(view.ids)]


async def test_the_page_says_what_is_known_and_has_the_stories(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with reading(make_app(write(tmp_path))) as s:
        await s.press("S")
        assert s.bar.startswith(" 机器人 300024.SZ")
        assert titles(s) == [BOTH, AGAIN, "机器人公告"]
        text = s.screen()
        assert "Shenzhen · 3 stories · 3 unread · 2022-08-10 – 2022-08-14" in text
        assert "▄▁▁▄▄" in text
        assert f"[1] 汇川技术 {INOVANCE} ×2" in text
        assert WINE not in text
        assert WORD not in text


async def test_a_story_is_read_and_left_again(make_app: MakeApp, tmp_path: Path) -> None:
    async with reading(make_app(write(tmp_path))) as s:
        await s.press("S", "j", "enter")
        assert s.reads()
        assert AGAIN in s.bar
        await s.press("J")
        assert "机器人公告" in s.bar
        await s.press("q")
        assert s.shows(StockScreen)
        assert s.app.screen.query_one(StoryList).cursor == 2
        assert "1 unread" in s.screen()


async def test_a_number_opens_the_page_of_what_is_named_with_it(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with reading(make_app(write(tmp_path))) as s:
        await s.press("S", "1")
        assert s.bar.startswith(" 汇川技术 300124.SZ")
        await s.press("9")
        assert s.bar.startswith(" 汇川技术 300124.SZ")
        await s.press("q")
        assert s.bar.startswith(" 机器人 300024.SZ")
        await s.press("q")
        assert s.app.screen is s.browse


async def test_the_stock_of_the_page_is_watched(make_app: MakeApp, tmp_path: Path) -> None:
    async with reading(make_app(write(tmp_path))) as s:
        await s.press("S", "w")
        assert s.bar.startswith(" ◆ 机器人 300024.SZ")
        assert s.app._library.stocks.watched() == [ROBOT]
        await s.press("q")
        assert [story.watched for story in s.stories()] == [True, True, False, False, True]


async def test_stories_are_marked_here_as_in_the_list(make_app: MakeApp, tmp_path: Path) -> None:
    async with reading(make_app(write(tmp_path))) as s:
        await s.press("S", "b", "u")
        assert "●" not in s.screen().splitlines()[5]
        assert "2 unread" in s.screen()
        await s.press("q")
        assert s.current().bookmarked


async def test_days_are_those_of_the_other_zone(make_app: MakeApp, tmp_path: Path) -> None:
    folder = write(tmp_path)
    late = post("机器人夜谈", "2022-08-15 01:00:00 +08:00", "<p>机器人(300024)。</p>", ("金融",))
    (folder / "late.md").write_text(late, encoding="utf-8")
    async with reading(make_app(folder)) as s:
        await s.press("S")
        assert "2022-08-10 – 2022-08-15" in s.screen()
        await s.press("t")
        assert "2022-08-10 – 2022-08-14" in s.screen()


async def test_new_stories_come_to_the_page(make_app: MakeApp, tmp_path: Path) -> None:
    folder = write(tmp_path)
    async with reading(make_app(folder)) as s:
        await s.press("S", "j")
        fresh = post("新机器人", "2022-08-14 21:00:00 +08:00", "<p>机器人(300024)。</p>", ("金融",))
        (folder / "fresh.md").write_text(fresh, encoding="utf-8")
        s.app._update()
        await s.settle()
        assert titles(s)[0] == "新机器人"
        assert s.app.screen.query_one(StoryList).story.title == AGAIN  # type: ignore[union-attr]


async def test_the_reader_begins_on_the_page_that_is_asked_for(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with reading(make_app(write(tmp_path), stock="600519.SH")) as s:
        assert s.bar.startswith(" 贵州茅台 600519.SH")
        await s.press("q")
        assert s.app.screen is s.browse
        await s.press("q")
        assert s.app.return_code == 0


async def test_a_stock_of_no_story_has_an_empty_page(make_app: MakeApp, tmp_path: Path) -> None:
    async with reading(make_app(write(tmp_path), stock="00700.HK")) as s:
        assert "No story of this archive names it." in s.screen()
        await s.press("enter", "b", "j", "1")
        assert s.shows(StockScreen)


async def test_the_page_fits_a_small_window(app: NewsreaderApp) -> None:
    async with reading(app, (40, 15)) as s:
        await s.press("S")
        assert "688012.SH" in s.bar
        assert s.app.screen.query_one(StoryList).size.height >= 5
