"""Accidents that must not cost a mark: killed writers, many writers, a full disk, a damaged file.

`python -m torture.marks` tries them in a folder of its own, and prints how many of each kind there
were, how many went wrong, and how long it took; 1 where anything did. Whoever is root has a small
disk to fill and a home that may not be written as well.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal

from newsreader import config
from newsreader.errors import MarksError
from newsreader.library import Library
from newsreader.marks import Marks, Subject, backups
from newsreader.marks.mending import mend
from newsreader.marks.rows import MarkRow, Row

KEY: Final = "/news"
"""The archive of marks that are set without one."""
NOBODY: Final = 65534
KINDS: Final[tuple[Literal["read", "bookmark"], ...]] = ("read", "bookmark")

Known = dict[tuple[str, str], bool]
"""What was acknowledged, by path and kind."""


@dataclass
class Tally:
    """What came of accidents of one kind."""

    name: str
    cases: int = 0
    failures: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def case(self, *wrong: str) -> None:
        """Count one, and what was wrong with it."""
        self.cases += 1
        self.failures += [one for one in wrong if one]


# --- a home, and what is in it -------------------------------------------------------------------


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


# --- accidents -----------------------------------------------------------------------------------


def kills(number: int, seed: int) -> Tally:
    """A newsreader that marks without pause is killed, at any moment from its beginning on."""
    tally, chance, known = Tally("killed writers"), random.Random(seed), Known()
    with home(20) as archive:
        for case in range(number):
            for backup in backups.kept(file()):
                backup.unlink()  # so that it can be killed while it makes one
            pid, reading = child(lambda pipe, case=case: _mark(archive, pipe, case))  # type: ignore[misc]
            time.sleep(chance.uniform(0, 0.3))
            os.kill(pid, signal.SIGKILL)
            unsure = Known()
            for line in said(reading):
                sign, path, kind, value = line.split()
                if sign == "?":
                    unsure = {(path, kind): value == "1"}
                else:
                    known[path, kind], unsure = value == "1", Known()
            os.waitpid(pid, 0)
            tally.case(*_after_kill(known, unsure))
    return tally


def _mark(archive: Path, pipe: int, seed: int) -> None:
    chance = random.Random(seed)
    with Library.open(archive) as library:
        stories = list(library.stories())
        while True:
            story, kind = chance.choice(stories), chance.choice(KINDS)
            value = chance.random() < 0.5
            os.write(pipe, f"? {story.path} {kind} {value:d}\n".encode())
            library.mark([story.id], kind, value)
            os.write(pipe, f"! {story.path} {kind} {value:d}\n".encode())


def _after_kill(known: Known, unsure: Known) -> list[str]:
    if not file().exists():
        return ["the file is gone"] if known else []
    try:
        now = kept()
    except MarksError as error:
        return [str(error)]
    wrong = lost(known, now, unsure)
    known.update({key: now[key] for key in unsure if key in now})
    beside = [f"{end} is left" for end in ("-wal", "-shm") if Path(f"{file()}{end}").exists()]
    torn = [backup.name for backup in backups.kept(file()) if not _is_sound(backup)]
    return [*wrong, *beside, *torn]


def _is_sound(backup: Path) -> bool:
    with closing(sqlite3.connect(backup)) as connection:
        return backups.is_sound(connection)


def writers(number: int, each: int) -> Tally:
    """Several newsreaders mark at once, each stories of its own."""
    tally = Tally("writers at once")
    with home(number * each) as archive:
        pids = [
            child(lambda pipe, first=first: _mark_some(archive, pipe, first * each, each))  # type: ignore[misc]
            for first in range(number)
        ]
        told = [line for _pid, reading in pids for line in said(reading)]
        for pid, _reading in pids:
            os.waitpid(pid, 0)
        now = kept()
        for story in range(number * each):
            path = f"{story:04}.md"
            tally.case(
                "" if path in told else f"{path}: not acknowledged",
                "" if now.get((path, "bookmark")) else f"{path}: lost",
            )
    return tally


def _mark_some(archive: Path, pipe: int, first: int, number: int) -> None:
    with Library.open(archive) as library:
        for one in range(first, first + number):
            story = library.find(f"{one:04}.md")
            assert story is not None
            library.mark([story.id], "bookmark", True)
            os.write(pipe, f"{story.path}\n".encode())


def full_disks(number: int) -> Tally:
    """The disk is filled by marks; the last one is refused with words, the others stay."""
    tally = Tally("full disks")
    for case in range(number):
        with home(1) as archive:
            limited = case % 2 or not _small_disk(file().parent)
            try:
                pid, reading = child(
                    lambda pipe, limited=limited: _fill(archive, pipe, limited=bool(limited))  # type: ignore[misc]
                )
                *told, words = said(reading)
                os.waitpid(pid, 0)
                expected = "cannot be written" if limited else "The disk is full"
                known = {(path, "bookmark"): True for path in told}
                tally.case(
                    "" if known else "no mark was set",
                    "" if expected in words else f"it was told: {words}",
                    *lost(known, kept(), {}),
                )
            finally:
                if not limited:
                    subprocess.run(["umount", file().parent], check=True)
    return tally


def _small_disk(folder: Path) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", "size=300k", "none", str(folder)]
    try:
        return subprocess.run(command, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def _fill(archive: Path, pipe: int, *, limited: bool) -> None:
    if limited:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    marks = Marks(config.data_directory())
    for number in range(10_000):
        try:
            marks.set(KEY, [Subject(str(number), "t" * 900, None, None)], "bookmark", True)
        except MarksError as error:
            with Library.open(archive) as library:  # reading goes on
                assert len(library.view()) == 1
            os.write(pipe, f"{error}\n".encode())
            return
        os.write(pipe, f"{number}\n".encode())


def read_only_homes(number: int) -> Tally:
    """A home that may not be written, as a killed writer or a log left it: marks are read."""
    tally = Tally("homes to be read only")
    for case in range(number if os.geteuid() == 0 else 0):
        with home(3) as archive:
            marks = Marks(config.data_directory())
            marks.set(str(archive), [Subject("0000.md", "Story 0", None, None)], "bookmark", True)
            marks.close()
            pid, reading = child(lambda _pipe, case=case: _leave(case % 3))  # type: ignore[misc]
            said(reading)
            os.waitpid(pid, 0)
            folder = file().parent
            subprocess.run(["chmod", "-R", "a-w,a+rX", archive.parent], check=True)
            for place in (cache := archive.parent / "cache", *cache.rglob("*")):
                os.chown(place, NOBODY, NOBODY)
                place.chmod(0o700)
            before = {one: one.read_bytes() for one in folder.glob("marks.db*")}
            pid, reading = child(lambda pipe: _read(archive, pipe))
            told = said(reading)
            os.waitpid(pid, 0)
            after = {one: one.read_bytes() for one in folder.glob("marks.db*")}
            tally.case(
                "" if told[:1] == ["3 1"] else f"it was read: {told}",
                "" if any("may not be written" in line for line in told) else f"told: {told}",
                "" if before == after else "something was written",
            )
    return tally


def _leave(what: int) -> None:
    """End in the middle of a mark, or with a mark in a log, or leave all in order."""
    connection = sqlite3.connect(file(), isolation_level=None)
    if what == 1:
        connection.execute("PRAGMA cache_size = 5")
        connection.execute("BEGIN IMMEDIATE")
        for number in range(2000):
            values = (KEY, f"{number:0500}", "read", 1, 1, "", None, None)
            connection.execute("INSERT INTO mark VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
    elif what == 2:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("INSERT INTO watched VALUES ('X', 1, 1)")
    os._exit(9)


def _read(archive: Path, pipe: int) -> None:
    os.setresuid(NOBODY, NOBODY, NOBODY)
    from newsreader.query import Is

    with Library.open(archive) as library:
        stories, marked = len(library.view()), len(library.view(Is("bookmarked")))
        os.write(pipe, f"{stories} {marked}\n".encode())
        with suppress(MarksError):
            library.mark([1], "read", True)
            os.write(pipe, b"it was marked\n")
        try:
            library.watch(["X"], True)
        except MarksError as error:
            os.write(pipe, f"{error}\n".encode())


def damages(number: int, seed: int) -> Tally:
    """Bytes of the file go bad; it is read as far as it goes, and mending brings all back."""
    tally, chance = Tally("damaged files"), random.Random(seed)
    with home(3) as archive:
        marks = Marks(config.data_directory())
        for some in range(0, 400, 100):
            subjects = [Subject(f"{n:050}", "T", n, f"1:{n}") for n in range(some, some + 100)]
            marks.set(KEY, subjects, chance.choice(KINDS), True)
        marks.close()
        sound, known = file().read_bytes(), kept()
        for backup in backups.kept(file()):
            backup.unlink()
        backups.back_up(file(), datetime.now(UTC).date())
        for case in range(number):
            file().write_bytes(damaged(sound, chance))
            tally.case(*(f"{case}: {wrong}" for wrong in _after_damage(archive, known)))
            for left in file().parent.glob("marks.*"):
                left.unlink()
    return tally


def damaged(data: bytes, chance: random.Random) -> bytes:
    """A file cut short, or with some of its bytes, a page or its beginning overwritten."""
    copy, where = bytearray(data), chance.randrange(len(data))
    how = chance.randrange(5)
    if how == 0:
        return bytes(copy[:where])
    length = (chance.randint(1, 16), 4096, 100, 8 * 4096)[how - 1]
    where = 0 if how == 3 else where
    filling = bytes(length) if chance.random() < 0.5 else chance.randbytes(length)
    copy[where : where + length] = filling
    return bytes(copy[: len(data)])


def _after_damage(archive: Path, known: Known) -> list[str]:
    wrong = []
    try:
        with Library.open(archive) as library:
            if len(library.view()) != 3:
                wrong.append("the archive was not read")
            library.mark([1], "bookmark", True)
    except MarksError as error:
        wrong += [] if str(file()) in str(error) else [f"told: {error}"]
    except Exception as error:
        wrong.append(f"{type(error).__name__}: {error}")
    try:
        mend(file(), datetime.now(UTC).date())
    except MarksError:
        return wrong  # it was sound enough, or of a later version by its own account
    return wrong + [f"lost: {key}" for key in known.keys() - kept().keys()]


# --- all of them ---------------------------------------------------------------------------------


def main() -> int:
    """Try all kinds, and print what came of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--each", type=int, default=100, help="marks of each writer")
    parser.add_argument("--disks", type=int, default=4)
    parser.add_argument("--homes", type=int, default=6)
    parser.add_argument("--damages", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    failed = False
    for work in (
        lambda: kills(wanted.kills, wanted.seed),
        lambda: writers(wanted.writers, wanted.each),
        lambda: full_disks(wanted.disks),
        lambda: read_only_homes(wanted.homes),
        lambda: damages(wanted.damages, wanted.seed),
    ):
        begun = time.monotonic()
        tally = work()
        seconds = time.monotonic() - begun
        print(f"{tally.name:24}{tally.cases:>8,} cases{len(tally.failures):>6,} failures"
              f"{seconds:>9.1f} s", flush=True)  # fmt: skip
        for failure in tally.failures[:20]:
            print(f"    {failure}")
        failed |= bool(tally.failures)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
