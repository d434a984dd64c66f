"""Worker processes that derive, so that all cores are used and a reader's keys wait for none.

They are programs of their own that talk through pipes: they share no memory, no terminal and no
signals with who began them, and end with it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

from newsreader.index.derive import Derive
from newsreader.index.worker import READY

MOST: Final = 4
"""Workers, at most: what they derive has to be written by one process."""
_MOST_LOST: Final = 50
"""Workers that come to an end before it is no longer thought to be the files' doing."""
_AHEAD: Final = 2
"""Portions that a worker has at a time, so that it never waits for the next."""
_BYTES: Final = 16_384
"""Of the paths in a portion: all that a worker has at a time must fit into a pipe (64 KiB), since
it does not read while it answers."""

_T = TypeVar("_T")


class Unmanned(Exception):
    """No worker can be had here."""


def portions(paths: Iterable[str], most: int) -> Iterator[list[str]]:
    """`paths` in lists of at most `most`, and of no more bytes than a pipe takes unread."""
    portion: list[str] = []
    room = _BYTES
    for path in paths:
        length = len(os.fsencode(path))
        if portion and (len(portion) == most or length > room):
            yield portion
            portion, room = [], _BYTES
        portion.append(path)
        room -= length
    if portion:
        yield portion


class _Worker:
    """One process, and the portions that it is at, the oldest first."""

    def __init__(self) -> None:
        below, ours = os.pipe()
        theirs, above = os.pipe()
        self.told = Connection(ours, readable=False)
        self.answers = Connection(theirs, writable=False)
        self.portions: deque[Sequence[str]] = deque()
        self.ready = False
        place = str(Path(__file__).parents[2])
        search = os.pathsep.join(filter(None, (place, os.environ.get("PYTHONPATH"))))
        try:
            # -P: a module in the folder where the program was started is never taken for ours.
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "newsreader.index.worker"],
                stdin=below,
                stdout=above,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": search},
                process_group=0,  # ctrl-c in the terminal is not meant for it
            )
        except OSError as error:
            self._close()
            raise Unmanned(str(error)) from error
        finally:
            os.close(below)
            os.close(above)

    def end(self) -> None:
        """Stop it, in the middle of whatever it does."""
        self._close()
        self._process.kill()
        self._process.wait()

    def _close(self) -> None:
        for connection in (self.told, self.answers):
            with suppress(OSError):
                connection.close()


class Crew:
    """As many workers as there are cores, for as long as a `with` lasts."""

    def __init__(self, size: int | None = None) -> None:
        self._size = size or min(MOST, len(os.sched_getaffinity(0)))
        self._workers: list[_Worker] = []
        self._lost = 0

    def __enter__(self) -> Self:
        try:
            for _number in range(self._size):
                self._workers.append(_Worker())
        except Unmanned:
            self._end()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def _end(self) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def answers(
        self,
        ask: Callable[[Derive, str], _T],
        derive: Derive,
        paths: Iterable[Sequence[str]],
    ) -> Iterator[tuple[Sequence[str], list[_T] | None]]:
        """Each of the `portions` in `paths`, with what `ask` gave for it, as they are done.

        None is given for a single file on which its worker came to an end. Raises Unmanned where
        workers end before they begin. Whoever does not hear all leaves the crew with answers that
        nobody wants: it is then of no more use.
        """
        work = (ask, derive)
        waiting = deque[Sequence[str]]()
        more = iter(paths)
        for worker in self._workers:
            _tell(worker, work)
        while True:
            for worker in self._workers:
                while len(worker.portions) < _AHEAD:
                    portion = waiting.popleft() if waiting else next(more, None)
                    if portion is None:
                        break
                    worker.portions.append(portion)
                    _tell(worker, portion)
            at_work = {one.answers: one for one in self._workers if one.portions}
            if not at_work:
                return
            for connection in wait(list(at_work)):
                assert isinstance(connection, Connection)
                worker = at_work[connection]
                try:
                    found = connection.recv()
                except (EOFError, OSError):
                    portion, *rest = worker.portions
                    _tell(self._replace(worker), work)
                    waiting.extend(rest)
                    if len(portion) == 1:
                        yield portion, None
                    else:  # which of them it was shows when they are asked one by one
                        waiting.extend([path] for path in portion)
                    continue
                if found == READY:
                    worker.ready = True
                else:
                    yield worker.portions.popleft(), found

    def _replace(self, worker: _Worker) -> _Worker:
        worker.end()
        self._lost += 1
        if not worker.ready or self._lost > _MOST_LOST:
            raise Unmanned
        new = _Worker()
        self._workers[self._workers.index(worker)] = new
        return new


def _tell(worker: _Worker, message: object) -> None:
    """Send it; that its worker has come to an end shows when it is listened to."""
    with suppress(OSError):
        worker.told.send(message)
