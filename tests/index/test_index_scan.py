from __future__ import annotations

import os
from pathlib import Path
from socket import AF_UNIX, socket

import pytest

from newsreader.index.scan import files, stamp


def put(archive: Path, *paths: str) -> None:
    for path in paths:
        file = archive / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")


def paths(archive: Path) -> set[str]:
    return {stamp.path for stamp in files(archive)}


def readable(archive: Path) -> dict[str, bool]:
    return {stamp.path: stamp.readable for stamp in files(archive)}


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


def test_a_linked_file_is_readable_only_when_it_leads_to_a_file_inside(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    put(archive, "a.md")
    put(tmp_path, "secret.md", "archive-of-others/b.md")
    (archive / "inside.md").symlink_to("a.md")
    (archive / "outside.md").symlink_to(tmp_path / "secret.md")
    (archive / "beside.md").symlink_to(tmp_path / "archive-of-others" / "b.md")
    (archive / "dangling.md").symlink_to("nothing.md")
    (archive / "loop.md").symlink_to("loop.md")
    (archive / "folder.md").symlink_to(archive)
    (archive / "device.md").symlink_to("/dev/zero")
    assert readable(archive) == {
        "a.md": True,
        "inside.md": True,
        "outside.md": False,
        "beside.md": False,
        "dangling.md": False,
        "loop.md": False,
        "folder.md": False,
        "device.md": False,
    }


def test_linked_source_posts_outside_the_archive_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "others/a.md", "archive/source/b.md")
    (tmp_path / "archive/source/_posts").symlink_to(tmp_path / "others")
    assert paths(tmp_path / "archive") == {"source/b.md"}


def test_a_pipe_and_a_socket_are_listed_by_their_names_and_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder.md").mkdir()
    with socket(AF_UNIX) as bound:
        bound.bind(os.path.relpath(tmp_path / "socket.md"))
        assert readable(tmp_path) == {"pipe.md": False, "socket.md": False}


def test_a_pipe_keeps_what_is_in_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    end = os.open(tmp_path / "pipe.md", os.O_RDWR | os.O_NONBLOCK)
    try:
        os.write(end, b"kept")
        list(files(tmp_path))
        assert os.read(end, 10) == b"kept"
    finally:
        os.close(end)


def test_what_is_replaced_or_can_be_read_at_last_has_another_stamp(tmp_path: Path) -> None:
    file = tmp_path / "archive" / "a.md"
    put(tmp_path, "archive/b.md", "outside.md")
    stamps = []

    def look() -> None:
        (stamp,) = (one for one in files(tmp_path / "archive") if one.path == "a.md")
        stamps.append(stamp)
        file.unlink()

    os.mkfifo(file)
    look()
    for target in ("none.md", "a.md", "../outside.md", "../archive", "b.md"):
        file.symlink_to(target)
        os.utime(file, ns=(1, 1), follow_symlinks=False)  # as a copy that keeps all times does
        look()
    assert len({stamp.size for stamp in stamps}) == 5  # those that lead nowhere, or round, are one
    assert [stamp.readable for stamp in stamps] == [False] * 5 + [True]


def test_a_file_that_may_not_be_read_gets_another_stamp_when_it_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change of the mode alone changes neither size nor time."""
    put(tmp_path, "a.md")
    monkeypatch.setattr(os, "access", lambda *_: False)  # for root, every file may be read
    (tmp_path / "a.md").chmod(0)
    (closed,) = files(tmp_path)
    (tmp_path / "a.md").chmod(0o600)
    (opened,) = files(tmp_path)
    assert (closed.readable, opened.readable) == (False, True)
    assert closed.mtime_ns == opened.mtime_ns


def test_a_file_that_goes_during_the_look_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.md")
    (tmp_path / "b.md").symlink_to("a.md")
    lstat = os.lstat

    def late(place: str) -> os.stat_result:
        if place.endswith("b.md"):
            Path(place).unlink()
        return lstat(place)

    monkeypatch.setattr(os, "lstat", late)
    assert paths(tmp_path) == {"a.md"}


def test_the_stamp_of_one_file_is_that_of_the_look(tmp_path: Path) -> None:
    put(tmp_path, "a.md")
    os.mkfifo(tmp_path / "b.md")
    (tmp_path / "c.md").symlink_to("/dev/null")
    assert {stamp(tmp_path, path) for path in ("a.md", "b.md", "c.md")} == set(files(tmp_path))
    assert stamp(tmp_path, "none.md") is None


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
