"""A filter -> one condition in SQL; no story is ever looked at in Python.

A word can be looked for in two ways that find the same. `Search.SCAN` looks into the text of each
story that the other parts of a filter leave: best where those are few, or the first hits are
enough. `Search.PIECES` asks the table `grams` first: best where a word is rare, or absent.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, assert_never
from zoneinfo import ZoneInfo

from newsreader.errors import UnknownSecurity
from newsreader.index import grams
from newsreader.index.marked import BOOKMARKED, UNREAD, WATCHED
from newsreader.language import _
from newsreader.query import (
    Among,
    And,
    Days,
    Everything,
    Field,
    Is,
    Not,
    Or,
    Query,
    Text,
    Ticker,
    Undated,
)
from newsreader.query.words import shown

if TYPE_CHECKING:
    from newsreader.securities.lexicon import Lexicon

Value = str | bytes | int | None


def _shipped() -> Lexicon:
    from newsreader.securities.lexicon import SHIPPED  # slow to import, and seldom asked for

    return SHIPPED


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks: the same filter means other stories in another zone, or with other marks."""

    archive: str | bytes
    """Real path of the archive, as stored: the key of its marks."""
    zone: str
    """IANA name of the display zone."""
    unread_since: int | None
    """Stories from this instant on (seconds since 1970 UTC) are unread until marked; None: none."""
    lexicon: Callable[[], Lexicon] = _shipped
    """Gives the names that securities are known by."""
    common: frozenset[str] = frozenset()
    """Symbols that so many stories name that each story is asked, sooner than all are listed."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What stands after WHERE, on `posts AS p`; always true or false, never NULL."""

    sql: str
    values: tuple[Value, ...] = ()


class Search(Enum):
    """How a word is looked for."""

    SCAN = auto()
    PIECES = auto()


# Of a story whose text has not been read yet, the title is searched.
_TEXT: Final = """
coalesce((SELECT instr(folded, ?) FROM texts WHERE texts.id = p.id), instr(p.title_key, ?)) > 0"""
_PIECES: Final = """p.id IN (
    SELECT rowid FROM grams WHERE grams MATCH ?
    UNION ALL SELECT id FROM posts WHERE body_by = '' AND instr(title_key, ?))"""
_FIELDS: Final = {
    "category": "p.shelf IN (SELECT id FROM shelves WHERE instr(category_key, ?))",
    "source": "p.shelf IN (SELECT id FROM shelves WHERE instr(source_key, ?))",
    "title": "instr(p.title_key, ?) > 0",
    "author": "instr((SELECT author_key FROM keys WHERE keys.id = p.id), ?) > 0",
    "tag": "instr((SELECT tags_key FROM keys WHERE keys.id = p.id), ?) > 0",
    "path": "instr((SELECT path_key FROM keys WHERE keys.id = p.id), ?) > 0",
}
_TICKER: Final = "p.id IN (SELECT post FROM tickers WHERE symbol IN ({}) AND sense = 'company')"
_EACH_TICKER: Final = """EXISTS (
    SELECT 1 FROM tickers WHERE symbol IN ({}) AND sense = 'company' AND post = p.id)"""
_BEGINNING: Final = """p.id IN (
    SELECT post FROM tickers WHERE symbol >= ? AND symbol < ? AND sense = 'company')"""
_ALL_OR_BEGINNING: Final = """p.id IN (
    SELECT post FROM tickers WHERE symbol = ? AND sense = 'company'
    UNION ALL
    SELECT post FROM tickers WHERE symbol >= ? AND symbol < ? AND sense = 'company'
        AND NOT EXISTS (SELECT 1 FROM tickers WHERE symbol = ? AND sense = 'company'))"""
_NTH_STORY: Final = """
SELECT 1 FROM tickers WHERE symbol = ? AND sense = 'company' LIMIT 1 OFFSET ?"""
_NTH_TEXT: Final = "SELECT 1 FROM grams WHERE grams MATCH ? LIMIT 1 OFFSET ?"
_IDS: Final = """
SELECT coalesce((SELECT max(id) FROM posts) - (SELECT min(id) FROM posts) + 1, 0)"""
"""About as many as there are posts, without counting them."""
_EVERYWHERE: Final = 20_000
"""Texts: a word that so many have is not rare in any archive; to count them takes 2 ms."""
_LITTLE: Final = 2_000
"""Stories whose texts are looked into sooner than `grams` is asked, or that a list may hold."""
_CODE: Final = re.compile("[0-9]{1,6}")
_WHOLE: Final = 6
"""Digits of a code that cannot be the beginning of a longer one."""
_AFTER_DIGITS: Final = ":"
"""The character after 9; no symbol has one."""


def condition(query: Query, reader: Reader, search: Search = Search.SCAN) -> Condition:
    """The condition that the stories of `query` meet. Raises UnknownSecurity."""
    match query:
        case Everything():
            return Condition("1")
        case Among(ids):
            listed = "[" + ",".join(map(str, ids)) + "]"
            return Condition("p.id IN (SELECT value FROM json_each(?))", (listed,))
        case And(parts):
            return _joined(" AND ", parts, reader, search)
        case Or(parts):
            return _joined(" OR ", parts, reader, search)
        case Not(part):
            inner = condition(part, reader, search)
            return Condition(f"NOT ({inner.sql})", inner.values)
        case Text(value):
            return _text(value, search)
        case Field("category", value):
            return Condition(_FIELDS["category"], (f"/{value}/",))
        case Field(name, value):
            return Condition(_FIELDS[name], (value,))
        case Ticker(notation):
            return _ticker(notation, reader)
        case Days(first, last):
            return _days(first, last, reader.zone)
        case Undated():
            return Condition("p.instant IS NULL")
        case Is(state):
            return _state(state, reader)
    assert_never(query)


def search_for(
    connection: sqlite3.Connection, query: Query, reader: Reader, limit: int | None = None
) -> Search:
    """How the words in `query` are best looked for: where its other parts leave little, in that.

    So are words that are in every fourth text, where no more than `limit` stories are wanted. A
    word of one letter, or of signs alone, is looked for in all texts either way.
    """
    parts = query.parts if isinstance(query, And) else ()
    words = tuple(part for part in parts if searches(part))
    others = tuple(part for part in parts if part not in words)
    if not others or not words:
        return Search.PIECES
    if limit is not None and all(_everywhere(connection, word) for word in words):
        return Search.SCAN
    where = _joined(" AND ", others, reader, Search.SCAN)
    left = f"SELECT 1 FROM posts AS p WHERE {where.sql} LIMIT {_LITTLE + 1}"
    ((number,),) = connection.execute(f"SELECT count(*) FROM ({left})", where.values).fetchall()
    return Search.SCAN if number <= _LITTLE else Search.PIECES


def _everywhere(connection: sqlite3.Connection, part: Query) -> bool:
    """Whether a part of a filter is a word that very many texts have."""
    if not isinstance(part, Text):
        return False
    ((ids,),) = connection.execute(_IDS).fetchall()
    values = (grams.expression(part.value), min(ids // 4, _EVERYWHERE))
    return connection.execute(_NTH_TEXT, values).fetchone() is not None


def searches(query: Query) -> bool:
    """Whether there is a word in `query` that `grams` knows of."""
    match query:
        case Text(value):
            return bool(grams.wanted(value))
        case And(parts) | Or(parts):
            return any(map(searches, parts))
        case Not(part):
            return searches(part)
        case _:
            return False


def _text(word: str, search: Search) -> Condition:
    pieces = grams.expression(word)
    if search is Search.SCAN or not pieces:
        return Condition(_TEXT, (word, word))
    if grams.settles(word):
        return Condition(_PIECES, (pieces, word))
    return Condition(f"{_PIECES} AND {_TEXT}", (pieces, word, word, word))


def _joined(word: str, parts: tuple[Query, ...], reader: Reader, search: Search) -> Condition:
    inner = [condition(part, reader, search) for part in parts]
    sql = word.join(f"({part.sql})" for part in inner)
    return Condition(sql, tuple(value for part in inner for value in part.values))


def common(connection: sqlite3.Connection, query: Query, reader: Reader) -> frozenset[str]:
    """Of the symbols that `query` asks for, those that very many stories name.

    The newest stories that name them are found soonest by asking the newest ones, one by one.
    """
    return frozenset(
        symbol
        for symbol in _asked_for(query, reader)
        if connection.execute(_NTH_STORY, (symbol, _LITTLE)).fetchone()
    )


def _asked_for(query: Query, reader: Reader) -> Iterator[str]:
    match query:
        case Ticker(notation):
            if not _CODE.fullmatch(notation) or len(notation) == _WHOLE:
                yield from _resolved(notation, reader.lexicon())
        case And(parts) | Or(parts):
            for part in parts:
                yield from _asked_for(part, reader)
        case Not(part):
            yield from _asked_for(part, reader)


def _resolved(notation: str, lexicon: Lexicon) -> tuple[str, ...]:
    from newsreader.securities.resolve import resolve

    return resolve(notation, lexicon)


def _ticker(notation: str, reader: Reader) -> Condition:
    """Stories that name the security as a company; where the word is only a word does not count.

    A name or initials that several securities have ask for any of them. Fewer digits than a code
    has may be all of one (`700`), or what is typed so far of another: they are a beginning where no
    story names the security that they would be.
    """
    lexicon = reader.lexicon()
    digits = _CODE.fullmatch(notation)
    symbols = _resolved(notation, lexicon) if digits else symbols_of(notation, lexicon)
    if not digits or (symbols and len(notation) == _WHOLE):
        form = _TICKER if reader.common.isdisjoint(symbols) else _EACH_TICKER
        return Condition(form.format(",".join("?" * len(symbols))), symbols)
    beginning = (notation, notation + _AFTER_DIGITS)
    if not symbols:
        return Condition(_BEGINNING, beginning)
    return Condition(_ALL_OR_BEGINNING, (symbols[0], *beginning, symbols[0]))


def symbols_of(notation: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The symbols that `notation` may mean, the most probable first; at least one.

    Raises UnknownSecurity.
    """
    found = _resolved(notation, lexicon)
    if not found:
        message = _("“{notation}” is no security that is known by this name or code.")
        raise UnknownSecurity(message.format(notation=shown(notation)), notation)
    return found


def _days(first: date | None, last: date | None, zone: str) -> Condition:
    """Stories of some days: in `zone` where the hour is known, else of the calendar.

    The outer bounds say the same of both kinds, so that they can be looked up in an index.
    """
    bounds, values = ["p.instant IS NOT NULL"], list[Value]()
    if first is not None:
        begins = (midnight(first, "UTC"), midnight(first, zone))
        bounds.append("p.instant >= ? AND p.instant >= iif(p.day_only, ?, ?)")
        values += [min(begins), *begins]
    if last is not None and last < date.max:
        ends = [midnight(last + timedelta(days=1), each) for each in ("UTC", zone)]
        bounds.append("p.instant < ? AND p.instant < iif(p.day_only, ?, ?)")
        values += [max(ends), *ends]
    return Condition(" AND ".join(bounds), tuple(values))


def midnight(day: date, zone: str) -> int:
    """When `day` begins in `zone`, in seconds since 1970 UTC."""
    return int(datetime.combine(day, time.min, ZoneInfo(zone)).timestamp())


def _state(state: str, reader: Reader) -> Condition:
    if state == "bookmarked":
        return Condition(BOOKMARKED, (reader.archive,))
    if state == "watched":
        return Condition(WATCHED)
    since = reader.unread_since
    unread = Condition(UNREAD, (since, since, reader.archive, reader.archive))
    return unread if state == "unread" else Condition(f"NOT {unread.sql}", unread.values)
