"""A filter -> one condition in SQL; no story is ever looked at in Python."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, assert_never
from zoneinfo import ZoneInfo

from newsreader.index.marked import BOOKMARKED, UNREAD
from newsreader.query import (
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

Value = str | bytes | int | None


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks: the same filter means other stories in another zone, or with other marks."""

    archive: str | bytes
    """Real path of the archive, as stored: the key of its marks."""
    zone: str
    """IANA name of the display zone."""
    unread_since: int | None
    """Stories from this instant on (seconds since 1970 UTC) are unread until marked; None: none."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What stands after WHERE, on `posts AS p`; always true or false, never NULL."""

    sql: str
    values: tuple[Value, ...] = ()


_TEXT: Final = "instr((SELECT folded FROM texts WHERE texts.id = p.id), ?) > 0"
_FIELDS: Final = {
    "category": "p.shelf IN (SELECT id FROM shelves WHERE instr(category_key, ?))",
    "source": "p.shelf IN (SELECT id FROM shelves WHERE instr(source_key, ?))",
    "title": "instr(p.title_key, ?) > 0",
    "author": "instr((SELECT author_key FROM texts WHERE texts.id = p.id), ?) > 0",
    "tag": "instr((SELECT tags_key FROM texts WHERE texts.id = p.id), ?) > 0",
    "path": "instr((SELECT path_key FROM texts WHERE texts.id = p.id), ?) > 0",
}
_TICKER: Final = "p.id IN (SELECT post FROM tickers WHERE symbol = ? AND sense = 'company')"


def condition(query: Query, reader: Reader) -> Condition:
    """The condition that the stories of `query` meet."""
    match query:
        case Everything():
            return Condition("1")
        case And(parts):
            return _joined(" AND ", parts, reader)
        case Or(parts):
            return _joined(" OR ", parts, reader)
        case Not(part):
            inner = condition(part, reader)
            return Condition(f"NOT ({inner.sql})", inner.values)
        case Text(value):
            return Condition(_TEXT, (value,))
        case Field("category", value):
            return Condition(_FIELDS["category"], (f"/{value}/",))
        case Field(name, value):
            return Condition(_FIELDS[name], (value,))
        case Ticker(notation):
            return _ticker(notation)
        case Days(first, last):
            return _days(first, last, reader.zone)
        case Undated():
            return Condition("p.instant IS NULL")
        case Is(state):
            return _state(state, reader)
    assert_never(query)


def _joined(word: str, parts: tuple[Query, ...], reader: Reader) -> Condition:
    inner = [condition(part, reader) for part in parts]
    sql = word.join(f"({part.sql})" for part in inner)
    return Condition(sql, tuple(value for part in inner for value in part.values))


def _ticker(notation: str) -> Condition:
    """Stories that name the security as a company; where the word is only a word does not count."""
    from newsreader.securities import canonical

    symbol = canonical(notation)
    return Condition("0") if symbol is None else Condition(_TICKER, (symbol,))


def _days(first: date | None, last: date | None, zone: str) -> Condition:
    bounds, values = ["p.instant IS NOT NULL"], []
    if first is not None:
        bounds.append("p.instant >= ?")
        values.append(midnight(first, zone))
    if last is not None and last < date.max:
        bounds.append("p.instant < ?")
        values.append(midnight(last + timedelta(days=1), zone))
    return Condition(" AND ".join(bounds), tuple(values))


def midnight(day: date, zone: str) -> int:
    """When `day` begins in `zone`, in seconds since 1970 UTC."""
    return int(datetime.combine(day, time.min, ZoneInfo(zone)).timestamp())


def _state(state: str, reader: Reader) -> Condition:
    if state == "bookmarked":
        return Condition(BOOKMARKED, (reader.archive,))
    since = reader.unread_since
    unread = Condition(UNREAD, (since, since, reader.archive, reader.archive))
    return unread if state == "unread" else Condition(f"NOT {unread.sql}", unread.values)
