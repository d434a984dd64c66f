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
from newsreader.query import Everything, Field, Is

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


def test_a_limit_gives_the_beginning_of_the_same_list(filled: MemoryIndex) -> None:
    first = make(filled, Order.NEWEST, limit=3)
    assert first.ids == make(filled, Order.NEWEST).ids[:3]
    assert not first.whole
    assert make(filled, Order.NEWEST, limit=6).whole


def test_positions_and_days_are_found_again(filled: MemoryIndex) -> None:
    view = make(filled, Order.NEWEST)
    assert view.position(filled.id_of("before")) == 3
    assert view.position(999) is None
    assert [view.day_at(position) for position in range(5)] == [
        *[view.days[0]] * 2,
        *[view.days[1]] * 2,
        view.days[2],
    ]
    assert make(filled, Order.TITLE).day_at(0) is None


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
    row = [*dated, *[None] * instants.count(None)]
    days = list(views.split(row, zone))
    assert sum(day.count for day in days) == len(row)
    assert len({day.date for day in days}) == len(days)
    for day in days:
        for instant in row[day.first : day.first + day.count]:
            assert (None if instant is None else views.day_of(instant, zone)) == day.date


def test_the_first_and_last_years_have_days() -> None:
    first = int(datetime(1, 1, 1, tzinfo=UTC).timestamp())
    last = int(datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC).timestamp())
    for zone in ("Asia/Shanghai", "America/New_York"):
        assert sum(day.count for day in views.split([last, last - 86400, first], zone)) == 3


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
    (statement,) = [text for text in statements if text.startswith("SELECT p.id, p.instant")]
    steps = plan(index, statement)
    assert "TEMP B-TREE" not in steps
    name = "posts_instant" if order in (Order.NEWEST, Order.OLDEST) else "posts_title"
    assert f"INDEX {name}" in steps
    if order in (Order.NEWEST, Order.OLDEST):
        assert "COVERING INDEX posts_instant" in steps


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
    sql = f"SELECT p.id FROM posts AS p WHERE {where.sql} ORDER BY p.instant DESC, p.id DESC"
    assert f"SEARCH p USING COVERING INDEX {index_name}" in plan(
        index, sql, where.values
    ) or f"SEARCH p USING INDEX {index_name}" in plan(index, sql, where.values)
