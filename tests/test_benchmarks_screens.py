"""What the benchmarks read off the reader's screen."""

from __future__ import annotations

import pytest

from figures import BenchmarkError
from newsboat import lists_titles
from screens import at, below, holds, place, stories

SCREEN = """\
 posts · 15,000 stories · 174 unread            Asia/Shanghai  7/15,000
 All stories          15,000 ▕ Mon 19 Sep 2022  24
 ▼ Categories                ▕►   20:58  A title of 99 stories, 3/4 of it
 ├ ▶ 证券时报网        3,469 ▕    19:53  Another
"""


def test_the_top_line_says_where_the_cursor_stands_and_how_many_there_are() -> None:
    assert place(SCREEN) == (7, 15_000)
    assert stories(SCREEN) == (15_000, True)
    assert stories(" posts · ≥ 40 stories · 1/40") == (40, False)
    assert stories(" posts · 1 story · 1/1") == (1, True)


def test_the_list_below_says_nothing_of_that() -> None:
    below_alone = "\n" + SCREEN.partition("\n")[2]
    assert place(below_alone) is None
    assert stories(below_alone) is None


def test_a_place_is_awaited_in_a_list_of_a_length_or_of_any() -> None:
    assert at(7)(SCREEN)
    assert at(7, 15_000)(SCREEN)
    assert not at(7, 14_999)(SCREEN)
    assert not at(8)(SCREEN)


def test_a_list_holds_so_many_only_where_that_is_all() -> None:
    assert holds(15_000)(SCREEN)
    assert not holds(40)(" posts · ≥ 40 stories · 1/40")


def test_lines_of_the_panel_are_counted_from_its_first() -> None:
    assert below(SCREEN, "证券时报网") == 2
    with pytest.raises(BenchmarkError, match="Another"):
        below(SCREEN, "Another")  # it stands in the list, not in the panel


def test_newsboat_lists_titles_wherever_it_begins() -> None:
    """It begins with the first unread title, which is not the first once articles were opened."""
    head = (
        "newsboat 2.21.0 - Articles in feed 'the whole archive' (14943 unread) - file:///feed.xml\n"
    )
    assert lists_titles(head + "  22    Sep 18   2.1K  A title\n  23 N  Sep 18   876   Another\n")
    assert not lists_titles(head)
    feeds = (
        "newsboat 2.21.0 - Your feeds (1 unread, 1 total)\n   1 N (14943/1500 the whole archive\n"
    )
    assert not lists_titles(feeds)
