from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from picture_files import data, image
from web_server import body, serving

from newsreader.errors import NotFetched
from newsreader.pictures.collect import MOST, Collected, collect
from newsreader.pictures.fetch import fetch
from newsreader.pictures.kept import Kept

PICTURE = data(image())


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "cache")


def site(**answers: bytes | Exception) -> tuple[list[str], Callable[[str], bytes]]:
    """What is asked, and who answers: `a` at any address that holds it."""
    asked: list[str] = []

    def answer(address: str) -> bytes:
        asked.append(address)
        found = next(value for name, value in answers.items() if name in address)
        if isinstance(found, Exception):
            raise found
        return found

    return asked, answer


def test_pictures_are_fetched_and_kept(kept: Kept) -> None:
    addresses = ["https://a.example/1", "https://b.example/2"]
    _asked, answer = site(example=PICTURE)
    assert collect(addresses, kept, answer) == Collected(2, 0, 0, "")
    assert all(kept.has(address) for address in addresses)


def test_a_picture_comes_from_a_server_into_the_cache(kept: Kept) -> None:
    with serving() as server:
        server.answers["/a.png"] = body(PICTURE)
        address = server.address("/a.png")
        assert collect([address], kept, lambda one: fetch(one, lambda _: True)).fetched == 1
    assert kept.file(address).read_bytes() == PICTURE


@pytest.mark.parametrize("sent", [b"<svg/>", b"", PICTURE[:60], data(image(), "TIFF")])
def test_what_is_no_picture_is_not_kept(kept: Kept, sent: bytes) -> None:
    _asked, answer = site(example=sent)
    reason = "a.example: what it sends is no picture that can be shown."
    assert collect(["https://a.example/1"], kept, answer) == Collected(0, 1, 0, reason)
    assert not kept.has("https://a.example/1")


def test_the_first_reason_is_told_and_the_others_are_counted(kept: Kept) -> None:
    asked, answer = site(bad=NotFetched("It rains."), worse=NotFetched("It pours."), good=PICTURE)
    names = ("good", "bad", "good2", "worse", "bad2")
    addresses = [f"https://a.example/{name}" for name in names]
    assert collect(addresses, kept, answer) == Collected(2, 3, 0, "It rains.")
    assert asked == addresses


def test_a_host_that_gave_no_answer_is_not_asked_again(kept: Kept) -> None:
    asked, answer = site(dead=NotFetched("No answer.", "dead.example"), good=PICTURE)
    addresses = [f"https://{host}.example/{n}" for n in range(3) for host in ("dead", "good")]
    assert collect(addresses, kept, answer) == Collected(3, 3, 0, "No answer.")
    assert [address for address in asked if "dead" in address] == ["https://dead.example/0"]


def test_no_more_than_twenty_are_fetched_at_once(kept: Kept) -> None:
    asked, answer = site(example=PICTURE)
    addresses = [f"https://a.example/{number}" for number in range(MOST + 7)]
    assert collect(addresses, kept, answer) == Collected(MOST, 0, 7, "")
    assert asked == addresses[:MOST]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("no folder")
    _asked, answer = site(example=PICTURE)
    collected = collect(["https://a.example/1"], Kept(tmp_path / "cache"), answer)
    assert collected.failed == 1
    assert str(tmp_path / "cache") in collected.reason
