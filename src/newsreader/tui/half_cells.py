"""Pixels -> what a terminal draws: a cell is two of them, one above the other.

By the character ▀ with a colour of its own and one behind it. The graphics of sixel and Kitty are
finer, but who draws them has to ask the terminal first, and to write past Textual.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from rich.color import Color, ColorType
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style

from newsreader.pictures.pixels import Pixels
from newsreader.text.width import char_width

Rows = tuple[tuple[Segment, ...], ...]
"""A picture in lines."""

_HALF: Final = "▀"
_ALIKE: Final = 6
"""Steps, of 256, by which a colour may differ from the one at its left and be drawn as the same.

It is hardly seen, and a change of colour costs 40 bytes on the line to the terminal.
"""

# xterm's colours from 16 on: a cube of six levels of red, green and blue, then greys.
_LEVELS: Final = (0, 95, 135, 175, 215, 255)
_GREYS: Final = tuple(range(8, 239, 10))

_Cell = tuple[Color, Color]
"""The colours of its upper and its lower half."""


def drawn(pixels: Pixels, *, truecolor: bool) -> Rows:
    """A picture in lines, one for every two rows of `pixels`; without `truecolor` in 256 colours.

    A terminal that gives ▀ two cells, as some do for Chinese, gets cells of one colour each.
    """
    halves = char_width(_HALF) == 1
    lines = []
    for y in range(0, pixels.height - 1, 2):
        lower = _row(pixels, y + 1, truecolor=truecolor)
        upper = _row(pixels, y, truecolor=truecolor) if halves else lower
        lines.append(tuple(_segments(list(zip(upper, lower, strict=True)))))
    return tuple(lines)


def _row(pixels: Pixels, y: int, *, truecolor: bool) -> list[Color]:
    """The colours of one row of pixels, as the terminal has them."""
    data = pixels.data[3 * y * pixels.width : 3 * (y + 1) * pixels.width]
    colour = _true if truecolor else _of_256
    return list(map(colour, data[::3], data[1::3], data[2::3]))


@lru_cache(4096)
def _true(red: int, green: int, blue: int) -> Color:
    return Color.from_rgb(red, green, blue)


@lru_cache(4096)
def _of_256(red: int, green: int, blue: int) -> Color:
    """The nearest of xterm's colours; Rich would take a grey for many that are nearly grey."""
    cube = [min(range(6), key=lambda n: abs(_LEVELS[n] - part)) for part in (red, green, blue)]
    grey = min(range(24), key=lambda n: abs(3 * _GREYS[n] - red - green - blue))
    choices = {
        16 + 36 * cube[0] + 6 * cube[1] + cube[2]: [_LEVELS[n] for n in cube],
        232 + grey: [_GREYS[grey]] * 3,
    }
    wanted = (red, green, blue)
    number = min(
        choices,
        key=lambda n: sum((a - b) ** 2 for a, b in zip(choices[n], wanted, strict=True)),
    )
    # With its triplet: Textual makes a true colour of one that has none, and Rich guesses it back.
    triplet = ColorTriplet(*choices[number])
    return Color(f"color({number})", ColorType.EIGHT_BIT, number, triplet)


def _segments(cells: Sequence[_Cell]) -> Iterator[Segment]:
    """The cells of one line, those that look alike together."""
    start = 0
    for end in range(1, len(cells) + 1):
        if end == len(cells) or not all(map(_near, cells[start], cells[end])):
            upper, lower = cells[start]
            if _near(upper, lower):
                yield Segment(" " * (end - start), Style(bgcolor=lower))
            else:
                yield Segment(_HALF * (end - start), Style(color=upper, bgcolor=lower))
            start = end


def _near(one: Color, other: Color) -> bool:
    pairs = zip(one.triplet or (), other.triplet or (), strict=True)
    return max(abs(a - b) for a, b in pairs) <= _ALIKE
