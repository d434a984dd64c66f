"""What is known of one archive: its index and the reader's marks, read together, and mended."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from newsreader.errors import MarksError
from newsreader.index import marked, schema
from newsreader.index.home import Home, passing
from newsreader.index.readers import Damaged, Readers
from newsreader.marks import Adopted, Marks, Subject, key

_T = TypeVar("_T")


class State:
    """The index and the marks of one archive. Any thread may call any method."""

    def __init__(self, archive: Path, home: Home, marks: Marks) -> None:
        self.key = key(archive)
        """What the marks of this archive stand under."""
        self.marks = marks
        self._archive = archive
        self._home = home
        self._readers = Readers(home.file, marks.attach)
        self._moving = threading.Lock()
        self._unjoined = ""

    @property
    def file(self) -> Path:
        """The index; another one, for this once, from when it could no longer be kept."""
        return self._home.file

    def close(self) -> None:
        """Let all files go."""
        self._readers.close()
        self.marks.close()
        self._home.leave()

    @property
    def notices(self) -> tuple[str, ...]:
        """What is not being kept now, and how to mend it; one sentence or two each."""
        said = (self._home.notice, self.marks.problem or self._unjoined, self.marks.warning)
        return tuple(notice for notice in said if notice)

    def ask(
        self, question: Callable[[sqlite3.Connection], _T], stop: Callable[[], bool] | None = None
    ) -> _T:
        """What `question` finds, given a connection that sees both; once more after mending.

        `stop` is asked every few milliseconds. Raises Stopped or IndexUnavailable.
        """
        return self.mending(lambda: self._readers.ask(question, stop))

    def mending(self, work: Callable[[], _T]) -> _T:
        """What `work` gives; where it finds a file damaged, that is mended, and it works again.

        An index that looks whole, and is found damaged all the same, is removed first.
        """
        for again in (False, True):
            file = self.file
            try:
                return work()
            except Damaged:
                self._mend(file, anew=again)
        return work()

    def read_anew(self) -> None:
        """Let go of what questions were asked of; the next ones open the files again."""
        self._readers.close()

    def settle(self) -> None:
        """After the whole archive was indexed: note what is unread, and join marks to stories."""
        self._unjoined = ""
        try:
            since = self.ask(lambda c: marked.unread_since(c, self.key))
            if since is not None and not self.marks.problem:
                self.marks.begin(self.key, since)
            self.join()
        except MarksError as error:
            self._unjoined = str(error)  # the archive can be read all the same

    def join(self) -> int:
        """Join marks to stories whose files were renamed, moved or copied; how many were joined.

        Between two archives that are both there, nothing is joined. Raises MarksError.
        """
        if self.marks.problem:
            return 0
        orphans = self.ask(lambda c: marked.orphans(c, self.key))
        self.marks.adopt(self.key, [Adopted(*orphan) for orphan in orphans])
        rewritten = self.ask(lambda c: marked.rewritten(c, self.key))
        self.marks.renew(self.key, [Subject(*known) for known in rewritten])
        return len(orphans)

    def _mend(self, file: Path, *, anew: bool) -> None:
        """Go on after a damaged file: without the marks if it is theirs, else with a new index.

        Other threads and processes may be at it, too; the first one makes the index anew. Where it
        cannot be made in its place any more, there is one for this once.
        """
        self._readers.close()
        if not self.marks.problem and not self.marks.examine():
            return
        with self._moving:
            if file != self.file:
                return  # another thread was faster
            try:
                if anew:
                    file.unlink(missing_ok=True)
                schema.prepare(file, self._archive, examine=True)
            except (OSError, schema.Unwritable) as error:
                before, self._home = self._home, passing(self._archive, file, error)
                self._readers = Readers(self._home.file, self.marks.attach)
                before.leave()
