"""The end that nobody chose by a key: a signal, a terminal that was closed, a line that hangs.

The marks are on disk before the program goes, the terminal is as it was, and the exit code is 128
and the number of the signal. An app that does not end by itself is ended after a while: its loop
may wait for a terminal that takes nothing, or burn time on one that is gone.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, Final

SIGNALS: Final = (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT)
"""What asks the program to end. One that is ignored when it begins, as under nohup, stays so."""

_PATIENCE: Final = 1.0
"""Seconds that the app has to end by itself."""
_KEEPING: Final = 6.0
"""Seconds, after that, for marks that are still being written; another program may hold them."""

RESTORING: Final = (
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1004l\x1b[?2004l\x1b[?7h\x1b[<u\x1b[m"
    "\x1b[?1049l\x1b[?25h"
)
"""No mouse, focus or paste reports, lines wrap, usual keys and colours, first screen, a cursor."""


def _nothing() -> None:
    """Keep nothing: no app has begun."""


class Ending:
    """Waits for what ends the program, and sees to it that it does."""

    def __init__(self) -> None:
        self.code = 0
        """128 and the number of the signal; 0 while none has come."""
        self._leave: Callable[[int], None] | None = None
        self._keep: Callable[[], None] = _nothing
        self._before: list[Any] | None = None
        self._wake = -1
        self._over = False

    @contextmanager
    def awaited(self) -> Iterator[None]:
        """Take the signals, and watch the terminal on stdin, for as long as this lasts."""
        self._before = _attributes()
        woken, self._wake = os.pipe()
        handlers = {
            number: signal.signal(number, self._told)
            for number in SIGNALS
            if signal.getsignal(number) is not signal.SIG_IGN
        }
        watch = threading.Thread(target=self._watch, args=(woken,), name="terminal", daemon=True)
        watch.start()
        try:
            yield
        finally:
            self._over = True
            for number, handler in handlers.items():
                signal.signal(number, handler)
            os.close(self._wake)
            if not self.code:
                watch.join()
                os.close(woken)

    def begins(self, leave: Callable[[int], None], keep: Callable[[], None]) -> None:
        """From now on an app ends it: `leave` with an exit code, from any thread.

        `keep` returns when all marks are on disk; it is called where the app does not end.
        """
        self._leave, self._keep = leave, keep

    def _told(self, number: int, _frame: FrameType | None) -> None:
        """Take a signal: in the middle of anything, so this takes no lock and begins no thread."""
        if self.code:
            return
        self.code = 128 + number
        if self._leave is None:  # nothing but a first picture of the list stands there
            raise SystemExit(self.code)
        os.write(self._wake, b"!")

    def _watch(self, woken: int) -> None:
        """Wait for a signal, or until the terminal is gone: not everybody is told of that."""
        poll = select.poll()
        poll.register(woken, select.POLLIN)
        if sys.stdin is not None and os.isatty(0):
            poll.register(0, 0)  # an error or a hang-up is told without being asked for
        found = dict(poll.poll())
        if found.get(0, 0) & (select.POLLHUP | select.POLLERR):
            self.code = self.code or 128 + signal.SIGHUP
        if self.code:
            if self._leave is not None:
                self._leave(self.code)
            self._insist()

    def _insist(self) -> None:
        """End the program, if it is still there after a while."""
        time.sleep(_PATIENCE)
        keeping = threading.Thread(target=self._keep, daemon=True)
        keeping.start()
        keeping.join(_KEEPING)
        if not self._over:
            self._restore()
        os._exit(self.code)

    def _restore(self) -> None:
        """Give the terminal back, as far as it takes anything: this must not wait for it."""
        with suppress(OSError):
            blocking = os.get_blocking(2)
            os.set_blocking(2, False)
            try:
                os.write(2, RESTORING.encode())
            finally:
                os.set_blocking(2, blocking)
        if self._before is not None:
            with suppress(termios.error):
                termios.tcsetattr(0, termios.TCSANOW, self._before)


def _attributes() -> list[Any] | None:
    """How the terminal on stdin is set; None where it is none."""
    try:
        return termios.tcgetattr(0)
    except termios.error:
        return None
