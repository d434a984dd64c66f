"""Accidents that must not cost a mark: killed writers, many writers, a full disk, a damaged file.

`python -m torture.marks` tries them in a folder of its own, and prints how many of each kind there
were, how many went wrong, and how long it took; 1 where anything did. Whoever is root has a small
disk to fill and a home that may not be written as well.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path

from newsreader.errors import MarksError
from newsreader.library import Library
from newsreader.marks import backups
from torture.marks_files import KINDS, damages, full_disks, read_only_homes
from torture.marks_home import Known, Tally, child, file, home, kept, lost, said


def kills(number: int, seed: int) -> Tally:
    """A newsreader that marks without pause is killed, at any moment from its beginning on."""
    tally, chance, known = Tally("killed writers"), random.Random(seed), Known()
    acknowledged = 0
    with home(20) as archive:
        for case in range(number):
            for backup in backups.kept(file()):
                backup.unlink()  # so that it can be killed while it makes one
            pid, reading = child(partial(_mark, archive, case))
            time.sleep(chance.uniform(0, 0.3))
            os.kill(pid, signal.SIGKILL)
            unsure = Known()
            for line in said(reading):
                sign, path, kind, value = line.split()
                if sign == "?":
                    unsure = {(path, kind): value == "1"}
                else:
                    known[path, kind], unsure = value == "1", Known()
                    acknowledged += 1
            os.waitpid(pid, 0)
            tally.case(*_after_kill(known, unsure))
    tally.note = f"{acknowledged:,} marks acknowledged"
    if number and not acknowledged:
        tally.failures.append("no mark was acknowledged")
    return tally


def _mark(archive: Path, seed: int, pipe: int) -> None:
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
        with Library.open(archive) as library:
            ids = sorted((story.path, story.id) for story in library.stories())
        shares = [dict(ids[first * each : (first + 1) * each]) for first in range(number)]
        pids = [child(partial(_mark_some, archive, share)) for share in shares]
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


def _mark_some(archive: Path, ids: Mapping[str, int], pipe: int) -> None:
    with Library.open(archive) as library:
        for path, story in ids.items():
            library.mark([story], "bookmark", True)
            os.write(pipe, f"{path}\n".encode())


# --- all of them ---------------------------------------------------------------------------------


def main() -> int:
    """Try all kinds, and print what came of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--each", type=int, default=100, help="marks of each writer")
    parser.add_argument("--disks", type=int, default=4)
    parser.add_argument("--homes", type=int, default=6)
    parser.add_argument("--damages", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    failed = False
    trials: tuple[Callable[[], Tally], ...] = (
        lambda: kills(wanted.kills, wanted.seed),
        lambda: writers(wanted.writers, wanted.each),
        lambda: full_disks(wanted.disks),
        lambda: read_only_homes(wanted.homes),
        lambda: damages(wanted.damages, wanted.seed),
    )
    for work in trials:
        begun = time.monotonic()
        tally = work()
        seconds = time.monotonic() - begun
        print(f"{tally.name:24}{tally.cases:>8,} cases{len(tally.failures):>6,} failures"
              f"{seconds:>9.1f} s  {tally.note}".rstrip(), flush=True)  # fmt: skip
        for failure in tally.failures[:20]:
            print(f"    {failure}")
        failed |= bool(tally.failures)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
