"""Draw the picture of the sample archive: the editors' whiteboard, with nothing on it but an arrow.

    python docs/sample_picture.py

It needs Pillow, as all that has to do with pictures does.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

FILE: Final = Path(__file__).parent.parent / "sample_posts" / "source" / "images" / "board.png"

_SIZE: Final = (560, 300)
_FINER: Final = 4
"""It is drawn larger and made smaller, which makes round edges smooth."""

_WALL: Final = (196, 186, 168)
_FRAME: Final = (120, 126, 134)
_BOARD: Final = (246, 248, 248)
_INK: Final = (30, 84, 168)
_RED: Final = (196, 54, 46)


def picture() -> Image.Image:
    """The whiteboard."""
    width, height = (side * _FINER for side in _SIZE)
    image = Image.new("RGB", (width, height), _WALL)
    draw = ImageDraw.Draw(image)

    def box(left: int, top: int, right: int, bottom: int) -> tuple[int, int, int, int]:
        return left * _FINER, top * _FINER, right * _FINER, bottom * _FINER

    draw.rounded_rectangle(box(24, 16, 536, 268), 10 * _FINER, _FRAME)
    draw.rounded_rectangle(box(34, 26, 526, 258), 4 * _FINER, _BOARD)
    draw.rectangle(box(200, 264, 360, 276), _FRAME)
    draw.rounded_rectangle(box(214, 258, 262, 266), 3 * _FINER, _INK)
    draw.rounded_rectangle(box(278, 258, 326, 266), 3 * _FINER, _RED)
    path = [(80, 214), (170, 186), (232, 196), (318, 128), (376, 134), (446, 78)]
    line = [(x * _FINER, y * _FINER) for x, y in path]
    draw.line(line, _INK, 12 * _FINER, joint="curve")
    tip = [(478, 50), (452, 104), (424, 66)]
    draw.polygon([(x * _FINER, y * _FINER) for x, y in tip], _INK)
    x, y = line[0]
    draw.ellipse((x - 6 * _FINER, y - 6 * _FINER, x + 6 * _FINER, y + 6 * _FINER), _INK)
    return image.resize(_SIZE, Image.Resampling.LANCZOS).quantize(64)


def main() -> None:
    """Write the picture into the sample archive."""
    FILE.parent.mkdir(exist_ok=True)
    picture().save(FILE, optimize=True)


if __name__ == "__main__":
    main()
