from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.marks.rows import ArchiveRow, MarkRow, Row, WatchedRow, every, merge, tables
from newsreader.marks.tables import STEPS, make

A = MarkRow("/a", "a.md", "bookmark", 1, 100, "A", 5, "1:a")
WATCHED = WatchedRow("600519.SH", 1, 100)


def new() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    make(connection, STEPS, "")
    return connection


@pytest.fixture
def marks() -> Iterator[sqlite3.Connection]:
    with closing(new()) as connection:
        yield connection


def test_all_rows_are_given_table_by_table_in_the_order_of_their_keys(
    marks: sqlite3.Connection,
) -> None:
    rows: list[Row] = [WATCHED, A._replace(path="b.md"), A, ArchiveRow("/a", 1, 2)]
    rows.append(A._replace(kind="read"))
    assert merge(marks, rows) == 5
    assert list(every(marks)) == [rows[3], A, rows[4], rows[1], WATCHED]


def test_a_later_mark_takes_the_place_of_an_earlier_one(marks: sqlite3.Connection) -> None:
    merge(marks, [A, WATCHED])
    removed = A._replace(value=0, at=101, title="New", instant=6, fingerprint="1:b")
    assert merge(marks, [removed, WATCHED._replace(value=0, at=101)]) == 2
    assert list(every(marks)) == [removed, WATCHED._replace(value=0, at=101)]


@pytest.mark.parametrize("at", [99, 100])
def test_an_earlier_mark_and_one_of_the_same_time_change_nothing(
    marks: sqlite3.Connection, at: int
) -> None:
    merge(marks, [A, WATCHED])
    assert merge(marks, [A._replace(value=0, at=at), WATCHED._replace(value=0, at=at)]) == 0
    assert list(every(marks)) == [A, WATCHED]


def test_from_when_stories_are_unread_is_kept_as_it_is_here(marks: sqlite3.Connection) -> None:
    merge(marks, [ArchiveRow("/a", 1, 2)])
    assert merge(marks, [ArchiveRow("/a", 3, 4), ArchiveRow("/b", 3, None)]) == 1
    assert list(every(marks)) == [ArchiveRow("/a", 1, 2), ArchiveRow("/b", 3, None)]


def test_a_file_of_an_earlier_program_has_fewer_tables() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        make(connection, STEPS[:1], "")
        assert tables(connection) == ["archive", "mark"]
        assert list(every(connection)) == []


MARKS = st.builds(
    MarkRow,
    st.sampled_from(["/a", b"/\xff"]),
    st.sampled_from(["a.md", "b.md"]),
    st.sampled_from(["read", "bookmark"]),
    st.integers(0, 1),
    st.integers(0, 3),
    st.just("A"),
    st.none(),
    st.none(),
)


@given(st.lists(MARKS | st.builds(WatchedRow, st.just("X"), st.integers(0, 1), st.integers(0, 3))))
def test_merging_twice_changes_nothing(rows: list[Row]) -> None:
    with closing(new()) as connection:
        merge(connection, rows)
        once = list(every(connection))
        assert merge(connection, rows) == 0
        assert list(every(connection)) == once


@given(st.lists(MARKS, unique_by=lambda row: (*row[:3], row.at)))
def test_in_which_order_files_are_merged_is_all_the_same(rows: list[MarkRow]) -> None:
    with closing(new()) as one, closing(new()) as other:
        merge(one, rows)
        merge(other, reversed(rows))
        assert list(every(one)) == list(every(other))
