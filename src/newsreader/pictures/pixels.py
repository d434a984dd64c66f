"""A picture's file -> pixels, by Pillow, which comes with the extra `images` and may be missing.

Files are untrusted: five formats, a bounded number of pixels, one file at a time; and whatever is
wrong with one, it is a BrokenPicture.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS: Final = ("PNG", "JPEG", "GIF", "WEBP", "BMP")
"""As Pillow names them. Of what moves, the first picture."""
MOST_OF_JPEG: Final = 40_000_000
"""Pixels of a picture that can be read in an eighth of its size; no camera of the news has more."""
MOST_PIXELS: Final = 12_000_000
"""Pixels of any other: while it is read a WebP takes up to 20 bytes for each, 240 MB."""

_JPEG: Final = ("JPEG", "MPO")
"""The second is one with more pictures behind the first, as telephones make."""
_ORIENTATION: Final = 0x0112
"""The tag of Exif that says how a camera was held; from 5 on, width and height change places."""
_PAPER: Final = (255, 255, 255)
"""What shows through a transparent picture: it was made for a white page."""

# One at a time, for the memory; and filters of warnings belong to the whole process.
_LOCK: Final = threading.Lock()


class BrokenPicture(Exception):
    """A file that is no picture, or none that is shown."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture in few pixels."""

    width: int
    height: int
    data: bytes
    """Red, green and blue of each, row by row."""


def installed() -> bool:
    """Whether there is a Pillow to read pictures with."""
    try:
        return find_spec("PIL") is not None
    except ValueError:  # what `sys.modules` has under its name is no module
        return False


def size_of(stream: BinaryIO) -> tuple[int, int]:
    """Width and height of the picture in `stream`, upright. Raises BrokenPicture."""
    with _opened(stream) as image:
        return image.size[::-1] if _orientation(image) >= 5 else image.size


def pixels_of(stream: BinaryIO, width: int, height: int) -> Pixels:
    """The whole picture in `stream` in so many pixels, upright. Raises BrokenPicture."""
    with _opened(stream) as image:
        orientation = _orientation(image)
        size = (height, width) if orientation >= 5 else (width, height)
        image.draft("RGB", size)  # a JPEG is read in an eighth of the time, in about that size
        small = _upright(_opaque(image, size), orientation)
        return Pixels(width, height, small.tobytes())


@contextmanager
def _opened(stream: BinaryIO) -> Iterator[Image]:
    """The picture in `stream`, its pixels not yet read. Raises BrokenPicture, on leaving too."""
    from PIL import Image

    with _LOCK, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about odd files; there is nowhere to tell them
        try:
            with Image.open(stream, formats=FORMATS) as image:
                most = MOST_OF_JPEG if image.format in _JPEG else MOST_PIXELS
                if image.width * image.height > most:
                    raise BrokenPicture(f"{image.width} × {image.height} pixels")
                yield image
        except BrokenPicture:
            raise
        except Exception as error:  # Pillow's readers raise nearly everything on a damaged file
            raise BrokenPicture(str(error)) from error


def _orientation(image: Image) -> int:
    """How the camera was held, 1 to 8 as Exif counts; 1 where nothing says so."""
    try:
        found = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # a damaged Exif does not spoil the picture
        return 1
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def _opaque(image: Image, size: tuple[int, int]) -> Image:
    """The picture in another size, on paper where it is transparent."""
    from PIL import Image as Images

    # The mean of what a pixel covers; what is sharper makes halos beside the lines of a chart.
    mean = Images.Resampling.BOX
    if not image.has_transparency_data:
        return (image if image.mode == "RGB" else image.convert("RGB")).resize(size, mean)
    small = image.convert("RGBA").resize(size, mean)
    paper = Images.new("RGBA", size, _PAPER)
    return Images.alpha_composite(paper, small).convert("RGB")


def _upright(image: Image, orientation: int) -> Image:
    """The picture turned and mirrored as its Exif says."""
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(turns[orientation]) if orientation in turns else image
