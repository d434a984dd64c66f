"""The time that an exchange over the network may take, as a whole."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress


class Clock:
    """Runs from when it is made; when the time is over, the line that it watches is cut.

    A time limit of a socket counts from one byte to the next, and a byte a second keeps it content
    for ever.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._line: socket.socket | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._timer.start()

    @property
    def left(self) -> float:
        """Seconds; 0 when the time is over."""
        return max(0.0, self._end - time.monotonic())

    def watch(self, line: socket.socket) -> None:
        """Watch this line, and no other any longer. Raises TimeoutError where it is too late."""
        with self._lock:
            self._let_go()
            if not self.left:
                raise TimeoutError
            # By a handle of its own: what a TLS socket does in another thread stays its affair.
            self._line = line.dup()

    def stop(self) -> None:
        """The exchange has ended."""
        self._timer.cancel()
        with self._lock:
            self._let_go()

    def _cut(self) -> None:
        with self._lock:
            if self._line is not None:
                with suppress(OSError):  # the other side was faster
                    self._line.shutdown(socket.SHUT_RDWR)

    def _let_go(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None
