"""An archive opened: its index and the reader's marks together, and views of them.

with Library.open(Path("news")) as library:
    library.update()
    print(*library.stories(limit=10), sep="\n")
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self, TypeVar
from zoneinfo import ZoneInfo

from newsreader import config
from newsreader.errors import IndexUnavailable, MarksError, UnreadableFile
from newsreader.index import marked, schema, shelves, views
from newsreader.index.readers import Damaged, Readers, Stopped
from newsreader.index.search import Reader
from newsreader.index.views import Day, Order, View
from newsreader.language import _
from newsreader.marks import Adopted, Change, Kind, Marks, Subject, key
from newsreader.model import Level, Node, Post, Progress, Remark, SourceRule, Story
from newsreader.query import Everything, Is, Query
from newsreader.text.clean import clean_line
from newsreader.text.names import restored

if TYPE_CHECKING:
    from newsreader.index.derive import Derive

__all__ = ["Change", "Day", "Library", "Order", "Stopped", "View"]

_PAGE: Final = 200
_ALL: Final = Everything()
_T = TypeVar("_T")


class Library:
    """One archive. Any thread may call any method; a question takes as long as it takes.

    Opening reads nothing of the archive: what is shown is what the index knows, until `update`.
    """

    def __init__(
        self, archive: Path, file: Path, rules: Mapping[str, SourceRule], zone: str | None
    ) -> None:
        self.archive = archive
        """The folder, as a real path."""
        self.rules = rules
        self._key = key(archive)
        self._file = file
        self._zone = zone
        self._cleanup: Callable[[], None] | None = None
        self._homeless = ""
        self._unjoined = ""
        self._marks = Marks(config.data_directory())
        self._readers = Readers(file, self._marks.attach)
        self._changes: list[Change] = []

    @classmethod
    def open(
        cls,
        archive: Path,
        rules: Mapping[str, SourceRule] | None = None,
        zone: str | None = None,
    ) -> Self:
        """Open the archive in a folder; `zone` (IANA name) overrides the archive's own.

        `rules` are what is known of the sources' clocks; None: what the program brings.

        Where the cache folder cannot be written, the index is a temporary one, and `notices` says
        so. Raises UnreadableFile where there is no such folder, IndexUnavailable where its index
        is in use.
        """
        if rules is None:
            from newsreader.posts import SHIPPED_RULES

            rules = SHIPPED_RULES
        home = Path(os.path.realpath(archive))
        if not home.is_dir():
            message = _("There is no folder {folder}.").format(folder=clean_line(str(archive)))
            raise UnreadableFile(message)
        try:
            file = schema.folder_of(home, config.cache_directory()) / "index.db"
            schema.prepare(file, home)
            return cls(home, file, rules, zone)
        except (OSError, schema.Unwritable) as error:
            reason = getattr(error, "strerror", None) or str(error)
        from tempfile import TemporaryDirectory  # slow to import, and seldom needed

        folder = TemporaryDirectory(prefix="newsreader-", ignore_cleanup_errors=True)
        temporary = Path(folder.name) / "index.db"
        schema.prepare(temporary, home)
        library = cls(home, temporary, rules, zone)
        library._cleanup = folder.cleanup
        message = _("The index is not kept, so the next start is slow: {folder}: {reason}.")
        library._homeless = message.format(folder=file.parent, reason=reason)
        return library

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let all files go."""
        self._readers.close()
        self._marks.close()
        if self._cleanup is not None:
            self._cleanup()

    @property
    def notices(self) -> tuple[str, ...]:
        """What is not being kept now, and how to mend it; one sentence or two each."""
        said = (self._homeless, self._marks.problem or self._unjoined)
        return tuple(notice for notice in said if notice)

    # --- questions -----------------------------------------------------------------------------

    @property
    def zone(self) -> str:
        """IANA name of the display zone: as opened, else of most stories' sources, else UTC."""
        return self._ask(self._zone_of)

    def show_in(self, zone: str | None) -> None:
        """From now on days are days in `zone` (IANA name); None: in the archive's own."""
        self._zone = zone

    @property
    def today(self) -> date:
        """The present day in the display zone."""
        return datetime.now(ZoneInfo(self.zone)).date()

    def view(
        self,
        query: Query = _ALL,
        order: Order = Order.NEWEST,
        limit: int | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> View:
        """The stories that meet `query`; with `limit`, the first screenful, at once.

        `stop` is asked every few milliseconds, and makes this raise Stopped.
        """
        return self._ask(lambda c: views.make(c, query, order, self._reader(c), limit), stop)

    def bookmarks(self, order: Order = Order.NEWEST) -> View:
        """The bookmarked stories."""
        return self.view(Is("bookmarked"), order)

    def count(self, query: Query = _ALL, stop: Callable[[], bool] | None = None) -> int:
        """How many stories meet `query`."""
        return self._ask(lambda c: views.count(c, query, self._reader(c)), stop)

    def rows(self, ids: Sequence[int]) -> list[Story]:
        """The stories of these ids, in their order; one that has gone since is left out."""
        return self._ask(lambda c: views.rows(c, ids, self._reader(c)))

    def story(self, story: int) -> Story | None:
        """The story of that id; None where it has gone."""
        return next(iter(self.rows([story])), None)

    def find(self, path: str) -> Story | None:
        """The story of the file `path`, relative to the archive."""
        return self._ask(lambda c: views.find(c, path, self._reader(c)))

    def relative(self, file: Path) -> str | None:
        """How `find` calls a file; None where it lies outside the archive."""
        place = Path(os.path.realpath(file.parent)) / file.name
        inside = place.is_relative_to(self.archive)
        return place.relative_to(self.archive).as_posix() if inside else None

    def stories(
        self, query: Query = _ALL, order: Order = Order.NEWEST, limit: int | None = None
    ) -> Iterator[Story]:
        """The stories that meet `query`, read a page at a time."""
        ids = self.view(query, order, limit).ids
        for start in range(0, len(ids), _PAGE):
            yield from self.rows(ids[start : start + _PAGE])

    def tree(self, query: Query = _ALL) -> tuple[Node, ...]:
        """The categories of the stories that meet `query`, with counts."""
        return self._ask(lambda c: shelves.tree(shelves.shelves(c, query, self._reader(c))))

    def calendar(self, query: Query = _ALL) -> tuple[Node, ...]:
        """The years, months and days of the stories that meet `query`, with counts."""
        return shelves.calendar(self.view(query).days)

    def post(self, story: int) -> Post:
        """The post of a story, read from its file. Raises UnreadableFile."""
        from newsreader.posts import read

        known = self.story(story)
        if known is None:
            raise UnreadableFile(_("This story is no longer in the archive."))
        return read(self.archive / known.path, known.path, self.rules)

    def remarks(self) -> Iterator[tuple[str, Remark]]:
        """All that is wrong with posts, or was corrected in them, with the path; by path."""
        for path, field, reason, level in self._ask(
            lambda c: c.execute(
                """SELECT p.path, r.field, r.reason, r.level
                   FROM remarks AS r JOIN posts AS p ON p.id = r.post ORDER BY p.path, r.rowid"""
            ).fetchall()
        ):
            yield restored(path), Remark(field, reason, Level(level))

    # --- changes -------------------------------------------------------------------------------

    def mark(self, ids: Sequence[int], kind: Kind, value: bool, *, undoable: bool = True) -> Change:
        """Mark stories and their copies; on disk before this returns. Raises MarksError.

        `undoable` is False for what the program does by itself, such as marking an opened story
        read: `undo` passes over it.
        """
        subjects = [Subject(*known) for known in self._ask(lambda c: marked.copies(c, ids))]
        trouble = self._marks.problem
        change = self._marks.set(self._key, subjects, kind, value)
        if trouble:
            self._readers.close()  # they were without marks
        self._changes += [change] if undoable else []
        return change

    def undo(self) -> Change | None:
        """Take the last undoable mark back; None where there is none left. Raises MarksError."""
        if not self._changes:
            return None
        self._marks.restore(self._changes[-1])
        return self._changes.pop()

    def update(
        self,
        progress: Callable[[Progress], None] = lambda _progress: None,
        stop: Callable[[], bool] = lambda: False,
        derive: Derive | None = None,
    ) -> Progress:
        """Bring the index up to date with the files, newest first; then see to the marks.

        `derive` stands for the function of that name. Raises IndexUnavailable where another process
        is at it or the disk is full, and UnreadableFile where the archive cannot be listed.
        """
        from newsreader.index.store import update

        try:
            state = update(self.archive, self._file, self.rules, progress, stop, derive)
        except Damaged:
            self._mend()
            state = update(self.archive, self._file, self.rules, progress, stop, derive)
        if state.done == state.total:
            self._unjoined = ""
            try:
                self._begin()
                self.adopt()
            except MarksError as error:
                self._unjoined = str(error)  # the archive can be read all the same
        return state

    def add(self, path: str) -> Story | None:
        """The story of the file `path`, put into the index before any scan if it is not there.

        None for a file without front matter. Raises IndexUnavailable and UnreadableFile.
        """
        known = self.find(path)
        if known is None:
            from newsreader.index.store import add

            add(self.archive, self._file, path, self.rules)
            known = self.find(path)
        return known

    def adopt(self) -> int:
        """Join marks to stories whose files were renamed, moved or copied; how many were joined."""
        if self._marks.problem:
            return 0
        orphans = self._ask(lambda c: marked.orphans(c, self._key))
        self._marks.adopt(self._key, [Adopted(*orphan) for orphan in orphans])
        rewritten = self._ask(lambda c: marked.rewritten(c, self._key))
        self._marks.renew(self._key, [Subject(*known) for known in rewritten])
        return len(orphans)

    # --- within --------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Note from when stories are unread, after an archive was indexed for the first time."""
        since = self._ask(lambda c: marked.unread_since(c, self._key))
        if since is not None and not self._marks.problem:
            self._marks.begin(self._key, since)

    def _ask(
        self, question: Callable[[sqlite3.Connection], _T], stop: Callable[[], bool] | None = None
    ) -> _T:
        try:
            return self._readers.ask(question, stop)
        except Damaged:
            self._mend()
            return self._readers.ask(question, stop)

    def _mend(self) -> None:
        """Go on after a damaged file: without the marks if it is theirs, else with a new index."""
        self._readers.close()
        if not self._marks.problem and not self._marks.examine():
            return
        try:
            schema.prepare(self._file, self.archive, anew=True)
        except OSError as error:
            raise IndexUnavailable(str(error)) from error

    def _zone_of(self, connection: sqlite3.Connection) -> str:
        if self._zone is not None:
            return self._zone
        found = connection.execute("SELECT value FROM meta WHERE key = 'zone'").fetchone()
        return found[0] if found else "UTC"

    def _reader(self, connection: sqlite3.Connection) -> Reader:
        since = marked.unread_since(connection, self._key)
        return Reader(self._key, self._zone_of(connection), since)
