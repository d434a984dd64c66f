"""Where the file of a picture may be: in the archive, or at a web address.

The address is the post's, and untrusted: nothing outside of the archive is ever opened for it.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import unquote, urlsplit

from newsreader.text.address import openable

MOST_BYTES: Final = 20_000_000
"""Of a picture's file."""

_ROOTS: Final = ("", "source", "static")
"""What `/` means to generators: Jekyll's folder itself, Hexo's `source`, Hugo's `static`."""

# As for posts: a pipe or a device must not hold the program up, and no link is followed.
_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
)


def web_address(source: str) -> str:
    """The http or https address that `source` is; empty where it is none, or hides something.

    Without a scheme (`//host/path`) it is https, and a space in it is `%20`, as in a browser.
    """
    address = source.replace(" ", "%20")
    address = f"https:{address}" if address.startswith("//") else address
    return address if openable(address) else ""


def local_files(source: str, archive: Path, post: Path) -> tuple[Path, ...]:
    """The files that `source` may mean in a post (a file of `archive`), the likeliest first.

    A relative path counts from the post's folder, or from the folder of its own name beside it,
    where Hexo has the pictures of a post; one that begins with `/` from the root of the site.
    """
    try:
        parts = urlsplit(source)
    except ValueError:
        return ()
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or not path or "\0" in path:
        return ()
    if path.startswith("/"):
        return tuple(archive / root / path.lstrip("/") for root in _ROOTS)
    return (post.parent / path, post.with_suffix("") / path)


def open_within(folder: Path, file: Path) -> BinaryIO:
    """The regular file `file`, opened. Raises OSError for one that is outside, or too large.

    Links count as what they lead to, so one that leads out of `folder` is outside.
    """
    real = os.path.realpath(file)
    if not Path(real).is_relative_to(os.path.realpath(folder)):
        raise PermissionError(f"outside of the folder: {file}")
    descriptor = os.open(real, _FLAGS)
    state = os.fstat(descriptor)
    if not stat.S_ISREG(state.st_mode) or state.st_size > MOST_BYTES:
        os.close(descriptor)
        raise PermissionError(f"no file of a bounded size: {file}")
    return os.fdopen(descriptor, "rb")
