"""A home for accidents to happen in, what its marks say, and processes that set them."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from newsreader import config
from newsreader.errors import MarksError
from newsreader.library import Library
from newsreader.marks import Marks
from newsreader.marks.rows import MarkRow, Row

Known = dict[tuple[str, str], bool]
"""What was acknowledged, by path and kind."""


@dataclass
class Tally:
    """What came of accidents of one kind."""

    name: str
    cases: int = 0
    failures: list[str] = field(default_factory=list)
    note: str = ""

    def case(self, *wrong: str) -> None:
        """Count one, and what was wrong with it."""
        self.cases += 1
        self.failures += [one for one in wrong if one]


@contextmanager
def home(posts: int) -> Iterator[Path]:
    """An archive of so many posts in a home of its own, indexed; no file of it is open."""
    with tempfile.TemporaryDirectory(prefix="newsreader-torture-") as folder:
        root = Path(folder)
        for name in ("CONFIG", "CACHE", "DATA"):
            os.environ[f"XDG_{name}_HOME"] = str(root / name.lower())
        archive = root / "news"
        archive.mkdir()
        for number in range(posts):
            text = f"---\ntitle: Story {number}\ndate: 2026-11-27 08:00:00 +08:00\n---\nTea.\n"
            (archive / f"{number:04}.md").write_text(text, encoding="utf-8")
        with Library.open(archive) as library:
            library.update()
        yield archive


def file() -> Path:
    """Where the marks are."""
    return config.data_directory() / "marks.db"


def rows() -> list[Row]:
    """All marks, as a newsreader that is begun now reads them. Raises MarksError."""
    marks = Marks(config.data_directory())
    try:
        if marks.problem:
            raise MarksError(marks.problem)
        return marks.rows()
    finally:
        marks.close()


def kept() -> Known:
    """What the marks say of each story. Raises MarksError."""
    return {
        (str(row.path), row.kind): bool(row.value) for row in rows() if isinstance(row, MarkRow)
    }


def lost(known: Known, now: Known, unsure: Known) -> list[str]:
    """The acknowledged marks that are not as they were; those that are `unsure` may be new."""
    return [
        f"{path} {kind}: {now.get((path, kind))}, not {value}"
        for (path, kind), value in known.items()
        if now.get((path, kind)) != value
        and ((path, kind) not in unsure or now.get((path, kind)) != unsure[path, kind])
    ]


def child(work: Callable[[int], None]) -> tuple[int, int]:
    """Do `work` in a process of its own; its number, and the end of a pipe that it writes to."""
    reading, writing = os.pipe()
    number = os.fork()
    if number:
        os.close(writing)
        return number, reading
    status = 1
    try:
        os.close(reading)
        work(writing)
        status = 0
    except BaseException as error:
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(status)


def said(reading: int) -> list[str]:
    """The whole lines that a child wrote, until it ended."""
    with os.fdopen(reading, "rb") as pipe:
        *lines, _torn = pipe.read().decode().split("\n")
    return lines
