from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from newsreader.tui.lines import ListLines

COUNTS = st.lists(st.integers(1, 9), max_size=12)
"""How many stories each day has."""


def listed(counts: list[int]) -> ListLines:
    return ListLines([0, *accumulate(counts)][: len(counts)], sum(counts))


@given(COUNTS)
def test_a_story_stands_on_the_line_that_shows_it(counts: list[int]) -> None:
    lines = listed(counts)
    for position in range(sum(counts)):
        day, shown = lines.at(lines.line_of(position))
        assert shown == position
        assert day == lines.day_of(position)


@given(COUNTS)
def test_every_line_shows_one_story_or_one_header(counts: list[int]) -> None:
    lines = listed(counts)
    assert lines.count == sum(counts) + len(counts)
    shown = [lines.at(line) for line in range(lines.count)]
    wanted: list[tuple[int, int | None]] = []
    position = 0
    for day, count in enumerate(counts):
        wanted.append((day, None))
        for _ in range(count):
            wanted.append((day, position))
            position += 1
    assert shown == wanted


@given(st.integers(0, 50))
def test_without_days_line_and_position_are_the_same(stories: int) -> None:
    lines = ListLines((), stories)
    assert lines.count == stories
    for position in range(stories):
        assert lines.line_of(position) == position
        assert lines.at(position)[1] == position
