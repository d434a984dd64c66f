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
from typing import TYPE_CHECKING, Final, Self
from zoneinfo import ZoneInfo

from newsreader import config
from newsreader.errors import UnreadableFile
from newsreader.index import looks, marked, shelves, views
from newsreader.index.home import Home, home_of
from newsreader.index.readers import Stopped
from newsreader.index.search import Reader, symbols_of
from newsreader.index.views import Day, Order, View
from newsreader.language import _
from newsreader.marks import Change, Kind, Marks, Subject, Watching
from newsreader.model import Node, Post, Progress, Remark, SourceRule, Story
from newsreader.query import Everything, Is, Query
from newsreader.securities.own import NO_NAMES, OwnNames
from newsreader.state import State
from newsreader.stocks import Stocks
from newsreader.text.clean import clean_line

if TYPE_CHECKING:
    from newsreader.index.derive import Derive
    from newsreader.securities.lexicon import Lexicon
    from newsreader.securities.taught import Taught

__all__ = ["Change", "Day", "Library", "Order", "Stopped", "View", "Watching"]

_PAGE: Final = 200
_ALL: Final = Everything()


class Library:
    """One archive. Any thread may call any method; a question takes as long as it takes.

    Opening reads nothing of the archive: what is shown is what the index knows, until `update`.
    """

    def __init__(
        self,
        archive: Path,
        home: Home,
        rules: Mapping[str, SourceRule],
        zone: str | None,
        own: OwnNames,
    ) -> None:
        self.archive = archive
        """The folder, as a real path."""
        self.rules = rules
        self._zone = zone
        self._own = own
        self._lexicon: tuple[int, Lexicon | None] = (-1, None)
        self._state = State(archive, home, Marks(config.data_directory()))
        self._changes: list[Change | Watching] = []
        self.stocks = Stocks(self._state, self._reader)
        """What can be asked about securities."""
        self._tree: tuple[int, tuple[Node, ...]] = (-1, ())

    @classmethod
    def open(
        cls,
        archive: Path,
        rules: Mapping[str, SourceRule] | None = None,
        zone: str | None = None,
        own: OwnNames = NO_NAMES,
    ) -> Self:
        """Open the archive in a folder; `zone` (IANA name) overrides the archive's own.

        `rules` are what is known of the sources' clocks; None: what the program brings. `own` are
        the user's names of securities.

        Where the cache folder cannot be written, the index is a temporary one, and `notices` says
        so. Raises UnreadableFile where there is no such folder, IndexUnavailable where its index
        is in use.
        """
        if rules is None:
            from newsreader.posts.clocks import SHIPPED_RULES

            rules = SHIPPED_RULES
        folder = Path(os.path.realpath(archive))
        if not folder.is_dir():
            message = _("There is no folder {folder}.").format(folder=clean_line(str(archive)))
            raise UnreadableFile(message)
        return cls(folder, home_of(folder, config.cache_directory()), rules, zone, own)

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
        self._state.close()

    @property
    def notices(self) -> tuple[str, ...]:
        """What is not being kept now, and how to mend it; one sentence or two each."""
        own = (self._own.problem,) if self._own.problem else ()
        return (*self._state.notices, *own)

    @property
    def lexicon(self) -> Lexicon:
        """The names that securities are known by in this archive: it teaches some itself."""
        return self._state.ask(self._lexicon_of)

    def symbols(self, notation: str) -> tuple[str, ...]:
        """The securities that a code, a name or pinyin initials may mean, the likeliest first.

        Raises UnknownSecurity.
        """
        return symbols_of(notation, self.lexicon)

    @property
    def own(self) -> OwnNames:
        """The user's names of securities."""
        return self._own

    def taught(self, name: str) -> list[Taught]:
        """What the stories teach of a name, or of the names of a symbol; most stories first."""
        from newsreader.index.teaching import taught

        return self._state.ask(lambda c: taught(c, name))

    # --- questions -----------------------------------------------------------------------------

    @property
    def zone(self) -> str:
        """IANA name of the display zone: as opened, else of most stories' sources, else UTC."""
        return self._state.ask(self._zone_of)

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

        `stop` is asked every few milliseconds, and makes this raise Stopped. Raises UnknownSecurity
        where `query` asks for a security that cannot be one, as every question with a query does.
        """
        return self._state.ask(lambda c: views.make(c, query, order, self._reader(c), limit), stop)

    def count(self, query: Query = _ALL, stop: Callable[[], bool] | None = None) -> int:
        """How many stories meet `query`."""
        return self._state.ask(lambda c: views.count(c, query, self._reader(c)), stop)

    def unread(self) -> int:
        """How many stories are unread: all that has to be counted again after a mark."""
        return self.count(Is("unread"))

    def rows(self, ids: Sequence[int]) -> list[Story]:
        """The stories of these ids, in their order; one that has gone since is left out."""
        return self._state.ask(lambda c: views.rows(c, ids, self._reader(c)))

    def story(self, story: int) -> Story | None:
        """The story of that id; None where it has gone."""
        return next(iter(self.rows([story])), None)

    def find(self, path: str) -> Story | None:
        """The story of the file `path`, relative to the archive."""
        return self._state.ask(lambda c: views.find(c, path, self._reader(c)))

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
        """The categories of the stories that meet `query`, with counts.

        That of all stories is counted anew only when the index has changed.
        """

        def grown(connection: sqlite3.Connection) -> tuple[int, tuple[Node, ...]]:
            changed = shelves.changed(connection)
            if query == _ALL and self._tree[0] == changed:
                return self._tree
            counts = shelves.shelves(connection, query, self._reader(connection))
            return changed, shelves.tree(counts)

        found = self._state.ask(grown)
        if query == _ALL:
            self._tree = found
        return found[1]

    def calendar(self, of: Query | View = _ALL) -> tuple[Node, ...]:
        """The years, months and days, with counts, of a view or of the stories that meet a filter.

        A whole view that is sorted by date is not looked for again.
        """
        if not isinstance(of, View):
            of = self.view(of)
        elif not of.whole or of.order not in (Order.NEWEST, Order.OLDEST):
            of = self.view(of.query)
        return shelves.calendar(of.days)

    def post(self, story: int) -> Post:
        """The post of a story, read from its file. Raises UnreadableFile."""
        from newsreader.posts.read import read

        known = self.story(story)
        if known is None:
            raise UnreadableFile(_("This story is no longer in the archive."))
        return read(self.archive / known.path, known.path, self.rules, self.archive)

    def remarks(self) -> Iterator[tuple[str, Remark]]:
        """All that is wrong with posts, or was corrected in them, with the path; by path."""
        yield from self._state.ask(views.remarks)

    # --- changes -------------------------------------------------------------------------------

    def mark(self, ids: Sequence[int], kind: Kind, value: bool, *, undoable: bool = True) -> Change:
        """Mark stories and their copies; on disk before this returns. Raises MarksError.

        `undoable` is False for what the program does by itself, such as marking an opened story
        read: `undo` passes over it.
        """
        subjects = [Subject(*known) for known in self._state.ask(lambda c: marked.copies(c, ids))]
        trouble = self._state.marks.problem
        change = self._state.marks.set(self._state.key, subjects, kind, value)
        if trouble:
            self._state.read_anew()  # until now without marks
        self._changes += [change] if undoable else []
        return change

    def watch(self, symbols: Sequence[str], value: bool) -> Watching:
        """Watch securities, or no longer, in every archive; on disk before this returns.

        Raises MarksError.
        """
        trouble = self._state.marks.problem
        change = self._state.marks.watch(symbols, value)
        if trouble:
            self._state.read_anew()  # until now without marks
        self._changes.append(change)
        return change

    def undo(self) -> Change | Watching | None:
        """Take the last undoable mark back; None where there is none left. Raises MarksError."""
        if not self._changes:
            return None
        self._state.marks.restore(self._changes[-1])
        return self._changes.pop()

    def looked_lately(self) -> bool:
        """Whether a large archive was looked at a moment ago, and no folder has changed since."""
        from newsreader.index.versions import bodies_by, heads_by, made_by

        made = made_by(heads_by(self.rules), bodies_by(), self._own)
        return self._state.ask(lambda c: looks.enough(c, self.archive, made))

    def update(
        self,
        progress: Callable[[Progress], None] = lambda _progress: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> Progress:
        """Bring the index up to date with the files, then see to the marks.

        Raises IndexUnavailable where another process is at it or the disk is full, and
        UnreadableFile where the archive cannot be listed.
        """
        from newsreader.index.store import update

        state = self._state
        done = state.mending(
            lambda: update(self.archive, state.file, self._deriving, self._own, progress, stop)
        )
        if done.finished:
            self._state.settle()
        return done

    @property
    def written(self) -> int:
        """When the index was changed last, by whatever process; nanoseconds since 1970 UTC."""
        return self._state.ask(shelves.changed)

    def add(self, path: str) -> Story | None:
        """The story of the file `path`, put into the index before any scan if it is not there.

        None for a file without front matter. Raises IndexUnavailable and UnreadableFile.
        """
        known = self.find(path)
        if known is None:
            from newsreader.index.store import add

            state, derive = self._state, self._deriving(self.lexicon)
            state.mending(lambda: add(self.archive, state.file, path, derive))
            known = self.find(path)
        return known

    def adopt(self) -> int:
        """Join marks to stories whose files were renamed, moved or copied; how many were joined.

        Between two archives that are both there, nothing is joined. Raises MarksError.
        """
        return self._state.join()

    # --- within --------------------------------------------------------------------------------

    def _deriving(self, lexicon: Lexicon) -> Derive:
        from newsreader.index.derive import Files

        return Files(self.archive, self.rules, lexicon)

    def _lexicon_of(self, connection: sqlite3.Connection) -> Lexicon:
        """What it was when it was asked for last, unless the index has changed and taught more."""
        from newsreader.index.teaching import lexicon  # slow to import, and seldom asked for

        changed = shelves.changed(connection)
        known, last = self._lexicon
        if last is None or changed != known:
            found = lexicon(connection, self._own)
            last = last if last == found else found  # it has made its tables already
            self._lexicon = (changed, last)
        return last

    def _zone_of(self, connection: sqlite3.Connection) -> str:
        if self._zone is not None:
            return self._zone
        found = connection.execute("SELECT value FROM meta WHERE key = 'zone'").fetchone()
        return found[0] if found else "UTC"

    def _reader(self, connection: sqlite3.Connection) -> Reader:
        since = marked.unread_since(connection, self._state.key)
        return Reader(
            self._state.key,
            self._zone_of(connection),
            since,
            lambda: self._lexicon_of(connection),
        )
