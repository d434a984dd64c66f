"""What has the name of a post in an archive and is none: pipes, links, closed files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from socket import AF_UNIX, socket
from typing import Final, NamedTuple

PIPE: Final = "This is a pipe or a device, and not a post."
LEADS_OUT: Final = "This link leads out of the archive; it is not followed."
LEADS_NOWHERE: Final = "This link leads nowhere; what it names is not there."
LEADS_ROUND: Final = "This link leads back to itself; there is nothing to read."
FOLDER: Final = "This is a folder, and not a post."
NOT_ALLOWED: Final = "You are not allowed to read it; its owner can change that."
SECRET: Final = "秘密的海潮"
"""What the post outside of the archive says."""


class NastyFile(NamedTuple):
    """One of them."""

    name: str
    make: Callable[[Path], None]
    """Makes it, at a path in an archive; beside that archive stands `outside.md`."""
    listed: str
    """Why it is not read, in English."""
    opened: str
    """What one reads who opens it by its name; where it is another reason, or a page."""
    status: int = 3
    """With which `newsreader open` ends."""


def _socket(path: Path) -> None:
    """Bind it by a short name: the system takes 107 bytes."""
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        with socket(AF_UNIX) as bound:
            bound.bind(f"/proc/self/fd/{folder}/{path.name}")
    finally:
        os.close(folder)


def _closed(path: Path) -> None:
    path.write_text("---\ntitle: closed\n---\n", encoding="utf-8")
    path.chmod(0)


def _link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def _file(name: str, make: Callable[[Path], None], listed: str) -> NastyFile:
    return NastyFile(name, make, listed, listed[0].lower() + listed[1:])


NASTY_FILES: Final = (
    _file("pipe.md", os.mkfifo, PIPE),
    _file("socket.md", _socket, PIPE),
    _file("to-a-pipe.md", _link("pipe.md"), PIPE),
    _file("loop.md", _link("loop.md"), LEADS_ROUND),
    _file("ring-a.md", _link("ring-b.md"), LEADS_ROUND),
    _file("ring-b.md", _link("ring-a.md"), LEADS_ROUND),
    _file("nowhere.md", _link("none.md"), LEADS_NOWHERE),
    _file("to-the-archive.md", _link("."), FOLDER),
    _file("under-a-file.md", _link("pipe.md/x.md"), "It cannot be read: Not a directory"),
    NastyFile("outside.md", _link("../outside.md"), LEADS_OUT, SECRET, 0),
    NastyFile(
        "zero.md", _link("/dev/zero"), LEADS_OUT, "this is a pipe or a device, and not a post."
    ),
    NastyFile("away.md", _link("../none.md"), LEADS_OUT, "this link leads nowhere"),
)
"""Those that everybody can make, and nobody can read."""

CLOSED: Final = _file("closed.md", _closed, NOT_ALLOWED)
"""Read by root alone."""

NAMES: Final = (
    "line\nbreak.md",
    "escape\x1b]52;c;AAAA\x07.md",
    "c1-\x9b2J.md",
    "bidi-\u202e.md",
    os.fsdecode(b"bytes-\xff\xd0\xc2.md"),
    "n" * 252 + ".md",
    "-rf.md",
    "$(true) `true`.md",
    "a b  c.md",
)
"""Names of ordinary posts."""


def fill(archive: Path) -> None:
    """Make all of them in `archive`, a new folder, but for the closed one, and one good post."""
    archive.mkdir()
    head = "---\ntitle: {}\ndate: 2022-08-14 07:33:00 +08:00\n---\n<p>{}</p>\n"
    (archive.parent / "outside.md").write_text(head.format("outside", SECRET), encoding="utf-8")
    (archive / "good.md").write_text(head.format("good", "海潮"), encoding="utf-8")
    for number, name in enumerate(NAMES):
        (archive / name).write_text(head.format(f"name {number}", "海潮"), encoding="utf-8")
    for file in NASTY_FILES:
        file.make(archive / file.name)
