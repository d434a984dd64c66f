from __future__ import annotations

from datetime import date, timedelta

import pytest

from newsreader.reports.trends import LEAST, score, trends
from reports.memory_library import Memory

LAST = date(2022, 8, 14)
ROBOT, MAOTAI, BOAT = "300024.SZ", "600519.SH", "600018.SH"


def ago(days: int) -> date:
    return LAST - timedelta(days=days)


def every_day(memory: Memory) -> None:
    """Have a story on every day of the window and before it."""
    for day in range(35):
        memory.add(ago(day), BOAT)


def test_an_empty_archive_has_no_trends(memory: Memory) -> None:
    assert trends(memory.library) is None


def test_what_is_named_more_often_than_before_stands_first(memory: Memory) -> None:
    every_day(memory)
    memory.add(ago(1), ROBOT, number=7)
    memory.add(ago(2), MAOTAI, number=14)
    memory.add(ago(20), MAOTAI, number=28)
    found = trends(memory.library)
    assert found is not None
    assert (found.first, found.last) == (ago(6), LAST)
    assert [one.symbol for one in found.trends] == [ROBOT, MAOTAI]
    robot, maotai = found.trends
    assert (robot.name, robot.stories, robot.usual) == ("机器人", 7, 0)
    assert robot.z == pytest.approx(1.0)
    assert (maotai.stories, maotai.usual) == (14, 7)
    assert maotai.z == pytest.approx((2 - 1) / 2**0.5)
    assert len(maotai.days.counts) == 35
    assert maotai.days.last == LAST


def test_fewer_than_three_stories_are_no_trend(memory: Memory) -> None:
    every_day(memory)
    memory.add(ago(1), ROBOT, number=LEAST - 1)
    found = trends(memory.library)
    assert found is not None
    assert found.trends == ()
    memory.add(ago(2), ROBOT)
    found = trends(memory.library)
    assert found is not None
    assert [one.symbol for one in found.trends] == [ROBOT]


def test_days_of_which_there_is_no_story_count_neither_now_nor_before(memory: Memory) -> None:
    memory.add(ago(0), ROBOT, number=3)
    memory.add(ago(10), ROBOT, number=2)
    memory.add(ago(20), BOAT)
    found = trends(memory.library)
    assert found is not None
    (trend,) = found.trends
    assert trend.usual == pytest.approx(1.0)  # one a day of two, in a window of one
    assert trend.z == pytest.approx((3 - 1) / 2**0.5)


def test_the_window_may_be_longer_or_shorter(memory: Memory) -> None:
    every_day(memory)
    memory.add(ago(5), ROBOT, number=4)
    for window, symbols in ((5, []), (6, [ROBOT])):
        found = trends(memory.library, window)
        assert found is not None
        assert [one.symbol for one in found.trends] == symbols


def test_no_more_are_told_than_were_asked_for(memory: Memory) -> None:
    every_day(memory)
    for number in range(5):
        memory.add(ago(0), f"{600100 + number}.SH", number=3 + number)
    found = trends(memory.library, most=2)
    assert found is not None
    assert [one.stories for one in found.trends] == [7, 6]


@pytest.mark.parametrize(
    ("now", "usual", "z"), [(0, 0, 0), (3, 0, 3), (3, 3, 0), (5, 3, 1), (1, 3, -1)]
)
def test_the_score_is_that_of_the_formula(now: float, usual: float, z: float) -> None:
    assert score(now, usual) == pytest.approx(z)
