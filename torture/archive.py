"""An archive that many read and nobody may write, and an index to which everything happens.

    python -m torture.archive [--people 24] [--damages 200] [--kills 20] [--seed 1]

Prints each case that failed, then what was tried: cases, failures, seconds.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from newsreader import config
from newsreader.errors import UnknownSecurity
from newsreader.index.place import index_file
from newsreader.library import Library
from newsreader.query import Text, Ticker
from torture.people import Person, common_ground, lock_up, people, photograph, write_posts

_ENDINGS: Final = ("", "-wal", "-shm", "-journal")
_LOCKS: Final = ("opening.lock", "indexing.lock")


@dataclass(frozen=True, slots=True)
class Case:
    """Something that is done to the program; it fails by raising an error."""

    name: str
    run: Callable[[], None]


# --- many at once --------------------------------------------------------------------------------


def together(*works: Callable[[], object]) -> None:
    """Do all at once; the errors of all are one."""
    with ThreadPoolExecutor(len(works)) as pool:
        running = [pool.submit(work) for work in works]
    errors = [error for one in running if (error := one.exception()) is not None]
    if errors:
        raise ExceptionGroup(f"{len(errors)} of {len(works)}", errors)  # type: ignore[type-var]


def use(person: Person, archive: Path, own: str, common: str) -> None:
    """Index, read and mark as one of many; then the marks are this person's, and no others."""
    person.run("index", archive)
    person.read(
        archive,
        steps=[
            ("", f"1/{posts_of(archive):,}"),
            ("enter", "Space Page down"),
            ("q", "/ Filter"),
            ("q", "exit code 0."),
        ],
    )
    person.run("bookmark", "add", archive / own, archive / common)
    stories = person.listed(archive)
    marked = {str(row["path"]) for row in stories if row["bookmarked"]}
    assert marked == {own, common}, marked
    assert len(stories) == posts_of(archive)


def posts_of(archive: Path) -> int:
    """How many posts an archive has that `write_posts` wrote."""
    return sum(1 for _ in archive.rglob("*.md"))


def shared(archive: Path, users: Sequence[Person]) -> None:
    """Many users at once on one archive that none of them may write."""
    before = photograph(archive)
    paths = sorted(path.relative_to(archive).as_posix() for path in archive.rglob("*.md"))
    together(*(partial(use, one, archive, paths[at + 1], paths[0]) for at, one in enumerate(users)))
    assert photograph(archive) == before


def one_home(archive: Path, person: Person, processes: int) -> None:
    """Many processes of one person at once: readers, lists, indexers and bookmarks."""
    paths = sorted(path.relative_to(archive).as_posix() for path in archive.rglob("*.md"))
    chosen = paths[:processes:4]

    def bookmark(path: str) -> None:
        # While another process indexes for the first time, it may say that it is to be asked later.
        for _again in range(20):
            person.run("bookmark", "add", archive / path, allowed=(0, 3))
            if path in person.marked(archive, "is:bookmarked"):
                return
        raise AssertionError(f"{path} could not be bookmarked")

    def read() -> None:
        begun = f"1/{len(paths):,}"
        person.read(archive, steps=[("", begun), ("j", "2/"), ("q", "exit code 0.")])

    works: list[Callable[[], object]] = [partial(bookmark, path) for path in chosen]
    while len(works) < processes:
        works.append(
            (
                read,
                partial(person.listed, archive),
                partial(person.run, "index", archive, allowed=(0, 3)),  # 3: another one is at it
            )[len(works) % 3]
        )
    together(*works)
    assert person.marked(archive, "is:bookmarked") == set(chosen)
    person.run("index", archive)
    assert len(person.listed(archive)) == len(paths)


# --- what happens to an index --------------------------------------------------------------------


@contextmanager
def at_home(person: Person) -> Iterator[None]:
    """Let this process be at home where the person is."""
    before = dict(os.environ)
    os.environ.update(person.environment)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def told(archive: Path) -> object:
    """All that the library says of an archive after a look at it, but for the ids.

    Stories of one moment stand in the order in which they were read, which is another one each
    time, so all stand by their paths here.
    """
    with Library.open(archive) as library:
        assert library.update().finished
        stories = [replace(story, id=0) for story in library.stories()]
        stories.sort(key=lambda story: story.path)
        symbols = sorted({symbol for story in stories for symbol in story.symbols})[:5]
        counts = [library.count(Text(word)) for word in ("公司", "市场", "a")]
        with suppress(UnknownSecurity):  # a symbol that something was done to
            counts += [library.count(Ticker(symbol)) for symbol in symbols]
        remarks = sorted(map(str, library.remarks()))
        return stories, symbols, counts, library.tree(), library.calendar(), remarks


def damage(file: Path, dice: random.Random) -> str:
    """Do something to the index or what belongs to it; in words, what it was."""
    there = [one for ending in _ENDINGS if (one := file.with_name(file.name + ending)).exists()]
    target = dice.choice(there)
    data = bytearray(target.read_bytes())
    how = dice.choice(("cut", "flip", "flip", "zero", "repeat"))
    if how == "cut" or not data:
        del data[dice.randrange(len(data) + 1) :]
    elif how == "flip":
        for _ in range(dice.choice((1, 8, 64, 1024))):
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    else:
        begin = dice.randrange(len(data))
        size = min(dice.choice((16, 512, 16_384)), len(data) - begin)
        data[begin : begin + size] = bytes(size) if how == "zero" else data[:size]
    target.write_bytes(data)
    return f"{how} in {target.name}"


def restore(kept: Path, file: Path) -> None:
    """Put the folder of an index back as it was kept."""
    shutil.rmtree(file.parent, ignore_errors=True)
    shutil.copytree(kept, file.parent)


def keep(archive: Path, kept: Path) -> Path:
    """Make an index with its log not yet written home, keep a copy of it, and give its file."""
    file = index_file(archive, config.cache_directory())
    told(archive)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("UPDATE posts SET problem = problem")
        connection.commit()
        shutil.copytree(file.parent, kept)
    return file


def survive(archive: Path, kept: Path, file: Path, right: object, seed: int) -> None:
    """Damage an index by the seed; then it opens, and says what is right or what is not damaged."""
    restore(kept, file)
    how = damage(file, random.Random(seed))
    try:
        seen = told(archive)
    except Exception as error:
        error.add_note(how)
        raise
    if seen != right:
        raise Wrong(how)


class Wrong(AssertionError):
    """The program does not notice what was done to a file."""


def killed(archive: Path, person: Person, right: object, moment: float) -> None:
    """Kill an indexing run `moment` seconds after its begin; then the index comes to be right."""
    shutil.rmtree(person.home / "cache", ignore_errors=True)
    environment = {**os.environ, **person.environment}
    with subprocess.Popen(
        person.command("index", archive),
        env=environment,
        cwd=person.home,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        time.sleep(moment)
        os.killpg(process.pid, signal.SIGKILL)
    assert told(archive) == right


# --- all of it -----------------------------------------------------------------------------------


def cases(ground: Path, arguments: argparse.Namespace) -> Iterator[Case]:
    """Give every case, each made ready when it is asked for."""
    dice = random.Random(arguments.seed)
    large, small = ground / "large", ground / "small"
    for number, archive in ((1_500, large), (60, small)):
        write_posts(number, archive)
        lock_up(archive)
    if arguments.people:
        users = people(arguments.people, ground / "users")
        yield Case("many users", partial(shared, large, users))
        (busy,) = people(1, ground / "busy")
        yield Case("one home", partial(one_home, large, busy, len(users)))
    (ground / "own").mkdir()
    own = Person(ground / "own")
    with at_home(own):
        begun = time.monotonic()
        own.run("index", large)
        lasts = time.monotonic() - begun
        right = told(large)
        for number in range(arguments.kills):
            moment = dice.uniform(0.05, 1.1 * lasts)
            yield Case(f"kill {number}", partial(killed, large, own, right, moment))
        shutil.rmtree(own.home / "cache")
        right = told(small)
        file = keep(small, ground / "kept")
        for number in range(arguments.damages):
            seed = arguments.seed * 1_000_000 + number
            yield Case(
                f"damage {seed}", partial(survive, small, ground / "kept", file, right, seed)
            )


def main() -> int:
    """Try every case; 1 where one failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("people", 24), ("damages", 200), ("kills", 20), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    begun, tried, failed, unnoticed = time.monotonic(), 0, 0, 0
    with common_ground() as ground:
        for case in cases(ground, parser.parse_args()):
            tried += 1
            try:
                case.run()
            except Wrong as error:
                unnoticed += 1
                print(f"{case.name}: not noticed: {error}", flush=True)
            except Exception as error:
                failed += 1
                notes = "; ".join(getattr(error, "__notes__", ()))
                print(f"{case.name}: {type(error).__name__}: {error} {notes}", flush=True)
    seconds = time.monotonic() - begun
    print(f"{tried} cases, {failed} failures, {unnoticed} not noticed, {seconds:.1f} seconds")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
