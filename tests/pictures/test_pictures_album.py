from __future__ import annotations

from pathlib import Path

import pytest
from picture_files import RED, data, halves, image

from newsreader.pictures.album import Album
from newsreader.pictures.kept import Kept

WEB = "https://a.example/a.png"


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "cache")


@pytest.fixture
def album(tmp_path: Path, kept: Kept) -> Album:
    """Make the album of a post whose picture stands beside it, and another in the root."""
    archive = tmp_path / "archive"
    post = archive / "source" / "_posts" / "tea.md"
    (archive / "source" / "images").mkdir(parents=True)
    (archive / "source" / "images" / "root.png").write_bytes(data(image(30, 60)))
    (post.with_suffix("")).mkdir(parents=True)
    (post.parent / "near.jpg").write_bytes(data(image(40, 20), "JPEG"))
    (post.with_suffix("") / "own.png").write_bytes(data(image(50, 50)))
    (post.parent / "text.png").write_text("no picture")
    cut = data(halves(64, 64), "BMP")
    (post.parent / "cut.bmp").write_bytes(cut[: len(cut) // 2])
    (tmp_path / "outside.png").write_bytes(data(image()))
    return Album(archive, post, kept)


def test_pictures_at_hand_have_a_size(album: Album) -> None:
    sources = [
        "near.jpg", "own.png", "/images/root.png", WEB, "text.png", "absent.png",
        "../../../outside.png", "data:image/png;base64,AAAA", "\udcff.png", "",
    ]  # fmt: skip
    assert album.sizes(sources) == {
        "near.jpg": (40, 20), "own.png": (50, 50), "/images/root.png": (30, 60),
    }  # fmt: skip


def test_a_picture_at_hand_is_read(album: Album) -> None:
    found = album.pixels("own.png", 2, 2)
    assert found is not None
    assert found.data == bytes(RED) * 4


def test_a_fetched_picture_is_at_hand_when_one_looks_again(album: Album, kept: Kept) -> None:
    assert album.sizes([WEB]) == {}
    assert album.missing([WEB, "near.jpg", WEB, "//b.example/b.png"]) == (
        WEB,
        "https://b.example/b.png",
    )
    kept.put(WEB, data(image(10, 20)))
    assert album.sizes([WEB]) == {}
    album.look_again()
    assert album.sizes([WEB]) == {WEB: (10, 20)}
    assert album.missing([WEB]) == ()


def test_a_picture_that_turns_out_to_be_broken_is_not_at_hand_any_more(album: Album) -> None:
    assert album.sizes(["cut.bmp"]) == {"cut.bmp": (64, 64)}
    assert album.pixels("cut.bmp", 2, 2) is None
    assert album.sizes(["cut.bmp"]) == {}


def test_a_picture_that_vanished_is_none(album: Album) -> None:
    assert album.pixels("absent.png", 2, 2) is None
