from __future__ import annotations

from collections.abc import Callable
from functools import partialmethod
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from newsreader.config import Configuration
from newsreader.errors import UnreadableFile
from newsreader.library import Library
from newsreader.tui.app import NewsreaderApp
from newsreader.tui.start import run


@pytest.fixture
def pressed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Have `run` show the reader to nobody, with these keys pressed."""

    def press(*keys: str) -> None:
        async def fingers(pilot: Pilot[int]) -> None:
            await pilot.press(*keys)

        whole = partialmethod(NewsreaderApp.run, headless=True, size=(80, 24), auto_pilot=fingers)
        monkeypatch.setattr(NewsreaderApp, "run", whole)

    return press


def test_the_end_is_exit_code_0(archive: Path, pressed: Callable[..., None]) -> None:
    pressed("j", "enter", "q", "q")
    assert run(archive, None, Configuration()) == 0


def test_a_file_that_is_missing_is_an_error_before_the_screen_is_taken(archive: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"nothing\.md"):
        run(archive, archive / "nothing.md", Configuration())


def test_the_zone_of_a_file_opened_alone_is_that_of_its_source(
    archive: Path, pressed: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    zones = []
    create = NewsreaderApp.__init__

    def noted(self: NewsreaderApp, *given: Any, **named: Any) -> None:
        zones.append(given[2])
        create(self, *given, **named)

    monkeypatch.setattr(NewsreaderApp, "__init__", noted)
    pressed("q")
    assert run(archive, archive / "ferry.md", Configuration()) == 0
    assert run(archive, archive / "ferry.md", Configuration(timezone="Asia/Tokyo")) == 0
    assert zones == ["Asia/Shanghai", "Asia/Tokyo"]


@pytest.mark.parametrize("place", ["view", "count", "mark", "update", "rows"])
def test_an_unforeseen_error_ends_the_reader_and_reaches_its_caller(
    archive: Path,
    pressed: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    place: str,
) -> None:
    with Library.open(archive) as library:
        library.update()

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("nobody thought of it")

    monkeypatch.setattr(Library, place, fail)
    pressed("b", "j", "wait:300", "q")
    with pytest.raises(ZeroDivisionError, match="nobody thought of it"):
        run(archive, None, Configuration())
    assert "Traceback" not in "".join(capfd.readouterr())
