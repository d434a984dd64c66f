"""The Big List of Naughty Strings as title, body, category, file name and address of posts.

Through the index, `open`, `list` and a page of the reader.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from newsreader.cli import main as newsreader
from newsreader.config import Configuration
from newsreader.library import Library
from newsreader.tui.rows import columns, row
from torture.account import Account, suite, told
from torture.attacks import quoted
from torture.examine import faults
from torture.home import away
from torture.sequences import PLAIN, strays, strays_in

_FORBIDDEN: Final = frozenset("/\x00")
_LONGEST_NAME: Final = 200
"""Bytes of a file name; 255 is what most file systems take."""


def strings() -> Sequence[str]:
    """The list; empty where it is not beside the project."""
    folder = suite("blns")
    if folder is None:
        return ()
    listed: list[str] = json.loads((folder / "blns.json").read_text(encoding="utf-8"))
    return listed


def posts(text: str) -> Iterator[str]:
    """Posts with `text` as title (in three ways), category, body (in two) and address."""
    line = " ".join(text.splitlines())
    one = "date: 2022-08-14 12:00:00 +08:00"
    single = line.replace("'", "''")
    attribute = text.replace("&", "&amp;").replace('"', "&quot;")
    yield f"---\ntitle: {line}\n{one}\n---\n{text}\n"
    yield f"---\ntitle: '{single}'\n{one}\ncategories: [{quoted(text)}, b]\n---\n<p>{text}</p>\n"
    yield f"---\ntitle: {quoted(text)}\n{one}\nauthor: {quoted(text)}\ntags: [{line}]\n---\n"
    link = f'<a href="{attribute}">{text}</a><img src="{attribute}">'
    yield f"---\ntitle: An address\n{one}\n---\n<p>{link}\n"


def names(text: str) -> Iterator[str]:
    """`text` as a file's name, where it can be one."""
    cut = text.encode("utf-8", errors="surrogatepass")[:_LONGEST_NAME].decode(errors="ignore")
    if cut.strip() and not _FORBIDDEN & set(cut) and not cut.startswith("."):
        yield f"{cut}.md"


def printed(*arguments: str | Path) -> tuple[int, bytes]:
    """What a command answers, and what it prints on both streams, away from a terminal."""
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        status = newsreader([str(argument) for argument in arguments])
    return status, b"".join(stream.buffer.read() for stream in map(_rewound, (out, err)))


def _rewound(stream: TextIOWrapper) -> TextIOWrapper:
    stream.flush()
    stream.seek(0)
    return stream


def _as_posts(texts: Sequence[str]) -> Account:
    """Each string in each place of a post, which is read in full."""
    account = Account("naughty strings in posts")
    for text in texts:
        for post in posts(text):
            data = post.encode("utf-8", errors="surrogatepass")
            account.case(repr(text[:60]), faults(data))
    return account


def _as_archive(texts: Sequence[str]) -> Account:
    """All of them in one archive: indexed, listed, opened, and as rows of the reader."""
    account = Account("naughty strings in an archive")
    with away() as folder:
        root = folder / "archive"
        files = written(texts, root)
        status, listed = printed("list", "--archive", root, "--format", "jsonl")
        account.case("list", [f"exit code {status}"] * (status != 0))
        account.case("list", strays_in(listed, PLAIN))
        paths = {json.loads(line)["path"] for line in listed.decode().splitlines()}
        account.case("index", [f"not listed: {one!r}" for one in sorted(files - paths)])
        for layout in ("json", "table", "tsv"):
            account.case(
                layout, strays_in(printed("list", "--archive", root, "--format", layout)[1], PLAIN)
            )
        account.case("doctor", strays_in(printed("doctor", root)[1], PLAIN))
        for name in sorted(files):
            status, shown = printed("open", root / name, "--archive", root)
            bad = [f"exit code {status}"] * (status != 0)
            account.case(f"open {name!r}", [*bad, *strays_in(shown, PLAIN)])
        _rows(account, root)
    return account


def _rows(account: Account, root: Path) -> None:
    """The rows of the list, of the panel and of the page's title, as the reader has them."""
    with Library.open(root, {}, Configuration().timezone) as library:
        zone = ZoneInfo(library.zone)
        for story in library.rows(library.view().ids):
            cells = "".join(cell.text for cell in row(story, columns(100), zone))
            account.case(f"row of {story.path!r}", strays(cells, PLAIN))
        for node in library.tree():
            account.case(f"category {node.label!r}", strays(node.label, PLAIN))


def written(texts: Sequence[str], root: Path) -> set[str]:
    """An archive with every string as file name and title; the names of the files."""
    root.mkdir()
    made = set()
    for number, text in enumerate(texts):
        for name in (*names(text), f"{number}.md"):
            post = f"---\ntitle: {quoted(text)}\ncategories: [{quoted(text)}]\n---\n<p>{text}</p>\n"
            (root / name).write_text(post, encoding="utf-8", errors="surrogatepass")
            made.add(name)
    return made


def tried(texts: Sequence[str]) -> list[Account]:
    """The two parts, with these strings."""
    return [_as_posts(texts), _as_archive(texts)]


def main() -> int:
    """The whole list; the exit code."""
    texts = strings()
    if not texts:
        account = Account("naughty strings")
        account.skip("no Big List of Naughty Strings beside the project; SUITES=folder names it")
        return told(lambda: account)
    return told(lambda: _as_posts(texts), lambda: _as_archive(texts))


if __name__ == "__main__":
    sys.exit(main())
