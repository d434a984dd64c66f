"""Marks, written one after another in a thread of their own; on disk before they are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from newsreader.errors import NewsreaderError
from newsreader.language import _, ngettext
from newsreader.library import Change, Library, Watching
from newsreader.text.clean import clean_line

Told = Callable[[str], None]
"""Hears a sentence for the person; empty where there is nothing to say."""


class MarkWriter:
    """Takes wishes in order and never drops one; each is decided when its turn comes.

    `marked` is called when a mark is on disk, `failed` when it could not be written, `broken` with
    an error that nobody foresaw; all in the writer's thread.
    """

    def __init__(
        self, library: Library, marked: Told, failed: Told, broken: Callable[[Exception], None]
    ) -> None:
        self._library = library
        self._marked = marked
        self._failed = failed
        self._broken = broken
        self._failure = ""
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="marks")

    def close(self) -> None:
        """Write what is still waiting, and end."""
        self._thread.shutdown(wait=True)

    def wait(self) -> None:
        """Return when everything asked for so far has been written."""
        self._thread.submit(int).result()

    def _write(self, job: Callable[[], str | None], *, asked: bool = True) -> None:
        """Do `job` in turn; what it returns is said, None for nothing done.

        A failure of what nobody `asked` for is told only the first time.
        """

        def run() -> None:
            try:
                words = job()
            except NewsreaderError as error:
                words = str(error)
                if asked or words != self._failure:
                    self._failed(words)
                self._failure = words
            except Exception as error:
                self._broken(error)
            else:
                if words is not None:
                    self._marked(words)

        self._thread.submit(run)

    def bookmark(self, story: int) -> None:
        """Toggle the bookmark of a story."""

        def job() -> str | None:
            known = self._library.story(story)
            if known is None:
                return None
            self._library.mark((story,), "bookmark", not known.bookmarked)
            return _("Bookmark removed; U brings it back.") if known.bookmarked else (
                _("Bookmarked.")
            )  # fmt: skip

        self._write(job)

    def unread(self, story: int) -> None:
        """Toggle whether a story is unread."""

        def job() -> str | None:
            known = self._library.story(story)
            if known is None:
                return None
            self._library.mark((story,), "read", known.unread)
            return _("Marked read.") if known.unread else _("Marked unread.")

        self._write(job)

    def opened(self, story: int) -> None:
        """Mark a story read because it is on the screen; no wish of the person's, so not undone."""

        def job() -> str | None:
            known = self._library.story(story)
            if known is None or not known.unread:
                return None
            self._library.mark((story,), "read", True, undoable=False)
            return ""

        self._write(job, asked=False)

    def all_read(self, stories: Sequence[int]) -> None:
        """Mark those of `stories` read that are not."""

        def job() -> str:
            unread = [story.id for story in self._library.rows(stories) if story.unread]
            count = len(unread)
            if not count:
                return _("Nothing here is unread.")
            self._library.mark(unread, "read", True)
            return ngettext(
                "{number} story marked read; U takes it back.",
                "{number} stories marked read; U takes it back.",
                count,
            ).format(number=f"{count:,}")

        self._write(job)

    def watch(self, symbol: str) -> None:
        """Toggle whether a stock is watched."""

        def job() -> str:
            watched = symbol in self._library.stocks.watched()
            self._library.watch((symbol,), not watched)
            told = _("No longer watched: {stock}; U brings it back.") if watched else (
                _("Watched: {stock}")
            )  # fmt: skip
            return told.format(stock=self._called(symbol))

        self._write(job)

    def _called(self, symbol: str) -> str:
        from newsreader.reports.names import name_of

        return clean_line(f"{name_of(self._library, symbol)} {symbol}")

    def undo(self) -> None:
        """Undo the last mark that the person set."""

        def job() -> str:
            change = self._library.undo()
            if isinstance(change, Watching):
                told = _("Undone: {stock} is not watched.") if change.value else (
                    _("Undone: {stock} is watched again.")
                )  # fmt: skip
                return told.format(stock=", ".join(map(self._called, change.symbols)))
            return _("Nothing to undo.") if change is None else _undone(change)

        self._write(job)


def _undone(change: Change) -> str:
    """Which mark is as it was before."""
    words = {
        ("bookmark", True): _("Undone: no bookmark on “{title}”."),
        ("bookmark", False): _("Undone: “{title}” is bookmarked again."),
        ("read", True): _("Undone: “{title}” is unread again."),
        ("read", False): _("Undone: “{title}” is read again."),
    }
    if len(change.titles) == 1:
        return words[change.kind, change.value].format(title=change.titles[0])
    count = len(change.titles)
    return ngettext(
        "Undone: the mark of {number} story.", "Undone: the marks of {number} stories.", count
    ).format(number=f"{count:,}")
