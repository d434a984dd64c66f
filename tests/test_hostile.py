"""What was made to do harm, by every way that a person has: it is told of, and stops nothing."""

from __future__ import annotations

import json
import os
import sys
from math import inf
from pathlib import Path

import pytest
from torture import nasty_files, nasty_posts
from torture.hostile import WAYS, Outcome, faults, run
from torture.nasty_files import CLOSED, NAMES, NASTY_FILES, NastyFile
from torture.nasty_posts import NastyPost

from newsreader.cli import main
from newsreader.errors import UnreadableFile
from newsreader.library import Library

SMALL = 61_000
"""Bytes of a post that costs next to nothing where the bound holds."""
QUICK = [
    post
    for post in (
        *nasty_posts.FRONT_MATTER,
        *nasty_posts.ENCODINGS,
        *nasty_posts.TAGS,
        *nasty_posts.MARKDOWN,
    )
    if len(post.content) <= SMALL
]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of good posts among everything that is none."""
    folder = tmp_path / "archive"
    nasty_files.fill(folder)
    return folder


def newsreader(home: Path, *arguments: str | Path) -> Outcome:
    outcome = run([sys.executable, "-m", "newsreader", *map(str, arguments)], home)
    assert not outcome.waited, "it hangs"
    return outcome


def rows(outcome: Outcome) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(outcome.out)
    return found


def test_each_of_an_archive_s_bad_files_is_listed_with_its_reason_among_the_good(
    archive: Path, state: Path
) -> None:
    indexed = newsreader(state, "index", archive)
    bad = {file.name: file.listed for file in NASTY_FILES}
    all_ = len(bad) + len(NAMES) + 1
    said = f"{all_} posts; {all_} changed, {len(bad)} failed."
    assert indexed.status == 0
    assert indexed.err.splitlines()[-1] == said
    assert sorted(indexed.err.splitlines()[:-1]) == sorted(f"{n}: {why}" for n, why in bad.items())

    doctor = newsreader(state, "doctor", archive, "--format", "json")
    assert {row["path"]: row["reason"] for row in rows(doctor) if row["field"] == "file"} == bad

    listed = rows(newsreader(state, "list", "--archive", archive, "--format", "json"))
    problems = {row["title"] for row in listed if row["problem"]}
    assert problems == {name.removesuffix(".md") for name in bad}
    titles = {row["title"] for row in listed if not row["problem"]}
    assert titles == {"good", *(f"name {number}" for number in range(len(NAMES)))}
    assert nasty_files.SECRET not in doctor.out + str(listed)


@pytest.mark.parametrize("file", NASTY_FILES, ids=lambda file: file.name)
def test_what_is_no_post_says_so_when_it_is_opened(
    archive: Path, state: Path, file: NastyFile
) -> None:
    outcome = newsreader(state, "open", archive / file.name)
    assert not list(faults(outcome, frozenset({file.status}), file.opened, seconds=inf))
    if file.listed != nasty_files.FOLDER:  # which is an archive, where no command is named
        short = newsreader(state, archive / file.name)
        assert (short.status, short.out, short.err) == (outcome.status, outcome.out, outcome.err)


def test_the_reader_says_of_a_story_that_is_none_why_it_is_not_read(archive: Path) -> None:
    with Library.open(archive) as library:
        library.update()
        for file in NASTY_FILES:
            story = library.find(file.name)
            assert story is not None
            assert story.problem
            with pytest.raises(UnreadableFile) as caught:
                library.post(story.id)
            assert caught.value.reason == file.listed


def test_no_name_of_a_file_steers_the_terminal(
    archive: Path, state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("index", "doctor", "list"):
        outcome = newsreader(state, command, "--archive", archive)
        assert not list(faults(outcome, frozenset({0}), "", seconds=inf))
    for name in NAMES:
        status = main(["open", f"{archive}/{name}"])
        outcome = Outcome(status, *capsys.readouterr(), 0, 0)
        assert not list(faults(outcome, frozenset({0}), "name ", seconds=inf))


@pytest.mark.parametrize("post", QUICK, ids=lambda post: post.name)
def test_a_nasty_post_is_shown_with_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], post: NastyPost
) -> None:
    file = tmp_path / post.name
    file.write_bytes(post.content)
    for way in WAYS:
        if way.name in ("open", "markdown", "mentions"):
            arguments = [str(file) if part == "FILE" else part for part in way.arguments]
            status = main(arguments)
            out, err = capsys.readouterr()
            words = post.words if way.name == "open" else ""
            assert not list(faults(Outcome(status, out, err, 0, 0), way.statuses, words))


def test_nasty_posts_are_listed_and_stop_no_other(tmp_path: Path, state: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    for post in QUICK:
        (archive / post.name).write_bytes(post.content)
    (archive / "good.md").write_bytes(nasty_posts.post(head="title: good\n"))
    outcome = newsreader(state, "index", archive)
    assert not list(faults(outcome, frozenset({0}), "", seconds=inf))
    listed = rows(newsreader(state, "list", "--archive", archive, "--format", "json"))
    skipped = {post.name for post in QUICK if post.words == nasty_posts.NO_FRONT_MATTER}
    assert {row["path"] for row in listed} == {post.name for post in QUICK} - skipped | {"good.md"}


# Root may read everything. This root keeps its name, but not that right, which goes for good when
# the bounding set (24) loses CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH before a program begins.
PLAIN_USER = """
import ctypes, os, sys
if os.geteuid() == 0:
    for right in (1, 2):
        ctypes.CDLL(None).prctl(24, right, 0, 0, 0)
os.execv(sys.executable, [sys.executable, "-m", "newsreader", *sys.argv[1:]])
"""


@pytest.mark.skipif(sys.platform != "linux" and os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_listed_until_it_may(archive: Path, state: Path) -> None:
    file = archive / CLOSED.name
    CLOSED.make(file)
    others = {file.name: file.listed for file in NASTY_FILES}

    def reasons() -> dict[object, object]:
        found = as_user("doctor", archive, "--format", "json")
        return {row["path"]: row["reason"] for row in rows(found) if row["field"] == "file"}

    def as_user(*arguments: str | Path) -> Outcome:
        return run([sys.executable, "-c", PLAIN_USER, *map(str, arguments)], state)

    assert reasons() == {**others, file.name: CLOSED.listed}
    opened = as_user("open", file)
    assert not list(faults(opened, frozenset({CLOSED.status}), CLOSED.opened, seconds=inf))
    file.chmod(0o644)
    assert reasons() == others
