"""One run of indexing, from the look at the files to the last text.

A first run has three parts: a glance at each file for its date; then the heads, which are all that
the list shows, newest first; then the texts, newest first, which are searched and teach names. A
handful of changed files is read whole at once, without workers.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final, TypeVar

from newsreader.index import looks, teaching, worker, write
from newsreader.index.changes import Changes
from newsreader.index.crew import Crew, Unmanned, portions
from newsreader.index.derive import Derive, Head, lost
from newsreader.index.scan import Stamp
from newsreader.index.versions import made_by
from newsreader.language import in_words
from newsreader.model import Progress, Stage
from newsreader.securities.lexicon import Lexicon
from newsreader.securities.own import OwnNames
from newsreader.text.clean import clean_line

MOST_ROWS: Final = 500
"""Rows of one transaction, at most; a reader or a kill never waits for, or costs, more."""
LONGEST: Final = 0.25
"""Seconds between two transactions, while rows come in."""
FIRST: Final = 100
"""Posts of a new index that are read before anything else, so that there is something to see."""
FEW: Final = 400
"""Posts, at most, that are read by this process alone: workers need as long to begin."""
_GLANCES: Final = 200
_HEADS: Final = 100
_TEXTS: Final = 25
_CACHE_KIB: Final = 32 << 10
"""Of pages in memory while much is written."""
_PAGES: Final = 250
"""Pages of the table `grams` that one step of joining writes: some 20 ms."""

_T = TypeVar("_T")
_S = TypeVar("_S")


class Stopped(Exception):
    """Who wanted the index brought up to date no longer does."""


class Indexing:
    """The run; `state` says how far it has come."""

    def __init__(
        self,
        archive: Path,
        connection: sqlite3.Connection,
        making: Callable[[Lexicon], Derive],
        own: OwnNames,
        progress: Callable[[Progress], None],
        stop: Callable[[], bool],
    ) -> None:
        self.state = Progress(0, 0)
        self._archive = archive
        self._connection = connection
        self._making = making
        self._own = own
        self._progress = progress
        self._stop = stop
        self._derive = making(teaching.lexicon(connection, own))
        self._crew: Crew | None = None
        self._closing = ExitStack()

    def run(self) -> None:
        """Do all that there is to do. Raises Stopped."""
        with self._closing:
            changes = Changes(self._archive, self._derive.heads_by)
            changed = self._look(changes)
            total = len(changed) + len(changes.gone)
            self._tell(total=self.state.done + total, failed=tuple(changes.failed))
            self._remove(changes.gone)
            if len(changed) <= FEW:
                self._read_whole(changed)
            else:
                self._read_heads(self._newest_first(changed))
            if self.state.changed:
                self._settle()
            self._read_texts(write.textless(self._connection, self._derive.bodies_by))
            self._apply_names()
            self._join_pieces()
            with write.transaction(self._connection):
                looks.note(self._connection, changes.folders, self._made_by)

    # --- the parts -----------------------------------------------------------------------------

    def _look(self, changes: Changes) -> list[Stamp]:
        """What has changed. The first files of a new index are read on the way."""
        changed: list[Stamp] = []
        new = not write.has_posts(self._connection)
        if new:
            with write.transaction(self._connection):
                teaching.remember(self._connection, teaching.applied(self._derive.lexicon))
        for stamp in changes.changed(self._connection):
            changed.append(stamp)
            if new and len(changed) == FIRST:
                self._tell(total=FIRST)
                self._man()  # workers begin while the rest is looked for
                self._write_heads(
                    changed, ((one.path, self._derive.head(one.path)) for one in changed)
                )
                self._settle()
                changed = []
                new = False
            if self._stop():
                raise Stopped
        return changed

    def _remove(self, gone: Sequence[str]) -> None:
        for start in range(0, len(gone), MOST_ROWS):
            some = gone[start : start + MOST_ROWS]
            with write.transaction(self._connection):
                write.remove(self._connection, some)
                write.note_change(self._connection)
            self._tell(done=len(some), changed=len(some))

    def _read_whole(self, stamps: list[Stamp]) -> None:
        """Head and text at once, what changed last first."""
        stamps.sort(key=lambda stamp: (-stamp.mtime_ns, stamp.path))
        found = ((stamp, self._derive.whole(stamp.path)) for stamp in stamps)
        for batch in self._batches(found):
            with write.transaction(self._connection):
                for stamp, whole in batch:
                    write.put(self._connection, stamp, whole, self._derive)
                write.note_change(self._connection)
            heads = [(stamp.path, whole and whole[0]) for stamp, whole in batch]
            self._tell(done=len(batch), changed=len(batch), failed=tuple(_failures(heads)))

    def _newest_first(self, stamps: list[Stamp]) -> list[Stamp]:
        paths = [stamp.path for stamp in stamps if stamp.readable]
        dates = dict(self._answers(worker.glance, paths, _GLANCES, lambda _path: 0))
        return sorted(stamps, key=lambda one: (-dates.get(one.path, 0), -one.mtime_ns, one.path))

    def _read_heads(self, stamps: Sequence[Stamp]) -> None:
        paths = [stamp.path for stamp in stamps]
        heads = self._answers(worker.head, paths, _HEADS, lambda path: lost(path)[0])
        self._write_heads(stamps, heads)

    def _write_heads(
        self, stamps: Sequence[Stamp], heads: Iterable[tuple[str, Head | None]]
    ) -> None:
        by_path = {stamp.path: stamp for stamp in stamps}
        by = self._derive.heads_by
        due = FIRST * 5
        for batch in self._batches(heads):
            with write.transaction(self._connection):
                found = [(by_path[path], head) for path, head in batch]
                write.put_heads(self._connection, found, by)
                write.note_change(self._connection)
            self._tell(done=len(batch), changed=len(batch), failed=tuple(_failures(batch)))
            if self.state.changed >= due:  # the first few may be of one source, and so of one zone
                self._settle()
                due *= 4

    def _read_texts(self, posts: Iterable[tuple[int, str]]) -> None:
        """The texts of posts, given by id and path."""
        ids = {path: post for post, path in posts}
        by = self._derive.bodies_by
        self._tell(stage=Stage.TEXTS, total=len(ids))
        texts = self._answers(worker.body, list(ids), _TEXTS, lambda path: lost(path)[1])
        for batch in self._batches(texts):
            with write.transaction(self._connection):
                write.put_bodies(
                    self._connection,
                    [(ids[path], text) for path, text in batch],
                    by,
                )
                write.note_change(self._connection)
            self._tell(done=len(batch), texts=len(batch))

    def _apply_names(self) -> None:
        """Read the texts again that hold a name of which something else is known now."""
        lexicon = teaching.lexicon(self._connection, self._own)
        names = teaching.applied(lexicon)
        before = (teaching.remembered(self._connection), teaching.applied(self._derive.lexicon))
        new = teaching.differing(before[0], names) | teaching.differing(before[1], names)
        if not new:
            return
        self._derive = self._making(lexicon)
        self._read_texts(teaching.naming(self._connection, new))
        with write.transaction(self._connection):
            teaching.remember(self._connection, names)

    @property
    def _made_by(self) -> str:
        return made_by(self._derive.heads_by, self._derive.bodies_by, self._own)

    def _settle(self) -> None:
        with write.transaction(self._connection):
            write.settle(self._connection)
            write.note_change(self._connection)

    def _join_pieces(self) -> None:
        """Make one table of the many small ones in which pieces were written, step by step."""
        if not self.state.texts and not self.state.changed:
            return
        pages = -_PAGES if self.state.texts > FEW else _PAGES  # less than 0: begin to join all
        while write.join_pieces(self._connection, pages):
            pages = _PAGES
            if self._stop():
                raise Stopped
        while write.give_back(self._connection, _PAGES):
            if self._stop():
                raise Stopped

    # --- how -----------------------------------------------------------------------------------

    def _answers(
        self,
        ask: Callable[[Derive, str], _T],
        paths: list[str],
        most: int,
        instead: Callable[[str], _T],
    ) -> Iterator[tuple[str, _T]]:
        """What `ask` gives for each path, of workers if there is much to do; in no order.

        `instead` is given for a file on which a worker came to an end.
        """
        left = dict.fromkeys(paths)
        if len(paths) > FEW and (crew := self._man()) is not None:
            try:
                for some, found in crew.answers(ask, self._derive, portions(paths, most)):
                    for path in some:
                        del left[path]
                    yield from zip(some, found or map(instead, some), strict=True)
            except Unmanned:  # then this process does it
                self._crew = None
        for path in left:
            yield path, ask(self._derive, path)

    def _man(self) -> Crew | None:
        """The workers; None where there are none to be had."""
        if self._crew is None:
            self._connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            with suppress(Unmanned):
                self._crew = self._closing.enter_context(Crew())
        return self._crew

    def _batches(self, found: Iterable[_T]) -> Iterator[list[_T]]:
        """What is written together; ends with Stopped when that is wished."""
        batch: list[_T] = []
        since = time.monotonic()
        for one in found:
            batch.append(one)
            stop = self._stop()
            if stop or len(batch) >= MOST_ROWS or time.monotonic() - since >= LONGEST:
                yield batch
                batch = []
                since = time.monotonic()
            if stop:
                raise Stopped
        if batch:
            yield batch

    def _tell(
        self,
        *,
        stage: Stage | None = None,
        total: int | None = None,
        done: int = 0,
        changed: int = 0,
        texts: int = 0,
        failed: tuple[str, ...] = (),
    ) -> None:
        state = self.state
        begun = 0 if stage is not None else state.done
        self.state = Progress(
            done=begun + done,
            total=state.total if total is None else total,
            stage=stage or state.stage,
            changed=state.changed + changed,
            texts=state.texts + texts,
            failed=state.failed + failed,
        )
        self._progress(self.state)


def _failures(batch: Iterable[tuple[str, Head | None]]) -> Iterator[str]:
    for path, head in batch:
        for remark in head.remarks if head else ():
            if remark.field == "file":
                yield f"{clean_line(path)}: {in_words(remark.reason)}"
