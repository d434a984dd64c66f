"""Moving in the list: a cursor key, the ends, a jump to a day or a category, and the memory."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial

from archives import Archive
from figures import SAME, BenchmarkError, Line, Sample, at_most, for_size, percentile, times
from plan import Plan, Row
from pty_session import Seen, Session
from screens import ALL, at, below, expect, painted, panel, place, reading, stories
from turns import in_turns, say

BOATS = {15_000: 0.4, 100_000: 0.2}
BOATS_MEMORY = {15_000: 0.6, 100_000: 0.12}
TAIL = 2.0
"""The slowest twentieth of the keys may take so many times what half of them take."""
JUMP_MS = 20.0


Answers = list[tuple[float, float]]
"""Milliseconds from each key to the first and the last byte of what it changes."""


def pressed(session: Session, first: str, key: str, count: int) -> Answers:
    """Go to one end, then press a key some times."""
    session.press(first, quiet=0.2, timeout=10)
    found: Answers = []
    for _ in range(count):
        seen = session.press(key, timeout=2)
        if seen.first_ms is None or seen.last_ms is None:
            raise BenchmarkError(f"“{key}” was not answered:\n{session.screen().strip()}")
        found.append((seen.first_ms, seen.last_ms))
    return found


def held(session: Session, count: int) -> float:
    """Send many cursor keys at once: milliseconds for each, until the last was painted."""
    session.press("home", quiet=0.2, timeout=10)
    seen = session.press("\x1b[B" * count, quiet=0.15, timeout=20)
    return (seen.last_ms or 0.0) / count


def keys(plan: Plan) -> Iterator[Line]:
    """The cursor keys, at both ends of the list, beside newsboat's."""
    for archive in plan.each():
        with ExitStack() as stack:
            session = stack.enter_context(reading(archive))
            contestants: dict[str, Callable[[], Answers]] = {
                "first": partial(pressed, session, "home", "down", plan.keys),
                "last": partial(pressed, session, "end", "up", plan.keys),
            }
            boat = plan.newsboat(archive)
            if boat is not None:
                other = stack.enter_context(boat.session())
                contestants["newsboat"] = partial(pressed, other, "home", "down", plan.keys)
            found = in_turns(contestants, plan.rounds)
            runs: dict[str, Callable[[], float]] = {"ours": partial(held, session, plan.keys)}
            if boat is not None:
                runs["newsboat"] = partial(held, other, plan.keys)
            at_once = in_turns(runs, plan.rounds)
        yield from _of_keys(archive, found, at_once)


def _of_keys(
    archive: Archive, found: dict[str, list[Answers]], at_once: dict[str, list[float]]
) -> Iterator[Line]:
    posts = archive.posts
    begun = {name: _share(rounds, 50, 0) for name, rounds in found.items()}
    half = {name: _share(rounds, 50, 1) for name, rounds in found.items()}
    most = {name: _share(rounds, 95, 1) for name, rounds in found.items()}
    target = times(for_size(posts, BOATS))
    trouble = "" if "newsboat" in found else "newsboat is not installed"
    near = f"at row {posts - 1:,}"
    for where, name in (("at row 1", "first"), (near, "last")):
        what = f"cursor key {where}"
        for share, sample, wanted in (
            ("to the first byte, p50", begun, None), ("p50", half, target), ("p95", most, target),
        ):  # fmt: skip
            theirs = sample.get("newsboat")
            yield Line(f"{what}, {share}", posts, sample[name], "newsboat", theirs, wanted, trouble)
        yield Line(f"{what}, p95 beside p50", posts, most[name], "its p50", half[name], times(TAIL))
    yield Line(
        f"cursor key {near} beside row 1, p50", posts, half["last"], "row 1", half["first"],
        times(SAME),
    )  # fmt: skip
    boats = at_once.get("newsboat")
    yield Line(
        f"{len(found['first'][0])} cursor keys sent at once, each", posts,
        Sample.of(at_once["ours"], "ms"), "newsboat", Sample.of(boats, "ms") if boats else None,
    )  # fmt: skip


def _share(rounds: list[Answers], share: float, part: int) -> Sample:
    return Sample.of((percentile((one[part] for one in keys), share) for keys in rounds), "ms")


def narrow(session: Session, label: str, count: int) -> float:
    """Choose a line of the side panel; milliseconds from the key until all is painted.

    Afterwards the list shows all `count` stories again.
    """
    session.press("tab", quiet=0.2)
    session.press("\x1b[B" * below(session.screen(), label), quiet=0.1)
    ms = painted(session, "enter", lambda screen: _narrowed(screen, label, count), label)
    session.press("tab", quiet=0.2)
    session.press("\x1b[A" * below(session.screen(), label), quiet=0.1)
    expect(session.answer("enter", at(1, count), timeout=20), session, ALL)
    session.wait(quiet=0.3, timeout=0.3)
    return ms


def _narrowed(screen: str, label: str, count: int) -> bool:
    shown = stories(screen)
    return f" {label} " in screen.partition("\n")[0] and shown is not None and shown[0] < count


def jumps(plan: Plan) -> Iterator[Line]:
    """To the ends, to the next day, to a month and to a category."""
    for archive in plan.each():
        posts = archive.posts
        with ExitStack() as stack:
            session = stack.enter_context(reading(archive))
            boat = plan.newsboat(archive)
            other = stack.enter_context(boat.session()) if boat else None
            ways: dict[str, Callable[[], float]] = {
                "End": partial(_to, session, "home", "end", at(posts, posts)),
                "Home": partial(_to, session, "end", "home", at(1, posts)),
                "to the next day (})": partial(_next_day, session),
            }
            for what, label in _lines_of(session):
                ways[what] = partial(narrow, session, label, posts)
            if other is not None:
                ways["newsboat End"] = partial(_moved, other, "home", "end")
                ways["newsboat Home"] = partial(_moved, other, "end", "home")
            found = in_turns(ways, plan.rounds)
        for what in ways:
            if what.startswith("newsboat"):
                continue
            boats = found.get(f"newsboat {what}")
            theirs = Sample.of(boats, "ms") if boats else None
            ours = Sample.of(found[what], "ms")
            yield Line(what, posts, ours, "newsboat" if theirs else "", theirs, at_most(JUMP_MS))


def _lines_of(session: Session) -> Iterator[tuple[str, str]]:
    """A month of the calendar and a category that the side panel shows, each with what it is."""
    screen = session.screen()
    names = [words[-2] for words in map(str.split, panel(screen)) if words[-3:-2] == ["▶"]]
    months = [name for name in names if re.fullmatch(r"\d{4}-\d\d", name)]
    categories = [name for name in names if not name.replace("-", "").isdigit()]
    if months:
        yield "to a month of the calendar", months[min(1, len(months) - 1)]
    if categories:
        yield "to a category", categories[0]


def _next_day(session: Session) -> float:
    session.press("home", quiet=0.2, timeout=0.5)
    before = place(session.screen())
    seen = session.answer("}", lambda screen: place(screen) not in (None, before))
    ms = expect(seen, session, "the next day").last_ms or 0.0
    session.press("home", quiet=0.2, timeout=0.5)
    return ms


def _to(session: Session, before: str, key: str, there: Seen) -> float:
    session.press(before, quiet=0.2, timeout=1)
    return painted(session, key, there, key)


def _moved(session: Session, before: str, key: str) -> float:
    session.press(before, quiet=0.2, timeout=30)
    return session.press(key, quiet=0.1, timeout=30).last_ms or 0.0


def scrolled(archive: Archive) -> float:
    """Page through the whole list: MiB resident then."""
    with reading(archive) as session:
        pages = 0
        while session.hurry("pagedown", timeout=1.0):
            pages += 1
            if pages % 50 == 0:
                say(f"page {pages:,} of {archive.posts:,} posts")
        session.press("home", quiet=0.2)
        expect(session.answer("end", at(archive.posts)), session, "the end")
        return session.resident_kb() / 1024


def memory(plan: Plan) -> Iterator[Line]:
    """After the whole list has gone over the screen."""
    for archive in plan.each():
        ours = Sample.of([scrolled(archive)], "MiB")
        boat = plan.newsboat(archive)
        theirs = None
        if boat is not None:
            with boat.session() as session:
                session.press("end", timeout=30)
                theirs = Sample.of([session.resident_kb() / 1024], "MiB")
        yield Line(
            "memory after paging through the whole list", archive.posts, ours, "newsboat", theirs,
            times(for_size(archive.posts, BOATS_MEMORY)),
            "" if theirs else "newsboat is not installed",
        )  # fmt: skip


KEYS = Row(
    "keys",
    "Cursor keys",
    "From outside: from the writing of a key to the last byte of what it changes, 40 keys a round. "
    "Row 1 is the top of the list and downwards, the other its end and upwards; newsboat moves "
    "from its top. In the last line all keys are sent at once, as by a key that is held.",
    keys,
)
JUMPS = Row(
    "jumps",
    "Jumps",
    "From outside: from the key until the new place stands on the screen and the last byte has "
    "come. A month and a category are chosen in the side panel.",
    jumps,
)
MEMORY = Row(
    "memory",
    "Memory",
    "From outside: resident memory of the process and its children, after Page Down from one end "
    "of the list to the other; newsboat, which holds all titles from the beginning, after End. "
    "One round.",
    memory,
    quick=False,
)
