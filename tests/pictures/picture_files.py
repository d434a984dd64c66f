"""Pictures made for a test."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image

RED = (200, 30, 20)
BLUE = (20, 40, 180)


def image(width: int = 40, height: int = 20, colour: Any = RED, mode: str = "RGB") -> Image.Image:
    """A picture of one colour."""
    return Image.new(mode, (width, height), colour)


def halves(width: int = 40, height: int = 20) -> Image.Image:
    """A picture that is red at the left and blue at the right."""
    made = image(width, height)
    made.paste(BLUE, (width // 2, 0, width, height))
    return made


def data(made: Image.Image, kind: str = "PNG", **more: Any) -> bytes:
    """The bytes of a picture's file."""
    stream = BytesIO()
    made.save(stream, kind, **more)
    return stream.getvalue()
