"""The reader in a terminal: keys go in, every byte that comes out is kept, a model draws it."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte
from wcwidth import wcwidth

from torture.sequences import COPYING, READER, reader_strays

sys.path.append(str(Path(__file__).parent.parent / "benchmarks"))  # scripts, and no package

from pty_process import PtyProcess

_UNKNOWN = re.compile(rb"\x1b\[\?\d+\$p|\x1b\[<u")
"""Sequences of which the model would draw a part."""
COMMAND = (sys.executable, "-m", "newsreader")
QUIET = 0.12
"""Seconds without a byte after which the program is taken to be done."""


class _Screen(pyte.Screen):
    """A terminal that notes what is drawn beyond its last column."""

    def __init__(self, columns: int, lines: int) -> None:
        super().__init__(columns, lines)
        self.beyond: list[str] = []

    def draw(self, data: str) -> None:
        """Draw each character; there is no room for one that stands on another."""
        for char in data:
            if self.cursor.x + max(0, wcwidth(char)) > self.columns:
                self.beyond.append(char)
            super().draw(char)


class Window:
    """A program in a terminal of its own, which may get another size."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Start `command`; `environment` is added to this process's own."""
        self.sent = bytearray()
        """Everything that the program has sent to its terminal."""
        self._screen = _Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._process = PtyProcess(command, columns, rows, environment)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.close()

    @property
    def ended(self) -> bool:
        """True once the program has left its terminal."""
        return self._process.ended

    @property
    def left(self) -> bool:
        """True once the reader has gone back from the other screen, and hears no key any more."""
        return self.ended or b"\x1b[?1049l" in self.sent

    @property
    def beyond(self) -> list[str]:
        """The characters that were drawn beyond the last column since the last change of size."""
        return self._screen.beyond

    def lines(self) -> list[str]:
        """The lines on the screen; a wide character stands once."""
        screen = self._screen
        return [
            "".join(screen.buffer[row][column].data for column in range(screen.columns))
            for row in range(screen.lines)
        ]

    def shows(self, text: str) -> bool:
        """Whether `text` stands on the screen."""
        return any(text in line for line in self.lines())

    def settle(self, until: Callable[[], bool] = lambda: True, timeout: float = 20.0) -> bool:
        """Read on until `until` holds and nothing more comes; whether it came to hold."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline and not self.ended:
            some = self._process.read(QUIET)
            if some is not None:
                self.sent += some[1]
                self._stream.feed(_UNKNOWN.sub(b"", some[1]))
            elif until():
                return True
        return until()

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, and let the program do each."""
        for key in keys:
            if not self.left:
                self._process.press(key)
                self.settle(timeout=5.0)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size, and let the program draw itself anew."""
        self._screen.resize(rows, columns)
        self._screen.beyond.clear()
        self._process.resize(columns, rows)
        self.settle(timeout=5.0)

    def strays(self, *, copying: bool = False) -> list[str]:
        """What was sent that the reader does not send of its own."""
        return reader_strays(bytes(self.sent), COPYING if copying else READER)
