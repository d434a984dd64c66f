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

import fcntl
import os
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

KEYS = {
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "enter": b"\r",
    "escape": b"\x1b",
    "tab": b"\t",
    "backspace": b"\x7f",
}
"""What a terminal sends for the keys that have a name; any other text is sent as it is."""

_ANSWERS = (
    (re.compile(rb"\x1b\[\?(\d+)\$p"), b"\x1b[?\\1;0$y"),  # is mode N known? no
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),  # what are you? a VT220 with colour
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),  # where is the cursor?
    (re.compile(rb"\x1b\[\?u"), b"\x1b[?0u"),  # Kitty keyboard: none
    (re.compile(rb"\x1b\]11;\?(?:\x07|\x1b\\)"), b"\x1b]11;rgb:0000/0000/0000\x1b\\\\"),
)
"""Questions a program may ask of its terminal, and what a plain xterm answers."""

_UNFINISHED = re.compile(rb"\x1b[^\x1b]{0,15}\Z")
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
        self._tail = b""
        self.ended = False
        """True once the program has closed its terminal."""
        variables = {
            name: value
            for name, value in os.environ.items()
            if name not in ("COLUMNS", "LINES", "TMUX", "NO_COLOR", "FORCE_COLOR")
        }
        variables |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
        variables |= environment or {}
        self._terminal, inner = os.openpty()
        try:
            fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            # The leader of a new session gets the first terminal that it opens as its own.
            opened = (os.POSIX_SPAWN_OPEN, 0, os.ttyname(inner), os.O_RDWR, 0)
            copies = [(os.POSIX_SPAWN_DUP2, 0, number) for number in (1, 2)]
            self._since = time.perf_counter()
            self._pid = os.posix_spawnp(
                command[0], list(command), variables, file_actions=[opened, *copies], setsid=True
            )
        except BaseException:
            os.close(self._terminal)
            raise
        finally:
            os.close(inner)
        os.set_blocking(self._terminal, False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def wait(
        self, text: str | None = None, *, quiet: float = 0.1, timeout: float = 60.0
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
                if text is not None and hit is None and text in self.screen():
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
        self, key: str, text: str | None = None, *, quiet: float = 0.06, timeout: float = 5.0
    ) -> Measure:
        """Send a key of `KEYS`, or any text; then `wait`."""
        self._since = time.perf_counter()
        os.write(self._terminal, KEYS.get(key, key.encode()))
        return self.wait(text, quiet=quiet, timeout=timeout)

    def screen(self) -> str:
        """Return the lines on the screen; a wide character stands once."""
        # Not pyte's own `display`, which fails where half a wide character was overwritten.
        buffer = self._model.buffer
        return "\n".join(
            "".join(buffer[row][column].data for column in range(self._columns))
            for row in range(self._rows)
        )

    def resident_kb(self) -> int:
        """Return the resident memory of the program and its children, in KiB.

        A page that two of them share counts twice.
        """
        total = 0
        for pid in _family(self._pid):
            try:
                status = Path(f"/proc/{pid}/status").read_text()
            except OSError:
                continue
            found = re.search(r"^VmRSS:\s+(\d+)", status, re.MULTILINE)
            total += int(found[1]) if found else 0
        return total

    def close(self) -> None:
        """End the program and what it started, and give the terminal back."""
        for pid in reversed(_family(self._pid)):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        os.close(self._terminal)
        os.waitpid(self._pid, 0)

    def _ms(self, stamp: float | None) -> float | None:
        return None if stamp is None else (stamp - self._since) * 1000

    def _arrivals(
        self, pause: float, deadline: float, *, started: bool
    ) -> list[tuple[float, bytes]]:
        """Collect what arrives, with its time, until the program pauses.

        Returns after `_BUSY` seconds of output without a pause, and at the deadline.
        """
        arrived: list[tuple[float, bytes]] = []
        began = now = time.perf_counter()
        while now < deadline and (not arrived or now - began < _BUSY):
            limit = deadline - now
            if arrived or started:
                limit = min(limit, pause)
            if not select.select([self._terminal], [], [], limit)[0]:
                break
            try:
                data = os.read(self._terminal, 1 << 18)
            except BlockingIOError:
                continue
            except OSError:  # Linux says EIO when the last program has left the terminal
                data = b""
            now = time.perf_counter()
            if not data:
                self.ended = True
                break
            self._answer(data)
            began = began if arrived else now
            arrived.append((now, data))
        return arrived

    def _answer(self, data: bytes) -> None:
        """Answer the questions in `data`, and those that began in the data before it."""
        asked = self._tail + data
        found = [
            (match.start(), match.end(), match.expand(answer))
            for question, answer in _ANSWERS
            for match in question.finditer(asked)
        ]
        for _, _, answer in sorted(found):  # in the order in which they were asked
            os.write(self._terminal, answer)
        rest = asked[max((end for _, end, _ in found), default=0) :]
        unfinished = _UNFINISHED.search(rest)
        self._tail = unfinished[0] if unfinished else b""


def _family(pid: int) -> list[int]:
    """Return a process and all its descendants, parents first."""
    family, waiting = [], [pid]
    while waiting:
        current = waiting.pop()
        family.append(current)
        for children in Path(f"/proc/{current}/task").glob("*/children"):
            try:
                waiting += [int(child) for child in children.read_text().split()]
            except OSError:
                continue
    return family
