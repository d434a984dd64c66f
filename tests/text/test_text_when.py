from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from newsreader.text.when import day_header, local_zone, long_day, moment, month, weekday

SUNDAY = date(2022, 8, 14)
INSTANT = datetime(2022, 8, 13, 23, 33, tzinfo=UTC)


def test_a_day_has_the_name_of_its_weekday() -> None:
    week = [weekday(SUNDAY + timedelta(days=days)) for days in range(7)]
    assert week == ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]


def test_the_twelve_months_have_names() -> None:
    names = [month(number) for number in range(1, 13)]
    assert names[0] == "Jan"
    assert names[7] == "Aug"
    assert len(set(names)) == 12


@pytest.mark.parametrize(
    ("day", "header"),
    [
        (SUNDAY, "Today"),
        (SUNDAY - timedelta(days=1), "Yesterday"),
        (SUNDAY + timedelta(days=1), "Mon 15 Aug 2022"),
        (SUNDAY - timedelta(days=2), "Fri 12 Aug 2022"),
        (None, "Undated"),
    ],
)
def test_a_list_is_headed_by_today_yesterday_or_the_day(day: date | None, header: str) -> None:
    assert day_header(day, SUNDAY) == header


def test_a_moment_is_told_in_its_zone() -> None:
    assert moment(INSTANT, ZoneInfo("Asia/Shanghai"), day_only=False) == "Sun 14 Aug 2022 07:33"
    assert moment(INSTANT, UTC, day_only=False) == "Sat 13 Aug 2022 23:33"


def test_where_only_the_day_is_known_it_is_that_day_in_every_zone() -> None:
    midnight = datetime(2022, 8, 14, tzinfo=UTC)
    for hours in (-12, 0, 8, 14):
        zone = timezone(timedelta(hours=hours))
        assert moment(midnight, zone, day_only=True) == long_day(SUNDAY)


@pytest.mark.parametrize(
    ("named", "zone"),
    [
        ("Asia/Shanghai", "Asia/Shanghai"),
        (":Asia/Shanghai", "Asia/Shanghai"),
        ("Nowhere/City", "UTC"),
        ("../../etc/passwd", "UTC"),
        ("CST-8", "UTC"),
    ],
)
def test_the_local_zone_is_that_of_the_environment(
    named: str, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", named)
    assert local_zone() == zone


def test_without_a_name_the_zone_of_the_machine_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ")
    assert ZoneInfo(local_zone()).key == local_zone()
