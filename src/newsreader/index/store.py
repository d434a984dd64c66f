"""Bringing the index up to date with the archive: by one process at a time, which may be killed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from newsreader.index import schema, write
from newsreader.index.derive import Derive
from newsreader.index.indexing import Indexing, Stopped
from newsreader.index.readers import Damaged
from newsreader.index.scan import stamp
from newsreader.language import _
from newsreader.model import Progress
from newsreader.posts.read import refusal
from newsreader.posts.remarks import NO_FILE
from newsreader.securities.lexicon import Lexicon
from newsreader.securities.own import NO_NAMES, OwnNames


def _unheard(_progress: Progress) -> None:
    """Take a report of progress, and do nothing with it."""


def _never() -> bool:
    return False


def update(
    archive: Path,
    file: Path,
    derive: Callable[[Lexicon], Derive],
    own: OwnNames = NO_NAMES,
    progress: Callable[[Progress], None] = _unheard,
    stop: Callable[[], bool] = _never,
) -> Progress:
    """Make the index `file` say what `archive` (a real path) holds now.

    `derive` makes what reads the files, given the names that the archive has taught under the
    user's `own`. `progress` hears how far it is after each transaction. When `stop` says so, or the
    process is killed, what was done stays done, and the next run goes on with the rest: the
    progress that this gives is then not `finished`.

    Raises IndexUnavailable where another process is at it or the index cannot be written (Damaged
    where it has to be made anew first), and UnreadableFile where the archive cannot be listed.
    """
    with _writing(file) as connection:
        run = Indexing(archive, connection, derive, own, progress, stop)
        try:
            run.run()
        except Stopped:
            return run.state
        return replace(run.state, finished=True)


def add(archive: Path, file: Path, path: str, derive: Derive) -> None:
    """Put the one post `path` of `archive` into the index `file`, before any scan.

    Raises IndexUnavailable as `update` does, and UnreadableFile where there is no such file.
    """
    found = stamp(archive, path)
    if found is None:
        raise refusal(Path(path), NO_FILE)
    with _writing(file) as connection, write.transaction(connection):
        write.put(connection, found, derive.whole(path), derive)
        write.settle(connection)
        write.note_change(connection)


@contextmanager
def _writing(file: Path) -> Iterator[sqlite3.Connection]:
    """The one connection that may write; its errors are IndexUnavailable."""
    if not file.exists():
        raise Damaged(_("The index {file} is gone.").format(file=file))
    try:
        with schema.lock(file, "indexing"), closing(schema.connect(file)) as connection:
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA cache_size = -2048")  # 2 MiB, for a look at what changed
            yield connection
    except sqlite3.Error as error:
        words = schema.unavailable(file, error)
        raise (Damaged(str(words)) if schema.damaged(error, file) else words) from error
