from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsreader.index.scan import files


def put(archive: Path, *paths: str) -> None:
    for path in paths:
        file = archive / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")


def paths(archive: Path) -> set[str]:
    return {stamp.path for stamp in files(archive)}


def test_every_kind_of_post_is_found_at_any_depth(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "b/c.Markdown", "b/d/e.HTML", "f.txt", "g.htm", "h.py", "i.md.bak")
    assert paths(tmp_path) == {"a.md", "b/c.Markdown", "b/d/e.HTML", "f.txt", "g.htm"}


def test_a_generator_folder_is_left_out_at_any_depth(tmp_path: Path) -> None:
    put(tmp_path, "public/a.html", "b/themes/c.md", "node_modules/d.md", ".git/e.md", ".f.md")
    put(tmp_path, "b/publications/g.md", "public.md")
    assert paths(tmp_path) == {"b/publications/g.md", "public.md"}


def test_source_posts_is_the_archive_where_there_is_one(tmp_path: Path) -> None:
    put(tmp_path, "README.md", "source/about.md", "source/_posts/金融/a.md")
    assert paths(tmp_path) == {"source/_posts/金融/a.md"}


def test_a_linked_folder_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "real/a.md")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert paths(tmp_path) == {"real/a.md"}


def test_a_linked_file_counts_only_when_it_leads_inside(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    put(archive, "a.md")
    put(tmp_path, "secret.md", "archive-of-others/b.md")
    (archive / "inside.md").symlink_to("a.md")
    (archive / "outside.md").symlink_to(tmp_path / "secret.md")
    (archive / "beside.md").symlink_to(tmp_path / "archive-of-others" / "b.md")
    (archive / "dangling.md").symlink_to("nothing.md")
    (archive / "folder.md").symlink_to(archive)
    assert paths(archive) == {"a.md", "inside.md"}


def test_linked_source_posts_outside_the_archive_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "others/a.md", "archive/source/b.md")
    (tmp_path / "archive/source/_posts").symlink_to(tmp_path / "others")
    assert paths(tmp_path / "archive") == {"source/b.md"}


def test_what_is_no_regular_file_is_no_post(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    assert paths(tmp_path) == set()


def test_a_name_that_is_not_utf8_is_kept(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xd0\xc2\xce\xc5.md")
    put(tmp_path, name, "line\nbreak.md")
    assert paths(tmp_path) == {name, "line\nbreak.md"}


def test_size_and_time_are_those_of_the_file(tmp_path: Path) -> None:
    put(tmp_path, "a.md")
    os.utime(tmp_path / "a.md", ns=(1, 1_660_462_380_123_456_789))
    (stamp,) = files(tmp_path)
    assert (stamp.size, stamp.mtime_ns) == (1, 1_660_462_380_123_456_789)


def test_a_closed_folder_is_reported_and_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.md", "closed/b.md")
    scandir = os.scandir

    def guarded(folder: str) -> object:
        if folder.rstrip("/").endswith("closed"):  # for root, no folder is
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", guarded)
    reports: list[tuple[str, str]] = []
    found = {stamp.path for stamp in files(tmp_path, lambda *report: reports.append(report))}
    assert found == {"a.md"}
    assert reports == [("closed", "Permission denied")]


def test_a_folder_that_is_not_there_is_reported(tmp_path: Path) -> None:
    reports: list[tuple[str, str]] = []
    assert not list(files(tmp_path / "none", lambda *report: reports.append(report)))
    assert reports == [("", "No such file or directory")]
