"""The pictures of a story: which of them can be drawn, how large, and where on the page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from newsreader.article.line import Line, PagePicture
from newsreader.model import BlockKind, Document, Emphasis, Span

Size = tuple[int, int]
"""Width and height: of a picture in pixels, of its place on the page in cells and lines."""

MOST: Final = 100
"""Pictures of one story that are drawn."""

_HIGHEST: Final = 20
"""Lines that a picture may take: with its words and a line of text it fits an 80x24 screen."""
_CELL: Final = 8
"""Pixels that are shown in the width of a cell, and twice as many in its height, at most.

A small picture stays small, as in a browser whose letters are of that size.
"""
_LEAST: Final = 16
"""Pixels in each direction below which a picture is a bullet or a spacer, and is not drawn."""

_TEXT: Final = (BlockKind.PARAGRAPH, BlockKind.HEADING)


def picture_spans(document: Document) -> tuple[Span, ...]:
    """What stands for pictures with an address, in running text; in a table there is no room."""
    spans = [span for span in document.spans if span.emphasis is Emphasis.IMAGE and span.source]
    starts = [span.start for span in spans]
    found: list[Span] = []
    for block in document.blocks if spans else ():
        if block.kind in _TEXT:
            found += spans[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
    return tuple(found[:MOST])


def fitted(pixels: Size, cells: int) -> Size | None:
    """How many cells and lines a picture takes in a room of `cells`; None where it is too small.

    A cell is taken to be twice as high as wide, as it nearly is in every terminal.
    """
    width, height = pixels
    if min(width, height) < _LEAST:
        return None
    columns = min(cells, width / _CELL, 2 * _HIGHEST * width / height)
    return max(1, round(columns)), min(_HIGHEST, max(1, round(columns * height / width / 2)))


def with_pictures(
    lines: Sequence[Line], spans: Iterable[Span], sizes: Mapping[str, Size], cells: int
) -> tuple[list[Line], list[PagePicture]]:
    """The lines of a block of text, with room of at most `cells` above the words of each picture.

    `spans` are those of the block, in order; `sizes` are in pixels, by address.
    """
    found = list(lines)
    pictures: list[PagePicture] = []
    number = 0
    for span in spans:
        size = fitted(sizes[span.source], cells) if span.source in sizes else None
        if size is None:
            continue
        columns, rows = size
        while number < len(found) and not _shows(found[number], span.start):
            number += 1
        found[number:number] = [Line()] * rows
        pictures.append(PagePicture(span.source, span.start, number, columns, rows))
        number += rows
    return found, pictures


def _shows(line: Line, offset: int) -> bool:
    """Whether a line shows a character of the body."""
    return any(
        piece.field == "body" and piece.start <= offset < piece.start + len(piece.text)
        for piece in line.pieces
    )
