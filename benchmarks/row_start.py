"""The start: from exec to titles on the screen, beside an empty program and newsboat."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import empty_app
from archives import Archive
from figures import SAME, Line, Sample, for_size, times
from plan import Plan, Row
from pty_session import Seen, Session
from reader import TITLE
from screens import at, expect
from turns import in_turns

BOATS = {15_000: 0.6, 100_000: 0.1}
EMPTY = 1.15
ANSWERED = "exec to the answer of a key pressed when the titles stand there"
MEMORY = "memory, half a second after the titles"


@dataclass(frozen=True, slots=True)
class Start:
    """One start, from exec."""

    ms: float
    """Until the text stood on the screen."""
    answered_ms: float
    """Until a key was answered that was pressed then; as `ms` where none was."""
    resident_kb: int
    """Memory of the program and its children half a second later, in KiB."""


def start(
    command: Sequence[str],
    text: str,
    environment: Mapping[str, str],
    key: tuple[str, Seen] | None = None,
) -> Start:
    """Start `command` in a terminal and wait until `text` stands on the screen.

    Then press `key`, where there is one, and wait until the screen shows its answer. Raises
    `BenchmarkError` where one of them never comes.
    """
    began = time.perf_counter()
    with Session(command, environment=environment) as session:
        seen = expect(session.wait(text, timeout=60), session, f"“{text}”")
        answered = ms = seen.text_ms or 0.0
        if key is not None:
            sent = session.send(key[0])
            answer = expect(session.wait(key[1], timeout=60), session, f"an answer to {key[0]}")
            answered = (sent - began) * 1000 + (answer.text_ms or 0.0)
        session.wait(quiet=0.5, timeout=0.5)
        return Start(ms, answered, session.resident_kb())


def opening(archive: Archive) -> Callable[[], Start]:
    """What starts the reader on an archive whose index is warm."""
    title = archive.newest[:TITLE]
    return partial(start, archive.command, title, archive.environment, ("down", at(2)))


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
    answered = {
        name: Sample.of((one.answered_ms for one in all_), "ms") for name, all_ in found.items()
    }
    for posts in sorted(plan.sizes):
        ours = answered[f"newsreader {posts}"]
        yield Line(ANSWERED, posts, ours, "empty app", times_of["empty app"])
    for posts in sorted(plan.sizes):
        ours = memory_of[f"newsreader {posts}"]
        yield Line(MEMORY, posts, ours, "empty app", memory_of["empty app"])


ROW = Row(
    "start",
    "Start",
    "From outside, in a terminal of 120x40, with a warm index: from exec until the newest title "
    "stands on the screen. The empty app is a Textual program that paints one line; newsboat is "
    "started, and its one feed opened as soon as it is shown. The answer is that to Down; the "
    "empty app's line stands for one, because it is painted by the loop that answers. *The same* "
    f"is at most {SAME:g} times.",
    measure,
)
