from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cli.conftest import Run
from newsreader.cli.trends import days_since
from newsreader.errors import QueryError, WrongUse

POST = """---
title: {title}
date: 2022-08-{day:02} 12:00:00 +08:00
---
<p>{body}</p>
"""
NEWEST = date(2022, 8, 14)


@pytest.fixture
def busy(tmp_path: Path) -> Path:
    """Make an archive in which 600519 is named more often than it was."""
    root = tmp_path / "busy"
    root.mkdir()
    for day in range(1, 15):
        body = f"第{day}天，" + ("贵州茅台(600519)。" if day in (3, 11, 12, 13) else "海上无事。")
        (root / f"{day}.md").write_text(POST.format(title=str(day), day=day, body=body), "utf-8")
    return root


def test_what_is_named_more_often_than_before_is_a_trend(newsreader: Run, busy: Path) -> None:
    outcome = newsreader("trends", "--archive", busy, "--format", "json")
    (row,) = json.loads(outcome.out)
    assert (row["symbol"], row["name"], row["stories"]) == ("600519.SH", "贵州茅台", 3)
    assert row["usual"] == 1.0
    assert row["z"] == pytest.approx((3 / 7 - 1 / 7) / (1 / 7 + 1) ** 0.5, abs=0.01)
    assert outcome.err == "Stories of 2022-08-08 – 2022-08-14, against the 28 days before.\n"
    lines = newsreader("trends", "--archive", busy).out.splitlines()
    assert " ".join(lines[0].split()) == "name symbol stories usual z by day"
    assert lines[1].split()[:5] == ["贵州茅台", "600519.SH", "3", "1.0", "+0.27"]


def test_the_window_begins_where_one_says(newsreader: Run, busy: Path) -> None:
    outcome = newsreader("trends", "--archive", busy, "--since", "2022-08-13")
    assert (outcome.status, outcome.out) == (1, "")
    assert "Stories of 2022-08-13 – 2022-08-14" in outcome.err
    assert "Nothing is named more often than usual." in outcome.err


@pytest.mark.parametrize(
    ("since", "days"), [("7d", 7), ("today", 1), ("2w", 14), ("2022-08-01", 14), ("2022-08", 14)]
)
def test_a_day_is_written_as_in_a_filter(since: str, days: int) -> None:
    assert days_since(since, NEWEST) == days


@pytest.mark.parametrize("since", ["none", "2022-08-15", "2021-01-01", "..2022-08-01"])
def test_a_window_of_another_year_or_without_a_beginning_is_wrong(since: str) -> None:
    with pytest.raises(WrongUse, match="2022-08-14"):
        days_since(since, NEWEST)


def test_what_is_no_date_exits_2(newsreader: Run, busy: Path) -> None:
    with pytest.raises(QueryError):
        days_since("soon", NEWEST)
    assert newsreader("trends", "--archive", busy, "--since", "soon").status == 2


def test_an_archive_without_dates_has_no_trends(newsreader: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    outcome = newsreader("trends", "--archive", tmp_path / "empty")
    assert outcome == (1, "", "Nothing is named more often than usual.\n")
