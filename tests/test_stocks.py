from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from newsreader.library import Library
from newsreader.stocks import Extent, Together

POST = """---
title: {title}
date: {date} +08:00
---
<p>{body}</p>
"""
DAYS = [date(2022, 8, 13), date(2022, 8, 14)]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    folder = tmp_path / "archive"
    folder.mkdir()
    for name, when, body in (
        ("a", "2022-08-13 23:30:00", "机器人(300024.SZ)与贵州茅台(600519.SH)"),
        ("b", "2022-08-14 09:30:00", "机器人(300024.SZ)与贵州茅台(600519.SH)，还有茶"),
        ("c", "2022-08-14 10:30:00", "智能机器人只是一个词"),
    ):
        (folder / f"{name}.md").write_text(POST.format(title=name, date=when, body=body), "utf-8")
    with Library.open(folder, zone="Asia/Shanghai") as opened:
        opened.update()
        yield opened


def test_questions_are_answered_for_the_days_of_the_display_zone(library: Library) -> None:
    assert library.stocks.by_day(DAYS, "300024.SZ") == {"300024.SZ": [1, 1]}
    assert library.stocks.newest_day() == DAYS[1]
    library.show_in("America/New_York")
    assert library.stocks.by_day(DAYS)["300024.SZ"] == [2, 0]
    assert library.stocks.has_posts(DAYS) == [True, False]
    assert library.stocks.newest_day() == DAYS[0]


def test_what_is_known_of_a_security_is_what_stories_say(library: Library) -> None:
    assert library.stocks.extent("300024.SZ") == Extent(2, 2, *DAYS)
    assert library.stocks.names("300024.SZ") == [("机器人", 2)]
    assert library.stocks.senses("300024.SZ") == {"company": 2}
    assert library.stocks.beside("300024.SZ", 2) == [Together("600519.SH", 2, 2, 2, 2)]


def test_marks_are_seen_as_soon_as_they_are_set(library: Library) -> None:
    library.mark(library.view().ids, "read", True)
    library.watch(["300024.SZ"], True)
    assert library.stocks.extent("300024.SZ").unread == 0
    assert library.stocks.watched() == ["300024.SZ"]
