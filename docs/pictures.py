"""Draw the pictures of README.md: the real screen of the real reader, on the sample archive.

    python docs/pictures.py

The same screen gives the same bytes. The pictures name no address: a browser draws them with the
fonts it has.
"""

from __future__ import annotations

import asyncio
import html
import os
import re
import shutil
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from newsreader.config import Configuration
from newsreader.library import Library
from newsreader.posts.clocks import SHIPPED_RULES
from newsreader.samples import sample_archive
from newsreader.text.width import width

if TYPE_CHECKING:
    from newsreader.tui.app import NewsreaderApp

HERE: Final = Path(__file__).parent

# Ahead of the Chinese fonts stand fonts whose “ ” … · take one cell.
_FONTS: Final = (
    '"DejaVu Sans Mono", Menlo, Consolas, '
    '"Sarasa Mono SC", "Noto Sans Mono CJK SC", "PingFang SC", "Microsoft YaHei", monospace'
)
_CELL: Final = 12.2
"""Units of the picture that one cell is wide, as Rich draws it."""
_WIDE: Final = 21
"""Size of a Chinese character; the rest of its two cells is left free."""

_FONT_FACE: Final = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
_TEXT: Final = re.compile(
    r'<text class="(?P<look>[^"]+)" x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)" textLength="[\d.]+"'
    r' clip-path="(?P<clip>[^"]+)">(?P<text>[^<]*)</text>'
)


@dataclass(frozen=True, slots=True)
class Picture:
    """One screen to be drawn, and how to get there."""

    name: str
    size: tuple[int, int]
    theme: str
    keys: tuple[str, ...] = ()


PICTURES: Final = (
    Picture("list", (120, 34), "newsreader-dark"),
    Picture("article", (100, 32), "newsreader-light", ("enter",)),
)


def main() -> None:
    """Draw every picture, with a home, a cache and an archive that nobody else uses."""
    with TemporaryDirectory() as folder:
        os.environ["NEWSREADER_LANGUAGE"] = "en"
        os.environ["TEXTUAL_ANIMATIONS"] = "none"
        archive = _copy(Path(folder))
        for picture in PICTURES:
            for kind in ("CONFIG", "CACHE", "DATA"):
                os.environ[f"XDG_{kind}_HOME"] = str(Path(folder) / picture.name / kind)
            svg = portable(asyncio.run(_screen(picture, archive)))
            (HERE / f"{picture.name}.svg").write_text(svg, encoding="utf-8")


def _copy(folder: Path) -> Path:
    """A copy of the sample archive, its files as old as their order says.

    The age decides between stories of one minute, and a checkout gives any.
    """
    archive = Path(shutil.copytree(sample_archive(), folder / "sample_posts"))
    for second, file in enumerate(sorted(archive.rglob("*"), reverse=True)):
        os.utime(file, (second, second))
    return archive


async def _screen(picture: Picture, archive: Path) -> str:
    """What the reader shows, as Textual exports it."""
    from newsreader.tui.app import NewsreaderApp  # Textual reads the environment

    with Library.open(archive, SHIPPED_RULES) as library:
        library.update()
        second = library.view(limit=2).ids[1:]
        library.mark(second, "bookmark", True)
        app = NewsreaderApp(library, Configuration(theme=picture.theme))
        async with app.run_test(size=picture.size) as pilot:
            await _settle(app, pilot.pause)
            for key in picture.keys:
                await pilot.press(key)
                await _settle(app, pilot.pause)
            return app.export_screenshot()


async def _settle(app: NewsreaderApp, pause: Callable[[], Awaitable[None]]) -> None:
    """Wait until nothing that runs in the background can change the screen."""
    for _round in range(3):
        await app.workers.wait_for_complete()
        await pause()


def portable(svg: str) -> str:
    """A picture that looks the same wherever it is shown, and fetches nothing.

    Rich counts characters where it should count cells, so a browser would squeeze Chinese; here
    every stretch of wide or of narrow characters stands in its own place.
    """
    svg = _FONT_FACE.sub("", svg)
    svg = svg.replace("font-family: Fira Code, monospace;", f"font-family: {_FONTS};")
    svg = svg.replace("font-variant-east-asian: full-width;", "")
    svg = re.sub(r"\s*<!-- Generated with Rich \S+ -->", "", svg)
    svg = _TEXT.sub(lambda found: "".join(_stretches(found)), svg)
    return "".join(f"{line.rstrip()}\n" for line in svg.splitlines() if line.strip())


def _stretches(found: re.Match[str]) -> Iterator[str]:
    """One piece of text as pieces of one kind of character."""
    at = float(found["x"])
    for cells, run in groupby(html.unescape(found["text"]), key=width):
        text = "".join(run)
        if bare := text.strip("\N{NO-BREAK SPACE} "):
            before = len(text) - len(text.lstrip("\N{NO-BREAK SPACE} "))
            wide = f' style="font-size:{_WIDE}px;letter-spacing:{2 * _CELL - _WIDE:g}px"'
            yield (
                f'<text class="{found["look"]}" x="{at + before * cells * _CELL:g}"'
                f' y="{found["y"]}" textLength="{len(bare) * cells * _CELL:g}"'
                f'{wide if cells == 2 else ""} clip-path="{found["clip"]}">'
                f"{html.escape(bare, quote=False)}</text>"
            )
        at += len(text) * cells * _CELL


if __name__ == "__main__":
    main()
