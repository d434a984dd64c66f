"""The reader on a small archive of known days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from newsreader.config import Configuration
from newsreader.library import Library
from newsreader.posts.clocks import merge_rules
from newsreader.tui.app import NewsreaderApp
from tui import archive as own_archive

pytest.register_assert_rewrite("tui.key_cases")

MakeApp = Callable[..., NewsreaderApp]


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nothing move by itself: this is what Textual makes of `TEXTUAL_ANIMATIONS=none`."""
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    # How long the pilot sleeps before it asks again whether all is quiet; `settle` knows better.
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0.004)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Write the archive, and give its folder."""
    return own_archive.write(tmp_path)


@pytest.fixture
def make_app(archive: Path) -> Iterator[MakeApp]:
    """Give the maker of the reader; by default on the archive, which has been indexed."""
    with ExitStack() as stack:

        def make(
            folder: Path = archive,
            *,
            indexed: bool = True,
            file: Path | None = None,
            note: str = "",
            zone: str | None = "Asia/Shanghai",
            colours: int = 1 << 24,
            stock: str | None = None,
            **configured: Any,
        ) -> NewsreaderApp:
            library = stack.enter_context(Library.open(folder, merge_rules({}), zone))
            if indexed:
                library.update()
            settings = Configuration(**configured)
            return NewsreaderApp(library, settings, zone, file, note, colours, stock)

        yield make


@pytest.fixture
def app(make_app: MakeApp) -> NewsreaderApp:
    """Give the reader on the archive, which has been indexed."""
    return make_app()
