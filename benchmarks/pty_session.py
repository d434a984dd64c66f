"""Measure a terminal program from outside: run it in a pseudo-terminal, press keys, watch.

    with Session(["less", "README.md"]) as session:
        start = session.wait("newsreader")     # until this text stands on the screen
        moved = session.press("down")          # until the screen changed and then was quiet
        print(start.text_ms, moved.last_ms, session.resident_kb())

All times are in milliseconds, from just before the program was started or the key was written.
What arrives is stamped when it is read, and shown to the terminal model only when the program
has paused, so the model's own time is in no figure. Linux only: memory is read from /proc.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import pyte

from processes import resident_kb
from pty_process import PtyProcess

Seen = str | Callable[[str], bool]
"""A text that is awaited on the screen, or what tells by the screen's lines that it is there."""

_PAUSE = 0.03
"""Seconds of silence after which what has arrived is shown to the terminal model."""
_BUSY = 0.5
"""Seconds after which it is shown to the model though the program has not paused."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What was seen between a start or a key and the end of a wait."""

    found: bool
    """True where the awaited text came, or, with no text, anything at all."""
    first_ms: float | None
    """Until the first byte arrived."""
    last_ms: float | None
    """Until the last byte before the end of the wait arrived."""
    text_ms: float | None
    """Until the bytes had arrived with which the awaited text stood on the screen."""
    size: int
    """Bytes that arrived."""


class Session:
    """A program in a pseudo-terminal of its own."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 40,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Start `command`; the terminal has its size before the program can look at it.

        `environment` is added to this process's own. Raises `OSError` where there is no such
        program.
        """
        self._model = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._model)
        self._columns, self._rows = columns, rows
        self._process = PtyProcess(command, columns, rows, environment)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def ended(self) -> bool:
        """True once the program has closed its terminal."""
        return self._process.ended

    def wait(
        self, text: Seen | None = None, *, quiet: float = 0.1, timeout: float = 60.0
    ) -> Measure:
        """Wait until `text` stands on the screen; without one, until output came and then paused.

        `quiet` and `timeout` are in seconds. Times count from the start or the last key.
        """
        deadline = time.perf_counter() + timeout
        first = last = hit = None
        size = 0
        while hit is None and not self.ended and time.perf_counter() < deadline:
            pause = _PAUSE if text is not None else quiet
            arrivals = self._arrivals(pause, deadline, started=first is not None)
            paused = not arrivals or time.perf_counter() - arrivals[-1][0] >= pause
            for stamp, data in arrivals:
                first = first or stamp
                size += len(data)
                last = stamp
                self._stream.feed(data)
                if text is not None and hit is None and self.shows(text):
                    hit = stamp
            if text is None and first is not None and paused:
                break
        return Measure(
            hit is not None if text is not None else first is not None,
            self._ms(first),
            self._ms(last),
            self._ms(hit),
            size,
        )

    def press(
        self, key: str, text: Seen | None = None, *, quiet: float = 0.06, timeout: float = 5.0
    ) -> Measure:
        """Send a key of `KEYS`, or any text; then `wait`."""
        self._process.press(key)
        return self.wait(text, quiet=quiet, timeout=timeout)

    def answer(self, key: str, text: Seen, *, quiet: float = 0.06, timeout: float = 5.0) -> Measure:
        """Send a key; wait until `text` stands on the screen, and then until nothing more comes.

        `last_ms` is when all was painted. Where the text never came, `found` is False.
        """
        seen = self.press(key, text, timeout=timeout)
        if not seen.found:
            return seen
        rest = self.wait(quiet=quiet, timeout=quiet)
        last = rest.last_ms if rest.last_ms is not None else seen.last_ms
        return Measure(True, seen.first_ms, last, seen.text_ms, seen.size + rest.size)

    def milestones(
        self, tests: Mapping[str, Seen], key: str | None = None, *, timeout: float = 60.0
    ) -> dict[str, float]:
        """Send a key, if one is named, and give the time at which each of `tests` was first met.

        Returns when all were; those that were not within `timeout` seconds are left out.
        """
        if key is not None:
            self._process.press(key)
        deadline = time.perf_counter() + timeout
        met: dict[str, float] = {}
        while len(met) < len(tests) and not self.ended and time.perf_counter() < deadline:
            for stamp, data in self._arrivals(_PAUSE, deadline, started=False):
                self._stream.feed(data)
                for name, test in tests.items():
                    if name not in met and self.shows(test):
                        met[name] = (stamp - self._process.since) * 1000
        return met

    def send(self, key: str) -> float:
        """Send a key, wait for nothing, and give the time by `time.perf_counter`."""
        self._process.press(key)
        return self._process.since

    def listen(self, seconds: float) -> list[float]:
        """Give the times, by `time.perf_counter`, at which something arrived within `seconds`."""
        deadline = time.perf_counter() + seconds
        arrived: list[tuple[float, bytes]] = []
        while not self.ended and (left := deadline - time.perf_counter()) > 0:
            some = self._process.read(left)
            if some is not None:
                arrived.append(some)
        for _, data in arrived:
            self._stream.feed(data)
        return [stamp for stamp, _ in arrived]

    def hurry(self, key: str, *, quiet: float = 0.003, timeout: float = 5.0) -> bool:
        """Send a key and wait for its answer, whether there was one; the screen is not kept.

        After that only what is painted anew stands on the `screen`.
        """
        self._process.press(key)
        some = self._process.read(timeout)
        answered = some is not None
        while some is not None:
            some = self._process.read(quiet)
        return answered

    def screen(self) -> str:
        """Return the lines on the screen; a wide character stands once."""
        # Not pyte's own `display`, which fails where half a wide character was overwritten.
        buffer = self._model.buffer
        return "\n".join(
            "".join(buffer[row][column].data for column in range(self._columns))
            for row in range(self._rows)
        )

    def shows(self, text: Seen) -> bool:
        """Say whether `text` stands on the screen now."""
        screen = self.screen()
        return text in screen if isinstance(text, str) else text(screen)

    def resident_kb(self) -> int:
        """Return the resident memory of the program and its children, in KiB.

        A page that two of them share counts twice.
        """
        return resident_kb(self.pid)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def close(self) -> None:
        """End the program and what it started, and give the terminal back."""
        self._process.close()

    def _ms(self, stamp: float | None) -> float | None:
        return None if stamp is None else (stamp - self._process.since) * 1000

    def _arrivals(
        self, pause: float, deadline: float, *, started: bool
    ) -> list[tuple[float, bytes]]:
        """Collect what arrives, with its time, until the program pauses.

        Returns after `_BUSY` seconds of output without a pause, and at the deadline.
        """
        arrived: list[tuple[float, bytes]] = []
        began = now = time.perf_counter()
        while now < deadline and not self.ended and (not arrived or now - began < _BUSY):
            limit = deadline - now
            if arrived or started:
                limit = min(limit, pause)
            some = self._process.read(limit)
            if some is None:
                break
            now = some[0]
            began = began if arrived else now
            arrived.append(some)
        return arrived
