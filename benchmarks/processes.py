"""Processes and what they hold, read from /proc: Linux only."""

from __future__ import annotations

import re
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

SAMPLED = 0.2
"""Seconds between two looks at the memory of a process at work."""


def family(pid: int) -> list[int]:
    """Return a process and all its descendants, parents first."""
    found, waiting = [], [pid]
    while waiting:
        current = waiting.pop()
        found.append(current)
        for children in Path(f"/proc/{current}/task").glob("*/children"):
            try:
                waiting += [int(child) for child in children.read_text().split()]
            except OSError:
                continue
    return found


def resident_kb(pid: int) -> int:
    """Return the resident memory of a process and its descendants, in KiB.

    A page that two of them share counts twice.
    """
    return sum(_resident(one) for one in family(pid))


def _resident(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"^VmRSS:\s+(\d+)", status, re.MULTILINE)
    return int(found[1]) if found else 0


class Peak:
    """Looks now and then at the memory of a process and its descendants, and keeps the most."""

    def __init__(self, pid: int) -> None:
        self.kb = 0
        """The most that was seen, in KiB."""
        self._pid = pid
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while True:
            self.kb = max(self.kb, resident_kb(self._pid))
            if self._ended.wait(SAMPLED):
                return
