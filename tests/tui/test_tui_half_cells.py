from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color, ColorSystem, ColorType
from rich.segment import Segment

from newsreader.pictures.pixels import Pixels
from newsreader.tui import half_cells
from newsreader.tui.half_cells import drawn

RED, BLUE, WHITE = (200, 0, 0), (0, 0, 200), (255, 255, 255)
ALIKE = 6


def pixels(*rows: list[tuple[int, int, int]]) -> Pixels:
    return Pixels(len(rows[0]), len(rows), b"".join(bytes(one) for row in rows for one in row))


def triplet(color: Color | None) -> tuple[int, ...]:
    assert color is not None
    assert color.triplet is not None
    return tuple(color.triplet)


def cells(row: tuple[Segment, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The colours of each cell: its upper half, its lower half."""
    found = []
    for text, style, _control in row:
        assert style is not None
        lower = triplet(style.bgcolor)
        upper = triplet(style.color) if text[0] == "▀" else lower
        assert set(text) <= {"▀", " "}
        found += [(upper, lower)] * len(text)
    return found


def test_a_cell_is_two_pixels_one_above_the_other() -> None:
    first, second = drawn(pixels([RED, RED], [BLUE, RED], [WHITE] * 2, [RED] * 2), truecolor=True)
    assert cells(first) == [(RED, BLUE), (RED, RED)]
    assert cells(second) == [(WHITE, RED)] * 2


def test_cells_that_look_alike_are_one_piece() -> None:
    nearly = (205, 3, 0)
    (row,) = drawn(pixels([RED, nearly, BLUE], [RED, RED, BLUE]), truecolor=True)
    assert [segment.text for segment in row] == ["  ", " "]
    (row,) = drawn(pixels([RED, nearly, BLUE], [WHITE] * 3), truecolor=True)
    assert [segment.text for segment in row] == ["▀▀", "▀"]


_COLOURS = st.tuples(*[st.integers(0, 255)] * 3)


@given(
    st.integers(1, 12).flatmap(
        lambda width: st.lists(
            st.lists(_COLOURS, min_size=width, max_size=width), min_size=2, max_size=6
        ).filter(lambda rows: len(rows) % 2 == 0)
    )
)
def test_no_pixel_is_far_from_its_colour(rows: list[list[tuple[int, int, int]]]) -> None:
    picture = drawn(pixels(*rows), truecolor=True)
    assert len(picture) == len(rows) // 2
    for number, row in enumerate(picture):
        found = cells(row)
        assert len(found) == len(rows[0])
        for x, halves in enumerate(found):
            wanted = (rows[2 * number][x], rows[2 * number + 1][x])
            for half, colour in zip(halves, wanted, strict=True):
                # Once for the cell at its left, once for the other half of the cell.
                assert all(abs(a - b) <= 2 * ALIKE for a, b in zip(half, colour, strict=True))


@pytest.mark.parametrize(
    ("colour", "number"),
    [
        ((0, 0, 0), 16),
        ((255, 255, 255), 231),
        ((255, 0, 0), 196),
        ((95, 135, 175), 67),
        ((128, 128, 128), 244),
        ((246, 248, 248), 231),
        ((196, 186, 168), 250),
    ],
)
def test_of_256_colours_the_nearest_is_taken(colour: tuple[int, int, int], number: int) -> None:
    ((segment,),) = drawn(pixels([colour], [colour]), truecolor=False)
    assert segment.style is not None
    found = segment.style.bgcolor
    assert found is not None
    assert (found.type, found.number) == (ColorType.EIGHT_BIT, number)
    assert found.downgrade(ColorSystem.EIGHT_BIT) == found


@given(_COLOURS)
def test_no_other_of_the_256_colours_is_nearer(colour: tuple[int, int, int]) -> None:
    def far(other: tuple[int, ...]) -> int:
        return sum((a - b) ** 2 for a, b in zip(colour, other, strict=True))

    ((segment,),) = drawn(pixels([colour], [colour]), truecolor=False)
    assert segment.style is not None
    found = far(triplet(segment.style.bgcolor))
    assert found <= min(far(tuple(Color.from_ansi(n).get_truecolor())) for n in range(16, 256))


def test_where_the_half_block_takes_two_cells_it_is_not_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(half_cells, "char_width", lambda _char: 2)
    (row,) = drawn(pixels([RED, RED], [BLUE, WHITE]), truecolor=True)
    assert [segment.text for segment in row] == [" ", " "]
    assert cells(row) == [(BLUE, BLUE), (WHITE, WHITE)]
