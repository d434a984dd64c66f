"""What stories teach of names."""

from __future__ import annotations

import pytest

from newsreader.model import Link
from newsreader.securities.find import find
from newsreader.securities.lessons import Lesson, lessons


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
