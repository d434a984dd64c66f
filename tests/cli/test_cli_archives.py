from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.cli.archives import Place, chosen, is_scanned, locate, read_before
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
    assert locate(file, None, NONE, read_before()).path == "a.md"
    with Library.open(tmp_path / "news") as library:
        library.update()
    place = locate(file, None, NONE, read_before())
    assert (place.archive, place.path) == (tmp_path / "news", "deep/a.md")


def test_of_several_archives_that_were_read_before_the_nearest_is_taken(tmp_path: Path) -> None:
    deep = tmp_path / "news" / "deep"
    known = (tmp_path, deep, tmp_path / "news", tmp_path / "elsewhere" / "very" / "deep")
    assert locate(deep / "a.md", None, NONE, known).archive == deep
    assert locate(tmp_path / "news" / "b.md", None, NONE, known).archive == tmp_path / "news"
    assert locate(deep / "a.md", tmp_path, NONE, known).archive == tmp_path


def test_asking_which_archives_were_read_before_writes_nothing(state: Path) -> None:
    assert read_before() == ()
    assert not (state / "data").exists()


def test_marks_that_cannot_be_looked_at_know_of_no_archive(state: Path) -> None:
    (state / "data").write_text("no folder")
    assert read_before() == ()


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("a.md", True),
        ("deep/A.MD", True),
        ("a.rst", False),
        (".hidden/a.md", False),
        (".a.md", False),
        ("deep/public/a.md", False),
    ],
)
def test_what_an_update_passes_over_is_known(path: str, answer: bool, tmp_path: Path) -> None:
    file = tmp_path / "news" / path
    file.parent.mkdir(parents=True)
    file.write_text("---\ntitle: a\n---\n")
    with Library.open(tmp_path / "news") as library:
        library.update()
        assert (library.find(path) is not None) == answer
    assert is_scanned(Place(tmp_path / "news", file, path)) == answer


def test_beside_the_posts_of_a_site_nothing_is_looked_for(archive: Path) -> None:
    assert is_scanned(Place(archive, archive / PATH, PATH))
    about = archive / "source" / "about.md"
    assert not is_scanned(Place(archive, about, "source/about.md"))


def test_a_link_that_leads_round_is_an_archive_or_a_file_like_any_other(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    place = locate(loop / "a.md", loop, Configuration())
    assert (place.file, place.path) == (loop / "a.md", "a.md")
    assert not is_scanned(Place(tmp_path, loop, "loop"))


def test_what_lies_outside_or_leads_there_is_not_looked_for(tmp_path: Path) -> None:
    outside, link = tmp_path / "a.md", tmp_path / "news" / "a.md"
    outside.write_text("---\ntitle: a\n---\n")
    link.parent.mkdir()
    link.symlink_to(outside)
    assert not is_scanned(Place(tmp_path / "news", outside, "a.md"))
    assert not is_scanned(Place(tmp_path / "news", link, "a.md"))
