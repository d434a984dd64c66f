"""The start: from exec to titles on the screen, beside an empty program and newsboat."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import empty_app
from archives import Archive
from figures import SAME, BenchmarkError, Line, Sample, for_size, times
from plan import Plan, Row
from pty_session import Session
from reader import TITLE
from turns import in_turns

BOATS = {15_000: 0.6, 100_000: 0.1}
EMPTY = 1.15
MEMORY = "memory, half a second after the titles"


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


def opening(archive: Archive) -> Callable[[], Start]:
    """What starts the reader on an archive whose index is warm."""
    title = archive.newest[:TITLE]
    return partial(start, archive.command, title, archive.environment)


def empty(plan: Plan) -> Callable[[], Start]:
    """What starts the yardstick."""
    command = (sys.executable, empty_app.__file__)
    return partial(start, command, empty_app.READY, {"XDG_CONFIG_HOME": str(plan.work / "none")})


def measure(plan: Plan) -> Iterator[Line]:
    """All sizes, the empty program and newsboat in the same rounds."""
    contestants: dict[str, Callable[[], Start]] = {"empty app": empty(plan)}
    for archive in plan.each():
        contestants[f"newsreader {archive.posts}"] = opening(archive)
        boat = plan.newsboat(archive)
        if boat is not None:
            contestants[f"newsboat {archive.posts}"] = lambda b=boat: Start(b.start(), 0, 0)  # type: ignore[misc]
    found = in_turns(contestants, plan.rounds)
    times_of = {name: Sample.of((one.ms for one in all_), "ms") for name, all_ in found.items()}
    memory_of = {
        name: Sample.of((one.resident_kb / 1024 for one in all_), "MiB")
        for name, all_ in found.items()
    }
    for posts in sorted(plan.sizes):
        ours = times_of[f"newsreader {posts}"]
        what = "exec to titles"
        yield Line(what, posts, ours, "empty app", times_of["empty app"], times(EMPTY))
        boat_times = times_of.get(f"newsboat {posts}")
        target = times(for_size(posts, BOATS))
        trouble = "" if boat_times else "newsboat is not installed"
        yield Line(what, posts, ours, "newsboat", boat_times, target, trouble)
    least, most = min(plan.sizes), max(plan.sizes)
    if least != most:
        yield Line(
            "exec to titles, the larger archive beside the smaller one",
            most,
            times_of[f"newsreader {most}"],
            f"{least:,} posts",
            times_of[f"newsreader {least}"],
            times(SAME),
        )
    for posts in sorted(plan.sizes):
        ours = memory_of[f"newsreader {posts}"]
        yield Line(MEMORY, posts, ours, "empty app", memory_of["empty app"])


ROW = Row(
    "start",
    "Start",
    "From outside, in a terminal of 120x40, with a warm index: from exec until the newest title "
    "stands on the screen. The empty app is a Textual program that paints one line; newsboat is "
    "started, and its one feed opened as soon as it is shown. *The same* is at most "
    f"{SAME:g} times.",
    measure,
)
