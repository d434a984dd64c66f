"""The ways into an archive beside its list: the tree of categories, and the calendar."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from newsreader.index.schema import SEPARATOR
from newsreader.index.search import Reader, condition
from newsreader.index.views import Day
from newsreader.language import _
from newsreader.model import Node
from newsreader.query import Query, written


def shelves(
    connection: sqlite3.Connection, query: Query, reader: Reader
) -> Mapping[tuple[str, ...], int]:
    """How many stories of `query` stand in each category path."""
    where = condition(query, reader)
    found = connection.execute(
        f"""SELECT s.categories, count(*) FROM posts AS p JOIN shelves AS s ON s.id = p.shelf
            WHERE {where.sql} GROUP BY p.shelf""",
        where.values,
    )
    counts: Counter[tuple[str, ...]] = Counter()
    for categories, number in found:
        if categories:
            counts[tuple(categories.split(SEPARATOR))] += number
    return counts


def tree(counts: Mapping[tuple[str, ...], int]) -> tuple[Node, ...]:
    """The category paths as a tree; in each level the fullest first, then by name."""
    return _branches(counts, ())


def _branches(counts: Mapping[tuple[str, ...], int], above: tuple[str, ...]) -> tuple[Node, ...]:
    depth = len(above)
    groups: dict[str, dict[tuple[str, ...], int]] = {}
    for path, number in counts.items():
        if len(path) > depth:
            groups.setdefault(path[depth], {})[path] = number
    nodes = [
        Node(
            label,
            "category:" + written("/".join((*above, label))),
            sum(group.values()),
            _branches(group, (*above, label)),
        )
        for label, group in groups.items()
    ]
    return tuple(sorted(nodes, key=lambda node: (-node.count, node.label)))


def changed(connection: sqlite3.Connection) -> int:
    """When the index was changed last, in nanoseconds since 1970 UTC; 0 for never."""
    found = connection.execute("SELECT value FROM meta WHERE key = 'changed'").fetchone()
    return int(found[0]) if found else 0


def calendar(days: Iterable[Day]) -> tuple[Node, ...]:
    """The days of a list, newest first, by year and month; those without a date at the end."""
    years: dict[int, dict[int, list[tuple[date, int]]]] = {}
    undated = 0
    for day in days:
        if day.date is None:
            undated += day.count
        else:
            months = years.setdefault(day.date.year, {})
            months.setdefault(day.date.month, []).append((day.date, day.count))
    nodes = [_year(year, months) for year, months in sorted(years.items(), reverse=True)]
    if undated:
        nodes.append(Node(_("Undated"), "date:none", undated))
    return tuple(nodes)


def _year(year: int, months: Mapping[int, list[tuple[date, int]]]) -> Node:
    children = []
    for month, days in sorted(months.items(), reverse=True):
        label = f"{year:04d}-{month:02d}"
        leaves = tuple(
            Node(day.isoformat(), f"date:{day.isoformat()}", number)
            for day, number in sorted(days, reverse=True)
        )
        children.append(Node(label, f"date:{label}", sum(leaf.count for leaf in leaves), leaves))
    total = sum(child.count for child in children)
    return Node(f"{year:04d}", f"date:{year:04d}", total, tuple(children))
