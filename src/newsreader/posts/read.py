"""One file, opened so that nothing in an archive can hang or exhaust the program."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from newsreader.errors import UnreadableFile
from newsreader.language import in_words
from newsreader.model import Post, SourceRule
from newsreader.posts import remarks
from newsreader.posts.post import parse
from newsreader.text.clean import clean_line

MAXIMUM: Final = 16 * 1024 * 1024
"""Bytes of a file that are read; what stands behind them is left out, with a remark."""

# A pipe or a device must not hold the program up between the look at it and the opening.
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_LINKLESS: Final = _FLAGS | getattr(os, "O_NOFOLLOW", 0)


def read(
    file: Path, path: str, rules: Mapping[str, SourceRule], within: Path | None = None
) -> Post:
    """The post in `file`, known as `path` in its archive (POSIX separators).

    As a part of the archive `within` it may be a link, but not one that leads out of there; what a
    person asked for by its name may lead anywhere.

    Raises UnreadableFile for what is missing, not a regular file, not allowed, or leads out.
    """
    data = read_bytes(file, within)
    if len(data) <= MAXIMUM:
        return parse(data, path, rules)
    post = parse(data[:MAXIMUM], path, rules)
    return replace(post, remarks=(remarks.problem("file", remarks.CUT_FILE), *post.remarks))


def read_bytes(file: Path, within: Path | None = None) -> bytes:
    """What `file` holds, at most one byte more than MAXIMUM. Raises UnreadableFile, as `read`.

    What is no regular file is not opened, for that alone can take what is in a pipe.
    """
    place, flags = file, _FLAGS
    try:
        if within is None:
            state = file.stat()
        else:
            state = file.lstat()
            flags = _LINKLESS  # what has become a link since is not followed
            if stat.S_ISLNK(state.st_mode):
                place = _target(file, within)
                state = place.lstat()
        _refuse_irregular(state.st_mode, file)
        descriptor = os.open(place, flags)
        try:
            state = os.fstat(descriptor)
            _refuse_irregular(state.st_mode, file)
            return _read(descriptor, state.st_size)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise refusal(file, _why(error, file)) from error


def _read(descriptor: int, size: int) -> bytes:
    """All that is there, of a file that said it had `size` bytes: mostly in one go."""
    data = os.read(descriptor, min(size, MAXIMUM) + 1)
    parts = [data]
    length = len(data)
    while data and length != size and length <= MAXIMUM:
        data = os.read(descriptor, MAXIMUM + 1 - length)
        parts.append(data)
        length += len(data)
    return b"".join(parts)


def _target(link: Path, archive: Path) -> Path:
    """Where `link` leads in the end. Raises UnreadableFile where that is not in `archive`."""
    target = Path(os.path.realpath(link))
    if not target.is_relative_to(os.path.realpath(archive)):
        raise refusal(link, remarks.LEADS_OUT)
    return target


def _refuse_irregular(mode: int, file: Path) -> None:
    """Raise UnreadableFile unless `mode` is that of a regular file."""
    if stat.S_ISREG(mode):
        return
    if stat.S_ISDIR(mode):
        raise refusal(file, remarks.A_FOLDER)
    raise refusal(file, remarks.LEADS_ROUND if stat.S_ISLNK(mode) else remarks.A_PIPE)


def _why(error: OSError | ValueError, file: Path) -> str:
    """What `error` says of `file`, as a remark's reason."""
    if isinstance(error, FileNotFoundError):
        return remarks.LEADS_NOWHERE if file.is_symlink() else remarks.NO_FILE
    if isinstance(error, PermissionError):
        return remarks.NOT_ALLOWED
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return remarks.LEADS_ROUND
    return remarks.say(remarks.UNREADABLE, getattr(error, "strerror", None) or str(error))


def refusal(file: Path, reason: str) -> UnreadableFile:
    """The error that `file` is not read, for a reason of `remarks`; both are put into words."""
    words = in_words(reason)
    return UnreadableFile(f"{clean_line(str(file))}: {words[:1].lower()}{words[1:]}", reason)
