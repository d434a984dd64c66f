"""Archives to measure on: made when they are first asked for, each with a reader's home."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import make_archive
from commands import ask
from reader import READER, WORK, newest_title, own_state
from turns import say

MOMENT = 1_664_582_400
"""Every file was last changed at this second (1 October 2022): its time tells nothing."""


@dataclass(frozen=True)
class Archive:
    """An archive, and where the reader keeps what it knows of it."""

    posts: int
    folder: Path
    home: Path
    reader: Sequence[str] = READER

    @property
    def environment(self) -> dict[str, str]:
        """Variables of the reader, which has the archive's index at hand."""
        return own_state(self.home)

    @cached_property
    def files(self) -> list[Path]:
        """All posts, by path."""
        return sorted(self.folder.rglob("*.md"))

    @property
    def size(self) -> int:
        """Bytes of all posts together."""
        return sum(file.stat().st_size for file in self.files)

    @cached_property
    def newest(self) -> str:
        """The newest title, as the reader says, whose index is warm from then on."""
        return newest_title(self.reader, self.folder, self.environment)

    @property
    def command(self) -> list[str]:
        """Open the archive in the reader."""
        return [*self.reader, str(self.folder)]

    def warm(self) -> None:
        """Have the reader read what it does not know yet."""
        ask([*self.reader, "index", str(self.folder)], self.environment)

    def read_once(self) -> None:
        """Bring the files into the memory of the system."""
        for file in self.files:
            file.read_bytes()


class Archives:
    """The archives of a run, each made once."""

    def __init__(self, work: Path = WORK, reader: Sequence[str] = READER) -> None:
        self.work = work
        self.reader = reader
        self._made: dict[int, Archive] = {}

    def of(self, posts: int) -> Archive:
        """Give the archive of so many posts, its index warm."""
        if posts not in self._made:
            folder = make(posts, self.work)
            archive = Archive(posts, folder, self.work / f"home-{folder.name}", self.reader)
            say(f"indexing {folder.name}")
            archive.warm()
            say("")
            self._made[posts] = archive
        return self._made[posts]

    def remove(self, posts: int) -> None:
        """Delete an archive and all that was made for it."""
        archive = self._made.pop(posts, None)
        if archive is not None:
            for folder in self.work.glob(f"*{archive.folder.name}*"):
                shutil.rmtree(folder, ignore_errors=True)


def make(posts: int, work: Path) -> Path:
    """Return an archive of `posts` posts under `work`, made if it is not there yet."""
    folder = work / f"archive-{posts}-{make_archive.fingerprint()}"
    if not folder.is_dir():
        unfinished = work / f"{folder.name}.{os.getpid()}"
        say(f"making {folder}")
        make_archive.make(posts, unfinished)
        for file in unfinished.rglob("*.md"):
            os.utime(file, (MOMENT, MOMENT))
        unfinished.rename(folder)
        say("")
    return folder


@contextmanager
def fresh_home(work: Path) -> Iterator[Mapping[str, str]]:
    """Give variables of a reader that has never read anything; what it keeps is deleted then."""
    work.mkdir(parents=True, exist_ok=True)
    home = Path(tempfile.mkdtemp(prefix="fresh-", dir=work))
    try:
        yield own_state(home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def bytes_below(folder: Path) -> int:
    """Bytes of all files in a folder and the folders in it."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
