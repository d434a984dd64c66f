from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.cli.archives import chosen, locate
from newsreader.config import Configuration
from newsreader.library import Library
from newsreader.samples import sample_archive

NONE = Configuration()
PATH = "source/_posts/tea.md"


def test_a_named_archive_comes_before_the_configured_one(tmp_path: Path, archive: Path) -> None:
    configured = Configuration(archive=archive)
    assert chosen(tmp_path, configured) == tmp_path
    assert chosen(None, configured) == archive
    assert chosen(None, NONE) == sample_archive()


def test_a_file_is_read_in_the_archive_around_it(archive: Path) -> None:
    place = locate(archive / PATH, None, NONE)
    assert (place.archive, place.path) == (archive, PATH)


def test_a_file_on_its_own_is_read_in_its_folder(tmp_path: Path) -> None:
    place = locate(tmp_path / "a.md", None, NONE)
    assert (place.archive, place.path) == (tmp_path, "a.md")


def test_the_configured_archive_is_taken_if_the_file_is_in_it(
    tmp_path: Path, archive: Path
) -> None:
    inside = Configuration(archive=archive / "source")
    assert locate(archive / PATH, None, inside).path == "_posts/tea.md"
    outside = Configuration(archive=tmp_path / "elsewhere")
    assert locate(archive / PATH, None, outside).archive == archive


def test_a_named_archive_is_taken_even_where_the_file_is_outside(
    tmp_path: Path, archive: Path
) -> None:
    place = locate(archive / PATH, tmp_path / "elsewhere", NONE)
    assert (place.archive, place.path) == (tmp_path / "elsewhere", "tea.md")


def test_a_path_that_is_not_here_is_looked_for_in_the_archive(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert locate(Path(PATH), archive, NONE).file == archive / PATH
    assert locate(Path(PATH), None, Configuration(archive=archive)).path == PATH
    (tmp_path / "source/_posts").mkdir(parents=True)
    (tmp_path / PATH).write_text("here")
    monkeypatch.chdir(tmp_path)
    assert locate(Path(PATH), None, Configuration(archive=archive)).archive == tmp_path


def test_a_link_to_an_archive_is_that_archive(archive: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(archive)
    assert locate(link / PATH, link, NONE).path == PATH
    assert locate(link / PATH, None, Configuration(archive=archive)).path == PATH


def test_an_archive_that_was_read_before_is_taken_for_the_files_in_it(tmp_path: Path) -> None:
    file = tmp_path / "news" / "deep" / "a.md"
    file.parent.mkdir(parents=True)
    file.write_text("---\ntitle: a\ndate: 2026-11-02\n---\n")
    assert locate(file, None, NONE).path == "a.md"
    with Library.open(tmp_path / "news") as library:
        library.update()
    place = locate(file, None, NONE)
    assert (place.archive, place.path) == (tmp_path / "news", "deep/a.md")
