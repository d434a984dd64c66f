"""An archive is only read: whatever the program does, each byte, right and time stays as it was."""

from __future__ import annotations

import json
import os
import shutil
import struct
import subprocess
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click
import pytest
from torture.people import Person, common_ground, lock_up, people, photograph

from newsreader.cli import program

pytestmark = pytest.mark.terminal

SHOWPIECE: Final = "两百只手与一壶茶：江海智造展的三天"
PICTURES: Final = "Three pictures of a harbour"
LOCAL: Final = "http://127.0.0.1:9/crane.png"
"""An address that is refused before anybody is asked."""

ALL: Final = """
import json, sys
from newsreader.cli import main
sys.exit(json.dumps([main(one) for one in json.loads(sys.argv[1])]))
"""
"""Runs commands one after another in one process; their exit codes are what it ends with."""

# Of each command, what it is called with; FILE and ARCHIVE stand for those of the test, OUT for a
# file at home. A command of a later version that is not named here fails the test below.
CALLS: Final[dict[str, tuple[list[str], ...]]] = {
    "open": (
        ["FILE", "--width", "60"],
        ["FILE", "--marks"],
        ["FILE", "--no-marks", "--archive", "ARCHIVE"],
    ),
    "list": ([], ["茶 OR is:watched"], ["is:unread", "--sort", "title"]),
    "mentions": (["FILE"],),
    "stock": (["300750"],),
    "trends": ([], ["--since", "2026-11-01"]),
    "watch add": (["300750", "600519"],),
    "watch remove": (["600519"],),
    "watch list": ([],),
    "securities": (["宁德时代"],),
    "bookmark add": (["FILE"],),
    "bookmark remove": (["FILE"], ["FILE"]),
    "bookmark list": ([],),
    "marks export": ([], ["OUT"]),
    "marks import": (["OUT", "--archive", "ARCHIVE"],),
    "marks mend": ([],),
    "index": (["ARCHIVE"], ["ARCHIVE"]),
    "doctor": (["ARCHIVE"],),
}
WITHOUT_ARCHIVE: Final = {"watch add", "watch remove", "index", "doctor"}


def png(side: int) -> bytes:
    """Give a picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x20\x60\xa0" * side) * side)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def leaves(command: click.Command, name: str = "") -> Iterator[tuple[str, click.Command]]:
    """Give each command that does something, by its whole name."""
    if not isinstance(command, click.Group):
        yield name, command
        return
    context = click.Context(command)
    for word in command.list_commands(context):
        inner = command.get_command(context, word)
        assert inner is not None
        yield from leaves(inner, f"{name} {word}".strip())


COMMANDS: Final = dict(leaves(program.command_line()))


@pytest.fixture
def ground() -> Iterator[Path]:
    """Give a folder that every user may enter."""
    with common_ground() as folder:
        yield folder


@pytest.fixture
def archive(ground: Path, sample_posts: Path) -> Path:
    """Give the sample posts, and beside them what tempts a program to write."""
    folder = ground / "archive"
    shutil.copytree(sample_posts, folder)
    posts = folder / "source" / "_posts"
    (posts / "harbour").mkdir()
    (posts / "harbour" / "crane.png").write_bytes(png(16))
    body = f'<p>Crane.</p><img src="harbour/crane.png"><img src="{LOCAL}"><p>茶。</p>'
    head = f"title: {PICTURES}\ndate: 2026-11-21 09:00:00 +08:00\n"
    (posts / "harbour.md").write_text(f"---\n{head}---\n{body}\n", encoding="utf-8")
    (posts / "broken.md").write_bytes(b"---\ntitle: \xb2\xe8\xb9\xdd [\n---\n\xff\xfe\0")
    (posts / "linked.md").symlink_to("harbour.md")
    (posts / "nowhere.md").symlink_to("gone.md")
    (posts / "empty.md").touch()
    (posts / "an empty folder").mkdir()
    for number, path in enumerate(sorted(folder.rglob("*"))):  # a time that nobody sets by chance
        os.utime(path, ns=(0, 10**18 + number), follow_symlinks=False)
    return folder


@pytest.fixture(params=["writable", "for reading only"])
def person(request: pytest.FixtureRequest, ground: Path, archive: Path) -> Iterator[Person]:
    """Give somebody whose archive it is, and somebody who may only read it."""
    (one,) = people(1, ground)
    if request.param == "for reading only":
        lock_up(archive)
    elif one.user is not None:
        for path in (archive, *archive.rglob("*")):
            os.chown(path, one.user, one.user, follow_symlinks=False)
    config = one.home / "config" / "newsreader"
    config.mkdir(parents=True)
    (config / "config.toml").write_text("images = true\nsidebar = false\n", encoding="utf-8")
    before = photograph(archive)
    yield one
    assert photograph(archive) == before


def test_every_command_is_called() -> None:
    assert COMMANDS.keys() - CALLS.keys() == set()


def calls(archive: Path, file: Path, out: Path) -> list[list[str]]:
    """Give every command in each of its formats."""
    made = []
    for name, command in COMMANDS.items():
        options = {option: one for one in command.params for option in one.opts}
        kind = options["--format"].type if "--format" in options else None
        formats = kind.choices if isinstance(kind, click.Choice) else ()
        for arguments in CALLS[name]:
            words = [*name.split(), *arguments]
            if "--archive" in options and name not in WITHOUT_ARCHIVE and "ARCHIVE" not in words:
                words += ["--archive", "ARCHIVE"]
            real = {"FILE": str(file), "ARCHIVE": str(archive), "OUT": str(out)}
            words = [real.get(word, word) for word in words]
            made += [words, *([*words, "--format", str(one)] for one in formats)]
    return made


def test_no_command_writes_into_an_archive(person: Person, archive: Path) -> None:
    (file,) = archive.rglob(f"{SHOWPIECE}.md")
    made = calls(archive, file, person.home / "marks.jsonl")
    done = subprocess.run(
        person.python("-c", ALL, json.dumps(made)),
        env={**os.environ, **person.environment},
        cwd=archive,  # where a program that writes beside itself would write
        capture_output=True,
        text=True,
        check=False,
    )
    codes = json.loads(done.stderr.strip().splitlines()[-1])
    failed = [(words, code) for words, code in zip(made, codes, strict=True) if code not in (0, 1)]
    assert failed == [(["marks", "mend"], 3)], done.stderr  # the marks are sound
    assert [words[:2] for words, code in zip(made, codes, strict=True) if code == 1] == [
        ["bookmark", "remove"]  # the second time
    ]


def test_no_key_of_the_reader_writes_into_an_archive(person: Person, archive: Path) -> None:
    person.read(
        archive,
        steps=[
            ("", "? Keys"),
            ("", PICTURES),
            ("b", "★"),
            ("j", "2/"),
            ("j", "3/"),
            ("w", "Watched"),
            ("enter", "望海证券报 ›"),
            (" ", "!望海证券报 ›"),
            ("]", " % · "),
            ("m", "Space Page down"),
            ("y", "Offered"),
            ("Y", "Offered"),
            ("q", "/ Filter"),
            ("/", "Esc Clear"),
            ("harbour", PICTURES),
            ("enter", "/ harbour"),
            ("enter", "Space Page down"),
            ("i", "not:"),
            ("q", "/ Filter"),
            ("escape", "? Keys"),
            ("c", "All stories"),
            ("tab", "? Keys"),
            ("c", "!All stories"),
            ("j", "2/"),
            ("j", "3/"),
            ("S", "300750.SZ"),
            ("q", "/ Filter"),
            ("T", "usual"),
            ("q", "/ Filter"),
            ("W", "宁德时代"),
            ("q", "/ Filter"),
            ("A", "marked read"),
            ("U", "Undone"),
            ("R", "Nothing is new."),
            ("q", "exit code 0."),
        ],
    )
    assert {row["title"] for row in person.listed(archive, "is:bookmarked")} == {PICTURES}
    assert len(person.marked(archive, "is:read")) > 1
    assert person.marked(archive, "is:watched")
