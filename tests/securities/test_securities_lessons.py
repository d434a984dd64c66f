"""What stories teach of names."""

from __future__ import annotations

import pytest

from newsreader.model import Link
from newsreader.securities.find import find
from newsreader.securities.lessons import LEAST, Lesson, Taught, learned, lessons


def taught(name: str, symbol: str = "600519.SH", stories: int = LEAST) -> Taught:
    """What an archive teaches of a name."""
    return Taught(name, symbol, stories, "2024-01-02", "2024-03-04")


def lessons_of(text: str, links: tuple[Link, ...] = ()) -> list[Lesson]:
    """What a story with this text teaches."""
    return list(lessons(find("", text, links)))


def test_a_name_beside_a_code_is_a_lesson() -> None:
    assert lessons_of("今日南屿茶业（600519）在南屿。") == []  # 今日 runs into the name
    assert lessons_of("，南屿茶业（600519）在南屿。") == [Lesson("南屿茶业", "600519.SH")]


def test_it_is_taught_once_a_story() -> None:
    text = "，南屿茶业（600519）。，南屿茶业（600519）。"
    assert lessons_of(text) == [Lesson("南屿茶业", "600519.SH")]


@pytest.mark.parametrize(
    "text",
    [
        "，贵州茅台（600519）",
        "，机器人（600519）",
        "，茶叶的树（600519）",
        "，今年大涨（600519）",
        "，茶股（600519）",
        "，贵州茅台树（600519）",
        "南屿茶业在南屿。",
    ],
)
def test_what_is_known_or_a_phrase_is_no_lesson(text: str) -> None:
    assert lessons_of(text) == []


def test_a_linked_phrase_is_no_lesson() -> None:
    text = "看看今年谁在南屿泡茶"
    link = Link(0, len(text), "https://xueqiu.com/S/SH600519")
    assert lessons_of(text, (link,)) == []


def test_what_enough_stories_agree_on_counts_from_the_first() -> None:
    (name,) = learned([taught("南屿茶业")])["南屿茶业"]
    assert (name.symbol, name.since) == ("600519.SH", "2024-01-02")


def test_too_few_stories_two_shares_or_a_known_name_do_not_count() -> None:
    assert not learned([taught("南屿茶业", stories=LEAST - 1)])
    assert not learned([taught("南屿茶业"), taught("南屿茶业", "000001.SZ")])
    assert not learned([taught("贵州茅台", "000001.SZ")])
