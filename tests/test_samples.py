from __future__ import annotations

from pathlib import Path

import pytest

from newsreader import samples
from newsreader.errors import UnreadableFile


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
