"""The pictures of one story that are at hand: files of the archive, and fetched ones."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from newsreader.pictures.kept import Kept
from newsreader.pictures.pixels import BrokenPicture, Pixels, pixels_of, size_of
from newsreader.pictures.places import local_files, open_within, web_address


class Album:
    """Looks for pictures by their addresses in a post; any thread may ask. Nothing is fetched."""

    def __init__(self, archive: Path, post: Path, kept: Kept) -> None:
        self._archive = archive
        self._post = post
        self._kept = kept
        self._sizes: dict[str, tuple[int, int] | None] = {}

    def sizes(self, sources: Iterable[str]) -> dict[str, tuple[int, int]]:
        """Width and height in pixels of those pictures that are at hand and can be read."""
        found = {}
        for source in sources:
            if source not in self._sizes:
                self._sizes[source] = self._size(source)
            size = self._sizes[source]
            if size is not None:
                found[source] = size
        return found

    def pixels(self, source: str, width: int, height: int) -> Pixels | None:
        """A picture in so many pixels; None for one that turns out to be broken, from now on."""
        try:
            with self._open(source) as stream:
                return pixels_of(stream, width, height)
        except (OSError, BrokenPicture):
            self._sizes[source] = None
            return None

    def missing(self, sources: Iterable[str]) -> tuple[str, ...]:
        """The web addresses, each once, of those pictures that would have to be fetched."""
        addresses = dict.fromkeys(filter(None, map(web_address, sources)))
        return tuple(address for address in addresses if not self._kept.has(address))

    def look_again(self) -> None:
        """Pictures were fetched: those that were not at hand may be now."""
        self._sizes = {source: size for source, size in self._sizes.items() if size is not None}

    def _size(self, source: str) -> tuple[int, int] | None:
        try:
            with self._open(source) as stream:
                return size_of(stream)
        except (OSError, BrokenPicture):
            return None

    def _open(self, source: str) -> BinaryIO:
        """The file of a picture. Raises OSError where there is none."""
        if address := web_address(source):
            return open_within(self._kept.folder, self._kept.file(address))
        for file in local_files(source, self._archive, self._post):
            try:
                return open_within(self._archive, file)
            except (OSError, ValueError):  # ValueError: a lone surrogate in the name
                continue
        raise FileNotFoundError(source)
