"""Which files of an archive are posts, and what tells that one has changed."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from newsreader.text.names import SUFFIXES

LEFT_OUT = frozenset({"node_modules", "public", "themes"})
"""Folders that a site generator fills, at any depth; dot folders are left out, too."""


class Stamp(NamedTuple):
    """One file, and what changes when it is rewritten."""

    path: str
    """Relative to the archive, with `/`; a name that is not UTF-8 holds lone surrogates."""
    size: int
    """Bytes."""
    mtime_ns: int
    """Nanoseconds since 1970 UTC."""


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
    to a regular file inside the archive.
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
                        found = _stamp(entry, path, inside)
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


def _stamp(entry: os.DirEntry[str], path: str, inside: str) -> Stamp | None:
    """The stamp of a post; None for what is no regular file, leads outside or has just gone."""
    try:
        if entry.is_symlink() and not os.path.realpath(entry.path).startswith(inside):
            return None
        state = entry.stat()
    except OSError:
        return None
    if not stat.S_ISREG(state.st_mode):
        return None
    return Stamp(path, state.st_size, state.st_mtime_ns)
