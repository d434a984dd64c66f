from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.errors import QueryError
from newsreader.query.dates import days
from newsreader.query.tree import Days, Undated

TODAY = date(2022, 8, 14)  # a Sunday


def between(first: str | None, last: str | None) -> Days:
    return Days(
        date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None
    )


@pytest.mark.parametrize(
    "value",
    [
        "2022-08-04",
        "2022-8-4",
        "20220804",
        "2022/8/4",
        "2022/08/04",
        "2022.8.4",
        "2022年8月4日",
        "2022年08月04号",
        " 2022-08-04 ",
    ],
)
def test_a_day_may_be_written_in_every_usual_way(value: str) -> None:
    assert days(value, TODAY) == between("2022-08-04", "2022-08-04")


@pytest.mark.parametrize("value", ["2024-02", "2024-2", "202402", "2024/2", "2024年2月"])
def test_a_month_is_all_of_its_days(value: str) -> None:
    assert days(value, TODAY) == between("2024-02-01", "2024-02-29")


@pytest.mark.parametrize("value", ["2022", "2022年"])
def test_a_year_is_all_of_its_days(value: str) -> None:
    assert days(value, TODAY) == between("2022-01-01", "2022-12-31")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("today", "2022-08-14"),
        ("Today", "2022-08-14"),
        ("今天", "2022-08-14"),
        ("yesterday", "2022-08-13"),
        ("昨天", "2022-08-13"),
        ("sun", "2022-08-14"),
        ("sunday", "2022-08-14"),
        ("sat", "2022-08-13"),
        ("MON", "2022-08-08"),
    ],
)
def test_a_weekday_is_the_latest_such_day_with_today_among_them(value: str, day: str) -> None:
    assert days(value, TODAY) == between(day, day)


@pytest.mark.parametrize(
    ("value", "first"),
    [
        ("1d", "2022-08-14"),
        ("7d", "2022-08-08"),
        ("2w", "2022-08-01"),
        ("3m", "2022-05-15"),
        ("8m", "2021-12-15"),
        ("1y", "2021-08-15"),
        ("9999y", "0001-01-01"),
    ],
)
def test_a_number_of_days_counts_back_with_today_included(value: str, first: str) -> None:
    assert days(value, TODAY) == between(first, "2022-08-14")


def test_a_month_back_from_the_31st_ends_where_the_shorter_month_does() -> None:
    assert days("1m", date(2022, 3, 31)) == between("2022-03-01", "2022-03-31")


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022-08-01..2022-08-15", "2022-08-01", "2022-08-15"),
        ("2021..2022-02", "2021-01-01", "2022-02-28"),
        ("2022-08 .. today", "2022-08-01", "2022-08-14"),
        ("2022-08..", "2022-08-01", None),
        ("..2022-08", None, "2022-08-31"),
        ("7d..yesterday", "2022-08-08", "2022-08-13"),
        ("2022。。", "2022-01-01", None),
    ],
)
def test_a_range_runs_from_the_start_of_one_end_to_the_end_of_the_other(
    value: str, first: str | None, last: str | None
) -> None:
    assert days(value, TODAY) == between(first, last)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        (">=2022-08", "2022-08-01", None),
        (">2022-08", "2022-09-01", None),
        ("<=2022", None, "2022-12-31"),
        ("<2022", None, "2021-12-31"),
        ("> today", "2022-08-15", None),
        ("》=2022", "2022-01-01", None),
    ],
)
def test_a_comparison_leaves_one_end_open(value: str, first: str | None, last: str | None) -> None:
    assert days(value, TODAY) == between(first, last)


@pytest.mark.parametrize("value", ["none", "undated", "None"])
def test_none_means_the_posts_without_a_date(value: str) -> None:
    assert days(value, TODAY) == Undated()


@pytest.mark.parametrize(
    "value",
    [
        "2022-13",
        "2022-02-30",
        "0000",
        "20220230",
        "2022年13月",
        "0d",
        ">9999",
        "<0001",
        ">=2022-0-1",
    ],
)
def test_a_date_that_no_calendar_has_is_refused_with_the_forms_that_are_known(value: str) -> None:
    with pytest.raises(QueryError, match=r"There is no such date.*2022-08-14.*7d"):
        days(value, TODAY)


@pytest.mark.parametrize(
    "value",
    ["", " ", "soon", "2022-", "22-08-14", "7", "7h", "2022-08/14", ">", ">7d..8d", "1..2", "٢٠٢٢"],
)
def test_what_is_no_date_is_refused_with_the_forms_that_are_known(value: str) -> None:
    with pytest.raises(QueryError, match=r"is not a date.*2022-08-14.*7d"):
        days(value, TODAY)


def test_a_range_without_ends_is_refused() -> None:
    with pytest.raises(QueryError, match="at least one end"):
        days("..", TODAY)


def test_a_range_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(QueryError, match="ends on 2022-08-01, before it begins on 2022-08-15"):
        days("2022-08-15..2022-08-01", TODAY)


def test_the_end_of_a_range_that_is_wrong_is_pointed_at() -> None:
    with pytest.raises(QueryError) as refused:
        days("2022..2022-99", TODAY)
    assert (refused.value.start, refused.value.end) == (6, 13)


@given(st.text(alphabet="0123456789-/.<>=dwmy年月日 ", max_size=20), st.dates())
def test_any_value_is_days_in_order_or_refused_with_its_place(value: str, today: date) -> None:
    found: Days | Undated | QueryError
    try:
        found = days(value, today)
    except QueryError as error:
        found = error
    if isinstance(found, QueryError):
        assert 0 <= found.start <= found.end <= len(value)
    else:
        assert isinstance(found, Days)
        assert found.first or found.last
        assert found.first is None or found.last is None or found.first <= found.last


@given(st.dates(), st.dates())
def test_a_day_written_as_iso_is_that_day(day: date, today: date) -> None:
    assert days(day.isoformat(), today) == Days(day, day)
