"""Measure how long the program takes from exec to the newest title on the screen.

    python benchmarks/start.py [--posts 15000] [--rounds 9]

Each round starts the empty Textual program of `empty_app.py` and then the reader on an archive
whose index is warm. The figure that counts is the ratio of the two within a round, because the
machine itself gets faster and slower between rounds.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import empty_app
import make_archive
from pty_session import Session

WORK = Path(__file__).parent / "work"
"""Where archives and the reader's state are kept; ignored by git, may be deleted."""
READER = (sys.executable, "-m", "newsreader")
TARGET = 3.0
"""The reader should start in less than this many times what the empty program takes."""
_TITLE = 12
"""Characters of the newest title that are waited for; a row may cut the rest."""


class BenchmarkError(Exception):
    """The program did not do what is to be measured; the message says what it did."""


@dataclass(frozen=True, slots=True)
class Start:
    """One start, from exec."""

    ms: float
    """Until the text stood on the screen."""
    size: int
    """Bytes painted until then."""
    resident_kb: int
    """Memory of the program and its children half a second later, in KiB."""


def archive(posts: int, work: Path) -> Path:
    """Return an archive of `posts` posts under `work`, made if it is not there yet."""
    folder = work / f"archive-{posts}-{make_archive.fingerprint()}"
    if not folder.is_dir():
        unfinished = work / f"{folder.name}.{os.getpid()}"
        print(f"making {folder}", file=sys.stderr)
        make_archive.make(posts, unfinished)
        unfinished.rename(folder)
    return folder


def own_state(work: Path) -> dict[str, str]:
    """Return variables that keep the reader away from the person's own marks and settings."""
    names = ("CACHE", "CONFIG", "DATA", "STATE")
    return {f"XDG_{name}_HOME": str(work / "home" / name.lower()) for name in names}


def newest_title(reader: Sequence[str], folder: Path, environment: dict[str, str]) -> str:
    """Warm the index of `folder`, and ask the reader for its newest title."""
    _ask([*reader, "index", str(folder)], environment)
    command = ["list", "--archive", str(folder), "--limit", "1", "--format", "json"]
    answer = _ask([*reader, *command], environment)
    try:
        title = json.loads(answer)[0]["title"]
    except (ValueError, LookupError, TypeError) as error:
        raise BenchmarkError(f"`list --format json` printed no title: {answer[:200]}") from error
    return str(title)


def _ask(command: Sequence[str], environment: dict[str, str]) -> str:
    done = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BenchmarkError(f"{' '.join(command)} failed:\n{done.stderr.strip()}")
    return done.stdout


def start(command: Sequence[str], text: str, environment: dict[str, str]) -> Start:
    """Start `command` in a terminal and wait until `text` stands on the screen."""
    with Session(command, environment=environment) as session:
        seen = session.wait(text, timeout=60)
        if seen.text_ms is None:
            shown = session.screen().strip()
            raise BenchmarkError(f"{' '.join(command)} never showed “{text}” but:\n{shown}")
        session.wait(quiet=0.5, timeout=0.5)
        return Start(seen.text_ms, seen.size, session.resident_kb())


def report(name: str, starts: Sequence[Start]) -> str:
    """Write one line of results: median, least and most."""
    times = [one.ms for one in starts]
    return (
        f"{name:10} {statistics.median(times):6.0f} ms ({min(times):.0f}-{max(times):.0f})  "
        f"{statistics.median(one.size for one in starts) / 1024:6.1f} KiB painted  "
        f"{statistics.median(one.resident_kb for one in starts) / 1024:6.1f} MiB resident"
    )


def run(posts: int, rounds: int, reader: Sequence[str] = READER, work: Path = WORK) -> float:
    """Measure, print the results, and return the median of the ratios.

    Raises `BenchmarkError` where the reader fails.
    """
    folder, environment = archive(posts, work), own_state(work)
    title = newest_title(reader, folder, environment)[:_TITLE]
    yardstick = (sys.executable, empty_app.__file__)
    empty: list[Start] = []
    full: list[Start] = []
    for turn in range(rounds + 1):
        print(f"round {turn} of {rounds}", end="\r", file=sys.stderr, flush=True)
        pair = (
            start(yardstick, empty_app.READY, environment),
            start([*reader, str(folder)], title, environment),
        )
        if turn:  # the first round fills the caches of the system
            empty.append(pair[0])
            full.append(pair[1])
    ratios = [reading.ms / nothing.ms for nothing, reading in zip(empty, full, strict=True)]
    ratio = statistics.median(ratios)
    print(f"exec to text, {posts:,} posts, warm index, {rounds} rounds in turns")
    print(report("empty app", empty))
    print(report("newsreader", full))
    verdict = "met" if ratio < TARGET else "MISSED"
    print(f"paired ratio {ratio:.2f} ({min(ratios):.2f}-{max(ratios):.2f}), ", end="")
    print(f"target < {TARGET:g}: {verdict}")
    return ratio


def main() -> int:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--posts", type=int, default=15_000, help="size of the archive")
    parser.add_argument("--rounds", type=int, default=9, help="how often each is started")
    options = parser.parse_args()
    try:
        run(max(1, options.posts), max(1, options.rounds))
    except BenchmarkError as error:
        print(f"start: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
