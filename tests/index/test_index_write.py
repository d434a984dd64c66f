from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from memory_index import MemoryIndex, company, memory_index

from newsreader.index import write
from newsreader.index.derive import Row
from newsreader.index.scan import Stamp
from newsreader.index.write import category_key, remove, settle, transaction
from newsreader.model import Level, Remark, Sense


@pytest.fixture
def index() -> Iterator[MemoryIndex]:
    with memory_index() as made:
        yield made


def count(index: MemoryIndex, table: str) -> int:
    return int(index.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


TABLES = ("posts", "texts", "tickers", "remarks")
ROW = Row(
    "芯片",
    categories=("金融", "示例日报"),
    zone="Asia/Shanghai",
    named=(company("300024.SZ", Sense.COMMON, 4), company("600856.SH")),
    remarks=(Remark("date", "None.", Level.PROBLEM),),
)


def test_a_row_that_is_replaced_keeps_its_id_and_leaves_nothing(index: MemoryIndex) -> None:
    first = index.add("a.md", ROW)
    index.add("b.md", ROW)
    assert index.add("a.md", Row("芯片 2")) == first
    assert [count(index, table) for table in TABLES] == [
        2,
        2,
        2,
        1,
    ]


def test_a_row_that_is_removed_leaves_nothing_and_its_id_is_not_given_again(
    index: MemoryIndex,
) -> None:
    gone = index.add("a.md", ROW)
    remove(index.connection, ["a.md", "never.md"])
    assert [count(index, table) for table in TABLES] == [0] * 4
    assert index.add("a.md", ROW) != gone


def test_a_row_shows_companies_only_and_its_problem(index: MemoryIndex) -> None:
    index.add("a.md", ROW)
    found = index.connection.execute("SELECT symbols, problem FROM posts").fetchone()
    assert found == ("600856.SH", 1)


def test_a_correction_is_no_problem(index: MemoryIndex) -> None:
    index.add("a.md", Row("a", remarks=(Remark("date", "Beijing.", Level.CORRECTION),)))
    assert index.connection.execute("SELECT problem FROM posts").fetchone() == (0,)


def test_stories_of_one_place_share_a_shelf(index: MemoryIndex) -> None:
    for path in "abc":
        index.add(path, ROW)
    assert count(index, "shelves") == 1


def test_the_zone_of_most_stories_is_settled(index: MemoryIndex) -> None:
    for path, zone in (("a", "UTC"), ("b", "Asia/Shanghai"), ("c", "Asia/Shanghai"), ("d", "")):
        index.add(path, zone=zone)
    settle(index.connection)
    found = index.connection.execute("SELECT value FROM meta WHERE key = 'zone'").fetchone()
    assert found == ("Asia/Shanghai",)


def test_what_sqlite_cannot_store_is_replaced(index: MemoryIndex) -> None:
    path = os.fsdecode(b"\xff.md")
    row = Row("\ud800", author="\udcff", text="\udfff\n")
    write.put(index.connection, Stamp(path, 1, 1), row, "made")
    assert index.connection.execute("SELECT title, path FROM posts").fetchone() == ("?", b"\xff.md")


def test_half_a_transaction_is_none(index: MemoryIndex) -> None:
    def interrupted() -> None:
        with transaction(index.connection):
            index.add("a.md", ROW)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert count(index, "posts") == 0


@pytest.mark.parametrize(
    ("categories", "key"),
    [
        ((), "/"),
        (("金融",), "/金融/"),
        (("金融", "ＡＢＣ Daily", "要闻"), "/金融/abc daily/要闻/"),
        (("A股 / 港股", "a›b"), "/a股/港股/a/b/"),
        (("/",), "/"),
    ],
)
def test_categories_are_compared_level_by_level(categories: tuple[str, ...], key: str) -> None:
    assert category_key(categories) == key
