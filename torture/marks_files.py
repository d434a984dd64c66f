"""What can happen to the file of marks: no room, no leave to write it, damage."""

from __future__ import annotations

import os
import random
import resource
import sqlite3
import subprocess
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final, Literal

from newsreader import config
from newsreader.errors import MarksError
from newsreader.library import Library
from newsreader.marks import Marks, Subject, backups
from newsreader.marks.mending import mend
from torture.marks_home import Known, Tally, child, file, home, kept, lost, said

KEY: Final = "/news"
"""The archive of marks that are set without one."""
NOBODY: Final = 65534
KINDS: Final[tuple[Literal["read", "bookmark"], ...]] = ("read", "bookmark")


def full_disks(number: int) -> Tally:
    """The disk is filled by marks; the last one is refused with words, the others stay."""
    tally = Tally("full disks")
    for case in range(number):
        with home(1) as archive:
            limited = case % 2 or not _small_disk(file().parent)
            try:
                pid, reading = child(partial(_fill, archive, bool(limited)))
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


def _fill(archive: Path, limited: bool, pipe: int) -> None:
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
    """A home that may not be written, as a killed writer or a log left it, or may not be read."""
    tally = Tally("homes to be read only")
    for case in range(number if os.geteuid() == 0 else 0):
        with home(3) as archive:
            marks = Marks(config.data_directory())
            marks.set(str(archive), [Subject("0000.md", "Story 0", None, None)], "bookmark", True)
            marks.close()
            pid, reading = child(partial(_leave, case % 5))
            said(reading)
            os.waitpid(pid, 0)
            folder = file().parent
            subprocess.run(["chmod", "-R", "a-w,a+rX", archive.parent], check=True)
            for place in (cache := archive.parent / "cache", *cache.rglob("*")):
                os.chown(place, NOBODY, NOBODY)
                place.chmod(0o700)
            shut = case % 5 > 2
            if shut:
                (file() if case % 5 == 3 else folder).chmod(0)
            before = {one: one.read_bytes() for one in folder.glob("marks.db*")}
            pid, reading = child(partial(_read, archive))
            told = said(reading)
            os.waitpid(pid, 0)
            after = {one: one.read_bytes() for one in folder.glob("marks.db*")}
            tally.case(
                "" if told[:1] == [f"3 {int(not shut)}"] else f"it was read: {told}",
                ""
                if told[-1].count(f"may not be {'read' if shut else 'written'}")
                else f"it was told: {told}",
                "" if before == after else "something was written",
            )
    return tally


def _leave(what: int, _pipe: int) -> None:
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
