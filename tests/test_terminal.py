"""The program as a person meets it: in a terminal, from the command to the shell's prompt again."""

from __future__ import annotations

import importlib
import os
import re
import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pexpect
import pyte
import pytest
from wcwidth import wcwidth

from newsreader.text.width import width

pytestmark = pytest.mark.terminal

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)])
SHOWPIECE = "两百只手与一壶茶：江海智造展的三天"
PATIENCE = 30.0

SHELL = """
import subprocess, sys
status = subprocess.run([sys.executable, "-m", "newsreader", *sys.argv[1:]]).returncode
print(f"exit code {status}.", flush=True)
sys.stdin.readline()
"""
"""Stands for the shell that the program was called from."""

Start = Callable[..., Any]


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Give the starter of the program in a terminal of a size."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    pty_session: ModuleType = importlib.import_module("pty_session")
    sessions = []

    def run(*arguments: str | Path, size: tuple[int, int] = (80, 24)) -> Any:
        command = [sys.executable, "-c", SHELL, *map(str, arguments)]
        columns, rows = size
        session = pty_session.Session(command, columns=columns, rows=rows)
        sessions.append(session)
        return session

    yield run
    for session in sessions:
        session.close()


def assert_shown(session: Any, text: str, key: str = "") -> None:
    """Press a key, if one is named; then `text` comes to stand on the screen, or stands there."""
    if key:
        session.press(key)
    assert text in session.screen() or session.wait(text, timeout=PATIENCE).found, session.screen()


def taken(session: Any) -> set[int]:
    """What of the terminal is taken: 1049 the other screen, 25 the cursor, the rest the mouse."""
    private = 5  # how far pyte shifts a private mode to the left
    modes = {mode for mode in (1049, 1000, 1003, 1006) if mode << private in session._model.mode}
    return modes | ({25} if session._model.cursor.hidden else set())


@SIZES
def test_the_list_is_shown_a_story_is_read_and_the_terminal_is_given_back(
    start: Start, sample_posts: Path, size: tuple[int, int]
) -> None:
    session = start(sample_posts, size=size)
    assert_shown(session, SHOWPIECE)
    assert_shown(session, "? Keys")
    assert taken(session) >= {1049, 25}
    assert_shown(session, "Space Page down", "enter")
    assert_shown(session, SHOWPIECE)
    assert_shown(session, "/ Filter", "q")
    assert_shown(session, "exit code 0.", "q")
    assert taken(session) == set()


@SIZES
def test_a_file_is_opened_as_a_page(
    start: Start, sample_posts: Path, size: tuple[int, int]
) -> None:
    (file,) = sample_posts.rglob(f"{SHOWPIECE}.md")
    session = start("open", file, size=size)
    assert_shown(session, "Space Page down")
    assert_shown(session, SHOWPIECE)
    assert_shown(session, "exit code 0.", "q")
    assert taken(session) == set()


def test_chinese_is_typed_into_the_filter(start: Start, sample_posts: Path) -> None:
    session = start(sample_posts)
    assert_shown(session, SHOWPIECE)
    assert_shown(session, "Esc Clear", "/")
    assert_shown(session, "柿子红了", "柿子")
    assert SHOWPIECE not in session.screen()
    assert_shown(session, "? Keys", "escape")
    assert_shown(session, "exit code 0.", "q")


COMMANDS = (
    ["open", SHOWPIECE, "--marks"],
    ["open", SHOWPIECE, "--format", "markdown"],
    ["mentions", SHOWPIECE],
    ["list", "机器人 OR 茶"],
    ["list", "date:2022-13-45"],
    ["doctor"],
    ["bookmark", "list"],
    ["list", "--help"],
    ["lits"],
)


@pytest.mark.parametrize("columns", [20, 46, 80])
def test_no_line_that_is_printed_is_wider_than_the_window(
    columns: int, sample_posts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file,) = sample_posts.rglob(f"{SHOWPIECE}.md")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for words in COMMANDS:
        arguments = [str(file) if word == SHOWPIECE else word for word in words]
        printed = pexpect.run(
            shlex.join([sys.executable, "-m", "newsreader", *arguments]),
            dimensions=(24, columns),
            timeout=PATIENCE,
            encoding="utf-8",
            env={**os.environ},  # not that of the process, in which readline has set COLUMNS
        )
        assert isinstance(printed, str)
        text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", printed)
        lines = re.split(r"[\r\n]+", text)
        assert len(lines) > 1
        assert [line for line in lines if width(line) > columns] == [], words


class WideScreen(pyte.Screen):
    """A terminal that draws characters of ambiguous width two cells wide, and notes what it loses.

    Nothing may be drawn beyond the last column: there it would stand on what is there already.
    """

    def __init__(self, columns: int, lines: int) -> None:
        super().__init__(columns, lines)
        self.lost: list[str] = []

    def draw(self, data: str) -> None:
        """Draw each character, unless there is no room for it."""
        for char in data:
            if self.cursor.x + max(0, wcwidth(char, ambiguous_width=2)) > self.columns:
                self.lost.append(char)
            super().draw(char)


def test_nothing_stands_beyond_the_edge_of_a_terminal_of_wide_quotation_marks(
    start: Start, tmp_path: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyte.screens.wcwidth", lambda char: wcwidth(char, ambiguous_width=2))
    monkeypatch.setattr("pyte.Screen", WideScreen)
    (state / "config" / "newsreader").mkdir(parents=True)
    (state / "config" / "newsreader" / "config.toml").write_text("ambiguous_width = 2\n")
    words = "“停了？”——‘停了’……" * 4
    for number in range(30):
        body = f"<p>{words}第{number}回·①×★</p>" * 20
        post = f"---\ntitle: {words}\ndate: 2022-08-14 12:{number:02}:00 +08:00\n---\n{body}\n"
        (tmp_path / f"{number}.md").write_text(post, encoding="utf-8")
    session = start(tmp_path)
    assert_shown(session, "? Keys")
    for key, text in (
        ("c", "All stories"),
        ("tab", "b Bookmark"),
        ("j", "2/30"),
        ("/", "Esc Clear"),
        ("停了？”——‘停", "/ 停了？”——‘停"),
        ("escape", "B Bookmarks"),
        ("?", "+- Keys"),
        ("escape", "B Bookmarks"),
        ("enter", "Space Page down"),
        (" ", "第29回·①×★"),
        ("q", "29 unread"),
    ):
        assert_shown(session, text, key)
        assert session._model.lost == [], key
        assert "\u2500" not in session.screen()
    assert_shown(session, "exit code 0.", "q")


def test_a_story_that_stands_at_the_start_stays_while_the_reader_takes_over(
    start: Start, sample_posts: Path
) -> None:
    before = start(sample_posts)
    assert_shown(before, "? Keys")  # now there is an index
    title = before.screen().splitlines()[2][12:24]
    assert_shown(before, "exit code 0.", "q")
    session = start(sample_posts)
    assert_shown(session, title)
    frames = []
    while "? Keys" not in session.screen():
        session.wait()
        frames.append(title in session.screen())
    assert all(frames)
    assert_shown(session, "exit code 0.", "q")
    assert taken(session) == set()


def test_a_folder_that_is_missing_leaves_one_line(start: Start, tmp_path: Path) -> None:
    session = start(tmp_path / "nowhere")
    assert_shown(session, "exit code 3.")
    assert "nowhere" in session.screen()
    assert "Traceback" not in session.screen()
