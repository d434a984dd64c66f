from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from newsreader import samples
from newsreader.article.build import build
from newsreader.errors import UnreadableFile
from newsreader.pictures.album import Album
from newsreader.pictures.kept import Kept
from newsreader.posts.clocks import SHIPPED_RULES
from newsreader.posts.read import read
from newsreader.tui.story_pages import picture_sources


def test_the_samples_of_a_checkout_are_found(sample_posts: Path) -> None:
    assert samples.sample_archive().resolve() == sample_posts.resolve()


def test_the_samples_of_a_wheel_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = tmp_path / "newsreader" / "sample_posts"
    wheel.mkdir(parents=True)
    monkeypatch.setattr(samples, "_PLACES", (wheel, *samples._PLACES))
    assert samples.sample_archive() == wheel


def test_an_installation_without_samples_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(samples, "_PLACES", (tmp_path / "nowhere",))
    with pytest.raises(UnreadableFile, match="sample posts are missing"):
        samples.sample_archive()


def test_a_sample_post_has_a_picture_at_hand(sample_posts: Path, tmp_path: Path) -> None:
    (file,) = sample_posts.rglob("编辑部手记*.md")
    sources = picture_sources(build(read(file, file.name, SHIPPED_RULES)))
    album = Album(sample_posts, file, Kept(tmp_path))
    assert album.sizes(sources) == {"/images/board.png": (560, 300)}


def test_the_picture_of_the_samples_is_the_one_that_is_drawn(sample_posts: Path) -> None:
    script = sample_posts.parent / "docs" / "sample_picture.py"
    drawn = runpy.run_path(str(script))["picture"]().convert("RGB")
    with Image.open(sample_posts / "source" / "images" / "board.png") as there:
        difference = ImageChops.difference(drawn, there.convert("RGB"))
    # Another Pillow may round otherwise.
    assert max(difference.tobytes()) <= 8
