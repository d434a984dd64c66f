"""The values of `date:`: a day, month or year in any usual spelling, a stretch back from today,
or a range of them.

Days are those of the display zone; so is the `today` that the caller gives.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from newsreader.errors import QueryError
from newsreader.language import _
from newsreader.query.tree import Days, Undated
from newsreader.query.words import shown

_DAY: Final = timedelta(days=1)
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UNDATED: Final = ("none", "undated")
_BACK: Final = re.compile(r"(\d{1,4})([dwmy])", re.ASCII)
_PLAIN: Final = re.compile(r"(\d{4})(?:(\d\d)(\d\d)?)?", re.ASCII)
_PARTED: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?", re.ASCII)
_CHINESE: Final = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?", re.ASCII)
_COMPARISON: Final = re.compile(r"[<>]=?")
# What a Chinese input method gives for the keys . > and <, each one character.
_KEYS: Final = str.maketrans("。》《", ".><")


def days(value: str, today: date) -> Days | Undated:
    """The days that `value` names, both ends included.

    Raises QueryError, with positions in `value`.
    """
    value = value.translate(_KEYS).lower()
    bare = value.strip()
    if not bare:
        raise _unknown(value, 0, len(value))
    if bare in _UNDATED:
        return Undated()
    if comparison := _COMPARISON.match(value):
        return _compared(comparison[0], value, today)
    if ".." in value:
        return _range(value, today)
    return _stretch(value, 0, len(value), today)


def _compared(sign: str, value: str, today: date) -> Days:
    """What lies before or after a stretch; with `=`, together with it."""
    named = _stretch(value, len(sign), len(value), today)
    assert named.first is not None
    assert named.last is not None
    try:
        match sign:
            case ">=":
                return Days(named.first, None)
            case "<=":
                return Days(None, named.last)
            case ">":
                return Days(named.last + _DAY, None)
            case _:
                return Days(None, named.first - _DAY)
    except OverflowError:
        raise _impossible(value, 0, len(value)) from None


def _range(value: str, today: date) -> Days:
    """From the start of the first end to the end of the last; an end left out is open."""
    middle = value.index("..")
    after = middle + 2
    first = last = None
    if value[:middle].strip():
        first = _stretch(value, 0, middle, today).first
    if value[after:].strip():
        last = _stretch(value, after, len(value), today).last
    if first is None and last is None:
        message = _("A range wants at least one end, such as “2022-08..” or “..2022-08-14”.")
        raise QueryError(message, 0, len(value))
    if first is not None and last is not None and last < first:
        message = _("The range ends on {last}, before it begins on {first}.")
        raise QueryError(message.format(first=first, last=last), 0, len(value))
    return Days(first, last)


def _stretch(value: str, start: int, end: int, today: date) -> Days:
    """The days that `value[start:end]` names, without comparison or range; both ends are known."""
    word = value[start:end].strip()
    if word in ("today", "今天"):
        return Days(today, today)
    if word in ("yesterday", "昨天"):
        return Days(today - _DAY, today - _DAY)
    for number, name in enumerate(_WEEKDAYS):
        if word in (name, name[:3]):
            latest = today - _DAY * ((today.weekday() - number) % 7)
            return Days(latest, latest)
    try:
        if back := _BACK.fullmatch(word):
            return Days(_back(int(back[1]), back[2], today), today)
        if plain := _PLAIN.fullmatch(word):
            return _calendar(plain[1], plain[2], plain[3])
        if parted := _PARTED.fullmatch(word):
            return _calendar(parted[1], parted[3], parted[4])
        if chinese := _CHINESE.fullmatch(word):
            return _calendar(chinese[1], chinese[2], chinese[3])
    except ValueError:
        raise _impossible(value, start, end) from None
    raise _unknown(value, start, end)


def _back(number: int, unit: str, today: date) -> date:
    """The first of the last `number` days, weeks, months or years, today included.

    Raises ValueError for none of them.
    """
    if number == 0:
        raise ValueError
    try:
        if unit in "dw":
            return today - _DAY * (number * (7 if unit == "w" else 1) - 1)
        months = today.year * 12 + today.month - 1 - number * (12 if unit == "y" else 1)
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(today.day, monthrange(year, month)[1])) + _DAY
    except (OverflowError, ValueError):
        return date.min


def _calendar(year: str, month: str | None, day: str | None) -> Days:
    """A year, month or day. Raises ValueError where the calendar has no such thing."""
    if month is None:
        return Days(date(int(year), 1, 1), date(int(year), 12, 31))
    first = date(int(year), int(month), int(day or 1))
    if day is not None:
        return Days(first, first)
    return Days(first, first.replace(day=monthrange(first.year, first.month)[1]))


def _impossible(value: str, start: int, end: int) -> QueryError:
    message = _("There is no such date as “{value}”. {forms}")
    return QueryError(message.format(value=shown(value[start:end]), forms=_forms()), start, end)


def _unknown(value: str, start: int, end: int) -> QueryError:
    message = _("“{value}” is not a date. {forms}")
    return QueryError(message.format(value=shown(value[start:end]), forms=_forms()), start, end)


def _forms() -> str:
    return _("Write 2022-08-14, 2022-08, 2022, today, fri, 7d, 2w, 3m, 1y, none or a range a..b.")
