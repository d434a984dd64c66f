from __future__ import annotations

import pytest
from rich.segment import Segment

from newsreader.article.line import PagePicture
from newsreader.tui import gallery as module
from newsreader.tui.gallery import Gallery
from newsreader.tui.half_cells import Rows


def picture(name: str, first: int = 0, rows: int = 2) -> PagePicture:
    return PagePicture(name, first, first, 4, rows)


def drawn(name: str, rows: int = 2) -> Rows:
    return tuple((Segment(f"{name}{row}"),) for row in range(rows))


def texts(gallery: Gallery, lines: range) -> list[str]:
    return ["".join(segment.text for segment in gallery.row(line)) for line in lines]


def test_a_picture_stands_on_its_lines_when_it_has_been_drawn() -> None:
    gallery = Gallery()
    gallery.stand([picture("a", 1), picture("b", 4, 1)])
    assert [one and one.source for one in map(gallery.at, range(6))] == [
        None, "a", "a", None, "b", None,
    ]  # fmt: skip
    assert texts(gallery, range(6)) == [""] * 6
    gallery.hang(picture("a"), drawn("a"), 20)
    assert texts(gallery, range(6)) == ["", "a0", "a1", "", "", ""]


def test_a_picture_is_kept_when_it_stands_elsewhere_and_not_when_its_size_is_another() -> None:
    gallery = Gallery()
    gallery.hang(picture("a"), drawn("a"), 20)
    gallery.stand([picture("a", 3)])
    assert texts(gallery, range(3, 5)) == ["a0", "a1"]
    gallery.stand([picture("a", 3, 4)])
    assert gallery.lacking(0, 20) == picture("a", 3, 4)


def test_pictures_on_the_screen_and_on_the_next_are_drawn_and_no_others() -> None:
    gallery = Gallery()
    gallery.stand(
        [picture(name, first) for name, first in zip("abcd", (0, 2, 21, 22), strict=True)]
    )
    found = []
    while (lacking := gallery.lacking(2, 10)) is not None:
        found.append(lacking.source)
        gallery.hang(lacking, None, 10)  # broken: it is not drawn again
    assert found == ["b", "c"]
    assert texts(gallery, range(2, 4)) == ["", ""]


def test_what_was_not_looked_at_for_longest_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEPT", 6)
    gallery = Gallery()
    gallery.stand([picture(name, 2 * n) for n, name in enumerate("abcd")])
    for name in "abc":
        gallery.hang(picture(name), drawn(name), 1)
    gallery.row(0)
    gallery.hang(picture("d"), drawn("d"), 1)
    assert texts(gallery, range(0, 8, 2)) == ["a0", "", "c0", "d0"]
    gallery.hang(picture("d"), drawn("d"), 1)
    gallery.hang(picture("b"), drawn("b"), 3)  # a larger screen needs more of them
    assert texts(gallery, range(0, 8, 2)) == ["a0", "b0", "c0", "d0"]
