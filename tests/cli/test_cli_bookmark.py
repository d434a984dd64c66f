from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Run
from newsreader.cli.archives import read_before
from newsreader.errors import IndexUnavailable
from newsreader.library import Library
from newsreader.samples import sample_archive

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
    assert outcome == (1, "", f"No story of {archive} is bookmarked.\n")


def test_where_no_archive_is_named_it_is_told_which_one_is_looked_at(
    newsreader: Run, archive: Path, configure: Callable[[str], None]
) -> None:
    message = f"No story of {sample_archive()} is bookmarked.\n"
    assert newsreader("bookmark", "list") == (1, "", message)
    newsreader("bookmark", "add", archive / PATH)
    configure(f'archive = "{archive}"\n')
    outcome = newsreader("bookmark", "list")
    message = f"These are the bookmarks of {archive}; --archive names another.\n"
    assert (outcome.status, outcome.err) == (0, message)
    assert newsreader("bookmark", "list", "--archive", archive).err == ""


def test_a_file_that_is_not_there_makes_no_archive_of_its_folder(
    newsreader: Run, tmp_path: Path, state: Path
) -> None:
    (tmp_path / "other.md").write_text("---\ntitle: Other\n---\n", encoding="utf-8")
    gone = tmp_path / "typo.md"
    for command in ("add", "remove"):
        outcome = newsreader("bookmark", command, gone)
        assert outcome == (3, "", f"{gone}: there is no such file.\n")
    assert not (state / "data").exists()
    assert not (state / "cache").exists()


def test_a_bookmark_reads_nothing_but_its_file(newsreader: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n", encoding="utf-8")
    assert newsreader("bookmark", "add", tmp_path / "a.md").status == 0
    assert read_before() == ()
    with Library.open(tmp_path) as library:
        assert [(story.path, story.bookmarked) for story in library.stories()] == [("a.md", True)]


def test_an_archive_that_lies_in_another_one_keeps_its_marks(
    newsreader: Run, archive: Path, tmp_path: Path
) -> None:
    for folder in (tmp_path, archive):
        newsreader("index", folder)
    assert newsreader("bookmark", "add", archive / PATH).status == 0
    assert bookmarked(newsreader, archive) == [PATH]


def test_what_the_list_can_never_show_is_not_bookmarked(newsreader: Run, archive: Path) -> None:
    about = archive / "source" / "about.md"
    about.write_text("---\ntitle: About\n---\n", encoding="utf-8")
    message = f"{about}: this is no post of the archive {archive}.\n"
    assert newsreader("bookmark", "add", about, "--archive", archive) == (3, "", message)


def test_a_bookmark_that_is_not_there_cannot_be_taken_away(newsreader: Run, archive: Path) -> None:
    newsreader("bookmark", "add", archive / PATH)
    undated = archive / "source/_posts/undated.md"
    assert newsreader("bookmark", "remove", undated, archive / PATH) == (
        1,
        "",
        "Not bookmarked: A day without a date\nNo longer bookmarked: Tea at noon\n",
    )
    outcome = newsreader("bookmark", "remove", archive / PATH)
    assert outcome == (1, "", "Not bookmarked: Tea at noon\n")


def test_while_another_program_writes_the_index_a_new_file_is_not_bookmarked(
    newsreader: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_library: Library, _path: str) -> None:
        raise IndexUnavailable("Another one is at it.")

    monkeypatch.setattr(Library, "add", busy)
    message = f"{archive / PATH}: its bookmark is as it was. Another one is at it.\n"
    assert newsreader("bookmark", "add", archive / PATH) == (3, "", message)


@pytest.mark.parametrize("command", ["add", "remove", "list"])
def test_damaged_marks_are_told_once_and_exit_3(
    command: str, newsreader: Run, archive: Path, damaged_marks: Path
) -> None:
    words = [archive / PATH] if command != "list" else ["--archive", archive]
    outcome = newsreader("bookmark", command, *words)
    assert (outcome.status, outcome.out) == (3, "")
    assert outcome.err.startswith(f"Marks are not shown or saved: {damaged_marks} is damaged.")
    assert outcome.err.count("\n") == 1


def test_an_archive_that_is_not_there_is_named(
    newsreader: Run, archive: Path, tmp_path: Path
) -> None:
    nowhere = tmp_path / "nowhere"
    outcome = newsreader("bookmark", "add", archive / PATH, "--archive", nowhere)
    assert outcome == (3, "", f"{nowhere}: there is no such folder.\n")


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
