from __future__ import annotations

import threading
from pathlib import Path

import pytest

from newsreader.pictures.collect import Collected
from newsreader.pictures.kept import Kept
from newsreader.tui.picture_fetcher import PictureFetcher, told


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((1, 0, 0, ""), "1 picture fetched."),
        ((3, 0, 0, ""), "3 pictures fetched."),
        ((3, 2, 0, "It rains."), "3 pictures fetched. 2 not: It rains."),
        ((0, 1, 0, "It rains."), "1 not: It rains."),
        ((20, 0, 7, ""), "20 pictures fetched. 7 are left; press again."),
    ],
)
def test_what_came_of_it_is_said(counts: tuple[int, int, int, str], words: str) -> None:
    assert told(*counts) == words


def test_pictures_are_fetched_one_story_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = threading.Event()
    asked: list[object] = []
    said: list[object] = []

    def collect(addresses: tuple[str, ...], kept: Kept) -> Collected:
        asked.append((addresses, kept.folder))
        assert goes_on.wait(30)
        return Collected(len(addresses), 0, 0, "")

    monkeypatch.setattr("newsreader.pictures.collect.collect", collect)
    fetcher = PictureFetcher(tmp_path, said.append, said.append)
    assert fetcher.fetch(["a", "b"]) == "Fetching pictures…"
    assert fetcher.fetch(["c"]) == "Pictures are still being fetched."
    assert fetcher._thread is not None
    assert fetcher._thread.daemon  # it does not keep the program from ending
    goes_on.set()
    fetcher._thread.join()
    assert asked == [(("a", "b"), tmp_path)]
    assert said == ["2 pictures fetched."]
    assert fetcher.fetch(["c"]) == "Fetching pictures…"
    fetcher._thread.join()


def test_an_error_that_nobody_foresaw_is_handed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = RuntimeError("nobody foresaw")

    def collect(_addresses: tuple[str, ...], _kept: Kept) -> Collected:
        raise error

    monkeypatch.setattr("newsreader.pictures.collect.collect", collect)
    said: list[object] = []
    fetcher = PictureFetcher(tmp_path, said.append, said.append)
    fetcher.fetch(["a"])
    assert fetcher._thread is not None
    fetcher._thread.join()
    assert said == [error]
