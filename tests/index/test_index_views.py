from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memory_index import ARCHIVE, MemoryIndex, memory_index

from newsreader.index import views
from newsreader.index.search import Reader, condition
from newsreader.index.views import Day, Order, View
from newsreader.query import Days, Everything, Field, Is

READER = Reader(str(ARCHIVE), "Asia/Shanghai", None)


@pytest.fixture
def index() -> Iterator[MemoryIndex]:
    with memory_index() as made:
        yield made


def at(day: int, hour: int) -> int:
    """Seconds of an hour in August 2022, in Beijing."""
    zone = ZoneInfo("Asia/Shanghai")
    return int(datetime(2022, 8, day, hour, tzinfo=zone).timestamp())


def paths(index: MemoryIndex, view: View) -> list[str]:
    return [story.path for story in views.rows(index.connection, view.ids, READER)]


def make(
    index: MemoryIndex, order: Order, limit: int | None = None, zone: str = "Asia/Shanghai"
) -> View:
    reader = Reader(str(ARCHIVE), zone, None)
    return views.make(index.connection, Everything(), order, reader, limit)


@pytest.fixture
def filled(index: MemoryIndex) -> MemoryIndex:
    """Give five stories on two days and one without a date."""
    index.add("late", title="c", instant=at(14, 23))
    index.add("undated", title="a")
    index.add("early", title="B", instant=at(14, 1))
    index.add("before", title="d", instant=at(12, 12))
    index.add("same hour", title="e", instant=at(12, 12))
    return index


def test_the_newest_stands_first_and_the_undated_last(filled: MemoryIndex) -> None:
    view = make(filled, Order.NEWEST)
    assert paths(filled, view) == ["late", "early", "same hour", "before", "undated"]
    assert view.days == (
        Day(date(2022, 8, 14), 0, 2),
        Day(date(2022, 8, 12), 2, 2),
        Day(None, 4, 1),
    )


def test_the_oldest_stands_first_and_the_undated_last(filled: MemoryIndex) -> None:
    view = make(filled, Order.OLDEST)
    assert paths(filled, view) == ["before", "same hour", "early", "late", "undated"]
    assert [day.date for day in view.days] == [date(2022, 8, 12), date(2022, 8, 14), None]


def test_titles_are_sorted_without_regard_to_case_and_without_days(filled: MemoryIndex) -> None:
    view = make(filled, Order.TITLE)
    assert paths(filled, view) == ["undated", "early", "late", "before", "same hour"]
    assert paths(filled, make(filled, Order.TITLE_REVERSED)) == paths(filled, view)[::-1]
    assert view.days == ()


def test_days_are_those_of_the_zone(filled: MemoryIndex) -> None:
    view = make(filled, Order.NEWEST, zone="UTC")
    assert [day.date for day in view.days] == [
        date(2022, 8, 14),
        date(2022, 8, 13),
        date(2022, 8, 12),
        None,
    ]


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York", "Pacific/Auckland"])
def test_a_story_without_an_hour_stands_behind_the_others_of_its_day(
    index: MemoryIndex, zone: str
) -> None:
    for day in (13, 14):
        midnight = int(datetime(2022, 8, day, tzinfo=UTC).timestamp())
        index.add(f"day {day}", instant=midnight, day_only=True)
        for hour in (0, 12, 23):
            when = datetime(2022, 8, day, hour, tzinfo=ZoneInfo(zone))
            index.add(f"{hour} of {day}", instant=int(when.timestamp()))
    listed = [f"{what} {day}" for day in (14, 13) for what in ("23 of", "12 of", "0 of", "day")]
    newest = make(index, Order.NEWEST, zone=zone)
    assert paths(index, newest) == listed
    assert newest.days == (Day(date(2022, 8, 14), 0, 4), Day(date(2022, 8, 13), 4, 4))
    assert paths(index, make(index, Order.OLDEST, zone=zone)) == listed[::-1]
    first = make(index, Order.NEWEST, limit=6, zone=zone)
    assert paths(index, first) == listed[:6]
    assert first.days == (Day(date(2022, 8, 14), 0, 4), Day(date(2022, 8, 13), 4, 2))


def test_a_limit_gives_the_beginning_of_the_same_list(filled: MemoryIndex) -> None:
    first = make(filled, Order.NEWEST, limit=3)
    assert first.ids == make(filled, Order.NEWEST).ids[:3]
    assert not first.whole
    assert make(filled, Order.NEWEST, limit=6).whole


def test_a_list_goes_on_where_its_beginning_stood(filled: MemoryIndex) -> None:
    first, whole = make(filled, Order.NEWEST, limit=3), make(filled, Order.NEWEST)
    assert whole.goes_on(first)
    assert not whole.goes_on(whole)
    assert not make(filled, Order.OLDEST).goes_on(first)
    assert not make(filled, Order.NEWEST, zone="UTC").goes_on(first)
    filled.add("latest", instant=at(15, 1))
    assert not make(filled, Order.NEWEST).goes_on(first)


def test_a_position_is_found_again(filled: MemoryIndex) -> None:
    view = make(filled, Order.NEWEST)
    assert view.position(filled.id_of("before")) == 3
    assert view.position(999) is None


def test_an_empty_list_has_no_days(index: MemoryIndex) -> None:
    view = make(index, Order.NEWEST)
    assert (len(view), view.days, view.whole) == (0, (), True)


@given(
    st.lists(st.none() | st.integers(-(10**10), 10**10), max_size=40),
    st.sampled_from(["UTC", "Asia/Shanghai", "America/Sao_Paulo"]),
)
def test_days_are_what_the_calendar_says_of_each_story(
    instants: list[int | None], zone: str
) -> None:
    dated = sorted((i for i in instants if i is not None), reverse=True)
    row = list(enumerate([*dated, *[None] * instants.count(None)]))
    days = views.by_day(row, zone)
    assert [story for ids in days.values() for story in ids] == [story for story, _ in row]
    for day, ids in days.items():
        for story in ids:
            instant = row[story][1]
            assert (None if instant is None else views.day_of(instant, zone)) == day


def test_the_first_and_last_years_have_days() -> None:
    first = int(datetime(1, 1, 1, tzinfo=UTC).timestamp())
    last = int(datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC).timestamp())
    for zone in ("Asia/Shanghai", "America/New_York"):
        row = [(1, last), (2, last - 86400), (3, first)]
        days = views.by_day(row, zone)
        assert [story for ids in days.values() for story in ids] == [1, 2, 3]


def test_rows_come_in_the_order_asked_for_without_those_that_went(filled: MemoryIndex) -> None:
    ids = [filled.id_of("late"), 999, filled.id_of("before")]
    found = views.rows(filled.connection, ids, READER)
    assert [story.path for story in found] == ["late", "before"]


def test_many_rows_are_found_at_once(index: MemoryIndex) -> None:
    ids = [index.add(f"{number}.md") for number in range(1200)]
    assert [story.id for story in views.rows(index.connection, ids[::-1], READER)] == ids[::-1]


def test_a_story_is_found_by_its_path(filled: MemoryIndex) -> None:
    found = views.find(filled.connection, "late", READER)
    assert found is not None
    assert found.title == "c"
    assert views.find(filled.connection, "nowhere", READER) is None


def plan(index: MemoryIndex, sql: str, values: tuple[object, ...] = ()) -> str:
    steps = index.connection.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
    return "\n".join(step[-1] for step in steps)


@pytest.mark.parametrize("order", list(Order))
def test_a_plain_list_is_read_off_an_index(index: MemoryIndex, order: Order) -> None:
    statements: list[str] = []
    index.connection.set_trace_callback(statements.append)
    make(index, order)
    index.connection.set_trace_callback(None)
    statements = [text for text in statements if text.startswith("SELECT p.id")]
    by_date = order in (Order.NEWEST, Order.OLDEST)
    assert len(statements) == (2 if by_date else 1)  # with an hour, and without one
    names = ("posts_instant", "posts_day") if by_date else ("posts_title",)
    for statement, name in zip(statements, names, strict=True):
        steps = plan(index, statement)
        assert "TEMP B-TREE" not in steps
        assert f"INDEX {name}" in steps
        if by_date:
            assert f"COVERING INDEX {name}" in steps


def test_days_are_looked_up_in_an_index(index: MemoryIndex) -> None:
    statements: list[str] = []
    index.connection.set_trace_callback(statements.append)
    days = Days(date(2022, 8, 14), date(2022, 8, 14))
    views.make(index.connection, days, Order.NEWEST, READER)
    views.count(index.connection, days, READER)
    index.connection.set_trace_callback(None)
    timed, dayed, counted = (plan(index, text) for text in statements if text.startswith("SELECT"))
    for steps, name in (
        (timed, "posts_instant"),
        (dayed, "posts_day"),
        (counted, "posts_instant"),
        (counted, "posts_day"),
    ):
        assert "TEMP B-TREE" not in steps
        assert f"{name} (instant>? AND instant<?)" in steps


@pytest.mark.parametrize(
    ("query", "index_name"),
    [
        (Field("category", "金融"), "posts_shelf"),
        (Field("source", "日报"), "posts_shelf"),
        (Is("bookmarked"), "sqlite_autoindex_posts_1"),
    ],
)
def test_a_narrow_filter_does_not_read_every_post(
    index: MemoryIndex, query: Field | Is, index_name: str
) -> None:
    where = condition(query, READER)
    sql = f"""SELECT p.id FROM posts AS p WHERE p.day_only = 0 AND ({where.sql})
              ORDER BY p.instant DESC, p.id DESC"""
    assert f"SEARCH p USING COVERING INDEX {index_name}" in plan(
        index, sql, where.values
    ) or f"SEARCH p USING INDEX {index_name}" in plan(index, sql, where.values)
