"""`newsreader marks`: all marks to and from another machine, and out of a damaged file."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

import click

from newsreader.cli import streams
from newsreader.config import data_directory
from newsreader.errors import MarksError, UnreadableFile
from newsreader.language import _, ngettext

if TYPE_CHECKING:
    from newsreader.marks import Marks
    from newsreader.marks.rows import Row

_AT_ONCE: Final = 1_000
"""Rows that are merged in one transaction, so that nobody waits for a slow pipe."""
_BAD_LINES: Final = 3
"""What `import` exits with where some lines could not be read."""


def command() -> click.Command:
    """`marks export|import|mend`."""
    return click.Group(
        "marks",
        help=_("Take all marks to another machine, or out of a damaged file."),
        no_args_is_help=False,
        subcommand_metavar=_("COMMAND [ARGS]..."),
        commands=[
            click.Command(
                "export",
                callback=export,
                help=_(
                    "Print all marks of all archives, and what is watched, as JSON Lines; or "
                    "write them to FILE, which is replaced when all are on disk."
                ),
                params=[
                    click.Argument(
                        ["file"],
                        metavar=_("[FILE]"),
                        required=False,
                        type=click.Path(path_type=Path),
                    )
                ],
            ),
            click.Command(
                "import",
                callback=import_,
                help=_(
                    "Merge the marks that were exported to FILE, or to stdin if it is “-”, with "
                    "those that are here: of two on one story, the later one counts. What is "
                    "imported twice changes nothing."
                ),
                params=[
                    click.Argument(["file"], metavar=_("FILE"), type=click.Path(path_type=Path)),
                    click.Option(
                        ["--archive"],
                        metavar=_("FOLDER"),
                        type=click.Path(path_type=Path),
                        help=_("Where the archive of these marks lies on this machine."),
                    ),
                ],
            ),
            click.Command(
                "mend",
                callback=mend,
                help=_(
                    "Keep a damaged file of marks aside, and make a new one of what it and the "
                    "newest backup hold."
                ),
            ),
        ],
    )


# --- export ------------------------------------------------------------------------------------


def export(file: Path | None = None) -> int:
    """Print all marks, or write them to `file`."""
    from newsreader.marks.exchange import header, line_of

    with _marks() as marks:
        rows = marks.rows()
    lines = (f"{line}\n".encode() for line in (header(), *map(line_of, rows)))
    if file is None or str(file) == "-":
        sys.stdout.flush()
        for line in lines:
            sys.stdout.buffer.write(line)
        return 0
    try:
        _write(file, lines)
    except OSError as error:
        message = _("{file}: the marks are not written there: {reason}.")
        reason = error.strerror or str(error)
        raise MarksError(message.format(file=file, reason=reason)) from error
    message = ngettext(
        "{number} row written to {file}.", "{number} rows written to {file}.", len(rows)
    )
    streams.say(message.format(number=f"{len(rows):,}", file=file))
    return 0


def _write(file: Path, lines: Iterable[bytes]) -> None:
    """Have `file` whole or as it was. Raises OSError, and MarksError for what is no file."""
    from tempfile import mkstemp  # slow to import

    try:
        status = file.lstat()
    except FileNotFoundError:
        status = None
    if status is not None and not stat.S_ISREG(status.st_mode):
        message = _("{file}: this is a link or no file; name the file itself.")
        raise MarksError(message.format(file=file))
    number, name = mkstemp(prefix=f".{file.name[:40]}.", dir=file.parent)
    try:
        with os.fdopen(number, "wb") as out:
            out.writelines(lines)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(file)
    except BaseException:  # whatever it was, a signal too: no half a file stays
        with suppress(OSError):
            Path(name).unlink()
        raise


# --- import ------------------------------------------------------------------------------------


def import_(file: Path, archive: Path | None = None) -> int:
    """Merge exported marks; 3 where a line is none, whatever else there is."""
    from newsreader.marks import key

    if archive is not None and not archive.is_dir():
        message = _("{archive}: there is no such folder.")
        raise UnreadableFile(message.format(archive=archive))
    place = None if archive is None else key(archive.resolve())
    bad: list[int] = []
    read = changed = 0
    with _stream(file) as stream, _marks() as marks:
        rows = _rows(stream, file, bad)
        while some := list(islice(rows, _AT_ONCE)):
            read += len(some)
            changed += marks.merge(some if place is None else [_moved(row, place) for row in some])
    message = ngettext(
        "{number} row read; {changed} new or later than what was here, {bad} not understood.",
        "{number} rows read; {changed} new or later than what was here, {bad} not understood.",
        read,
    )
    streams.say(message.format(number=f"{read:,}", changed=f"{changed:,}", bad=f"{len(bad):,}"))
    return _BAD_LINES if bad else 0


def _moved(row: Row, archive: str | bytes) -> Row:
    from newsreader.marks.rows import ArchiveRow, MarkRow

    if isinstance(row, ArchiveRow):
        return row._replace(root=archive)
    return row._replace(archive=archive) if isinstance(row, MarkRow) else row


@contextmanager
def _stream(file: Path) -> Iterator[BinaryIO]:
    """The bytes of a file; `-` is stdin. Raises UnreadableFile."""
    if str(file) == "-":
        if sys.stdin is None:
            raise UnreadableFile(_("There is no stdin to read."))
        yield sys.stdin.buffer
        return
    try:
        stream = file.open("rb")
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableFile(f"{file}: {reason}") from error
    with stream:
        yield stream


def _rows(stream: BinaryIO, file: Path, bad: list[int]) -> Iterator[Row]:
    """The rows of an export; lines that are none are told of, and put into `bad` by number.

    Raises UnreadableFile for what is no export, and LaterFormat.
    """
    from newsreader.marks.exchange import BadLine, begins, row_of

    number = 0
    for number, line in _lines(stream):
        if (number == 1 or b'"format"' in line) and begins(line):  # one behind another is two
            continue
        if number == 1:
            raise _no_export(file)
        if not line.strip():
            continue
        try:
            yield row_of(line)
        except BadLine as error:
            bad.append(number)
            message = _("Line {number} is left out: {reason}.")
            streams.say(message.format(number=number, reason=error))
    if not number:
        raise _no_export(file)


def _no_export(file: Path) -> UnreadableFile:
    message = _("{file}: these are no marks that newsreader exported.")
    return UnreadableFile(message.format(file=file))


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The lines with their numbers, from 1; of an endless one only so much as shows that it is."""
    from newsreader.marks.exchange import LINE_BYTES

    number = 0
    while line := stream.readline(LINE_BYTES + 1):
        number += 1
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(LINE_BYTES)
        yield number, line


# --- mend --------------------------------------------------------------------------------------


def mend() -> int:
    """Make a damaged file anew, and say what was saved and from where."""
    from datetime import UTC, datetime

    from newsreader.marks.backups import day_of
    from newsreader.marks.mending import mend as mended

    file = data_directory() / "marks.db"
    done = mended(file, datetime.now(UTC).date())
    message = ngettext(
        "{number} row saved from the damaged file.",
        "{number} rows saved from the damaged file.",
        done.saved,
    )
    streams.say(message.format(number=f"{done.saved:,}"))
    if done.backup is None:
        streams.say(_("There is no backup."))
    else:
        message = ngettext(
            "{number} row added from the backup of {day}.",
            "{number} rows added from the backup of {day}.",
            done.added,
        )
        streams.say(message.format(number=f"{done.added:,}", day=day_of(done.backup)))
    if done.aside is not None:
        streams.say(_("The damaged file is kept as {file}.").format(file=done.aside))
    return 0


@contextmanager
def _marks() -> Iterator[Marks]:
    """The marks. Raises MarksError where they cannot be read."""
    from newsreader.marks import Marks

    marks = Marks(data_directory())
    try:
        if marks.problem:
            raise MarksError(marks.problem)
        yield marks
        if marks.warning:
            streams.say(marks.warning)
    finally:
        marks.close()
