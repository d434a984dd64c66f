"""The reference that searches are checked by: every post's words in a file, searched by ripgrep."""

from __future__ import annotations

import shutil
from pathlib import Path

from archives import Archive
from commands import ask
from figures import NotMeasured
from stories import folded, text_of, told
from turns import say

VERSION = 1
"""Changes with what is written."""


def shadow(archive: Archive, work: Path) -> Path:
    """Return a folder of texts that stand where the posts stand in `archive`, made once.

    A text is the title on one line and all words of the body on another, both folded.
    """
    folder = work / f"shadow-{VERSION}-{archive.folder.name}"
    if not folder.is_dir():
        unfinished = folder.with_name(f"{folder.name}.new")
        shutil.rmtree(unfinished, ignore_errors=True)
        for number, file in enumerate(archive.files):
            if number % 1000 == 0:
                say(f"reference texts: {number:,} of {archive.posts:,}")
            post = told(file.read_text(encoding="utf-8"))
            place = unfinished / file.relative_to(archive.folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            words = f"{folded(post.title)}\n{folded(text_of(post.body))}\n"
            place.write_text(words, encoding="utf-8")
        say("")
        unfinished.rename(folder)
    return folder


def paths(folder: Path, words: str) -> set[str]:
    """The paths below a shadow folder of the texts that have `words`, as ripgrep finds them.

    Raises `NotMeasured` where there is no ripgrep.
    """
    if shutil.which("rg") is None:
        raise NotMeasured("ripgrep is not installed")
    command = ["rg", "-l", "-F", "--no-ignore", "--null", "-e", folded(words), str(folder)]
    found = ask(command, accepted=(0, 1)).split("\0")
    return {Path(path).relative_to(folder).as_posix() for path in found if path}
