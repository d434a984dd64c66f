"""What the stories of an archive teach of names, and which stories that concerns."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final, TypeAlias

from newsreader.errors import IndexUnavailable
from newsreader.index.grams import expression
from newsreader.index.schema import connect, sound
from newsreader.securities.lexicon import Lexicon
from newsreader.securities.own import OwnNames
from newsreader.securities.taught import Taught, learned
from newsreader.text.fold import fold
from newsreader.text.names import restored

Applied: TypeAlias = "dict[str, list[str]]"
"""The symbols of each name that goes beyond the shipped table; of one that is dropped, none."""

# A story that was filed twice teaches once.
_TAUGHT: Final = """
SELECT l.name, l.symbol, count(DISTINCT coalesce(p.fingerprint, p.path)) AS stories,
       date(min(p.instant), 'unixepoch'), date(max(p.instant), 'unixepoch')
FROM lessons AS l JOIN posts AS p ON p.id = l.post {where}
GROUP BY l.name, l.symbol ORDER BY stories DESC, l.symbol
"""
_NAMING: Final = """
SELECT p.id, p.path FROM grams AS g JOIN texts AS t ON t.id = g.rowid JOIN posts AS p ON p.id = t.id
WHERE grams MATCH ? AND instr(t.folded, ?)
"""


def taught(connection: sqlite3.Connection, name: str | None = None) -> list[Taught]:
    """The lessons of all stories together, or those on one name or symbol; most stories first."""
    where = "" if name is None else "WHERE l.name = ?1 OR l.symbol = ?1"
    values = () if name is None else (name,)
    return [
        Taught(called, symbol, stories, since or "", until or "")
        for called, symbol, stories, since, until in connection.execute(
            _TAUGHT.format(where=where), values
        )
    ]


def lexicon(connection: sqlite3.Connection, own: OwnNames) -> Lexicon:
    """The names that count in this archive: the shipped, the learned, and the user's over both."""
    return own.over(learned(taught(connection)).items())


def names_in(file: Path, archive: Path, own: OwnNames) -> Lexicon:
    """The names that count in `archive`, as far as its index in `file` knows; writes nothing."""
    try:
        if sound(file, archive):
            with closing(connect(file)) as connection:
                return lexicon(connection, own)
    except (sqlite3.Error, IndexUnavailable):
        pass  # a story can be read without what others teach
    return own.over()


def applied(lexicon: Lexicon) -> Applied:
    """What of `lexicon` is not in the shipped table, to be compared."""
    names = {name: [one.symbol for one in found] for name, found in lexicon.more.items()}
    return names | {name: [] for name in lexicon.dropped if name not in names}


def remembered(connection: sqlite3.Connection) -> Applied:
    """The names by which the texts in the index were read."""
    found = connection.execute("SELECT value FROM meta WHERE key = 'names'").fetchone()
    return json.loads(found[0]) if found else {}


def remember(connection: sqlite3.Connection, names: Applied) -> None:
    """Note the names by which the texts in the index have been read."""
    value = json.dumps(names, ensure_ascii=False)
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('names', ?)", (value,))


def differing(one: Mapping[str, list[str]], other: Mapping[str, list[str]]) -> set[str]:
    """The names that mean another thing in `one` than in `other`."""
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def naming(connection: sqlite3.Connection, names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Id and path of the posts in whose text one of `names` stands; one may come twice."""
    for name in names:
        word = fold(name)
        if asked := expression(word):
            for post, path in connection.execute(_NAMING, (asked, word)):
                yield post, restored(path)
