"""Which archive a command works on, and where in it a file stands."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from newsreader.config import Configuration, data_directory
from newsreader.errors import UnreadableFile
from newsreader.index.scan import LEFT_OUT
from newsreader.language import _
from newsreader.samples import sample_archive
from newsreader.text.names import SUFFIXES


@dataclass(frozen=True, slots=True)
class Place:
    """A file, and the archive that it is read in."""

    archive: Path
    file: Path
    path: str
    """Of the file in the archive, POSIX separators; its name where it stands outside."""


def chosen(named: Path | None, configuration: Configuration) -> Path:
    """The archive to work on where no file says so: named, configured, or the sample posts.

    Raises UnreadableFile for one that is no folder.
    """
    archive = named or configuration.archive or sample_archive()
    if archive.is_dir():
        return archive
    if named is None and configuration.archive is not None:
        message = _("{archive}: the configured archive is not there.")
    elif archive.exists():
        message = _("{archive}: this is no folder, so it is no archive.")
    else:
        message = _("{archive}: there is no such folder.")
    raise UnreadableFile(message.format(archive=archive))


def locate(
    file: Path,
    named: Path | None,
    configuration: Configuration,
    read_before: Iterable[Path] = (),
) -> Place:
    """`file` and its archive: named, configured if the file is in it, or one around it.

    Of the archives that were `read_before`, the nearest one around the file is its archive; a
    caller that only prints need not ask which those are. A path that `list` printed counts from
    the archive: it is looked for there where it is not found here. Whether the file can be read,
    its reading says.
    """
    known = [archive for archive in (named, configuration.archive) if archive is not None]
    if not file.is_absolute() and not os.path.lexists(file):
        inside = [archive / file for archive in known if (archive / file).is_file()]
        file = inside[0] if inside else file
    real = _real(file)
    for archive in known:
        if real.is_relative_to(_resolved(archive)):
            return _place(archive, file, real)
    around = [archive for archive in read_before if real.is_relative_to(archive)]
    nearest = max(around, key=lambda archive: len(archive.parts), default=None)
    return _place(named or nearest or _around(real), file, real)


def read_before() -> tuple[Path, ...]:
    """The archives that the reader has been opened on, by their real paths.

    With them a mark made on a file by its name is the mark that the archive's list shows.
    """
    from newsreader.marks import Marks  # slow to import: the database comes with it

    try:
        if not (data_directory() / "marks.db").is_file():
            return ()  # asking would make the file
    except OSError:
        return ()
    marks = Marks(data_directory())
    try:
        return marks.archives()
    finally:
        marks.close()


def is_scanned(place: Place) -> bool:
    """Whether an update of the archive comes upon the file, so that its list can show it."""
    root = _resolved(place.archive)
    real = _real(place.file)
    if real != root / place.path or not _resolved(real).is_relative_to(root):
        return False
    posts = root / "source" / "_posts"
    beside = posts.is_dir() and _resolved(posts).is_relative_to(root)
    if beside and not real.is_relative_to(posts):
        return False
    *folders, name = real.relative_to(root).parts
    hidden = any(part.startswith(".") for part in (*folders, name))
    return not hidden and LEFT_OUT.isdisjoint(folders) and name.lower().endswith(SUFFIXES)


def _real(file: Path) -> Path:
    """`file` by its own name in the folder that it really stands in; a link is not followed."""
    return _resolved(file.parent) / file.name


def _resolved(path: Path) -> Path:
    """`path` with all links followed; of one that leads back to itself, as far as they lead."""
    return Path(os.path.realpath(path))


def _around(real: Path) -> Path:
    """The nearest folder around a file whose `source/_posts` it is in, else the file's own."""
    for parent in real.parents:
        if parent.name == "_posts" and parent.parent.name == "source":
            return parent.parent.parent
    return real.parent


def _place(archive: Path, file: Path, real: Path) -> Place:
    root = _resolved(archive)
    path = real.relative_to(root).as_posix() if real.is_relative_to(root) else real.name
    return Place(archive, file, path)
