from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsreader.errors import UnreadableFile
from newsreader.model import NO_RULES
from newsreader.posts.read import MAXIMUM, read

POST = "---\ntitle: t\ndate: 2022-08-14\ncategories: c\n---\nbody\n"


def test_a_file_is_read_under_its_name_in_the_archive(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text(POST)
    post = read(file, "a/b.md", NO_RULES)
    assert (post.path, post.title, post.body, post.remarks) == ("a/b.md", "t", "body\n", ())


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(POST)
    (tmp_path / "link.md").symlink_to("x.md")
    assert read(tmp_path / "link.md", "link.md", NO_RULES).title == "t"


def refused(file: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read(file, "x.md", NO_RULES)
    return str(caught.value)


def test_what_is_no_readable_file_is_refused_in_words(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "device.md").symlink_to("/dev/zero")
    (tmp_path / "nowhere.md").symlink_to("missing.md")
    (tmp_path / "loop.md").symlink_to("loop.md")
    assert refused(tmp_path / "missing.md").endswith("missing.md: there is no such file.")
    assert refused(tmp_path / "nowhere.md").endswith("there is no such file.")
    assert "a folder" in refused(tmp_path)
    assert "a pipe or a device" in refused(tmp_path / "pipe.md")
    assert "a pipe or a device" in refused(tmp_path / "device.md")
    assert "cannot be read" in refused(tmp_path / "loop.md")
    assert "cannot be read" in refused(tmp_path / ("n" * 300))
    assert "cannot be read" in refused(tmp_path / "nul\0.md")


def test_a_message_holds_no_control_of_a_file_s_name(tmp_path: Path) -> None:
    assert "\x1b" not in refused(tmp_path / "a\x1b[2J\nb.md")


def test_a_file_that_may_not_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbid(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "x.md").write_text(POST)
    monkeypatch.setattr(os, "open", forbid)
    assert "not allowed" in refused(tmp_path / "x.md")


def test_of_a_huge_file_the_beginning_is_read_and_it_is_said(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_bytes(POST.encode() + b"x" * MAXIMUM)
    post = read(file, "x.md", NO_RULES)
    assert post.title == "t"
    assert len(post.body) < MAXIMUM
    assert post.remarks[0].reason == "The file is too large, only its beginning was read"
