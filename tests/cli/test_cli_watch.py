from __future__ import annotations

import json
from pathlib import Path

from cli.conftest import Run


def watched(newsreader: Run, archive: Path) -> list[str]:
    """Give the symbols that are watched."""
    outcome = newsreader("watch", "list", "--archive", archive, "--format", "json")
    return [row["symbol"] for row in json.loads(outcome.out)]


def test_securities_are_watched_in_any_notation(newsreader: Run, archive: Path) -> None:
    outcome = newsreader("watch", "add", "SS600519", "腾讯")
    assert (outcome.status, outcome.out) == (0, "")
    assert outcome.err == "Watched: 贵州茅台 600519.SH\nWatched: 腾讯控股 00700.HK\n"
    assert watched(newsreader, archive) == ["600519.SH", "00700.HK"]
    stories = newsreader("list", "is:watched", "--archive", archive, "--format", "jsonl").out
    assert [json.loads(line)["title"] for line in stories.splitlines()] == ["机器人与芯片"]


def test_what_is_watched_is_listed_with_its_stories(newsreader: Run, archive: Path) -> None:
    newsreader("watch", "add", "600519")
    (row,) = json.loads(newsreader("watch", "list", "--archive", archive, "--format", "json").out)
    assert (row["name"], row["stories"], row["unread"], row["last"]) == (
        "贵州茅台", 1, 1, "2022-08-14",
    )  # fmt: skip
    lines = newsreader("watch", "list", "--archive", archive).out.splitlines()
    assert " ".join(lines[0].split()) == "symbol name stories unread last by day"
    assert lines[1].endswith("▁▄")


def test_securities_are_watched_no_longer(newsreader: Run, archive: Path) -> None:
    newsreader("watch", "add", "600519", "腾讯")
    outcome = newsreader("watch", "remove", "600519.SH")
    assert outcome == (0, "", "No longer watched: 贵州茅台 600519.SH\n")
    assert watched(newsreader, archive) == ["00700.HK"]
    assert newsreader("watch", "remove", "600519") == (
        1, "", "Not watched: 贵州茅台 600519.SH\n",
    )  # fmt: skip


def test_where_one_name_is_unknown_nothing_is_watched(newsreader: Run, archive: Path) -> None:
    outcome = newsreader("watch", "add", "600519", "茅草屋")
    assert outcome.status == 2
    assert watched(newsreader, archive) == []


def test_of_several_securities_the_first_is_watched_and_the_others_are_told(
    newsreader: Run, archive: Path
) -> None:
    outcome = newsreader("watch", "add", "比亚迪")
    assert "比亚迪 may also mean 01211.HK." in outcome.err
    assert watched(newsreader, archive) == ["002594.SZ"]


def test_an_empty_watchlist_exits_1_and_says_how_to_fill_it(newsreader: Run, archive: Path) -> None:
    outcome = newsreader("watch", "list", "--archive", archive)
    assert outcome == (
        1, "", "Nothing is watched; “newsreader watch add NAME” adds a security.\n",
    )  # fmt: skip


def test_with_damaged_marks_nothing_is_said_to_be_watched(
    newsreader: Run, archive: Path, damaged_marks: Path
) -> None:
    before = damaged_marks.read_bytes()
    for arguments in (
        ("watch", "list", "--archive", archive), ("watch", "add", "600519"),
        ("watch", "remove", "600519"),
    ):  # fmt: skip
        outcome = newsreader(*arguments)
        assert (outcome.status, outcome.out) == (3, "")
        assert "is damaged" in outcome.err
    assert damaged_marks.read_bytes() == before
