"""A filter typed into the reader, and when its stories and their number stand on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from archives import Archive
from figures import BenchmarkError
from pty_session import Seen, Session
from reader import TITLE
from screens import expect, holds, stories
from words import Hits

_TOP = 4
"""Lines of the screen among which the newest story of a list stands."""


@dataclass(frozen=True, slots=True)
class Typed:
    """Milliseconds from the writing of a filter."""

    listed: float
    """Until its newest stories stood there, or that there is none."""
    numbered: float
    """Until a number of stories stood there, be it `≥ n`."""
    counted: float
    """Until the exact number stood there."""


def typed(session: Session, archive: Archive, query: str, hits: Hits) -> Typed:
    """Open the filter, write `query` at once as an input method does, watch, and clear it.

    Raises `BenchmarkError` where the stories or their number never came.
    """
    count = len(hits.paths)
    tests: dict[str, Seen] = {
        "stories": lambda screen: _lists(screen, hits),
        "number": lambda screen: _numbers(screen, count, archive.posts),
        "exact number": holds(count),
    }
    session.press("/", quiet=0.1)
    met = session.milestones(tests, query)
    _expect_all(tests, met, session, query)
    clear(session, archive)
    return Typed(met["stories"], met["number"], met["exact number"])


def moved(session: Session, archive: Archive, query: str, hits: Hits) -> float:
    """Type a filter and, once its stories are seen, move down: milliseconds to the first byte."""
    session.press("/", quiet=0.1)
    tests: dict[str, Seen] = {"stories": lambda screen: _lists(screen, hits)}
    _expect_all(tests, session.milestones(tests, query), session, query)
    seen = session.press("down", quiet=0.1, timeout=5)
    if seen.first_ms is None:
        raise BenchmarkError("the cursor did not move in what was found")
    clear(session, archive)
    return seen.first_ms


def clear(session: Session, archive: Archive) -> None:
    """Have the whole list again."""
    session.press("escape", quiet=0.1)
    if not session.shows(holds(archive.posts)):
        expect(session.wait(holds(archive.posts), timeout=30), session, "the whole list again")


def _expect_all(
    tests: Mapping[str, Seen], met: Mapping[str, float], session: Session, query: str
) -> None:
    for name in tests:
        if name not in met:
            shown = session.screen().strip()
            raise BenchmarkError(f"the {name} of “{query}” never came; there was:\n{shown}")


def _lists(screen: str, hits: Hits) -> bool:
    """Whether the newest of the stories is the first that is listed."""
    if not hits.paths:
        return holds(0)(screen)
    lines = screen.splitlines()
    above = hits.newest[:TITLE] in "\n".join(lines[1:_TOP])
    return above and not (hits.gone and hits.gone[:TITLE] in screen)


def _numbers(screen: str, count: int, posts: int) -> bool:
    """Whether some number of the stories stands there that is not that of the whole list."""
    shown = stories(screen)
    return shown is not None and shown[0] <= count and shown[0] != posts
