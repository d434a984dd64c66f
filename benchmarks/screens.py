"""What the reader's list shows, read off the screen as a person reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from archives import Archive
from figures import BenchmarkError
from pty_session import Measure, Seen, Session
from reader import TITLE

_PLACE = re.compile(r"(\d[\d,]*)/(\d[\d,]*)")
_COUNT = re.compile(r"(≥ ?)?(\d[\d,]*) stor(?:y|ies)\b")
ALL = "All stories"
"""The first line of the side panel."""


def top(screen: str) -> str:
    """The top line."""
    return screen.partition("\n")[0]


def place(screen: str) -> tuple[int, int] | None:
    """Where the cursor stands, from 1, and of how many; None where the top line does not say."""
    found = _PLACE.search(top(screen))
    return None if found is None else (_whole(found[1]), _whole(found[2]))


def stories(screen: str) -> tuple[int, bool] | None:
    """How many stories the list has, and whether that is all; None where that is not said."""
    found = _COUNT.search(top(screen))
    return None if found is None else (_whole(found[2]), not found[1])


def at(position: int, count: int | None = None) -> Callable[[str], bool]:
    """What tells that the cursor stands at a position, from 1, of a list of `count`, or of any."""

    def there(screen: str) -> bool:
        found = place(screen)
        return found is not None and found[0] == position and count in (None, found[1])

    return there


def holds(count: int) -> Callable[[str], bool]:
    """What tells that the list says to have so many stories, and no more."""
    return lambda screen: stories(screen) == (count, True)


def _whole(digits: str) -> int:
    return int(digits.replace(",", ""))


def panel(screen: str) -> list[str]:
    """The lines of the side panel, by line of the screen; empty where it has none."""
    return [line[: max(0, line.find("▕"))] for line in screen.splitlines()]


def below(screen: str, label: str, first: str = ALL) -> int:
    """How many lines of the side panel below `first` the line that names `label` is.

    Raises `BenchmarkError` where the panel shows one of the two nowhere.
    """
    lines = panel(screen)
    places = [number for number, line in enumerate(lines) if first in line]
    found = [number for number, line in enumerate(lines) if label in line]
    if not places or not found:
        raise BenchmarkError(f"the side panel does not show “{label}”:\n{screen}")
    return found[0] - places[0]


@contextmanager
def reading(archive: Archive) -> Iterator[Session]:
    """Have the reader on an archive, all read in, and counted, and quiet."""
    title = archive.newest[:TITLE]  # asked for before, because asking indexes
    with Session(archive.command, environment=archive.environment) as session:
        expect(session.wait(title), session, "the list")
        if not session.shows(at(1, archive.posts)):
            expect(session.wait(at(1, archive.posts)), session, "the whole list")
        while session.wait(quiet=0.4, timeout=0.5).found:
            pass
        yield session


def expect(seen: Measure, session: Session, what: str) -> Measure:
    """Give what was seen. Raises `BenchmarkError` where it was not there."""
    if not seen.found:
        raise BenchmarkError(f"{what} never came; there was:\n{session.screen().strip()}")
    return seen


def painted(session: Session, key: str, text: Seen, what: str, timeout: float = 20.0) -> float:
    """Press a key; milliseconds until `text` stood there and all was painted."""
    seen = expect(session.answer(key, text, timeout=timeout), session, what)
    return seen.last_ms or 0.0
