"""A small archive, and the program as a function of what is typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from newsreader.cli import main, terminal


class Outcome(NamedTuple):
    """What a command did."""

    status: int
    out: str
    err: str


Run = Callable[..., Outcome]

CHIPS = """---
title: 机器人与芯片
categories:
 - 金融
 - 证券时报网
 - 要闻
author: 小王
date: Sun, 14 Aug 2022 07:33:00 GMT
tags: [芯片]
---
<p>智能<a href="https://info.stcn.com/dc/stock/?stockcode=SZ300024" code="300024">机器人</a>，
贵州茅台(600519.SH)与10<sup>8</sup>。<a href="https://example.org/a">来源</a></p>
"""
TEA = """---
title: Tea at noon
categories: [金融, 证券时报网, 快讯]
date: 2022-08-13 20:00:00 +08:00
---
Nothing but *tea*.
"""
UNDATED = """---
title: A day without a date
---
Some day.
"""


@pytest.fixture(autouse=True)
def _terminfo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let terminfo know three terminals; the real one answers one question in a process."""
    known = {"xterm": 8, "xterm-256color": 256, "vt100": 0}
    monkeypatch.setattr(terminal, "known_colours", known.get)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Make an archive as Hexo lays it out: three posts, and a README that is none."""
    root = tmp_path / "archive"
    posts = root / "source" / "_posts"
    (posts / "要闻").mkdir(parents=True)
    (posts / "要闻" / "chips.md").write_text(CHIPS, encoding="utf-8")
    (posts / "tea.md").write_text(TEA, encoding="utf-8")
    (posts / "undated.md").write_text(UNDATED, encoding="utf-8")
    (posts / "README.md").write_text("How this archive is made.\n", encoding="utf-8")
    return root


@pytest.fixture
def newsreader(capsys: pytest.CaptureFixture[str]) -> Run:
    """Give the program, which is run in this process, and away from any terminal."""

    def run(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        return Outcome(status, *capsys.readouterr())

    return run


@pytest.fixture
def damaged_marks(state: Path) -> Path:
    """Put something in the place of the marks that is no database."""
    file = state / "data" / "newsreader" / "marks.db"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"no database " * 400)
    return file


@pytest.fixture
def configure(state: Path) -> Callable[[str], None]:
    """Give the writer of the user's configuration."""

    def write(text: str) -> None:
        folder = state / "config" / "newsreader"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "config.toml").write_text(text, encoding="utf-8")

    return write
