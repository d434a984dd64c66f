"""One written date to what it says, and from that to an instant.

Forms are tried from the usual to the odd; python-dateutil, which guesses, comes last and only for
texts that name a year, a month and a day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final, Literal

from newsreader.model import SourceRule
from newsreader.posts import remarks

YEARS: Final = range(1990, 2101)
"""The years in which a date is believed."""
LONGEST: Final = 100
"""Characters of a written date that are looked at."""

_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
# Hours from UTC of the names in RFC 2822; CST is decided by where the source lives.
_NAMED: Final = {"est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
_OFFSET: Final = r"(?:gmt|utc)?\s?[+-]\d{1,2}(?::?\d\d)?(?:\s[a-z]{3,4})?"
_ZONE: Final = rf"(?P<zone>{_OFFSET}|z|utc|gmt|ut|[ecmp][sd]t)"
_CLOCK: Final = (
    r"(?P<hour>\d{1,2})[:：时](?P<minute>\d\d)(?:[:：分](?P<second>\d\d)(?:[.,]\d{1,9})?)?[分秒]?"
)
_REMARK: Final = r"(?:\s?\([^()]*\))?"


def _form(pattern: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(pattern, re.IGNORECASE | re.ASCII).fullmatch


_FORMS: Final = (
    # Sun, 14 Aug 2022 07:33:00 GMT
    _form(
        r"(?:[a-z]{3,9},?\s)?(?P<day>\d{1,2})[ -](?P<name>[a-z]{3,9})\.?[ -](?P<year>\d{4})"
        rf"(?:,?\s{_CLOCK}(?:\s?{_ZONE})?{_REMARK})?"
    ),
    # 2022-08-14T07:33:00.000Z, 2022-08-14 07:33:00 +0800, 2022/8/14, 2022年8月14日 07:33
    _form(
        r"(?P<year>\d{4})[-/.年]\s?(?P<month>\d{1,2})[-/.月]\s?(?P<day>\d{1,2})日?"
        r"(?:,?\s?(?:星期|周)[一二三四五六日天])?"
        rf"(?:[t\s]?(?<=[t\s日]){_CLOCK}(?:\s?{_ZONE})?{_REMARK})?"
    ),
    # Sun Aug 14 2022 15:33:00 GMT+0800 (China Standard Time)
    _form(
        r"[a-z]{3}\s(?P<name>[a-z]{3})\s(?P<day>\d{1,2})\s(?P<year>\d{4})"
        rf"(?:\s{_CLOCK}(?:\s?{_ZONE})?{_REMARK})?"
    ),
    # Sun Aug 14 15:33:00 CST 2022
    _form(
        r"[a-z]{3}\s(?P<name>[a-z]{3})\s(?P<day>\d{1,2})"
        rf"\s{_CLOCK}(?:\s{_ZONE})?\s(?P<year>\d{{4}})"
    ),
    # 8/15/2022, 4:04:53 PM
    _form(
        r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})"
        rf"(?:,?\s{_CLOCK}(?:\s(?P<half>[ap]m))?)?"
    ),
    # 20220814, 20220814153300
    _form(
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"
        r"(?:(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d))?"
    ),
)
_EPOCH: Final = re.compile(r"(\d{9,10})(\d{3})?(?:\.\d+)?", re.ASCII)
_SIGNED: Final = re.compile(r"(?:gmt|utc)\s?(?=[+-]\d)|\([^()]*\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a written date says, before anything is known of who wrote it."""

    wall: datetime
    """Without a zone: what the publisher's clock showed."""
    claim: Literal["utc", "offset", "none"]
    """Whether it says to be UTC, to be `offset` from it, or nothing."""
    offset: timedelta
    timed: bool
    """False where it names only a day."""


@dataclass(frozen=True, slots=True)
class Understood:
    """An instant, in UTC and whole seconds, and the rule by which it is not what was written.

    Where only the day is known, it is the midnight in UTC of the day that was written.
    """

    instant: datetime
    day_only: bool
    correction: str = ""


def read_date(written: str, zone: str = "UTC") -> Reading | None:
    """What `written` says, or None; `zone`, where the source lives, decides what CST is.

    A day that does not exist and a text that is no date are None. Never raises.
    """
    if not written or len(written) > LONGEST:
        return None
    for form in _FORMS:
        if match := form(written):
            return _from_form(match.groupdict(), zone)
    if epoch := _EPOCH.fullmatch(written):
        wall = datetime.fromtimestamp(int(epoch[1]), UTC).replace(tzinfo=None)
        return Reading(wall, "offset", timedelta(), True)
    return _guess(written)


def understand(reading: Reading, rule: SourceRule) -> Understood | None:
    """The instant of `reading` in a source of which `rule` is known; None if not believable."""
    home = _zone(rule.zone)
    plain = _instant(reading, home)
    if reading.wall.year not in YEARS:
        return _from_milliseconds(reading, plain)
    midnight = reading.wall.hour == reading.wall.minute == reading.wall.second == 0
    if not reading.timed or (rule.day_only and midnight):
        # A day has no zone: moved into one, it would be another day for some readers.
        day = reading.wall.replace(hour=0, minute=0, second=0, tzinfo=UTC)
        moved = reading.timed and _utc(reading.wall, home) != plain
        return Understood(day, True, remarks.say(remarks.MIDNIGHT, rule.zone) if moved else "")
    if rule.clock is None or reading.claim == "offset":
        return Understood(plain, False)
    instant = _utc(reading.wall, _zone(rule.clock))
    if instant == plain:
        return Understood(plain, False)
    sentence = remarks.CLOCK_OF_GMT if reading.claim == "utc" else remarks.CLOCK_OF_ZONELESS
    return Understood(instant, False, remarks.say(sentence, rule.clock))


def _from_milliseconds(reading: Reading, plain: datetime) -> Understood | None:
    """An instant of January 1970 that is right when its seconds are taken a thousandfold.

    Only for a date that says where it is: an hour's doubt would be six weeks of it.
    """
    seconds = plain.timestamp() * 1000
    if reading.wall.year != 1970 or reading.claim == "none" or not 0 < seconds < 2**32:
        return None
    instant = datetime.fromtimestamp(seconds, UTC)
    if instant.year not in YEARS:
        return None
    return Understood(instant, False, remarks.say(remarks.MILLISECONDS))


def _instant(reading: Reading, home: tzinfo) -> datetime:
    """The instant of `reading` taken at its word."""
    if reading.claim == "none":
        return _utc(reading.wall, home)
    return _utc(reading.wall, timezone(reading.offset))


def _utc(wall: datetime, zone: tzinfo) -> datetime:
    """The instant at which a clock in `zone` shows `wall`."""
    try:
        return wall.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:  # in the years 1 and 9999, which nobody believes
        return wall.replace(tzinfo=UTC)


@lru_cache(maxsize=64)
def _zone(name: str) -> tzinfo:
    """The zone `name`, or UTC where this machine does not know it."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC


def _from_form(parts: dict[str, str | None], zone: str) -> Reading | None:
    """The reading of a matched form; None where there is no such day, time or offset."""
    name = parts.get("name")
    month = _MONTHS.get(name[:3].lower(), 0) if name else int(parts["month"] or 0)
    day, hour = int(parts["day"] or 0), int(parts.get("hour") or 0)
    if month > 12 >= day and "half" in parts:
        day, month = month, day  # 15/8/2022
    if half := parts.get("half"):
        hour = hour % 12 + (12 if half.lower() == "pm" else 0)
    minute, second = int(parts.get("minute") or 0), int(parts.get("second") or 0)
    try:
        wall = datetime(int(parts["year"] or 0), month, day, hour, minute, second)
        offset = _offset((parts.get("zone") or "").lower(), zone)
    except ValueError:
        return None
    timed = parts.get("hour") is not None
    if offset is None:
        return Reading(wall, "none", timedelta(), timed)
    return Reading(wall, "offset" if offset else "utc", offset, timed)


def _offset(written: str, zone: str) -> timedelta | None:
    """How far `written` (GMT, +0800, EST) is from UTC; None for no zone. Raises ValueError."""
    if not written:
        return None
    if written == "cst":
        return timedelta(hours=8 if zone.startswith("Asia/") else -6)
    if written in _NAMED:
        return timedelta(hours=_NAMED[written])
    digits = "".join(character for character in written if character.isdigit())
    if not digits:
        return timedelta() if written in {"z", "ut", "utc", "gmt"} else None
    hours, minutes = (int(digits), 0) if len(digits) < 3 else divmod(int(digits), 100)
    if hours > 14 or minutes > 59:
        raise ValueError(written)
    offset = timedelta(hours=hours, minutes=minutes)
    return -offset if "-" in written else offset


def _known(_name: str | None, seconds: int | None) -> tzinfo | None:
    """For python-dateutil: a zone where the text says how far, none for a mere name."""
    return None if seconds is None else timezone(timedelta(seconds=seconds))


def _guess(written: str) -> Reading | None:
    """What python-dateutil makes of `written`, if it does not depend on what day it is today."""
    if not re.search(r"\d{4}", written):
        return None
    from dateutil import parser

    # It takes GMT+8 for 8 hours behind; +8 it reads as meant.
    plain = _SIGNED.sub("", written)
    try:
        # What is not written comes from the default: where the two differ, it was not written.
        first, second = (
            parser.parse(plain, default=default, tzinfos=_known)
            for default in (datetime(2001, 1, 1), datetime(2002, 2, 2, 2, 2, 2))
        )
    # Not only ParserError: it is a guess, and a guess that fails in any way is none.
    except Exception:
        return None
    if first.date() != second.date():
        return None
    offset = first.utcoffset()
    wall = first.replace(tzinfo=None, microsecond=0)
    timed = first.time().replace(second=0) == second.time().replace(second=0)
    if offset is None:
        return Reading(wall, "none", timedelta(), timed)
    return Reading(wall, "offset" if offset else "utc", offset, timed)
