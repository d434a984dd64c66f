"""What changed in an archive: noticed when nothing did, and shown when one file did."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial

from archives import MOMENT, Archive
from commands import timed
from figures import BenchmarkError, Line, Sample, at_most, times
from plan import Plan, Row, needed
from pty_session import Session
from reader import TITLE, stories
from screens import expect, reading
from turns import in_turns

FIND = 4.0
CHANGED_MS = 1000.0
TITLES = ("甲版：这一篇刚刚换了标题", "乙版：这一篇又换了一个标题")
"""What the newest story is called in turns."""


def unchanged(plan: Plan) -> Iterator[Line]:
    """The command that looks for changes, where there are none."""
    for archive in plan.each():
        look = [needed("find"), str(archive.folder), "-type", "f", "-printf", r"%s %T@ %p\n"]
        ways: dict[str, Callable[[], float]] = {
            "index": partial(_command, archive, "index", str(archive.folder)),
            "version": partial(_command, archive, "--version"),
            "find": lambda command=look: timed(command).ms,  # type: ignore[misc]
        }
        found = in_turns(ways, plan.rounds)
        pairs = zip(found["index"], found["version"], strict=True)
        ours = Sample.of((index - version for index, version in pairs), "ms")
        theirs = Sample.of(found["find"], "ms")
        what = "nothing has changed"
        yield Line(what, archive.posts, ours, "find -type f, stat", theirs, times(FIND))


def _command(archive: Archive, *arguments: str) -> float:
    return timed([*archive.reader, *arguments], archive.environment, accepted=(0,)).ms


def changed(plan: Plan) -> Iterator[Line]:
    """The newest story gets another title while the reader is open."""
    for archive in plan.each():
        newest = stories(archive.reader, archive.folder, archive.environment, limit=1)[0]
        file = archive.folder / str(newest["path"])
        written = file.read_bytes()
        names = (str(newest["title"]).encode(), *(title.encode() for title in TITLES))
        if names[0] not in written:
            raise BenchmarkError(f"{file} does not have its title in it")
        turn = 0

        def once(session: Session) -> float:
            nonlocal turn
            turn += 1
            title = TITLES[turn % len(TITLES)]
            file.write_bytes(written.replace(names[0], title.encode(), 1))  # noqa: B023
            seen = session.press("R", lambda screen: title[:TITLE] in screen, timeout=60)
            shown = expect(seen, session, f"“{title}”")
            session.wait(quiet=0.5, timeout=2)
            return shown.text_ms or 0.0

        try:
            with reading(archive) as session:
                found = in_turns({"newsreader": partial(once, session)}, plan.rounds)
        finally:
            file.write_bytes(written)
            os.utime(file, (MOMENT, MOMENT))
            archive.warm()
        ours = Sample.of(found["newsreader"], "ms")
        what = "one file has changed, from the key to its new title"
        yield Line(what, archive.posts, ours, target=at_most(CHANGED_MS))


UNCHANGED = Row(
    "changes",
    "Noticing what changed",
    "From outside: `newsreader index` on an archive in which nothing has changed, less `newsreader "
    "--version` of the same round, beside `find` that reads the size and time of each file. In the "
    "reader this comes after the first paint.",
    unchanged,
)
CHANGED = Row(
    "changed",
    "One changed file",
    "From outside: the newest story gets another title while the reader is open; from the key that "
    "looks for changes until the title stands in the list.",
    changed,
)
