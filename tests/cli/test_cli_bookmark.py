from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Run

PATH = "source/_posts/tea.md"


def bookmarked(newsreader: Run, archive: Path) -> list[str]:
    """Give the paths of the bookmarked stories."""
    outcome = newsreader("bookmark", "list", "--archive", archive, "--format", "jsonl")
    return [json.loads(line)["path"] for line in outcome.out.splitlines()]


def test_a_bookmark_is_set_listed_and_taken_away(newsreader: Run, archive: Path) -> None:
    file = archive / PATH
    assert newsreader("bookmark", "add", file) == (0, "", "Bookmarked: Tea at noon\n")
    assert bookmarked(newsreader, archive) == [PATH]
    assert newsreader("bookmark", "remove", file) == (0, "", "No longer bookmarked: Tea at noon\n")
    assert bookmarked(newsreader, archive) == []


def test_no_bookmark_exits_1(newsreader: Run, archive: Path) -> None:
    outcome = newsreader("bookmark", "list", "--archive", archive)
    assert outcome == (1, "", "No story is bookmarked.\n")


def test_a_path_that_list_printed_can_be_bookmarked(
    newsreader: Run, archive: Path, configure: Callable[[str], None]
) -> None:
    assert newsreader("bookmark", "add", PATH, "--archive", archive).status == 0
    assert bookmarked(newsreader, archive) == [PATH]
    configure(f'archive = "{archive}"\n')
    assert newsreader("bookmark", "remove", PATH).status == 0
    assert bookmarked(newsreader, archive) == []


def test_stories_of_two_archives_are_bookmarked_in_their_own(
    newsreader: Run, archive: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.md").write_text("---\ntitle: B\n---\nx\n", encoding="utf-8")
    assert newsreader("bookmark", "add", archive / PATH, other / "b.md").status == 0
    assert bookmarked(newsreader, archive) == [PATH]
    assert bookmarked(newsreader, other) == ["b.md"]


def test_of_one_archive_all_are_bookmarked_or_none(newsreader: Run, archive: Path) -> None:
    readme = archive / "source/_posts/README.md"
    outcome = newsreader("bookmark", "add", archive / PATH, readme)
    message = f"{readme}: this is no post of the archive {archive}.\n"
    assert outcome == (3, "", message)
    assert bookmarked(newsreader, archive) == []


def test_a_file_outside_the_archive_is_none_of_its_posts(
    newsreader: Run, archive: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "tea.md"
    outside.write_text("---\ntitle: Other tea\n---\nx\n", encoding="utf-8")
    outcome = newsreader("bookmark", "add", outside, "--archive", archive)
    assert outcome.status == 3
    assert bookmarked(newsreader, archive) == []


@pytest.mark.parametrize("words", [(), ("lst",), ("add",)])
def test_an_incomplete_command_is_wrong_use(words: tuple[str, ...], newsreader: Run) -> None:
    outcome = newsreader("bookmark", *words)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith("Usage: newsreader bookmark")
