"""One file, opened so that nothing in an archive can hang or exhaust the program."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from newsreader.errors import UnreadableFile
from newsreader.language import _
from newsreader.model import Post, SourceRule
from newsreader.posts import remarks
from newsreader.posts.post import parse
from newsreader.text.clean import clean_line

MAXIMUM: Final = 16 * 1024 * 1024
"""Bytes of a file that are read; what stands behind them is left out, with a remark."""

# A pipe or a device must not hold the program up between the look at it and the opening.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


def read(file: Path, path: str, rules: Mapping[str, SourceRule]) -> Post:
    """The post in `file`, known as `path` in its archive (POSIX separators).

    Raises UnreadableFile for what is missing, not a regular file, or not allowed.
    """
    data = read_bytes(file)
    if len(data) <= MAXIMUM:
        return parse(data, path, rules)
    post = parse(data[:MAXIMUM], path, rules)
    return replace(post, remarks=(remarks.problem("file", remarks.CUT_FILE), *post.remarks))


def read_bytes(file: Path) -> bytes:
    """What `file` holds, at most one byte more than MAXIMUM. Raises UnreadableFile."""
    try:
        _refuse_irregular(file.stat().st_mode, file)
        descriptor = os.open(file, _FLAGS)
        try:
            state = os.fstat(descriptor)
            _refuse_irregular(state.st_mode, file)
            return _read(descriptor, state.st_size)
        finally:
            os.close(descriptor)
    except FileNotFoundError as error:
        raise UnreadableFile(_named(file, _("there is no such file."))) from error
    except PermissionError as error:
        reason = _("you are not allowed to read it; its owner can change that.")
        raise UnreadableFile(_named(file, reason)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(
            _named(file, _("it cannot be read: {reason}").format(reason=reason))
        ) from error


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


def _refuse_irregular(mode: int, file: Path) -> None:
    """Raise UnreadableFile unless `mode` is that of a regular file."""
    if stat.S_ISREG(mode):
        return
    if stat.S_ISDIR(mode):
        raise UnreadableFile(_named(file, _("this is a folder, and not a post.")))
    raise UnreadableFile(_named(file, _("this is a pipe or a device, and not a post.")))


def _named(file: Path, reason: str) -> str:
    """The message: the file's name, clean, and what is the matter with it."""
    return f"{clean_line(str(file))}: {reason}"
