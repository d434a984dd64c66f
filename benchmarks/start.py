"""Measure how long the program takes from exec to the newest title on the screen.

    python benchmarks/start.py [--posts 15000] [--rounds 9]

Each round starts the empty Textual program of `empty_app.py` and then the reader on an archive
whose index is warm. The figure that counts is the ratio of the two within a round, because the
machine itself gets faster and slower between rounds. `suite.py --only start` measures the same
beside newsboat, and at several sizes.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import empty_app
from archives import Archive, make
from figures import BenchmarkError
from pty_session import Session
from reader import READER, TITLE, WORK
from turns import in_turns

TARGET = 1.15
"""The reader should start in at most this many times what the empty program takes."""


@dataclass(frozen=True, slots=True)
class Start:
    """One start, from exec."""

    ms: float
    """Until the text stood on the screen."""
    size: int
    """Bytes painted until then."""
    resident_kb: int
    """Memory of the program and its children half a second later, in KiB."""


def start(command: Sequence[str], text: str, environment: Mapping[str, str]) -> Start:
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
    folder = make(posts, work)
    archive = Archive(posts, folder, work / f"home-{folder.name}", reader)
    yardstick = (sys.executable, empty_app.__file__)
    title = archive.newest[:TITLE]
    found = in_turns(
        {
            "empty app": partial(start, yardstick, empty_app.READY, archive.environment),
            "newsreader": partial(start, archive.command, title, archive.environment),
        },
        rounds,
    )
    pairs = zip(found["empty app"], found["newsreader"], strict=True)
    ratios = [reading.ms / nothing.ms for nothing, reading in pairs]
    ratio = statistics.median(ratios)
    print(f"exec to text, {posts:,} posts, warm index, {rounds} rounds in turns")
    for name, starts in found.items():
        print(report(name, starts))
    verdict = "met" if ratio <= TARGET else "MISSED"
    print(f"paired ratio {ratio:.2f} ({min(ratios):.2f}-{max(ratios):.2f}), ", end="")
    print(f"target <= {TARGET:g}: {verdict}")
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
