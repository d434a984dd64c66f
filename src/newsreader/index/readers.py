"""Connections that read: as many as there are questions at one time."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from newsreader.errors import IndexUnavailable, NewsreaderError
from newsreader.index import schema
from newsreader.language import _

_STEPS: Final = 4_000
"""Steps of SQLite's machine between two looks at whether to stop: some milliseconds."""

_T = TypeVar("_T")


class Stopped(NewsreaderError):
    """A question was given up, because its asker no longer waits for the answer."""


class Damaged(IndexUnavailable):
    """A file among those that a question reads is no sound database."""


class Readers:
    """Asks the index `file`, from any thread; `attach` gives each connection the marks."""

    def __init__(self, file: Path, attach: Callable[[sqlite3.Connection], None]) -> None:
        self._file = file
        self._attach = attach
        self._free: list[sqlite3.Connection] = []
        self._read: tuple[int, int] | None = None
        self._lock = threading.Lock()
        self._round = 0

    def ask(
        self,
        question: Callable[[sqlite3.Connection], _T],
        stop: Callable[[], bool] | None = None,
    ) -> _T:
        """What `question` finds, given a connection of its own for so long.

        `stop` is asked every few milliseconds. Raises Stopped, Damaged or IndexUnavailable.
        """
        there = self._there()
        with self._lock:
            replaced = there not in (None, self._read)
            self._read = there or self._read
        if replaced:
            self.close()
        with self._lock:
            connection = self._free.pop() if self._free else None
            round_ = self._round
        try:
            if connection is None:
                connection = self._connect()
            connection.set_progress_handler(stop, _STEPS)
            answer = question(connection)
            connection.set_progress_handler(None, 0)
        except sqlite3.Error as error:
            if connection is not None:
                connection.close()
            raise self._words(error) from error
        except BaseException:
            if connection is not None:
                connection.close()
            raise
        with self._lock:
            if round_ == self._round:
                self._free.append(connection)
                return answer
        connection.close()
        return answer

    def close(self) -> None:
        """Let the file go; who asks afterwards gets new connections."""
        with self._lock:
            self._round += 1
            free, self._free = self._free, []
        for connection in free:
            connection.close()

    def _there(self) -> tuple[int, int] | None:
        """Which file it is that the index stands in now; None where there is none.

        Another process may have made it anew. Connections to the file before would go on as if
        nothing had happened, and never see what is written from then on.
        """
        try:
            found = self._file.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _connect(self) -> sqlite3.Connection:
        connection = schema.connect(self._file)
        try:
            self._attach(connection)
            connection.execute("PRAGMA query_only = ON")
            connection.execute("PRAGMA cache_size = -512")  # KiB; the system keeps the rest
        except BaseException:
            connection.close()
            raise
        return connection

    def _words(self, error: sqlite3.Error) -> NewsreaderError:
        if "interrupted" in str(error):
            return Stopped(_("The search was given up."))
        if schema.damaged(error, self._file):
            return Damaged(str(schema.unavailable(self._file, error)))
        return schema.unavailable(self._file, error)
