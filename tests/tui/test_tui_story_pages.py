from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from newsreader.article.setting import Setting
from newsreader.pictures.album import Album
from newsreader.pictures.kept import Kept
from newsreader.posts.clocks import SHIPPED_RULES
from newsreader.posts.post import parse
from newsreader.reading import OpenedStory
from newsreader.tui.drawing import Drawing
from newsreader.tui.story_pages import drawn_picture, markdown_pages, picture_sources, story_pages

POST = """---
title: Tea
---
<p>above<img src="tea.png" alt="a cup"><img src="https://a.example/b.png" alt="a pot"></p>
"""


@pytest.fixture
def opened() -> OpenedStory:
    return OpenedStory(parse(POST.encode(), "tea.md", SHIPPED_RULES))


@pytest.fixture
def album(tmp_path: Path) -> Album:
    Image.new("RGB", (80, 64), (10, 20, 30)).save(tmp_path / "tea.png")
    return Album(tmp_path, tmp_path / "tea.md", Kept(tmp_path / "cache"))


def test_with_an_album_the_page_has_room_for_what_is_at_hand(
    opened: OpenedStory, album: Album
) -> None:
    zone = ZoneInfo("UTC")
    assert picture_sources(opened.document) == ["tea.png", "https://a.example/b.png"]
    (page,) = story_pages(opened, zone, Setting(), album, 40, 60)
    (picture,) = page.pictures
    assert (picture.source, picture.columns, picture.rows) == ("tea.png", 10, 4)
    (page,) = story_pages(opened, zone, Setting(), None, 40, 60)
    assert not page.pictures


def test_a_picture_is_drawn_as_large_as_its_room(opened: OpenedStory, album: Album) -> None:
    (page,) = story_pages(opened, ZoneInfo("UTC"), Setting(), album, 40, 60)
    (picture,) = page.pictures
    rows = drawn_picture(album, Drawing(), picture)
    assert rows is not None
    assert [sum(len(segment.text) for segment in row) for row in rows] == [10] * 4


def test_a_broken_picture_is_not_drawn(opened: OpenedStory, album: Album, tmp_path: Path) -> None:
    (page,) = story_pages(opened, ZoneInfo("UTC"), Setting(), album, 40, 60)
    (tmp_path / "tea.png").write_bytes(b"no longer")
    assert drawn_picture(album, Drawing(), page.pictures[0]) is None


def test_markdown_names_its_pictures(opened: OpenedStory) -> None:
    (page,) = markdown_pages(opened, 80, 80)
    assert "![a cup](tea.png)" in "\n".join(line.text for line in page.lines)
