"""The terminal, which is told only of what differs from what it shows."""

from __future__ import annotations

import codecs
import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from newsreader.tui.screen_memory import ScreenMemory

if TYPE_CHECKING:
    from textual.app import App

_FRAME: Final = re.compile(r"\x1b\[\d+;\d+H")
_OTHER_SCREEN: Final = "\x1b[?1049"
"""Begins what goes to the alternate screen and back from it."""


def _decoder(encoding: str) -> partial[codecs.IncrementalDecoder]:
    """What decodes keys: bytes that are no UTF-8 are typed as U+FFFD, and end nobody's program."""
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")


linux_driver.getincrementaldecoder = _decoder  # type: ignore[attr-defined, assignment]


class TakingDriver(LinuxDriver):
    """Textual's driver for a terminal, which may show the list already."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._taken = bool(getattr(app, "painted", False))

    def _sigtstp_application(self, *_arguments: object) -> None:
        """Stop between two tasks of the loop: Textual's own way takes locks that one may hold."""
        self._loop.call_soon_threadsafe(super()._sigtstp_application)

    def write(self, data: str) -> None:
        """Send `data`; but don't go to the other screen, and clear it, when it shows the list."""
        if self._taken and data == _OTHER_SCREEN + "h":
            self._taken = False
            return
        super().write(data)


class SparingDriver(TakingDriver):
    """The driver with a memory."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._memory = ScreenMemory()

    def forget(self) -> None:
        """Repaint everything the next time: the window has another size."""
        self._memory.forget()

    def write(self, data: str) -> None:
        """Send `data`; of a frame only what the screen does not show yet."""
        if _FRAME.match(data):
            data = self._memory.differing(data)
        elif data.startswith(_OTHER_SCREEN):
            self._memory.forget()
        if data:
            super().write(data)
