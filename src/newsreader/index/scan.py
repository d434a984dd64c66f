"""Which files of an archive are posts, and what tells that one has changed."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from newsreader.text.names import SUFFIXES

LEFT_OUT = frozenset({"node_modules", "public", "themes"})
"""Folders that a site generator fills, at any depth; dot folders are left out, too."""

# That a file may be read is mostly seen by its mode, without asking the system.
_OF_ALL: Final = 0o170000 | 0o444
_OPEN_TO_ALL: Final = stat.S_IFREG | 0o444
_OF_OWNER: Final = 0o170000 | 0o400
_OPEN_TO_OWNER: Final = stat.S_IFREG | 0o400
_MYSELF: Final = os.geteuid()
# Sizes of what cannot be read; that of a pipe, a device or a folder is its kind, below 0.
_CLOSED, _NOWHERE, _OUTSIDE = -1, -2, -3


class Stamp(NamedTuple):
    """One file, and what changes when it is rewritten."""

    path: str
    """Relative to the archive, with `/`; a name that is not UTF-8 holds lone surrogates."""
    size: int
    """Bytes; below 0 of what cannot be read, and another number for each reason."""
    mtime_ns: int
    """Nanoseconds since 1970 UTC; of a link that leads to no post, its own."""

    @property
    def readable(self) -> bool:
        """Whether there is a file to be read, as far as the look showed."""
        return self.size >= 0


def _nobody(_folder: str, _reason: str) -> None:
    """Take the report of a folder that cannot be read, and do nothing with it."""


def _nowhere(_folder: str, _mtime_ns: int) -> None:
    """Take the report of a folder, and do nothing with it."""


def files(
    archive: Path,
    unreadable: Callable[[str, str], None] = _nobody,
    listed: Callable[[str, int], None] = _nowhere,
) -> Iterator[Stamp]:
    """The posts of `archive`, in no order: those in `source/_posts` if it has one, else all.

    `unreadable(folder, reason)` hears of each folder that cannot be listed; it is passed over.
    `listed(folder, mtime_ns)` hears of each before it is listed: as long as that time stays, no
    file has come into it, gone from it or been renamed.
    Linked folders are not followed (so there are no loops), and linked files only where they lead
    to a regular file inside the archive. What has a post's name and cannot be read is among them,
    with a stamp that changes when it is replaced, or can be read.
    """
    home = os.path.realpath(archive)
    inside = os.path.join(home, "")  # noqa: PTH118 - paths here are strings: 100,000 of them
    folders = [_root(inside)]
    while folders:
        prefix = folders.pop()
        try:
            listed(prefix.rstrip("/"), os.stat(inside + prefix).st_mtime_ns)  # noqa: PTH116 - strings
            with os.scandir(inside + prefix) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    path = prefix + entry.name
                    if entry.is_dir(follow_symlinks=False):
                        if entry.name not in LEFT_OUT:
                            folders.append(path + "/")
                    elif entry.name.lower().endswith(SUFFIXES):
                        found = _of_entry(entry, path, inside)
                        if found is not None:
                            yield found
        except OSError as error:
            unreadable(prefix.rstrip("/"), error.strerror or str(error))


def _root(inside: str) -> str:
    """The folder to begin in, relative to the archive: empty, or with a `/` at its end."""
    posts = inside + "source/_posts"
    if os.path.isdir(posts) and os.path.realpath(posts).startswith(inside):  # noqa: PTH112 - strings
        return "source/_posts/"
    return ""


def stamp(archive: Path, path: str) -> Stamp | None:
    """The stamp of the one file `path` in `archive` (a real path); None where it is not there."""
    return _of_any(f"{archive}/{path}", path, f"{archive}/")


def _of_entry(entry: os.DirEntry[str], path: str, inside: str) -> Stamp | None:
    """The stamp of what has a post's name; None for what has just gone."""
    try:
        if not entry.is_symlink():
            state = entry.stat()
            mode = state.st_mode
            if mode & _OF_ALL == _OPEN_TO_ALL or (
                mode & _OF_OWNER == _OPEN_TO_OWNER and state.st_uid == _MYSELF
            ):
                return Stamp(path, state.st_size, state.st_mtime_ns)
    except OSError:
        pass
    return _of_any(entry.path, path, inside)


def _of_any(place: str, path: str, inside: str) -> Stamp | None:
    """The stamp of a file, a link, a pipe; nothing is opened."""
    try:
        own = state = os.lstat(place)
    except FileNotFoundError:
        return None
    except OSError:
        return Stamp(path, _CLOSED, 0)
    if stat.S_ISLNK(own.st_mode):
        if not os.path.join(os.path.realpath(place), "").startswith(inside):  # noqa: PTH118 - strings
            return Stamp(path, _OUTSIDE, own.st_mtime_ns)
        try:
            state = os.stat(place)  # noqa: PTH116 - strings
        except OSError:
            return Stamp(path, _NOWHERE, own.st_mtime_ns)
    if not stat.S_ISREG(state.st_mode):
        return Stamp(path, -stat.S_IFMT(state.st_mode), own.st_mtime_ns)
    # A change of the mode alone changes no time.
    closed = not os.access(place, os.R_OK)
    return Stamp(path, _CLOSED if closed else state.st_size, state.st_mtime_ns)
