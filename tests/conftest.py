"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.text.width import choose

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test a home of its own, English words, and no terminal to be clever about."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("NEWSREADER_LANGUAGE", "en")
    monkeypatch.setenv("TZ", "UTC")
    for name in (
        "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES",
        "SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "DISPLAY", "WAYLAND_DISPLAY",
    ):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture(scope="session")
def names_ready() -> None:
    """Have the names of securities ready, before a property test times its first example."""
    from newsreader.securities.hits import hits
    from newsreader.securities.lexicon import SHIPPED

    list(hits(SHIPPED, "甲乙 Ab"))


@pytest.fixture
def wide() -> Iterator[None]:
    """Have a terminal that takes two cells for characters of ambiguous width."""
    choose(2)
    yield
    choose(1)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real posts: `NEWSREADER_CORPUS`, else `../shared/corpus` by the checkout."""
    folder = Path(os.environ.get("NEWSREADER_CORPUS", ROOT.parent / "shared" / "corpus"))
    if not folder.is_dir():
        pytest.skip("no corpus beside the checkout")
    return folder


@pytest.fixture(scope="session")
def sample_posts() -> Path:
    """The archive that the project carries."""
    return ROOT / "sample_posts"
