"""Days and times in words, in the reader's language."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from newsreader.language import _


def weekday(day: date) -> str:
    """The short name of the day of the week: Sun."""
    names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return names[day.weekday()]


def month(number: int) -> str:
    """The short name of a month, 1 to 12: Aug."""
    names = (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
        _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
    )  # fmt: skip
    return names[number - 1]


def long_day(day: date) -> str:
    """A day as it heads a page: Sun 14 Aug 2022."""
    return _("{weekday} {day} {month} {year}").format(
        weekday=weekday(day), day=day.day, month=month(day.month), year=day.year
    )


def day_header(day: date | None, today: date) -> str:
    """A day as it heads a list: Today, Yesterday, Sun 14 Aug 2022; Undated for None."""
    if day is None:
        return _("Undated")
    if day == today:
        return _("Today")
    if day == today - timedelta(days=1):
        return _("Yesterday")
    return long_day(day)


def moment(instant: datetime, zone: tzinfo, *, day_only: bool) -> str:
    """A moment in a zone: Sun 14 Aug 2022 07:33.

    Where only the day is known, `instant` is its midnight in UTC, and it is that day in every zone.
    """
    if day_only:
        return long_day(instant.astimezone(UTC).date())
    local = instant.astimezone(zone)
    return f"{long_day(local.date())} {local:%H:%M}"


def local_zone() -> str:
    """IANA name of the zone of this machine: `TZ`, else what /etc/localtime leads to, else UTC."""
    named = os.environ.get("TZ", "").lstrip(":")
    if not named:
        _before, found, named = os.path.realpath("/etc/localtime").partition("zoneinfo/")
        named = named if found else "UTC"
    try:
        ZoneInfo(named)
    except (ValueError, OSError, LookupError):
        return "UTC"
    return named
