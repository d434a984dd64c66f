"""Give the program what was made to harm it, by every way that a person has, and see what it costs.

    python -m torture.hostile [--only WORD] [--ways open,page] [--rounds 3]

Each input is alone in a process and an archive of its own. Seconds are those of the processor, for
the machine may have other things to do; a process that waits for something is ended after a while.
MB are the largest resident size, of the process or of one that it started. Printed are all figures,
the worst of each way, and what is over a bound, shows a traceback, has the wrong exit code or says
nothing; the exit code is 1 where there is any of it.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from torture import nasty_files
from torture.nasty_posts import NASTY_POSTS

SECONDS: Final = 2.0
MEGABYTES: Final = 300.0
PATIENCE: Final = 30.0
"""Seconds of the clock after which a process is ended: it hangs."""

SOURCE: Final = Path(__file__).parent.parent / "src"
_READER: Final = """
import sys
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo
from newsreader.article.setting import Setting, WideTables
from newsreader.posts.clocks import SHIPPED_RULES
from newsreader.posts.read import read
from newsreader.reading import OpenedStory
from newsreader.tui.story_pages import markdown_pages, story_pages
file, view, cells = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
opened = OpenedStory(read(file, file.name, SHIPPED_RULES))
if view == "page":
    setting = Setting(wide_tables=WideTables.SCROLLED, tones=True, table_cells=cells)
    pages = story_pages(opened, ZoneInfo("UTC"), setting, None, cells, cells)
else:
    pages = markdown_pages(opened, cells, cells)
for page in pages:
    pass
for line in page.lines[:200]:
    print(line.text)
"""
"""What the reader's thread does to show a story."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to a post."""

    name: str
    arguments: tuple[str, ...]
    """Of the program, FILE and ARCHIVE standing for what they are; of Python, if it is the thread
    of the reader."""
    statuses: frozenset[int] = frozenset({0})
    """The exit codes that are right."""
    reader: bool = False


WAYS: Final = (
    Way("open", ("open", "FILE")),
    Way("narrow", ("open", "FILE", "--width", "20")),
    Way("markdown", ("open", "FILE", "--format", "markdown")),
    Way("json", ("open", "FILE", "--format", "json")),
    Way("mentions", ("mentions", "FILE"), frozenset({0, 1})),
    Way("rows", ("mentions", "FILE", "--format", "json"), frozenset({0, 1})),
    Way("page", ("FILE", "page", "80"), reader=True),
    Way("view", ("FILE", "markdown", "80"), reader=True),
    Way("index", ("index", "ARCHIVE")),
    Way("doctor", ("doctor", "ARCHIVE", "--format", "tsv")),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a process did, and what it took."""

    status: int
    """Its exit code; below 0 the signal that ended it."""
    out: str
    err: str
    seconds: float
    megabytes: float
    waited: bool = False
    """Whether it was ended, because it took too long."""


def run(command: Sequence[str], home: Path, limit: float = PATIENCE) -> Outcome:
    """Run `command` with a state of its own under `home`."""
    environment = {
        **{name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ},
        **{f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "CACHE", "DATA", "STATE")},
        "HOME": str(home),
        "PYTHONPATH": str(SOURCE),
        "NEWSREADER_LANGUAGE": "en",
        "TZ": "UTC",
    }
    # Files, because a pipe that nobody empties would hold the process up.
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=environment, cwd=home
        )
        waited, end, peak = False, time.monotonic() + limit, 0.0
        while True:
            peak = max(peak, _peak(process.pid))
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            if time.monotonic() > end and not waited:
                waited = True
                os.kill(process.pid, signal.SIGKILL)
            time.sleep(0.005)
        process.returncode = os.waitstatus_to_exitcode(status)
        texts = {}
        for name, stream in (("out", out), ("err", err)):
            stream.seek(0)
            texts[name] = stream.read(20 << 20).decode("utf-8", "replace")
    return Outcome(
        process.returncode,
        texts["out"],
        texts["err"],
        used.ru_utime + used.ru_stime,
        peak or used.ru_maxrss / 1024,
        waited,
    )


def _peak(pid: int) -> float:
    """The most memory that a process has had so far, in MB; 0 where the system does not say.

    What it has used when it has ended would count what its parent had when it began.
    """
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    found = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def called(way: Way, file: Path, archive: Path, home: Path, limit: float = PATIENCE) -> Outcome:
    """Go one way to `file`."""
    named = {"FILE": str(file), "ARCHIVE": str(archive)}
    arguments = [named.get(argument, argument) for argument in way.arguments]
    start = ["-c", _READER] if way.reader else ["-m", "newsreader"]
    return run([sys.executable, *start, *arguments], home, limit)


def faults(
    outcome: Outcome,
    statuses: frozenset[int],
    words: str,
    seconds: float = SECONDS,
    megabytes: float = MEGABYTES,
) -> Iterator[str]:
    """What is not as it was promised."""
    said = outcome.out + outcome.err
    if outcome.waited:
        yield "hangs"
    elif outcome.status not in statuses:
        yield f"exit code {outcome.status}"
    if "Traceback" in said or "unforeseen" in said:
        yield "traceback: " + said.strip().splitlines()[-1][:120]
    if words not in said:
        yield f"does not say “{words}”"
    if any(sign in said for sign in "\x1b\x9b\0"):
        yield "lets a control through"
    if outcome.seconds > seconds:
        yield f"{outcome.seconds:.1f} s"
    if outcome.megabytes > megabytes:
        yield f"{outcome.megabytes:.0f} MB"


@dataclass(frozen=True, slots=True)
class Row:
    """What one way to one input took, and what was wrong."""

    name: str
    size: int
    way: str
    seconds: float
    megabytes: float
    faults: tuple[str, ...]


def of_posts(
    only: str, ways: Sequence[Way], rounds: int, limit: float, work: Path
) -> Iterator[Row]:
    """Every nasty post with `only` in its name; what is too slow is measured again."""
    for number, post in enumerate(NASTY_POSTS):
        if only not in post.name:
            continue
        archive, home = work / f"archive-{number}", work / f"home-{number}"
        archive.mkdir()
        home.mkdir()
        file = archive / post.name
        size = file.write_bytes(post.content)
        for way in ways:
            words = post.words if way.name in ("open", "page") else ""
            best: Outcome | None = None
            for _ in range(rounds):
                outcome = called(way, file, archive, home, limit)
                least = outcome.seconds if best is None else min(best.seconds, outcome.seconds)
                best = replace(outcome, seconds=least)
                if best.seconds <= SECONDS:
                    break
            assert best is not None
            found = tuple(faults(best, way.statuses, words))
            yield Row(post.name, size, way.name, best.seconds, best.megabytes, found)
        file.unlink()


def of_files(only: str, work: Path) -> Iterator[Row]:
    """An archive of everything that is no post: it is listed whole, and each is opened by name."""
    archive, home = work / "files", work / "home-files"
    home.mkdir()
    nasty_files.fill(archive)
    for command, status in (("index", 0), ("doctor", 0), ("list", 0)):
        arguments = ["--archive", str(archive)] + (
            [] if command == "index" else ["--format", "tsv"]
        )
        outcome = run([sys.executable, "-m", "newsreader", command, *arguments], home)
        found = list(faults(outcome, frozenset({status}), "" if command == "list" else "pipe.md"))
        if nasty_files.SECRET in outcome.out:
            found.append("has read what is outside")
        yield Row("all files", 0, command, outcome.seconds, outcome.megabytes, tuple(found))
    for file in nasty_files.NASTY_FILES:
        if only not in file.name:
            continue
        outcome = run([sys.executable, "-m", "newsreader", "open", str(archive / file.name)], home)
        found = list(faults(outcome, frozenset({file.status}), file.opened))
        yield Row(file.name, 0, "open", outcome.seconds, outcome.megabytes, tuple(found))


def main() -> int:
    """Print the table, the worst of each way, and the failures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", default="", metavar="WORD", help="inputs with this in the name")
    parser.add_argument("--ways", default="", metavar="open,page", help="these ways alone")
    parser.add_argument("--rounds", type=int, default=3, help="of what is too slow, at most")
    parser.add_argument("--patience", type=float, default=PATIENCE, help="seconds of the clock")
    chosen = parser.parse_args()
    ways = [way for way in WAYS if not chosen.ways or way.name in chosen.ways.split(",")]
    rows: list[Row] = []
    print(f"{'input':28} {'bytes':>10}  {'way':9} {'s':>6} {'MB':>5}")
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        work = Path(folder)
        for found in (
            of_posts(chosen.only, ways, chosen.rounds, chosen.patience, work),
            of_files(chosen.only, work),
        ):
            for row in found:
                rows.append(row)
                print(_line(row), flush=True)
    print()
    for name in dict.fromkeys(row.way for row in rows):
        some = [row for row in rows if row.way == name]
        slowest, largest = max(some, key=_seconds), max(some, key=_megabytes)
        print(
            f"worst of {name}: {slowest.seconds:.2f} s ({slowest.name}), "
            f"{largest.megabytes:.0f} MB ({largest.name})"
        )
    failed = [row for row in rows if row.faults]
    print(f"failures: {len(failed) or 'none'}")
    for row in failed:
        print(_line(row))
    return bool(failed)


def _seconds(row: Row) -> float:
    return row.seconds


def _megabytes(row: Row) -> float:
    return row.megabytes


def _line(row: Row) -> str:
    figures = f"{row.name:28} {row.size:10,}  {row.way:9} {row.seconds:6.2f} {row.megabytes:5.0f}"
    return f"{figures}  {'; '.join(row.faults)}".rstrip()


if __name__ == "__main__":
    sys.exit(main())
