"""Signals that end a command: it puts away what it holds, and its exit code says which it was."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

SIGNALS: Final = (signal.SIGHUP, signal.SIGTERM)
"""What asks a program to end; where the shell has it ignored (nohup), it stays ignored."""


@contextmanager
def ending() -> Iterator[None]:
    """While this lasts, such a signal raises SystemExit: 129 for SIGHUP, 143 for SIGTERM.

    Without it the process would be gone at once, its cursor hidden and its workers without a word.
    """
    if threading.current_thread() is not threading.main_thread():  # only that one may take signals
        yield
        return
    before = {
        number: signal.signal(number, _end)
        for number in SIGNALS
        if signal.getsignal(number) is signal.SIG_DFL
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
