from __future__ import annotations

from itertools import pairwise

from newsreader.model import Progress, Stage
from newsreader.tui.pace import Pace


def stories(count: int) -> Progress:
    return Progress(count, 100_000, changed=count)


def texts(count: int) -> Progress:
    return Progress(count, 1_000, changed=1_000, stage=Stage.TEXTS, texts=count)


def test_the_first_stories_are_shown_at_once_and_nothing_twice() -> None:
    pace = Pace()
    assert not pace.due(stories(0), 0.0)
    assert pace.due(stories(100), 0.1)
    assert not pace.due(stories(100), 0.2)


def test_the_list_is_made_as_often_as_it_has_grown_by_a_part_of_itself() -> None:
    pace = Pace()
    shown = [count for count in range(0, 100_001, 100) if pace.due(stories(count), 0.0)]
    assert len(shown) < 35
    assert all(later > 1.25 * sooner for sooner, later in pairwise(shown))


def test_what_has_come_is_shown_after_a_while_be_it_ever_so_little() -> None:
    pace = Pace()
    assert pace.due(stories(10_000), 0.0)
    assert not pace.due(stories(10_100), 4.9)
    assert pace.due(stories(10_200), 5.1)


def test_the_list_is_made_anew_when_all_stories_are_there() -> None:
    pace = Pace()
    assert pace.due(stories(990), 0.0)
    assert pace.due(texts(0), 0.1)
    assert pace.due(texts(25), 0.2)
    assert not pace.due(texts(30), 0.3)
    assert pace.due(texts(32), 0.4)
