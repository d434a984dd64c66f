from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Outcome, Run
from newsreader.text.width import width


def titles(outcome: Outcome) -> list[str]:
    """Give the titles of rows in JSONL."""
    return [json.loads(line)["title"] for line in outcome.out.splitlines()]


def test_a_row_says_what_is_known_of_a_story(newsreader: Run, archive: Path) -> None:
    outcome = newsreader("list", "--archive", archive, "--format", "json", "--limit", "1")
    assert (outcome.status, outcome.err) == (0, "")
    assert json.loads(outcome.out) == [
        {
            "path": "source/_posts/要闻/chips.md",
            "title": "机器人与芯片",
            "date": "2022-08-14T07:33:00+08:00",
            "day_only": False,
            "categories": ["金融", "证券时报网", "要闻"],
            "source": "证券时报网",
            "section": "要闻",
            "author": "小王",
            "symbols": ["600519.SH"],
            "unread": True,
            "bookmarked": False,
            "watched": False,
            "problem": False,
        }
    ]


def test_tsv_begins_with_the_path(newsreader: Run, archive: Path) -> None:
    lines = newsreader("list", "--archive", archive, "--format", "tsv").out.splitlines()
    assert lines[0].split("\t") == [
        "path", "title", "date", "categories", "source", "section", "symbols", "unread",
        "bookmarked",
    ]  # fmt: skip
    assert [line.split("\t")[0] for line in lines[1:]] == [
        "source/_posts/要闻/chips.md",
        "source/_posts/tea.md",
        "source/_posts/undated.md",
    ]


@pytest.mark.parametrize(
    ("sort", "wanted"),
    [
        ("newest", ["机器人与芯片", "Tea at noon", "A day without a date"]),
        ("oldest", ["Tea at noon", "机器人与芯片", "A day without a date"]),
        ("title", ["A day without a date", "Tea at noon", "机器人与芯片"]),
    ],
)
def test_stories_are_sorted(sort: str, wanted: list[str], newsreader: Run, archive: Path) -> None:
    outcome = newsreader("list", "--archive", archive, "--format", "jsonl", "--sort", sort)
    assert titles(outcome) == wanted


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        (["贵州茅台"], ["机器人与芯片"]),
        (["ticker:600519"], ["机器人与芯片"]),
        (["date:2022-08-13"], ["Tea at noon"]),
        (["title:tea", "OR", "title:day"], ["Tea at noon", "A day without a date"]),
        (["-category:金融"], ["A day without a date"]),
        (["-author:小王", "tea"], ["Tea at noon"]),
    ],
)
def test_a_filter_narrows_the_list(
    query: list[str], wanted: list[str], newsreader: Run, archive: Path
) -> None:
    assert titles(newsreader("list", "--archive", archive, "--format", "jsonl", *query)) == wanted


def test_a_wrong_filter_shows_where_it_is_wrong(newsreader: Run, archive: Path) -> None:
    outcome = newsreader("list", "--archive", archive, "芯片 (a OR b")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.endswith("\n  芯片 (a OR b\n       ^\n")


def test_nothing_found_exits_1(newsreader: Run, archive: Path) -> None:
    assert newsreader("list", "--archive", archive, "zebra") == (1, "", "No story is found.\n")
    outcome = newsreader("list", "--archive", archive, "zebra", "--format", "json")
    assert (outcome.status, outcome.out) == (1, "[]\n")


@pytest.mark.parametrize("query", ["is:bookmarked", "is:read", "tea OR -is:unread"])
def test_a_filter_on_marks_that_cannot_be_read_exits_3(
    query: str, newsreader: Run, archive: Path, damaged_marks: Path
) -> None:
    outcome = newsreader("list", "--archive", archive, query)
    assert (outcome.status, outcome.out) == (3, "")
    assert outcome.err.startswith(f"Marks are not shown or saved: {damaged_marks} is damaged.")
    assert outcome.err.count("\n") == 1


@pytest.mark.usefixtures("damaged_marks")
def test_without_a_filter_on_them_damaged_marks_are_only_told(
    newsreader: Run, archive: Path
) -> None:
    outcome = newsreader("list", "--archive", archive, "--format", "jsonl")
    assert (outcome.status, len(titles(outcome))) == (0, 3)
    assert "is damaged" in outcome.err


def test_in_a_pipe_a_table_has_at_most_120_cells_and_data_all(
    newsreader: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    title = "long " * 60
    (archive / "source/_posts/long.md").write_text(f"---\ntitle: {title}\n---\n", "utf-8")
    table = newsreader("list", "--archive", archive).out
    assert max(width(line) for line in table.splitlines()) == 120
    monkeypatch.setenv("COLUMNS", "70")
    table = newsreader("list", "--archive", archive).out
    assert max(width(line) for line in table.splitlines()) <= 70
    assert title.strip() in newsreader("list", "--archive", archive, "--format", "tsv").out


def test_an_option_that_there_is_not_is_no_filter(newsreader: Run, archive: Path) -> None:
    outcome = newsreader("list", "--archive", archive, "--formt", "json")
    assert (outcome.status, outcome.out) == (2, "")
    assert "No such option '--formt'." in outcome.err.replace(": --formt", " '--formt'.")


def test_what_has_changed_since_is_seen(newsreader: Run, archive: Path) -> None:
    newsreader("list", "--archive", archive)
    (archive / "source/_posts/new.md").write_text("---\ntitle: New\n---\nx\n", encoding="utf-8")
    (archive / "source/_posts/tea.md").unlink()
    found = titles(newsreader("list", "--archive", archive, "--format", "jsonl"))
    assert sorted(found) == ["A day without a date", "New", "机器人与芯片"]


def test_an_archive_that_is_not_there_exits_3(newsreader: Run, tmp_path: Path) -> None:
    place = tmp_path / "nowhere"
    assert newsreader("list", "--archive", place) == (3, "", f"{place}: there is no such folder.\n")
    place.write_text("")
    message = f"{place}: this is no folder, so it is no archive.\n"
    assert newsreader("list", "--archive", place) == (3, "", message)
