"""What is shown of a story: its pages at a width, as they are made in a thread, and its pictures.

What makes them is imported when there is a story to show.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from newsreader.article.setting import Setting

if TYPE_CHECKING:
    from newsreader.article.line import Page, PagePicture
    from newsreader.model import Document
    from newsreader.pictures.album import Album
    from newsreader.reading import OpenedStory
    from newsreader.tui.drawing import Drawing
    from newsreader.tui.half_cells import Rows


def story_pages(
    opened: OpenedStory,
    zone: ZoneInfo,
    setting: Setting,
    album: Album | None,
    cells: int,
    tables: int,
) -> Iterator[Page]:
    """The page of a story, of a long one its beginning first; with an album, its pictures."""
    sizes = album.sizes(picture_sources(opened.document)) if album is not None else {}
    return opened.pages(cells, zone, replace(setting, table_cells=tables, pictures=sizes))


def markdown_pages(opened: OpenedStory, cells: int, _tables: int) -> Iterator[Page]:
    """The Markdown of a story."""
    from newsreader.article.markdown import markdown_page

    yield markdown_page(opened.post, cells)


def picture_sources(document: Document) -> list[str]:
    """The addresses of the pictures of a story that can be drawn, as it has them."""
    from newsreader.article.pictures import picture_spans

    return [span.source for span in picture_spans(document)]


def drawn_picture(album: Album, drawing: Drawing, picture: PagePicture) -> Rows | None:
    """A picture in lines; None for one that is broken."""
    from newsreader.tui.half_cells import drawn

    pixels = album.pixels(picture.source, picture.columns, 2 * picture.rows)
    return None if pixels is None else drawn(pixels, truecolor=drawing.truecolor)
