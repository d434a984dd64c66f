"""A home of its own for the program under torture, so that nobody's marks or settings suffer."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


def variables(home: Path) -> dict[str, str]:
    """The environment that makes `home` the program's home, in English."""
    homes = {
        f"XDG_{name}_HOME": str(home / name.lower())
        for name in ("CACHE", "CONFIG", "DATA", "STATE")
    }
    return {**homes, "HOME": str(home), "NEWSREADER_LANGUAGE": "en", "TZ": "UTC"}


@contextmanager
def away(**more: str) -> Iterator[Path]:
    """Run what follows in a home of its own, gone afterwards; gives a folder to work in."""
    with tempfile.TemporaryDirectory(prefix="newsreader-torture-") as folder:
        home = Path(folder) / "home"
        home.mkdir()
        with _environment(variables(home) | more):
            yield Path(folder)


@contextmanager
def _environment(variables: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
