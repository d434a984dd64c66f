from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.index.glance import UNKNOWN, date_in, glance


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("date: 2022-08-14 15:33:00 +08:00", 202208141533),
        ("date: 2022-08-14T15:33:00Z", 202208141533),
        ("date: '2022-8-4'", 202208040000),
        ("date: 2022/08/14", 202208140000),
        ("date: Sun, 14 Aug 2022 07:33:05 GMT", 202208140733),
        ('date: "4 December 2022"', 202212040000),
        ("date: yesterday", UNKNOWN),
        ("updated: 2022-08-14", UNKNOWN),
        ("date: Sun, 14 Foo 2022 07:33:05 GMT", 202200140733),
    ],
)
def test_a_date_is_seen_as_it_is_written(line: str, date: int) -> None:
    assert date_in(f"---\ntitle: x\n{line}\n---\n".encode()) == date


@given(st.datetimes(datetime(1970, 1, 1)), st.datetimes(datetime(1970, 1, 1)))
def test_later_is_more(one: datetime, other: datetime) -> None:
    forms = ("%Y-%m-%d %H:%M", "%d %b %Y %H:%M")
    for form in forms:
        numbers = [date_in(f"date: {day.strftime(form)}".encode()) for day in (one, other)]
        minutes = [day.replace(second=0, microsecond=0) for day in (one, other)]
        assert (numbers[0] < numbers[1]) == (minutes[0] < minutes[1])


@given(st.binary())
def test_any_bytes_give_a_number(data: bytes) -> None:
    assert date_in(data) >= UNKNOWN


def test_what_cannot_be_read_has_no_date(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "post.md").write_text("date: 2022-08-14")
    assert glance(tmp_path / "post.md") == 202208140000
    for name in ("pipe", "gone.md", "a\0b"):
        assert glance(tmp_path / name) == UNKNOWN
    assert glance(tmp_path) == UNKNOWN


def test_no_link_is_followed_and_no_pipe_is_emptied(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text("date: 2022-08-14")
    (tmp_path / "link.md").symlink_to("post.md")
    assert glance(tmp_path / "link.md") == UNKNOWN
    os.mkfifo(tmp_path / "pipe")
    end = os.open(tmp_path / "pipe", os.O_RDWR | os.O_NONBLOCK)
    try:
        os.write(end, b"date: 2022-08-14")
        assert glance(tmp_path / "pipe") == UNKNOWN
        assert os.read(end, 100) == b"date: 2022-08-14"
    finally:
        os.close(end)
