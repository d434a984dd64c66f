from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from cli.conftest import Run
from newsreader.cli import reader, streams
from newsreader.config import Configuration
from newsreader.samples import sample_archive

TOLD = {
    "TEXTUAL_DISABLE_KITTY_KEY": "1",
    "TEXTUAL_COLOR_SYSTEM": "truecolor",
    "TEXTUAL_ANIMATIONS": "none",
    "ESCDELAY": "500",
}
"""What Textual reads when it is imported, over SSH."""

WATCH = f"""
import json, os, sys

class Watch:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "textual":
            print(json.dumps({{name: os.environ.get(name) for name in {tuple(TOLD)}}}), flush=True)
            os._exit(0)

sys.meta_path.insert(0, Watch())
from newsreader.cli import main, streams
streams.interactive = lambda: True
main(sys.argv[1:])
"""
"""Starts the reader, and prints its environment as it is when Textual is first asked for."""


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Put a note-taker in the place of the full-screen program, on a terminal."""
    calls: list[tuple[Any, ...]] = []
    app = ModuleType("newsreader.tui.start")

    def run(*arguments: Any) -> int:
        calls.append(arguments)
        return 0

    app.run = run  # type: ignore[attr-defined]  # a module made here has no type
    monkeypatch.setitem(sys.modules, "newsreader.tui.start", app)
    monkeypatch.setattr(streams, "interactive", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLORTERM", raising=False)
    for name in (
        "TEXTUAL_DISABLE_KITTY_KEY", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_ANIMATIONS", "ESCDELAY",
    ):  # fmt: skip
        monkeypatch.setenv(name, "")  # so that what is set is taken back after the test
        monkeypatch.delenv(name)
    return calls


def test_on_a_terminal_a_folder_opens_in_the_reader(
    newsreader: Run, archive: Path, started: list[tuple[Any, ...]]
) -> None:
    assert newsreader(archive) == (0, "", "")
    assert started == [(archive, None, Configuration(), "", 16, "")]


def test_on_a_terminal_a_file_opens_in_the_reader_on_its_archive(
    newsreader: Run, archive: Path, started: list[tuple[Any, ...]]
) -> None:
    file = archive / "source" / "_posts" / "tea.md"
    assert newsreader("open", file) == (0, "", "")
    assert started == [(archive, file, Configuration(), "", 16, "")]


def test_on_a_terminal_a_file_opens_in_the_nearest_archive_that_was_read_before(
    newsreader: Run, tmp_path: Path, archive: Path, started: list[tuple[Any, ...]]
) -> None:
    for folder in (tmp_path, archive / "source"):
        newsreader("index", folder)
    file = archive / "source" / "_posts" / "tea.md"
    newsreader("open", file)
    assert started == [(archive / "source", file, Configuration(), "", 16, "")]


def test_on_a_terminal_a_stock_opens_in_the_reader_on_its_page(
    newsreader: Run, archive: Path, started: list[tuple[Any, ...]]
) -> None:
    assert newsreader("stock", "茅台", "--archive", archive) == (0, "", "")
    assert started == [(archive, None, Configuration(), "", 16, "茅台")]


def test_without_an_archive_the_samples_open_with_a_line_about_ones_own(
    newsreader: Run, started: list[tuple[Any, ...]]
) -> None:
    note = "These are sample posts; “newsreader FOLDER” opens your own."
    assert newsreader() == (0, "", "")
    assert started == [(sample_archive(), None, Configuration(), note, 16, "")]


def test_what_the_terminal_shows_reaches_textual_and_the_reader(
    archive: Path,
    started: list[tuple[Any, ...]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")
    reader.start(archive, None, Configuration())
    assert started == [(archive, None, Configuration(), "", 1 << 24, "")]
    told = {name: os.environ[name] for name in TOLD}
    assert told == TOLD


def test_textual_is_told_before_it_is_imported(archive: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WATCH, str(archive)],
        env={**os.environ, "TERM": "xterm", "COLORTERM": "truecolor", "SSH_CONNECTION": "x"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout) == TOLD


def test_without_a_terminal_the_newest_stories_are_printed(newsreader: Run, archive: Path) -> None:
    outcome = newsreader(archive)
    lines = outcome.out.splitlines()
    assert (outcome.status, outcome.err) == (0, "")
    assert " ".join(lines[0].split()) == (
        "date new mark title source section symbols categories path"
    )
    assert [line.split("  ")[0] for line in lines[1:]] == [
        "2022-08-14 07:33",
        "2022-08-13 20:00",
        "",
    ]


def test_more_than_a_screenful_is_counted_and_not_printed(
    newsreader: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "SCREENFUL", 2)
    outcome = newsreader(archive)
    assert len(outcome.out.splitlines()) == 3
    assert outcome.err == "The newest 2 of 3 stories; “newsreader list” prints all.\n"


def test_without_a_terminal_the_samples_come_with_a_line_about_ones_own(newsreader: Run) -> None:
    outcome = newsreader()
    assert outcome.status == 0
    assert outcome.err.startswith("These are sample posts; “newsreader FOLDER” opens your own.\n")


def test_an_empty_folder_is_no_error(newsreader: Run, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    assert newsreader(folder) == (0, "", f"There is no post in {folder}.\n")


def test_a_configured_archive_that_is_gone_is_named(
    newsreader: Run, configure: Callable[[str], None]
) -> None:
    configure('archive = "/nowhere/news"\n')
    assert newsreader() == (3, "", "/nowhere/news: the configured archive is not there.\n")
