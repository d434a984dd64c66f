from __future__ import annotations

import struct
import sys
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pexpect
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from picture_files import BLUE, RED, data, halves, image
from PIL import Image

from newsreader.pictures import pixels
from newsreader.pictures.pixels import BrokenPicture, Pixels, installed, pixels_of, size_of


def colour(found: Pixels, x: int, y: int) -> tuple[int, ...]:
    at = 3 * (y * found.width + x)
    return tuple(found.data[at : at + 3])


def claims(width: int, height: int) -> bytes:
    """A PNG that says it has so many pixels, and has none."""

    def chunk(name: bytes, content: bytes) -> bytes:
        check = zlib.crc32(name + content)
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixel = zlib.compress(b"\0\0\0\0")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP"])
def test_a_picture_is_read_in_few_pixels(kind: str) -> None:
    file = data(halves(400, 200), kind)
    assert size_of(BytesIO(file)) == (400, 200)
    found = pixels_of(BytesIO(file), 10, 4)
    assert (found.width, found.height, len(found.data)) == (10, 4, 120)
    for x, wanted in ((1, RED), (8, BLUE)):
        assert colour(found, x, 2) == pytest.approx(wanted, abs=16)


@pytest.mark.parametrize("kind", ["TIFF", "ICO", "PPM", "TGA"])
def test_other_formats_are_no_pictures(kind: str) -> None:
    with pytest.raises(BrokenPicture):
        size_of(BytesIO(data(image(), kind)))


def test_what_is_transparent_shows_paper() -> None:
    clear = image(20, 20, (0, 0, 0, 0), "RGBA")
    clear.paste((*RED, 255), (0, 0, 10, 20))
    found = pixels_of(BytesIO(data(clear)), 2, 2)
    assert (colour(found, 0, 0), colour(found, 1, 1)) == (RED, (255, 255, 255))
    palette = halves().quantize(2)
    found = pixels_of(BytesIO(data(palette, "GIF", transparency=palette.getpixel((0, 0)))), 2, 2)
    assert (colour(found, 0, 0), colour(found, 1, 0)) == ((255, 255, 255), BLUE)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_pixel_becomes_red_green_and_blue(mode: str) -> None:
    file = data(Image.new(mode, (30, 30)), "JPEG" if mode == "CMYK" else "PNG")
    found = pixels_of(BytesIO(file), 3, 2)
    assert len(found.data) == 18


def test_of_what_moves_the_first_picture_is_shown() -> None:
    for kind in ("GIF", "WEBP", "PNG"):
        moving = data(image(colour=RED), kind, save_all=True, append_images=[image(colour=BLUE)])
        found = pixels_of(BytesIO(moving), 1, 1)
        assert colour(found, 0, 0) == pytest.approx(RED, abs=12)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG"])
def test_a_picture_stands_as_the_camera_was_held(orientation: int, kind: str) -> None:
    """Red is where the camera says the top left is: in Exif, 6 is a quarter turn to the left."""
    turn = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    upright = image(128, 64, BLUE)
    upright.paste(RED, (0, 0, 64, 32))
    held = upright.transpose(turn[orientation]) if orientation in turn else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = data(held, kind, exif=exif)
    assert size_of(BytesIO(file)) == (128, 64)
    found = pixels_of(BytesIO(file), 4, 2)
    assert (found.width, found.height) == (4, 2)
    assert colour(found, 0, 0) == pytest.approx(RED, abs=16)
    for x, y in ((3, 0), (0, 1), (3, 1)):
        assert colour(found, x, y) == pytest.approx(BLUE, abs=16)


def test_a_damaged_exif_does_not_spoil_a_picture() -> None:
    file = data(image(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff")
    assert size_of(BytesIO(file)) == (40, 20)
    exif = Image.Exif()
    exif[0x0112] = 77
    assert size_of(BytesIO(data(image(), "JPEG", exif=exif))) == (40, 20)


@pytest.mark.parametrize(("width", "height"), [(4000, 3001), (60_000, 60_000), (2**31 - 1, 1)])
def test_too_many_pixels_are_refused_before_they_are_read(width: int, height: int) -> None:
    for asked in (size_of, lambda stream: pixels_of(stream, 1, 1)):
        with pytest.raises(BrokenPicture):
            asked(BytesIO(claims(width, height)))
    assert size_of(BytesIO(claims(4000, 3000))) == (4000, 3000)


def test_a_large_jpeg_is_read_because_it_need_not_be_read_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pixels, "MOST_PIXELS", 100)
    monkeypatch.setattr(pixels, "MOST_OF_JPEG", 1_000)
    assert size_of(BytesIO(data(image(40, 20), "JPEG"))) == (40, 20)
    for file in (data(image(40, 26), "JPEG"), data(image(40, 20))):
        with pytest.raises(BrokenPicture):
            size_of(BytesIO(file))


def test_a_jpeg_is_read_in_no_more_pixels_than_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[tuple[int, int]] = []
    opaque = pixels._opaque

    def noted(image: Image.Image, size: tuple[int, int]) -> Image.Image:
        read.append(image.size)
        return opaque(image, size)

    monkeypatch.setattr(pixels, "_opaque", noted)
    pixels_of(BytesIO(data(image(1600, 800), "JPEG")), 60, 30)
    assert read == [(200, 100)]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_that_ends_too_soon_is_broken(kind: str) -> None:
    noise = Image.effect_noise((64, 64), 80).convert("RGB")
    file = data(noise, kind)
    with pytest.raises(BrokenPicture):
        pixels_of(BytesIO(file[: len(file) // 2]), 4, 4)


@settings(deadline=None, max_examples=300)
@given(
    st.sampled_from([data(halves(), kind) for kind in ("PNG", "JPEG", "GIF", "WEBP", "BMP")]),
    st.lists(st.tuples(st.integers(0, 400), st.binary(max_size=6)), max_size=6),
)
def test_a_damaged_picture_is_one_or_it_is_broken(
    file: bytes, damage: list[tuple[int, bytes]]
) -> None:
    for at, bytes_ in damage:
        file = file[:at] + bytes_ + file[at + len(bytes_) :]
    for asked in (size_of, lambda stream: pixels_of(stream, 3, 2)):
        try:
            assert asked(BytesIO(file))
        except BrokenPicture:
            continue


@given(st.binary(max_size=300))
def test_other_bytes_are_no_picture(file: bytes) -> None:
    with pytest.raises(BrokenPicture):
        pixels_of(BytesIO(file), 1, 1)


def test_without_pillow_none_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert installed()
    monkeypatch.setitem(sys.modules, "PIL", None)
    assert not installed()


@pytest.mark.terminal
def test_reading_and_drawing_a_picture_asks_the_terminal_nothing(sample_posts: Path) -> None:
    """Some libraries of pictures ask it what it can do, and take keys for its answer."""
    program = (
        "import sys; from newsreader.pictures.pixels import pixels_of;"
        "from newsreader.tui.half_cells import drawn;"
        "stream = open(sys.argv[1], 'rb');"
        "assert len(drawn(pixels_of(stream, 60, 30), truecolor=True)) == 15; stream.close()"
    )
    picture = str(sample_posts / "source" / "images" / "board.png")
    child: Any = pexpect.spawn(sys.executable, ["-W", "error", "-c", program, picture], timeout=30)
    assert child.read() == b""
    child.close()
    assert child.exitstatus == 0
