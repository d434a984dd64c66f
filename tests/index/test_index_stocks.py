from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from memory_index import ARCHIVE, MemoryIndex, company, memory_index

from newsreader.index import stocks
from newsreader.index.search import Reader, midnight
from newsreader.index.stocks import Extent, Together
from newsreader.model import Named, Sense

ZONE = "Asia/Shanghai"
SINCE = int(datetime(2022, 8, 10, tzinfo=UTC).timestamp())
READER = Reader(str(ARCHIVE), ZONE, SINCE)
MAOTAI, ROBOT = "600519.SH", "300024.SZ"
DAYS = [date(2022, 8, 12), date(2022, 8, 13), date(2022, 8, 14)]


@pytest.fixture
def index() -> Iterator[MemoryIndex]:
    with memory_index() as made:
        yield made


def at(day: int, hour: int = 12) -> int:
    """An hour of a day of August 2022 in Shanghai."""
    return midnight(date(2022, 8, day), ZONE) + hour * 3600


def add(index: MemoryIndex, path: str, instant: int | None, *named: Named, mark: str = "") -> None:
    index.add(path, instant=instant, named=named or (company(MAOTAI),), fingerprint=mark or None)


# --- by day -------------------------------------------------------------------------------------


def test_stories_are_counted_by_the_days_of_the_zone(index: MemoryIndex) -> None:
    add(index, "last-minute", at(12, 23))
    add(index, "first-hour", at(13, 0))
    add(index, "noon", at(13), company(MAOTAI, count=5), company(ROBOT))
    add(index, "undated", None)
    add(index, "earlier", at(1))
    found = stocks.by_day(index.connection, DAYS, ZONE)
    assert found == {MAOTAI: [1, 2, 0], ROBOT: [0, 1, 0]}
    assert stocks.by_day(index.connection, DAYS, ZONE, ROBOT) == {ROBOT: [0, 1, 0]}
    assert stocks.by_day(index.connection, DAYS, "UTC")[MAOTAI] == [2, 1, 0]


def test_a_story_of_which_only_the_day_is_known_is_of_that_day_in_every_zone(
    index: MemoryIndex,
) -> None:
    civil = int(datetime(2022, 8, 13, tzinfo=UTC).timestamp())
    index.add("a", instant=civil, day_only=True, named=(company(MAOTAI),))
    for zone in (ZONE, "UTC", "America/New_York", "Pacific/Kiritimati"):
        assert stocks.by_day(index.connection, DAYS, zone) == {MAOTAI: [0, 1, 0]}
        assert stocks.has_posts(index.connection, DAYS, zone) == [False, True, False]


def test_what_is_only_the_word_is_not_counted(index: MemoryIndex) -> None:
    add(index, "a", at(13), company(ROBOT, Sense.COMMON))
    assert stocks.by_day(index.connection, DAYS, ZONE) == {}
    assert stocks.extent(index.connection, ROBOT, READER).stories == 0


def test_a_story_that_was_filed_twice_counts_once(index: MemoryIndex) -> None:
    add(index, "first", at(12), mark="1:x")
    add(index, "copy", at(13), mark="1:x")
    add(index, "copy-of-the-copy", at(14, 20), mark="1:x")
    add(index, "other", at(14), mark="1:y")
    assert stocks.by_day(index.connection, DAYS, ZONE) == {MAOTAI: [1, 0, 1]}
    assert stocks.extent(index.connection, MAOTAI, READER).stories == 2


def test_the_same_text_after_three_days_is_another_story(index: MemoryIndex) -> None:
    add(index, "first", at(11, 6), mark="1:x")
    add(index, "again", at(14, 6), mark="1:x")
    assert stocks.extent(index.connection, MAOTAI, READER).stories == 2


def test_of_two_copies_of_one_instant_one_counts(index: MemoryIndex) -> None:
    add(index, "first", at(13), mark="1:x")
    add(index, "copy", at(13), mark="1:x")
    assert stocks.by_day(index.connection, DAYS, ZONE) == {MAOTAI: [0, 1, 0]}


def test_a_copy_that_names_other_securities_counts_for_them(index: MemoryIndex) -> None:
    """A publisher links what another one does not."""
    add(index, "plain", at(12), company(MAOTAI), mark="1:x")
    add(index, "linked", at(13), company(MAOTAI), company(ROBOT), mark="1:x")
    assert stocks.by_day(index.connection, DAYS, ZONE) == {MAOTAI: [1, 0, 0], ROBOT: [0, 1, 0]}


def test_texts_without_a_fingerprint_are_no_copies(index: MemoryIndex) -> None:
    add(index, "a", at(13))
    add(index, "b", at(13))
    assert stocks.by_day(index.connection, DAYS, ZONE) == {MAOTAI: [0, 2, 0]}


def test_days_have_posts_or_not(index: MemoryIndex) -> None:
    index.add("a", instant=at(14, 0))
    index.add("b", instant=at(15, 0))
    assert stocks.has_posts(index.connection, DAYS, ZONE) == [False, False, True]
    assert stocks.has_posts(index.connection, DAYS, "UTC") == [False, True, True]


STORIES = st.lists(
    st.tuples(
        st.integers(min_value=0, max_value=120),
        st.sets(st.sampled_from([MAOTAI, ROBOT, "00700.HK"])),
        st.sampled_from(["", "1:a", "1:b"]),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(STORIES)
def test_stories_by_day_are_those_that_one_counts_by_hand(
    made: list[tuple[int, set[str], str]],
) -> None:
    days = [date(2022, 8, 10) + timedelta(days=number) for number in range(6)]
    with memory_index() as index:
        for number, (hours, symbols, mark) in enumerate(made):
            named = tuple(map(company, sorted(symbols)))
            index.add(str(number), instant=at(10, hours), named=named, fingerprint=mark or None)
        found = stocks.by_day(index.connection, days, ZONE)
    wanted: dict[str, list[int]] = {}
    for number, (hours, symbols, mark) in enumerate(made):
        for symbol in symbols:
            earlier = any(
                mark and mark == other_mark and symbol in others
                and 0 <= hours - other_hours <= 48 and (other_hours, other) < (hours, number)
                for other, (other_hours, others, other_mark) in enumerate(made)
            )  # fmt: skip
            if not earlier:
                wanted.setdefault(symbol, [0] * len(days))[hours // 24] += 1
    assert found == wanted


# --- of one security ----------------------------------------------------------------------------


def test_how_many_stories_name_it_and_from_when_to_when(index: MemoryIndex) -> None:
    add(index, "old", at(1, 23))
    add(index, "new", at(12, 1))
    add(index, "newer", at(14, 1))
    add(index, "undated", None)
    index.mark("newer", "read", True)
    extent = stocks.extent(index.connection, MAOTAI, READER)
    assert extent == Extent(4, 1, date(2022, 8, 1), date(2022, 8, 14))
    assert stocks.extent(index.connection, ROBOT, READER) == Extent(0, 0, None, None)


def test_names_are_those_that_most_stories_give_first(index: MemoryIndex) -> None:
    add(index, "a", at(1), company(MAOTAI, name="茅台"))
    add(index, "b", at(2), company(MAOTAI, name="贵州茅台"))
    add(index, "c", at(3), company(MAOTAI, name="贵州茅台"))
    add(index, "d", at(4), company(MAOTAI))
    add(index, "e", at(5), company(MAOTAI, Sense.COMMON, name="酒"))
    assert stocks.names(index.connection, MAOTAI) == [("贵州茅台", 2), ("茅台", 1)]


def test_stories_are_counted_by_sense(index: MemoryIndex) -> None:
    add(index, "a", at(1), company(ROBOT, Sense.COMMON, 4))
    add(index, "b", at(2), company(ROBOT, Sense.COMMON), company(ROBOT))
    assert stocks.senses(index.connection, ROBOT) == {"common": 2, "company": 1}


def test_the_newest_day_is_not_one_after_tomorrow(index: MemoryIndex) -> None:
    assert stocks.newest_day(index.connection, ZONE) is None
    add(index, "a", at(14, 23))
    index.add("future", instant=int(datetime(2999, 1, 1, tzinfo=UTC).timestamp()))
    assert stocks.newest_day(index.connection, ZONE) == date(2022, 8, 14)
    civil = int(datetime(2022, 8, 15, tzinfo=UTC).timestamp())
    index.add("day", instant=civil, day_only=True)
    assert stocks.newest_day(index.connection, "America/New_York") == date(2022, 8, 15)


# --- together -----------------------------------------------------------------------------------


def test_what_is_named_with_it_is_counted(index: MemoryIndex) -> None:
    both = (company(MAOTAI), company(ROBOT))
    add(index, "a", at(1), *both)
    add(index, "b", at(2), *both)
    add(index, "c", at(3), company(MAOTAI))
    add(index, "d", at(4), company(ROBOT))
    add(index, "e", at(5), company(MAOTAI), company("00700.HK"))
    add(index, "f", at(6), company("AAPL.US"))
    assert stocks.beside(index.connection, MAOTAI, 2) == [Together(ROBOT, 2, 3, 4, 6)]
    assert {one.symbol for one in stocks.beside(index.connection, MAOTAI, 1)} == {ROBOT, "00700.HK"}


def test_a_round_up_brings_nothing_together(index: MemoryIndex) -> None:
    others = [f"{600100 + number}.SH" for number in range(stocks.ROUND_UP)]
    for path in "ab":
        add(index, path, at(1), company(MAOTAI), *map(company, others))
    assert stocks.beside(index.connection, MAOTAI, 1) == []
    for path in "cd":
        add(index, path, at(2), company(MAOTAI), *map(company, others[:-1]))
    assert len(stocks.beside(index.connection, MAOTAI, 2)) == stocks.ROUND_UP - 1


def test_a_copy_brings_nothing_together_again(index: MemoryIndex) -> None:
    for path, day in (("a", 1), ("b", 2)):
        add(index, path, at(day), company(MAOTAI), company(ROBOT), mark="1:x")
    assert stocks.beside(index.connection, MAOTAI, 2) == []


# --- what is watched ----------------------------------------------------------------------------


def test_the_watched_are_those_that_are_watched_still(index: MemoryIndex) -> None:
    index.watch(ROBOT)
    index.watch(MAOTAI)
    index.watch(ROBOT, False)
    assert stocks.watched(index.connection) == [MAOTAI]


# --- how it is looked for -----------------------------------------------------------------------


@pytest.mark.parametrize("symbol", [None, MAOTAI])
def test_no_story_outside_the_days_is_looked_at(index: MemoryIndex, symbol: str | None) -> None:
    """Days are looked up in the indexes on the stories' instants."""
    statements: list[str] = []
    index.connection.set_trace_callback(statements.append)
    stocks.by_day(index.connection, DAYS, ZONE, symbol)
    index.connection.set_trace_callback(None)
    (plan,) = (
        [row[3] for row in index.connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
        for statement in statements
    )
    assert not [line for line in plan if line.startswith(("SCAN p", "SCAN posts", "SCAN t"))]
    assert any("posts_instant" in line for line in plan)
    assert any("posts_day" in line for line in plan)
