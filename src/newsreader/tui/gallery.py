"""The pictures of a page that have been drawn, each once for a size; the last ones are kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from rich.segment import Segment

from newsreader.article.line import PagePicture
from newsreader.tui.half_cells import Rows

_KEPT: Final = 240
"""Lines of pictures that are kept at least, drawn; each costs up to 100 KB."""

_Key = tuple[str, int, int]


class Gallery:
    """Knows where pictures stand on a page, which have been drawn, and which turned out broken.

    Lines are those of the page.
    """

    def __init__(self) -> None:
        self._pictures: Sequence[PagePicture] = ()
        self._rows: dict[_Key, Rows | None] = {}  # what was asked for last stands last

    def stand(self, pictures: Sequence[PagePicture]) -> None:
        """From now on the page has these, in order; what was drawn in the same size is kept."""
        self._pictures = pictures

    def at(self, line: int) -> PagePicture | None:
        """The picture that a line belongs to."""
        index = bisect_right(self._pictures, line, key=lambda picture: picture.first) - 1
        found = self._pictures[index] if index >= 0 else None
        return found if found is not None and line < found.last else None

    def row(self, line: int) -> Sequence[Segment]:
        """What of a picture stands on a line; nothing while it has not been drawn."""
        picture = self.at(line)
        if picture is None or _key(picture) not in self._rows:
            return ()
        rows = self._rows[_key(picture)] = self._rows.pop(_key(picture))
        return rows[line - picture.first] if rows else ()

    def lacking(self, first: int, height: int) -> PagePicture | None:
        """A picture to draw: on the screen of that height, or on the one that follows it."""
        for picture in self._pictures:
            near = picture.last > first and picture.first < first + 2 * height
            if near and _key(picture) not in self._rows:
                return picture
        return None

    def hang(self, picture: PagePicture, rows: Rows | None, height: int) -> None:
        """Keep a picture that was drawn, or None for a broken one; others may go for it.

        Not those that are near on a screen of that `height`: there must be an end of drawing.
        """
        self._rows[_key(picture)] = rows
        lines = sum(len(one or ()) for one in self._rows.values())
        for key in tuple(self._rows)[:-1]:
            if lines <= max(_KEPT, 4 * height):
                return
            lines -= len(self._rows.pop(key) or ())


def _key(picture: PagePicture) -> _Key:
    return picture.source, picture.columns, picture.rows
