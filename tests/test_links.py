"""A link of a post, from the key to the program that is asked to open it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from torture.people import PATIENCE, Person, press

pytestmark = pytest.mark.terminal

WITNESS: Final = """#!/bin/sh
{ echo "$# arguments"; for one in "$@"; do echo "$one"; done; } >> "$HOME/asked"
"""
"""Stands for the desktop's opener, and notes what it was asked."""

DESKTOP: Final = {"DISPLAY": ":0"}
PLAIN: Final = "https://example.com/a?b=1&c=2#d"
HOSTILE: Final = "https://example.com/$(touch ran)`touch ran`';touch ran;'|touch ran"
REFUSED: Final = (
    "javascript:alert(1)", "file:///etc/passwd", "/etc/passwd", "other.md", "-https://example.com/",
    "--help", "ftp://example.com/", "mailto:a@example.com", "data:text/html,x",
    "https://example.com/%action", "vbscript:x", "https://example.com/&#x202e;gpj.exe",
)  # fmt: skip


@pytest.fixture
def person(state: Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Give somebody at a desktop."""
    programs = state / "programs"
    programs.mkdir()
    for name in ("xdg-open", "gio", "open", "wslview", "w3m", "www-browser", "ran"):
        (programs / name).write_text(WITNESS, encoding="utf-8")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    monkeypatch.setenv("BROWSER", "w3m")
    return Person(state, more=DESKTOP)


def asked(person: Person) -> list[str]:
    """What the opener was asked so far."""
    file = person.home / "asked"
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def until(condition: Callable[[], bool]) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def post(folder: Path, *addresses: str) -> Path:
    """Write a post that links to addresses, and give its file."""
    folder.mkdir()
    links = "".join(
        f'<p>第{at}处：<a href="{one}">此处</a></p>' for at, one in enumerate(addresses)
    )
    file = folder / "links.md"
    file.write_text(f"---\ntitle: Links\ndate: 2022-08-14\n---\n{links}\n", encoding="utf-8")
    return file


def test_a_link_is_handed_to_the_opener_as_one_argument(person: Person, tmp_path: Path) -> None:
    file = post(tmp_path / "news", PLAIN, HOSTILE.replace("'", "&#39;"))
    with person.reading("open", file) as session:
        press(session, "", "[2]")
        for number in ("1", "2"):
            session.press(number)
            press(session, "o", "was asked to open it")
            until(lambda: asked(person).count("1 arguments") == int(number))  # noqa: B023 - at once
            press(session, "j", "!was asked to open it")
        press(session, "q", "exit code 0.")
    first, second = asked(person)[1::2]
    assert first == PLAIN
    assert second.startswith("https://example.com/%24%28touch%20ran%29%60")
    assert not set(second) & set(" $()`';|\\\"")
    assert not list(person.home.rglob("ran.*"))


def test_no_other_link_is_handed_to_anybody(person: Person, tmp_path: Path) -> None:
    file = post(tmp_path / "news", *REFUSED)
    with person.reading("open", file) as session:
        press(session, "", "第0处")
        press(session, "", "[8]")
        for number in range(1, 10):  # javascript:, data: and vbscript: have no number at all
            session.press(str(number))
            press(session, "o", "Only http and https addresses are opened.")
            press(session, "]", "!Only http")
        press(session, "q", "exit code 0.")
    assert asked(person) == []


def test_over_ssh_no_browser_is_started(person: Person, tmp_path: Path) -> None:
    file = post(tmp_path / "news", PLAIN)
    away = Person(person.home, more={**DESKTOP, "SSH_CONNECTION": "192.0.2.1 22 192.0.2.2 22"})
    with away.reading("open", file) as session:
        press(session, "", "[1]")
        press(session, "o", "Open it where there is a browser")
        press(session, "q", "exit code 0.")
    assert asked(person) == []
