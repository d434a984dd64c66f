from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsreader.errors import UnreadableFile
from newsreader.model import NO_RULES
from newsreader.posts.read import MAXIMUM, read, read_bytes

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


def why_not(file: Path, archive: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read(file, file.name, NO_RULES, archive)
    return caught.value.reason


def test_what_is_no_readable_file_is_refused_in_words(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "device.md").symlink_to("/dev/zero")
    (tmp_path / "nowhere.md").symlink_to("missing.md")
    (tmp_path / "loop.md").symlink_to("loop.md")
    assert refused(tmp_path / "missing.md").endswith("missing.md: there is no such file.")
    assert refused(tmp_path / "nowhere.md").endswith(
        "nowhere.md: this link leads nowhere; what it names is not there."
    )
    assert "a folder" in refused(tmp_path)
    assert "a pipe or a device" in refused(tmp_path / "pipe.md")
    assert "a pipe or a device" in refused(tmp_path / "device.md")
    assert refused(tmp_path / "loop.md").endswith(
        "loop.md: this link leads back to itself; there is nothing to read."
    )
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


def test_in_an_archive_a_link_is_followed_only_to_a_file_of_it(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    (archive / "folder").mkdir(parents=True)
    (archive / "x.md").write_text(POST)
    (tmp_path / "y.md").write_text(POST)
    (tmp_path / "way").symlink_to(archive, target_is_directory=True)
    targets = {
        "inside.md": "folder/../x.md",
        "outside.md": "../y.md",
        "device.md": "/dev/zero",
        "gone.md": "../gone.md",
        "nowhere.md": "none.md",
        "loop.md": "loop.md",
        "folder.md": "folder",
        "itself.md": ".",
    }
    for name, target in targets.items():
        (archive / name).symlink_to(target)
    assert read(archive / "inside.md", "inside.md", NO_RULES, archive).title == "t"
    assert read(tmp_path / "way" / "inside.md", "i", NO_RULES, tmp_path / "way").title == "t"
    leads_out = "This link leads out of the archive; it is not followed."
    assert {name: why_not(archive / name, archive) for name in list(targets)[1:]} == {
        "outside.md": leads_out,
        "device.md": leads_out,
        "gone.md": leads_out,
        "nowhere.md": "This link leads nowhere; what it names is not there.",
        "loop.md": "This link leads back to itself; there is nothing to read.",
        "folder.md": "This is a folder, and not a post.",
        "itself.md": "This is a folder, and not a post.",
    }
    assert read(archive / "outside.md", "outside.md", NO_RULES).title == "t"  # asked for by name


def test_what_is_no_file_is_not_even_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "link.md").symlink_to("pipe.md")
    monkeypatch.setattr(os, "open", None)
    for name in ("pipe.md", "link.md"):
        pipe = "This is a pipe or a device, and not a post."
        assert why_not(tmp_path / name, tmp_path) == pipe
        assert refused(tmp_path / name).endswith(
            f"{name}: this is a pipe or a device, and not a post."
        )


@pytest.mark.parametrize("kind", ["pipe", "link", "nothing"])
def test_what_takes_the_place_of_a_file_before_it_is_opened_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    archive, file = tmp_path / "archive", tmp_path / "archive" / "x.md"
    archive.mkdir()
    file.write_text(POST)
    (tmp_path / "secret.md").write_text(POST)
    open_ = os.open

    def swapped(place: Path, flags: int) -> int:
        file.unlink()
        if kind == "pipe":
            os.mkfifo(file)
        elif kind == "link":
            file.symlink_to(tmp_path / "secret.md")
        return open_(place, flags)

    monkeypatch.setattr(os, "open", swapped)
    assert (
        why_not(file, archive)
        == {
            "pipe": "This is a pipe or a device, and not a post.",
            "link": "This link leads back to itself; there is nothing to read.",
            "nothing": "There is no such file.",
        }[kind]
    )


@pytest.mark.parametrize("size", [0, 10, 100_000])
def test_a_file_that_grows_or_shrinks_while_it_is_read_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    file = tmp_path / "x.md"
    file.write_bytes(b"a" * 1_000)
    read_ = os.read

    def changed(descriptor: int, count: int) -> bytes:
        monkeypatch.setattr(os, "read", read_)
        file.write_bytes(b"b" * size)
        return read_(descriptor, count)

    monkeypatch.setattr(os, "read", changed)
    assert read_bytes(file) == b"b" * size


def test_a_file_that_grows_without_end_is_read_up_to_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.md").write_text("a")
    monkeypatch.setattr(os, "read", lambda _descriptor, count: b"a" * min(count, 1 << 20))
    assert len(read_bytes(tmp_path / "x.md")) == MAXIMUM + 1


def test_a_name_of_the_file_alone_is_said_of_it(tmp_path: Path) -> None:
    """The reason is kept in the index, where the path stands beside it."""
    assert why_not(tmp_path / "none.md", tmp_path) == "There is no such file."
