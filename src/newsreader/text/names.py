"""File names: which are those of posts, and how a name is stored.

A name on Linux is bytes. One that is not UTF-8 reaches Python with lone surrogates, which SQLite
cannot store as text; it is stored as the bytes that it is.
"""

from __future__ import annotations

import os
from typing import Final

SUFFIXES: Final = (".md", ".markdown", ".html", ".htm", ".txt")
"""How the name of a post ends, in small or capital letters."""


def stored(name: str) -> str | bytes:
    """`name` as SQLite stores it: text, or the bytes of a name that is not UTF-8."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name)
    return name


def restored(value: str | bytes) -> str:
    """The name of which `value` is the stored form."""
    return os.fsdecode(value)
