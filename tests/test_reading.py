"""From a file to a page: what is named in a post, and how each sample post looks.

`NEWSREADER_GOLDENS=1 pytest tests/test_reading.py` writes the pages anew; read each before it is
committed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from newsreader.article.page import set_page
from newsreader.article.setting import Setting
from newsreader.model import Sense
from newsreader.posts.clocks import SHIPPED_RULES
from newsreader.posts.post import parse
from newsreader.reading import OpenedStory, article_of

ROOT = Path(__file__).parent.parent
POSTS = ROOT / "sample_posts" / "source" / "_posts"
GOLDEN = ROOT / "tests" / "golden"
NARROW = (
    "2026-10-26-opening-bell.html",
    "How tickers are written",
    "编辑部手记",
    "今天去了酒厂的开放日",
    "望海港前十月",
    "两百只手与一壶茶",
)
"""What the names of the posts begin with that are also shown at 40 columns."""


def slug(file: Path) -> str:
    """Folder and name of a post, short enough for every file system."""
    return re.sub(r"\W+", "-", f"{file.parent.name}-{file.stem}")[:28].strip("-_")


FILES = sorted(file for file in POSTS.rglob("*") if file.is_file())
PAGES = {f"{slug(file)}.txt": (file, 80) for file in FILES} | {
    f"{slug(file)}.40.txt": (file, 40) for file in FILES if file.name.startswith(NARROW)
}


def test_a_post_is_read_with_what_it_names() -> None:
    body = (
        "<p>比亚迪(002594.SZ)走强，<a href='/s' code='300024'>机器人</a>行业平稳。"
        "比亚迪(002594.SZ)</p>"
    )
    post = parse(f"---\ntitle: t\n---\n{body}".encode(), "a.md", SHIPPED_RULES)
    article = article_of(post)
    assert article.post is post
    assert article.document.text == "比亚迪(002594.SZ)走强，机器人行业平稳。比亚迪(002594.SZ)"
    company, *others = article.named
    assert (company.symbol, company.count, company.sense) == ("002594.SZ", 2, Sense.COMPANY)
    assert all(mention.field == "body" for mention in article.mentions)
    assert {named.sense for named in others} <= {Sense.COMMON}


def test_every_post_has_a_page_of_its_own() -> None:
    assert len(PAGES) == len(FILES) + len(NARROW)
    assert all(len(name.encode()) <= 100 for name in PAGES)


def test_there_is_no_page_of_a_post_that_is_gone() -> None:
    assert {file.name for file in GOLDEN.glob("*.txt")} <= set(PAGES)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_sample_post_is_set_as_it_was_when_its_page_was_read(name: str) -> None:
    file, cells = PAGES[name]
    post = parse(file.read_bytes(), file.relative_to(POSTS).as_posix(), SHIPPED_RULES)
    page = set_page(article_of(post), cells, ZoneInfo("Asia/Shanghai"))
    text = "".join(f"{line.text.rstrip()}\n" for line in page.lines)
    if os.environ.get("NEWSREADER_GOLDENS"):
        (GOLDEN / name).write_text(text, encoding="utf-8")
    assert text == (GOLDEN / name).read_text(encoding="utf-8")


def test_of_a_long_story_the_beginning_comes_first_with_the_same_lines() -> None:
    text = "海风吹了一夜，灯没有灭（600519）。" * 3
    body = "".join(f"<p>{number} {text}</p>" for number in range(400))
    post = parse(f"---\ntitle: a\n---\n{body}".encode(), "a.md", SHIPPED_RULES)
    opened = OpenedStory(post)
    zone = ZoneInfo("Asia/Shanghai")
    beginning, whole = opened.pages(60, zone, Setting())
    stands = beginning.lines[: beginning.body[1]]
    assert 200 < len(stands) < len(whole.lines) / 3
    assert stands == whole.lines[: len(stands)]
    assert len(list(opened.pages(50, zone, Setting()))) == 1
