"""A process that derives: it is told what to do on its standard input, and answers on the output.

A message is either what is to be asked from now on, or the paths of some files; the answer to the
latter is the list of what each of them gave. Before all it says READY. It ends with its input, so
that it cannot outlive who began it, whatever became of that one.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, Final, TypeAlias

from newsreader.index.derive import Body, Derive, Head

Ask: TypeAlias = "Callable[[Derive, str], Any]"
"""One of the functions below, by which the work is told."""

READY: Final = "ready"
_NICENESS: Final = 10


def glance(derive: Derive, path: str) -> int:
    """Roughly when."""
    return derive.glance(path)


def head(derive: Derive, path: str) -> Head | None:
    """What the list shows."""
    return derive.head(path)


def body(derive: Derive, path: str) -> Body:
    """What the text says."""
    return derive.body(path)


def main() -> None:
    """Answer until the input ends."""
    told, answers = Connection(os.dup(0)), Connection(os.dup(1))
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)  # whatever else would read or write here must not reach the other side
    os.dup2(nowhere, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who began it decides
    with suppress(OSError):
        os.nice(_NICENESS)  # a person may be at another program
    gc.disable()  # nothing that is made here refers to itself for long
    with suppress(EOFError, OSError):
        answers.send(READY)
        _answer(told, answers)


def _answer(told: Connection, answers: Connection) -> None:
    ask: Ask
    derive: Derive
    while True:
        message = told.recv()
        if isinstance(message, tuple):
            ask, derive = message
            continue
        answers.send([ask(derive, path) for path in message])
        gc.collect(0)


if __name__ == "__main__":
    main()
