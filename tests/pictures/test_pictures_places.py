from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.pictures import places
from newsreader.pictures.places import local_files, open_within, web_address


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("https://a.example/b.png", "https://a.example/b.png"),
        ("HTTP://a.example/b.png?w=1#c", "HTTP://a.example/b.png?w=1#c"),
        ("//a.example/b.png", "https://a.example/b.png"),
        ("https://a.example/b c.png", "https://a.example/b%20c.png"),
        ("https://a.example/图.png", "https://a.example/图.png"),
        ("/images/a.png", ""),
        ("a.png", ""),
        ("ftp://a.example/b.png", ""),
        ("file:///etc/passwd", ""),
        ("data:image/png;base64,AAAA", ""),
        ("javascript:alert(1)", ""),
        ("https://a.example/\u202eb.png", ""),
        ("", ""),
    ],
)
def test_http_and_https_are_of_the_web(source: str, address: str) -> None:
    assert web_address(source) == address


ARCHIVE = Path("/archive")
POST = ARCHIVE / "source" / "_posts" / "news" / "a post.md"


@pytest.mark.parametrize(
    ("source", "files"),
    [
        ("a.png", ["source/_posts/news/a.png", "source/_posts/news/a post/a.png"]),
        ("b/%E5%9B%BE%20a.png?v=2#x",
         ["source/_posts/news/b/图 a.png", "source/_posts/news/a post/b/图 a.png"]),
        ("/images/a.png", ["images/a.png", "source/images/a.png", "static/images/a.png"]),
        ("///etc/passwd", ["etc/passwd", "source/etc/passwd", "static/etc/passwd"]),
        ("//etc/passwd", []),
        ("file:///etc/passwd", []),
        ("https://a.example/b.png", []),
        ("data:image/png;base64,AAAA", []),
        ("a%00.png", []),
        ("http://[", []),
        ("#a", []),
        ("", []),
    ],
)  # fmt: skip
def test_a_local_picture_counts_from_the_post_or_from_the_root(
    source: str, files: list[str]
) -> None:
    assert [str(file) for file in local_files(source, ARCHIVE, POST)] == [
        f"/archive/{file}" for file in files
    ]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Make an archive, and a secret beside it."""
    (tmp_path / "secret.png").write_bytes(b"secret")
    root = tmp_path / "archive"
    (root / "images").mkdir(parents=True)
    (root / "images" / "a.png").write_bytes(b"open")
    return root


def test_a_file_of_the_archive_is_opened(archive: Path) -> None:
    inner = archive / "images" / "link.png"
    inner.symlink_to("a.png")
    for file in (archive / "images" / "a.png", inner, archive / "x" / ".." / "images" / "a.png"):
        with open_within(archive, file) as stream:
            assert stream.read() == b"open"


def test_an_archive_that_is_a_link_is_one(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(archive)
    with open_within(tmp_path / "link", tmp_path / "link" / "images" / "a.png") as stream:
        assert stream.read() == b"open"


@pytest.mark.parametrize(
    "name", ["../secret.png", "images/../../secret.png", "out.png", "out/secret.png"]
)
def test_nothing_outside_of_the_archive_is_opened(archive: Path, name: str) -> None:
    (archive / "out.png").symlink_to("../secret.png")
    (archive / "out").symlink_to("..")
    with pytest.raises(PermissionError):
        open_within(archive, archive / name)


def test_only_regular_files_of_a_bounded_size_are_opened(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(archive / "pipe.png")
    (archive / "device.png").symlink_to("/dev/zero")
    for name in ("pipe.png", "device.png", "images"):
        with pytest.raises(PermissionError):
            open_within(archive, archive / name)
    with pytest.raises(FileNotFoundError):
        open_within(archive, archive / "absent.png")
    monkeypatch.setattr(places, "MOST_BYTES", 3)
    with pytest.raises(PermissionError):
        open_within(archive, archive / "images" / "a.png")


_PARTS = ("..", "%2e%2e", ".", "", "images", "out", "out.png", "a.png", "secret.png", "archive")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(parts=st.lists(st.sampled_from(_PARTS), max_size=6).map("/".join))
def test_no_address_leads_out_of_the_archive(archive: Path, parts: str) -> None:
    if not (archive / "out").exists():
        (archive / "out.png").symlink_to("../secret.png")
        (archive / "out").symlink_to("..")
    for file in local_files(parts, archive, archive / "images" / "post.md"):
        try:
            stream = open_within(archive, file)
        except OSError:
            continue
        with stream:
            assert stream.read() == b"open"
