from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from memory_index import MADE, MemoryIndex, company, memory_index, whole

from newsreader.index import schema, write
from newsreader.index.derive import Body, Head
from newsreader.index.grams import pieces
from newsreader.index.scan import Stamp
from newsreader.index.write import (
    category_key,
    give_back,
    join_pieces,
    put_bodies,
    put_head,
    put_heads,
    remove,
    settle,
    textless,
    transaction,
)
from newsreader.model import Level, Remark, Sense


@pytest.fixture
def index() -> Iterator[MemoryIndex]:
    with memory_index() as made:
        yield made


def count(index: MemoryIndex, table: str) -> int:
    return int(index.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


TABLES = ("posts", "keys", "texts", "tickers", "remarks")
ROW = whole(
    "芯片",
    categories=("金融", "示例日报"),
    zone="Asia/Shanghai",
    named=(company("300024.SZ", Sense.COMMON, 4), company("600856.SH")),
    remarks=(Remark("date", "None.", Level.PROBLEM),),
)


def found(index: MemoryIndex, piece: str) -> list[int]:
    asked = "SELECT rowid FROM grams WHERE grams MATCH ?"
    return [post for (post,) in index.connection.execute(asked, (f'"{piece}"',))]


def test_a_row_that_is_replaced_keeps_its_id_and_leaves_nothing(index: MemoryIndex) -> None:
    first = index.add("a.md", ROW)
    second = index.add("b.md", ROW)
    assert index.add("a.md", whole("晶片 2")) == first
    assert [count(index, table) for table in TABLES] == [2, 2, 2, 2, 1]
    assert found(index, "芯片") == [second]
    assert found(index, "晶片") == [first]


def test_a_row_that_is_removed_leaves_nothing_and_its_id_is_not_given_again(
    index: MemoryIndex,
) -> None:
    gone = index.add("a.md", ROW)
    remove(index.connection, ["a.md", "never.md"])
    assert [count(index, table) for table in TABLES] == [0] * 5
    assert found(index, "芯片") == []
    assert index.add("a.md", ROW) != gone


def test_a_new_head_waits_for_its_body(index: MemoryIndex) -> None:
    post = index.add("a.md", ROW)
    assert index.add_head("a.md", ROW[0]) == post
    assert [count(index, table) for table in TABLES] == [1, 1, 0, 0, 1]
    assert textless(index.connection, MADE.bodies_by) == [(post, "a.md")]
    put_bodies(index.connection, [(post, ROW[1])], MADE.bodies_by)
    assert textless(index.connection, MADE.bodies_by) == []
    assert found(index, "芯片") == [post]


def test_a_body_that_is_read_again_replaces_what_it_said(index: MemoryIndex) -> None:
    post = index.add("a.md", ROW)
    broken = Body("芯片\n", pieces("芯片\n"), remarks=(Remark("body", "None."),))
    put_bodies(index.connection, [(post, broken)], "later")
    assert count(index, "tickers") == 0
    assert count(index, "remarks") == 2
    put_bodies(index.connection, [(post, ROW[1])], "later still")
    assert count(index, "tickers") == 2
    assert count(index, "remarks") == 1
    assert textless(index.connection, "later still") == []


def test_a_problem_of_the_body_is_one_of_the_story(index: MemoryIndex) -> None:
    post = index.add("a.md", whole("a"))
    problem = "SELECT problem FROM posts"
    put_bodies(index.connection, [(post, Body("a\n", remarks=(Remark("body", "-"),)))], "b")
    assert index.connection.execute(problem).fetchone() == (1,)
    put_bodies(index.connection, [(post, Body("a\n"))], "b")
    assert index.connection.execute(problem).fetchone() == (0,)


def test_the_newest_texts_are_wanted_first(index: MemoryIndex) -> None:
    for path, instant in (("b", 2), ("none", None), ("c", 3), ("a", 1)):
        index.add_head(path, Head(path, instant=instant))
    assert [path for _id, path in textless(index.connection, "x")] == ["c", "b", "a", "none"]


def test_joining_pieces_ends(index: MemoryIndex) -> None:
    for number in range(40):
        index.add(f"{number}.md", whole(f"第{number}条", "芯片设备" * number))
    pages = -1
    steps = 0
    while join_pieces(index.connection, pages):
        pages = 1
        steps += 1
    assert 0 < steps < 200
    assert len(found(index, "芯片")) == 39


def test_a_row_shows_companies_only_and_its_problem(index: MemoryIndex) -> None:
    index.add("a.md", ROW)
    found = index.connection.execute("SELECT symbols, problem FROM posts").fetchone()
    assert found == ("600856.SH", 1)


def test_a_correction_is_no_problem(index: MemoryIndex) -> None:
    index.add("a.md", whole("a", remarks=(Remark("date", "Beijing.", Level.CORRECTION),)))
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
    row = Head("\ud800", author="\udcff", tags=("\ud801",)), Body("?\n")
    write.put(index.connection, Stamp(path, 1, 1), row, MADE)
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


def test_empty_pages_are_given_back(tmp_path: Path) -> None:
    file = tmp_path / "index.db"
    schema.prepare(file, tmp_path)
    with closing(schema.connect(file)) as connection:
        connection.execute("CREATE TABLE heap AS SELECT zeroblob(1000000) AS it")
        connection.execute("DROP TABLE heap")
        steps = 1
        while give_back(connection, 10):
            steps += 1
        assert 1 < steps < 20
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)


def everything(index: MemoryIndex) -> list[list[tuple[object, ...]]]:
    """What stands in the tables, in their order."""
    tables = (*TABLES, "shelves", "skipped")
    return [index.connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]


def test_heads_that_are_put_together_are_what_they_are_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.urandom", bytes)  # ids begin anywhere, and here at the same place
    again = Head(
        "又一篇", categories=("金融",), source="乙", tags=("盐",), instant=5, day_only=True
    )
    heads = [
        (Stamp("new.md", 3, 4), ROW[0]),
        (Stamp("known.md", 5, 6), again),
        (Stamp("no-post.md", 1, 1), None),
        (Stamp("now-a-post.md", 2, 2), Head("Now")),
        (Stamp(os.fsdecode(b"\xd0\xc2.md"), 7, 8), again),
    ]
    with memory_index() as together, memory_index() as alone:
        for index in (together, alone):
            index.add("known.md", ROW)
            put_head(index.connection, Stamp("now-a-post.md", 1, 1), None, "head")
        put_heads(together.connection, heads, "head")
        # Those of which something is known come first, and so get the lower ids.
        for stamp, head in (*heads[1:4], heads[0], heads[4]):
            put_head(alone.connection, stamp, head, "head")
        assert everything(together) == everything(alone)
        assert count(together, "posts") == 4


def test_more_posts_are_read_again_than_the_table_of_pieces_has_parts(index: MemoryIndex) -> None:
    # Each head that is replaced writes what was gathered of pieces: a part of the table.
    posts = [f"{number}.md" for number in range(2_300)]
    with transaction(index.connection):
        for path in posts:
            index.add(path, title=path, text="芯片设备")
    heads = [(Stamp(path, 2, 2), Head(path)) for path in posts]
    for start in range(0, len(heads), 500):
        with transaction(index.connection):
            put_heads(index.connection, heads[start : start + 500], "head")
    assert count(index, "posts") == len(posts)
    assert count(index, "texts") == 0
    assert found(index, "芯片") == []
