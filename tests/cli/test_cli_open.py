from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Run
from newsreader.cli import reader, streams
from newsreader.text.width import width


@pytest.fixture
def chips(archive: Path) -> Path:
    """Give a post with every kind of thing in it."""
    return archive / "source" / "_posts" / "要闻" / "chips.md"


def test_a_post_is_printed_as_text_with_its_date_and_its_stocks(
    newsreader: Run, chips: Path
) -> None:
    outcome = newsreader("open", chips)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith(
        "机器人与芯片\n证券时报网 › 要闻 · 小王\nSun 14 Aug 2022 07:33 Asia/Shanghai\n"
    )
    for part in ("Published as Sun, 14 Aug 2022 07:33:00 GMT", "机器人[300024.SZ]", "10⁸"):
        assert part in outcome.out
    assert "[1] https://example.org/a\n" in outcome.out
    assert all(line == line.rstrip() for line in outcome.out.splitlines())


@pytest.mark.parametrize("cells", [20, 33, 80, 200])
def test_no_line_is_wider_than_asked_for(cells: int, newsreader: Run, chips: Path) -> None:
    outcome = newsreader("open", chips, "--width", str(cells))
    assert 0 < max(width(line) for line in outcome.out.splitlines()) <= cells


def test_in_a_pipe_a_line_has_at_most_80_cells(newsreader: Run, archive: Path) -> None:
    file = archive / "long.md"
    file.write_text("---\ntitle: Long\n---\n" + "芯片" * 100, encoding="utf-8")
    assert max(width(line) for line in newsreader("open", file).out.splitlines()) == 80


def test_the_configured_measure_holds_and_the_option_is_stronger(
    newsreader: Run, archive: Path, configure: Callable[[str], None]
) -> None:
    file = archive / "long.md"
    file.write_text("---\ntitle: Long\n---\n" + "芯片" * 100, encoding="utf-8")
    configure("width = 40\n")
    assert max(width(line) for line in newsreader("open", file).out.splitlines()) == 40
    outcome = newsreader("open", file, "--width", "60")
    assert max(width(line) for line in outcome.out.splitlines()) == 60


def test_a_narrow_terminal_is_not_exceeded(
    newsreader: Run, chips: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "cells", lambda: 30)
    assert max(width(line) for line in newsreader("open", chips).out.splitlines()) <= 30


def test_symbols_can_be_left_out(
    newsreader: Run, chips: Path, configure: Callable[[str], None]
) -> None:
    assert "机器人[300024.SZ]" not in newsreader("open", chips, "--no-marks").out
    configure("codes = false\n")
    assert "机器人[300024.SZ]" not in newsreader("open", chips).out
    assert "机器人[300024.SZ]" in newsreader("open", chips, "--marks").out


def test_the_configured_zone_is_the_one_shown(
    newsreader: Run, chips: Path, configure: Callable[[str], None]
) -> None:
    configure('timezone = "America/New_York"\n')
    assert "Sat 13 Aug 2022 19:33 America/New_York" in newsreader("open", chips).out


def test_a_configured_clock_is_believed(
    newsreader: Run, chips: Path, configure: Callable[[str], None]
) -> None:
    configure('[sources."证券时报网"]\nclock = "UTC"\n')
    assert "Sun 14 Aug 2022 15:33 Asia/Shanghai" in newsreader("open", chips).out


def test_a_post_is_printed_as_markdown(newsreader: Run, chips: Path) -> None:
    outcome = newsreader("open", chips, "--format", "markdown")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith("# 机器人与芯片\n\n")
    assert "[来源](https://example.org/a)" in outcome.out
    assert "10⁸" in outcome.out


def test_on_a_terminal_the_markdown_is_set_in_lines_and_in_a_pipe_it_is_as_it_is(
    newsreader: Run, chips: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped = newsreader("open", chips, "--format", "markdown").out
    assert max(map(width, piped.splitlines())) > 60
    assert max(map(width, newsreader("open", chips, "--format", "markdown", "--width", "30")
                   .out.splitlines())) <= 30  # fmt: skip
    monkeypatch.setattr(streams, "cells", lambda: 40)
    shown = newsreader("open", chips, "--format", "markdown").out
    assert max(map(width, shown.splitlines())) <= 40
    assert "".join(shown.split()) == "".join(piped.split())


def test_json_has_everything_that_is_known(newsreader: Run, chips: Path) -> None:
    outcome = newsreader("open", chips, "--format", "json")
    known = json.loads(outcome.out)
    mentions = known.pop("mentions")
    text = known.pop("text")
    assert text.startswith("智能机器人，")
    assert known == {
        "path": "source/_posts/要闻/chips.md",
        "title": "机器人与芯片",
        "date": "2022-08-13T23:33:00+00:00",
        "day_only": False,
        "published": "Sun, 14 Aug 2022 07:33:00 GMT",
        "correction": known["correction"],
        "categories": ["金融", "证券时报网", "要闻"],
        "tags": ["芯片"],
        "source": "证券时报网",
        "section": "要闻",
        "author": "小王",
        "links": [
            {"text": "机器人", "href": "https://info.stcn.com/dc/stock/?stockcode=SZ300024"},
            {"text": "来源", "href": "https://example.org/a"},
        ],
        "problems": [],
    }
    assert "GMT" in known["correction"]
    assert all(text[one["start"] : one["end"]] == one["text"] for one in mentions)
    assert {one["symbol"] for one in mentions} >= {"300024.SZ", "600519.SH"}


def test_a_day_without_an_hour_is_that_day_in_every_zone(
    newsreader: Run, archive: Path, configure: Callable[[str], None]
) -> None:
    configure('timezone = "America/New_York"\n')
    file = archive / "day.md"
    text = "---\ntitle: Day\ndate: Thu, 07 Oct 2021\nauthor: 格隆汇\n---\n正文\n"
    file.write_text(text, encoding="utf-8")
    known = json.loads(newsreader("open", file, "--format", "json").out)
    assert (known["date"], known["day_only"]) == ("2021-10-07", True)
    assert "Thu 7 Oct 2021" in newsreader("open", file).out


def test_what_is_wrong_with_a_post_is_in_its_json(newsreader: Run, archive: Path) -> None:
    known = json.loads(
        newsreader("open", archive / "source/_posts/undated.md", "--format", "json").out
    )
    assert known["date"] is None
    assert {"field": "date", "reason": "There is no date"} in known["problems"]


def test_a_file_without_front_matter_is_opened_by_name(newsreader: Run, archive: Path) -> None:
    outcome = newsreader("open", archive / "source/_posts/README.md")
    assert outcome.status == 0
    assert "How this archive is made." in outcome.out


@pytest.mark.parametrize(
    ("name", "reason"),
    [("gone.md", "there is no such file"), ("source", "this is a folder, and not a post")],
)
def test_what_cannot_be_read_is_named(
    name: str, reason: str, newsreader: Run, archive: Path
) -> None:
    assert newsreader("open", archive / name) == (3, "", f"{archive / name}: {reason}.\n")


@pytest.mark.parametrize("option", [("--format", "text"), ("--width", "50"), ("--no-marks",)])
def test_an_option_for_text_means_text_on_a_terminal_too(
    option: tuple[str, ...], newsreader: Run, chips: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def start(*_words: object) -> int:
        raise AssertionError("the reader was started")

    monkeypatch.setattr(streams, "interactive", lambda: True)
    monkeypatch.setattr(reader, "start", start)
    outcome = newsreader("open", chips, *option)
    assert (outcome.status, outcome.err) == (0, "")
    assert "机器人与芯片" in outcome.out


def test_a_terminal_gets_colour(
    newsreader: Run, chips: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(streams, "colours", lambda: 256)
    assert newsreader("open", chips).out.startswith("\x1b[1m机器人与芯片\x1b[0m\n")
