from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.model import SourceRule
from newsreader.posts import dates

TRUE = SourceRule("Asia/Shanghai")
SHIFTED = SourceRule("Asia/Shanghai", clock="Asia/Shanghai")
DAILY = SourceRule("Asia/Shanghai", day_only=True)
CRAWLED = SourceRule("Europe/Zurich", clock="UTC")
NEW_YORK = SourceRule("America/New_York")


def understood(written: str, rule: SourceRule = TRUE) -> dates.Understood | None:
    reading = dates.read_date(written, rule.zone)
    return dates.understand(reading, rule) if reading else None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Sun, 14 Aug 2022 07:33:00 GMT", "2022-08-14T07:33:00"),
        ("Sun, 14 Aug 2022 07:33:00 +0800", "2022-08-13T23:33:00"),
        ("Sun, 14 Aug 2022 07:33 GMT", "2022-08-14T07:33:00"),
        ("14 August 2022 07:33:00 EST", "2022-08-14T12:33:00"),
        ("Sun, 14 Aug 2022 07:33:00 CST", "2022-08-13T23:33:00"),
        ("2022-08-14T07:33:00Z", "2022-08-14T07:33:00"),
        ("2022-08-14t07:33:00z", "2022-08-14T07:33:00"),
        ("2022-08-14T07:33:00.123456Z", "2022-08-14T07:33:00"),
        ("2022-08-14T07:33:00+08:00", "2022-08-13T23:33:00"),
        ("2022-08-14T07:33:00-05:30", "2022-08-14T13:03:00"),
        ("2022-08-14 07:33:00 +0800", "2022-08-13T23:33:00"),
        ("2022-08-14 07:33:00 +0800 CST", "2022-08-13T23:33:00"),
        ("2022-08-14 07:33:00 +8", "2022-08-13T23:33:00"),
        ("2022-08-14 07:33:00 UTC", "2022-08-14T07:33:00"),
        ("2022-08-14 07:33:00", "2022-08-13T23:33:00"),
        ("2022/8/14 7:33", "2022-08-13T23:33:00"),
        ("2022年8月14日 07:33", "2022-08-13T23:33:00"),
        ("2022年8月14日 07时33分", "2022-08-13T23:33:00"),
        ("2022年8月14日 星期日 07:33", "2022-08-13T23:33:00"),
        ("Sun Aug 14 2022 15:33:00 GMT+0800 (China Standard Time)", "2022-08-14T07:33:00"),
        ("Sun Aug 14 2022 15:33:00 GMT+0800 (中国标准时间)", "2022-08-14T07:33:00"),
        ("Sun Aug 14 2022 02:33:00 GMT-0500 (EST)", "2022-08-14T07:33:00"),
        ("Sun Aug 14 15:33:00 CST 2022", "2022-08-14T07:33:00"),
        ("8/15/2022, 4:04:53 PM", "2022-08-15T08:04:53"),
        ("8/15/2022, 12:04:53 AM", "2022-08-14T16:04:53"),
        ("15/8/2022 04:04", "2022-08-14T20:04:00"),
        ("1614297297", "2021-02-25T23:54:57"),
        ("1614297297123", "2021-02-25T23:54:57"),
        ("20220814153300", "2022-08-14T07:33:00"),
        ("August 14, 2022 3:33 PM", "2022-08-14T07:33:00"),
        ("2022-08-14 3:33 PM GMT+8", "2022-08-14T07:33:00"),
    ],
)
def test_a_date_with_a_time_is_that_instant(written: str, expected: str) -> None:
    found = understood(written)
    assert found is not None
    assert found.instant == datetime.fromisoformat(expected).replace(tzinfo=UTC)
    assert not found.day_only
    assert found.correction == ""


@pytest.mark.parametrize(
    "written",
    [
        "2022-08-14",
        "2022/8/14",
        "2022年8月14日",
        "14 Aug 2022",
        "Sun Aug 14 2022",
        "8/14/2022",
        "20220814",
        "August 14, 2022",
    ],
)
def test_a_date_without_a_time_is_the_day_where_the_source_lives(written: str) -> None:
    found = understood(written)
    assert found is not None
    assert found.instant == datetime(2022, 8, 14, tzinfo=UTC)
    assert found.day_only
    assert found.correction == ""


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Invalid Date",
        "2022-13-45",
        "2022-02-30 08:00:00",
        "20221301",
        "2022-08-14T25:00:00Z",
        "2022-08-14T07:33:00+99:00",
        "Sun, 14 Foo 2022 07:33:00 GMT",
        "1889-08-14",
        "2101-01-01",
        "1970-01-19 16:24:57",
        "0000-00-00 00:00:00",
        "0001-01-01T00:00:00+08:00",
        "9999-12-31T23:59:59-08:00",
        "Monday",
        "14 August",
        "2022",
        "yesterday, 2022",
        "1" * 99,
        "2022-08-14" + " " * 200,
    ],
)
def test_what_is_no_believable_date_is_not_understood(written: str) -> None:
    assert understood(written) is None


GMT = "This source's GMT is local time"


@pytest.mark.parametrize(
    ("written", "rule", "expected", "correction"),
    [
        (
            "Tue, 12 Oct 2021 19:47:00 GMT",
            SHIFTED,
            datetime(2021, 10, 12, 11, 47, tzinfo=UTC),
            "This source's GMT is local time: Asia/Shanghai",
        ),
        ("2021-10-12T19:47:00+00:00", SHIFTED, datetime(2021, 10, 12, 11, 47, tzinfo=UTC), GMT),
        ("2021-10-12T19:47:00Z", SHIFTED, datetime(2021, 10, 12, 11, 47, tzinfo=UTC), GMT),
        ("2021-10-12T19:47:00+08:00", SHIFTED, datetime(2021, 10, 12, 11, 47, tzinfo=UTC), ""),
        ("2021-10-12T19:47:00+09:00", SHIFTED, datetime(2021, 10, 12, 10, 47, tzinfo=UTC), ""),
        ("2021-10-12 19:47:00", SHIFTED, datetime(2021, 10, 12, 11, 47, tzinfo=UTC), ""),
        ("1614297297", SHIFTED, datetime(2021, 2, 25, 23, 54, 57, tzinfo=UTC), ""),
        (
            "2021-03-29 08:20:04",
            CRAWLED,
            datetime(2021, 3, 29, 8, 20, 4, tzinfo=UTC),
            "This source's dates without a zone are local time: UTC",
        ),
        ("2021-07-01 08:00:00", NEW_YORK, datetime(2021, 7, 1, 12, tzinfo=UTC), ""),
        (
            "Mon, 22 Mar 2021 00:00:00 GMT",
            DAILY,
            datetime(2021, 3, 22, tzinfo=UTC),
            "This source's midnight only means the day, local time: Asia/Shanghai",
        ),
        ("Mon, 22 Mar 2021 00:00:01 GMT", DAILY, datetime(2021, 3, 22, 0, 0, 1, tzinfo=UTC), ""),
        ("2021-03-22 00:00:00", DAILY, datetime(2021, 3, 22, tzinfo=UTC), ""),
        ("Mon, 22 Mar 2021 00:00:00 +0800", DAILY, datetime(2021, 3, 22, tzinfo=UTC), ""),
        (
            "Mon, 19 Jan 1970 16:24:57 GMT",
            SHIFTED,
            datetime(2021, 2, 25, 23, 50, tzinfo=UTC),
            "The publisher read seconds as milliseconds",
        ),
    ],
)
def test_the_source_s_clock_corrects_what_claims_to_be_gmt_or_nothing(
    written: str, rule: SourceRule, expected: datetime, correction: str
) -> None:
    found = understood(written, rule)
    assert found is not None
    assert found.instant == expected
    assert found.correction.startswith(correction)
    assert bool(found.correction) == bool(correction)


def test_midnight_of_a_source_that_knows_only_days_is_the_day_only() -> None:
    found = understood("Mon, 22 Mar 2021 00:00:00 GMT", DAILY)
    assert found is not None
    assert found.day_only


def test_cst_is_american_for_an_american_source() -> None:
    found = understood("Sun, 14 Aug 2022 07:33:00 CST", NEW_YORK)
    assert found is not None
    assert found.instant == datetime(2022, 8, 14, 13, 33, tzinfo=UTC)


def test_a_zone_that_this_machine_does_not_know_is_utc() -> None:
    found = understood("2022-08-14 07:33:00", SourceRule("Nowhere/At All"))
    assert found is not None
    assert found.instant == datetime(2022, 8, 14, 7, 33, tzinfo=UTC)


@given(st.text(alphabet="0123456789 :-/.,+TZGMTUCSunAug年月日()PAM", max_size=110))
def test_a_text_of_the_letters_of_dates_never_raises(written: str) -> None:
    found = understood(written, SHIFTED)
    if found:
        assert found.instant.year in range(1989, 2102)
        assert found.instant.tzinfo is UTC
        assert found.instant.microsecond == 0


@given(st.datetimes(datetime(1990, 1, 2), datetime(2100, 12, 30)))
def test_an_iso_date_comes_back_to_the_second(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    found = understood(moment.isoformat() + "Z")
    assert found is not None
    assert found.instant == moment.replace(tzinfo=UTC)
