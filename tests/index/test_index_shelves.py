from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from memory_index import ARCHIVE, MemoryIndex, memory_index

from newsreader.index import shelves, views
from newsreader.index.search import Reader
from newsreader.index.views import Day
from newsreader.model import Node
from newsreader.query import Everything, Text, parse

READER = Reader(str(ARCHIVE), "UTC", None)


@pytest.fixture
def index() -> Iterator[MemoryIndex]:
    with memory_index() as made:
        made.add("a", title="x", categories=("金融", "示例日报", "要闻"))
        made.add("b", title="y", categories=("金融", "示例日报", "要闻"), source="示例日报")
        made.add("c", title="y", categories=("金融", "示例日报"))
        made.add("d", title="y", categories=("Arts & Life", 'The "Post"', "A/B"))
        made.add("e", title="y")
        yield made


def every(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from every(node.children)


def test_the_tree_counts_what_stands_below_and_the_fullest_is_first(index: MemoryIndex) -> None:
    found = shelves.tree(shelves.shelves(index.connection, Everything(), READER))
    labels = [(node.label, node.count) for node in every(found)]
    assert labels[:3] == [("金融", 3), ("示例日报", 3), ("要闻", 2)]
    assert labels[3:] == [("Arts & Life", 1), ('The "Post"', 1), ("A/B", 1)]


def test_the_filter_of_a_node_finds_as_many_as_it_says(index: MemoryIndex) -> None:
    found = shelves.tree(shelves.shelves(index.connection, Everything(), READER))
    for node in every(found):
        query = parse(node.query, date(2022, 8, 14))
        assert views.count(index.connection, query, READER) == node.count, node


def test_the_tree_of_a_filter_counts_its_stories_only(index: MemoryIndex) -> None:
    found = shelves.tree(shelves.shelves(index.connection, Text("x"), READER))
    assert [(node.label, node.count) for node in every(found)] == [
        ("金融", 1),
        ("示例日报", 1),
        ("要闻", 1),
    ]


def test_the_calendar_is_by_year_month_and_day_with_the_undated_last() -> None:
    days = (
        Day(date(2022, 8, 14), 0, 2),
        Day(date(2022, 8, 12), 2, 1),
        Day(date(2022, 7, 1), 3, 4),
        Day(date(2021, 12, 31), 7, 1),
        Day(None, 8, 3),
    )
    nodes = shelves.calendar(days)
    assert nodes == shelves.calendar(reversed(days))
    assert [(node.label, node.query, node.count) for node in every(nodes)] == [
        ("2022", "date:2022", 7),
        ("2022-08", "date:2022-08", 3),
        ("2022-08-14", "date:2022-08-14", 2),
        ("2022-08-12", "date:2022-08-12", 1),
        ("2022-07", "date:2022-07", 4),
        ("2022-07-01", "date:2022-07-01", 4),
        ("2021", "date:2021", 1),
        ("2021-12", "date:2021-12", 1),
        ("2021-12-31", "date:2021-12-31", 1),
        ("Undated", "date:none", 3),
    ]
    for node in every(nodes):
        parse(node.query, date(2022, 8, 14))
