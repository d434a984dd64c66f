"""A program in a pseudo-terminal of its own: started, asked, pressed keys on, read from.

It answers what a program asks of its terminal as a plain xterm would, and sends the cursor keys in
the form that the program has asked for.
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

from processes import family

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
_APPLICATION = re.compile(rb"\x1b\[\?1([hl])")
"""Cursor keys are wanted with an O in place of the bracket, or no longer."""
_CURSOR = re.compile(rb"\x1b\[([A-FH])")


_SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
"""What a shell at a terminal lets its programs have, whatever this process ignores."""


class PtyProcess:
    """The program, and this end of its terminal."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int,
        rows: int,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Start `command`; the terminal has its size before the program can look at it.

        `environment` is added to this process's own. Raises `OSError` where there is no such
        program.
        """
        self.ended = False
        """True once the program has closed its terminal."""
        self._tail = b""
        self._application = False
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
            self.since = time.perf_counter()
            """When it was started, or the last key was written, by `time.perf_counter`."""
            self._pid = os.posix_spawnp(
                command[0],
                list(command),
                variables,
                file_actions=[opened, *copies],
                setsid=True,
                setsigdef=_SIGNALS,
            )
        except BaseException:
            os.close(self._terminal)
            raise
        finally:
            os.close(inner)
        os.set_blocking(self._terminal, False)

    def press(self, key: str) -> None:
        """Write a key of `KEYS`, or any text."""
        data = KEYS.get(key, key.encode())
        if self._application:
            data = _CURSOR.sub(b"\x1bO\\1", data)
        self.since = time.perf_counter()
        os.write(self._terminal, data)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the program is told."""
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, limit: float) -> tuple[float, bytes] | None:
        """Give what arrives within `limit` seconds, with the time; None for nothing or the end."""
        if self.ended or not select.select([self._terminal], [], [], max(0.0, limit))[0]:
            return None
        try:
            data = os.read(self._terminal, 1 << 18)
        except BlockingIOError:
            return None
        except OSError:  # Linux says EIO when the last program has left the terminal
            data = b""
        now = time.perf_counter()
        if not data:
            self.ended = True
            return None
        self._answer(data)
        return now, data

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._pid

    def close(self) -> None:
        """End the program and what it started, and give the terminal back."""
        for pid in reversed(family(self._pid)):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        os.close(self._terminal)
        os.waitpid(self._pid, 0)

    def _answer(self, data: bytes) -> None:
        """Answer the questions in `data`, and those that began in the data before it."""
        asked = self._tail + data
        for mode in _APPLICATION.finditer(asked):
            self._application = mode[1] == b"h"
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
