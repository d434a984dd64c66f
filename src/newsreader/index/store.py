"""Bringing the index up to date with the archive: what changed is read again, last first."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from newsreader.errors import UnreadableFile
from newsreader.index import schema, write
from newsreader.index.derive import Derive, Row, derivation, derive
from newsreader.index.readers import Damaged
from newsreader.index.scan import Stamp, files
from newsreader.language import _
from newsreader.model import Progress, SourceRule
from newsreader.text.clean import clean_line
from newsreader.text.names import restored

MOST_ROWS: Final = 200
"""Rows of one transaction, at most; a reader or a kill never waits for, or costs, more."""
LONGEST: Final = 0.25
"""Seconds between two transactions, while rows come in."""

Known = dict[str, tuple[int, int, str]]
"""Size, mtime_ns and derivation of each path in the index."""


def _unheard(_progress: Progress) -> None:
    """Take a report of progress, and do nothing with it."""


def _never() -> bool:
    return False


def update(
    archive: Path,
    file: Path,
    rules: Mapping[str, SourceRule],
    progress: Callable[[Progress], None] = _unheard,
    stop: Callable[[], bool] = _never,
    make: Derive | None = None,
) -> Progress:
    """Make the index `file` say what `archive` (a real path) holds now.

    `progress` hears how far it is after each transaction; `total` counts what there is to do, not
    what is up to date. When `stop` says so, or the process is killed, what was done stays done, and
    the next run goes on with the rest: `done` is then less than `total`. `make` stands for
    `derive`.

    Files are read by this one process, and in the order in which they changed, last first. Both are
    for now: `derive` is a pure function and a run can be stopped anywhere, so that worker processes
    can share the files out later; and the order of the stories themselves, newest first, which is
    what a reader waits for in a first run, is only known once something of each file was read.

    Raises IndexUnavailable where another process is at it or the index cannot be written (Damaged
    where it has to be made anew first), and UnreadableFile where the archive cannot be listed.
    """
    if not file.exists():
        raise Damaged(_("The index {file} is gone.").format(file=file))
    made_by = f"{schema.VERSION}." + (repr(make) if make else derivation(rules))
    with schema.lock(file, "indexing"), _writing(file) as connection:
        known = _known(connection)
        state = Progress(0, 0)
        found: set[str] = set()
        changed: list[Stamp] = []
        lost: list[str] = []

        def unreadable(folder: str, reason: str) -> None:
            nonlocal state
            if not folder:
                message = _("The folder {folder} cannot be read: {reason}.")
                shown = clean_line(str(archive))
                raise UnreadableFile(message.format(folder=shown, reason=reason))
            lost.append(folder + "/")
            state = replace(state, failed=(*state.failed, f"{clean_line(folder)}: {reason}"))

        for stamp in files(archive, unreadable):
            found.add(stamp.path)
            if known.get(stamp.path) != (stamp.size, stamp.mtime_ns, made_by):
                changed.append(stamp)
        # What lies in a folder that cannot be listed now has not vanished.
        gone = [path for path in known if path not in found and not path.startswith(tuple(lost))]
        changed.sort(key=lambda stamp: (-stamp.mtime_ns, stamp.path))
        state = replace(state, total=len(changed) + len(gone))
        progress(state)

        for start in range(0, len(gone), MOST_ROWS):
            batch = gone[start : start + MOST_ROWS]
            with write.transaction(connection):
                write.remove(connection, batch)
                write.note_change(connection)
            state = replace(state, done=state.done + len(batch), changed=state.changed + len(batch))
            progress(state)
        for rows in _batches(archive, changed, rules, stop, make or derive):
            with write.transaction(connection):
                for stamp, row in rows:
                    write.put(connection, stamp, row, made_by)
                if state.changed == 0:
                    write.settle(connection)
                write.note_change(connection)
            failed = tuple(_failures(rows))
            state = replace(
                state,
                done=state.done + len(rows),
                changed=state.changed + len(rows),
                failed=state.failed + failed,
            )
            progress(state)
        if state.changed:
            with write.transaction(connection):
                write.settle(connection)
                write.note_change(connection)
        return state


def add(archive: Path, file: Path, path: str, rules: Mapping[str, SourceRule]) -> None:
    """Put the one post `path` of `archive` into the index `file`, before any scan.

    Raises IndexUnavailable as `update` does, and UnreadableFile where there is no such file.
    """
    if not file.exists():
        raise Damaged(_("The index {file} is gone.").format(file=file))
    made_by = f"{schema.VERSION}.{derivation(rules)}"
    try:
        found = (archive / path).stat()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableFile(f"{clean_line(path)}: {reason}") from error
    stamp = Stamp(path, found.st_size, found.st_mtime_ns)
    with (
        schema.lock(file, "indexing"),
        _writing(file) as connection,
        write.transaction(connection),
    ):
        write.put(connection, stamp, derive(archive, path, rules), made_by)
        write.settle(connection)
        write.note_change(connection)


@contextmanager
def _writing(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection that may write; its errors are IndexUnavailable."""
    try:
        with closing(schema.connect(file)) as connection:
            connection.execute("PRAGMA synchronous = NORMAL")
            yield connection
    except sqlite3.Error as error:
        words = schema.unavailable(file, error)
        raise (Damaged(str(words)) if schema.damaged(error, file) else words) from error


def _known(connection: sqlite3.Connection) -> Known:
    statement = """SELECT path, size, mtime_ns, derivation FROM posts
                   UNION ALL SELECT path, size, mtime_ns, derivation FROM skipped"""
    return {
        restored(path): (size, mtime_ns, made_by)
        for path, size, mtime_ns, made_by in connection.execute(statement)
    }


def _batches(
    archive: Path,
    stamps: list[Stamp],
    rules: Mapping[str, SourceRule],
    stop: Callable[[], bool],
    make: Derive,
) -> Iterator[list[tuple[Stamp, Row | None]]]:
    """The rows of the posts, in the portions that are written together; ends early on `stop`."""
    rows: list[tuple[Stamp, Row | None]] = []
    since = time.monotonic()
    for stamp in stamps:
        if stop():
            break
        rows.append((stamp, make(archive, stamp.path, rules)))
        if len(rows) >= MOST_ROWS or time.monotonic() - since >= LONGEST:
            yield rows
            rows = []
            since = time.monotonic()
    if rows:
        yield rows


def _failures(rows: list[tuple[Stamp, Row | None]]) -> Iterator[str]:
    for stamp, row in rows:
        for remark in row.remarks if row else ():
            if remark.field == "file":
                yield f"{clean_line(stamp.path)}: {remark.reason}"
