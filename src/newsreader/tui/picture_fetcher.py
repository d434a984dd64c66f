"""Pictures, fetched in a thread of its own, which does not hold the reader up when it ends."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from newsreader.language import _, ngettext


class PictureFetcher:
    """Fetches the pictures of one story at a time, into a folder.

    `fetched` is called with words for the person when that is done, `broken` with an error that
    nobody foresaw; both in the thread.
    """

    def __init__(
        self, folder: Path, fetched: Callable[[str], None], broken: Callable[[Exception], None]
    ) -> None:
        self.folder = folder
        self._fetched = fetched
        self._broken = broken
        self._thread: threading.Thread | None = None

    def fetch(self, addresses: Sequence[str]) -> str:
        """Begin to fetch; in words, what is being done now."""
        if self._thread is not None and self._thread.is_alive():
            return _("Pictures are still being fetched.")
        # Not a worker of Textual's: that would be waited for at the end, for ten seconds a picture.
        self._thread = threading.Thread(
            target=self._run, args=(tuple(addresses),), name="pictures", daemon=True
        )
        self._thread.start()
        return _("Fetching pictures…")

    def _run(self, addresses: Sequence[str]) -> None:
        from newsreader.pictures.collect import collect  # slow to import, and seldom needed
        from newsreader.pictures.kept import Kept

        try:
            collected = collect(addresses, Kept(self.folder))
        except Exception as error:
            self._broken(error)
            return
        self._fetched(told(collected.fetched, collected.failed, collected.left, collected.reason))


def told(fetched: int, failed: int, left: int, reason: str) -> str:
    """What came of fetching, in words: how many pictures, how many not and why, how many more."""
    words = ngettext("{number} picture fetched.", "{number} pictures fetched.", fetched)
    parts = [words.format(number=fetched)] if fetched or not failed else []
    if failed:
        parts.append(_("{number} not: {reason}").format(number=failed, reason=reason))
    if left:
        parts.append(_("{number} are left; press again.").format(number=left))
    return " ".join(parts)
