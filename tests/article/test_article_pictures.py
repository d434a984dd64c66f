from __future__ import annotations

import pytest
from bodies import BODIES, post_of
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.article.build import build
from newsreader.article.line import Line, Piece
from newsreader.article.pictures import MOST, fitted, picture_spans, with_pictures
from newsreader.model import BlockKind, Emphasis, Span

HIGHEST = 20


def sources(body: str) -> list[str]:
    return [span.source for span in picture_spans(build(post_of(body)))]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>a<img src=/a.png alt=x>b<img src=b.png></p>", ["/a.png", "b.png"]),
        ("<h2><img src=a.png></h2><ul><li><img src=b.png></ul>", ["a.png", "b.png"]),
        ("<table><tr><td>1<td><img src=a.png><tr><td>3<td>4</table>", []),
        ("<pre>1\n<img src=a.png></pre>", []),
        ("<video src=a.mp4></video><audio src=b.mp3></audio>", []),
        ("<img alt='no address'>", []),
        ("<img src=smile.png alt='[笑]'>", []),
        ("", []),
    ],
)
def test_pictures_in_running_text_can_be_drawn(body: str, found: list[str]) -> None:
    assert sources(body) == found


def test_of_a_flood_of_pictures_the_first_are_drawn() -> None:
    assert len(sources("".join(f"<p><img src=a{n}.png></p>" for n in range(500)))) == MOST


@pytest.mark.parametrize(
    ("pixels", "cells", "size"),
    [
        ((640, 320), 80, (80, 20)),
        ((640, 320), 40, (40, 10)),
        ((320, 160), 80, (40, 10)),
        ((400, 400), 80, (40, 20)),
        ((100, 4000), 80, (1, 20)),
        ((4000, 100), 80, (80, 1)),
        ((16, 16), 80, (2, 1)),
        ((15, 400), 80, None),
        ((400, 1), 80, None),
    ],
)
def test_a_picture_keeps_its_shape_in_cells_twice_as_high_as_wide(
    pixels: tuple[int, int], cells: int, size: tuple[int, int] | None
) -> None:
    assert fitted(pixels, cells) == size


@given(st.integers(16, 20_000), st.integers(16, 20_000), st.integers(1, 200))
def test_a_picture_is_never_wider_or_higher_than_its_room(
    width: int, height: int, cells: int
) -> None:
    size = fitted((width, height), cells)
    assert size is not None
    columns, rows = size
    assert 1 <= columns <= cells
    assert 1 <= rows <= HIGHEST
    if columns > 8 and rows > 4:
        assert columns / (2 * rows) == pytest.approx(width / height, rel=0.15)


def test_room_is_made_above_the_line_with_the_words_of_a_picture() -> None:
    lines = [
        Line((Piece("above", field="body", start=0),)),
        Line((Piece("[image: "), Piece("alt", field="body", start=6))),
        Line((Piece("below", field="body", start=10),)),
    ]
    span = Span(6, 9, Emphasis.IMAGE, "a.png")
    found, (picture,) = with_pictures(lines, [span], {"a.png": (64, 64)}, 40)
    assert found == [lines[0], *[Line()] * 4, *lines[1:]]
    assert (picture.first, picture.last, picture.columns, picture.at) == (1, 5, 8, 6)


@pytest.mark.parametrize("sizes", [{}, {"other.png": (64, 64)}, {"a.png": (3, 64)}])
def test_no_room_is_made_for_what_is_not_at_hand_or_too_small(
    sizes: dict[str, tuple[int, int]],
) -> None:
    lines = [Line((Piece("alt", field="body", start=0),))]
    assert with_pictures(lines, [Span(0, 3, Emphasis.IMAGE, "a.png")], sizes, 40) == (lines, [])


@settings(deadline=None)
@given(BODIES)
def test_what_can_be_drawn_stands_for_a_picture_in_a_block_of_text(body: str) -> None:
    document = build(post_of(body))
    for span in picture_spans(document):
        assert span.source
        (block,) = [one for one in document.blocks if one.start <= span.start < one.end]
        assert block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
