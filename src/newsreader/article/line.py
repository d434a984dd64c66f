"""What a laid-out page is made of: lines of pieces, each piece with the roles that it plays."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from newsreader.text.width import width


class Role(StrEnum):
    """What a piece of a line is; each front end has its own look for it."""

    TITLE = "title"
    META = "meta"
    """Source, author, dates: about the story, not of it."""
    PROBLEM = "problem"
    LABEL = "label"
    """The heading of a part that the page adds: Stocks, Links."""
    HEADING = "heading"
    STRONG = "strong"
    ITALIC = "italic"
    STRIKE = "strike"
    CODE = "code"
    MEDIA = "media"
    """What stands for a picture, a video or a sound."""
    UP = "up"
    """A word or a figure that says that something rose."""
    DOWN = "down"
    """A word or a figure that says that something fell."""
    LINK = "link"
    SECURITY = "security"
    """A security, named in the company's sense."""
    MARK = "mark"
    """What the page inserts into the text: a symbol, a link's number."""
    MARKER = "marker"
    """A bullet, a number, the bar of a quotation, a rule."""
    HEADER_CELL = "header-cell"


Roles = frozenset[Role]
NONE: Roles = frozenset()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line in one look."""

    text: str
    roles: Roles = NONE
    field: Literal["title", "body", ""] = ""
    """The text that `start` counts in; empty for what the page itself says."""
    start: int = -1
    """Offset of the first character in that text; -1 for what the page itself says."""
    address: str = ""
    """Where it leads, as the post has it: untrusted; empty for nowhere."""

    def part(self, start: int, end: int) -> Piece:
        """The characters `start:end` of the piece."""
        if start == 0 and end == len(self.text):
            return self
        at = self.start + start if self.start >= 0 else -1
        return Piece(self.text[start:end], self.roles, self.field, at, self.address)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, without the margin; no wider than the page."""

    pieces: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def cells(self) -> int:
        """The width of the line in cells."""
        return sum(width(piece.text) for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table in lines, and what of it stays where it is while the rest is scrolled."""

    lines: tuple[Line, ...]
    head: int = 0
    """Lines at the top, the header and its rule, that stay while the rows are scrolled."""
    frozen: int = 0
    """Cells at the left that stay while the columns are scrolled."""
    stops: tuple[int, ...] = ()
    """The left edges of the other columns, in cells; none where the table fits."""
    cells: int = 0
    """The whole width."""


@dataclass(frozen=True, slots=True)
class PageTable:
    """Where a table stands on a page."""

    block: int
    """The number of the table's block in the document."""
    first: int
    """Its first line on the page."""
    table: SetTable

    @property
    def last(self) -> int:
        """The line after its last one."""
        return self.first + len(self.table.lines)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """Where a picture is drawn on a page: its lines hold only what stands at their left."""

    source: str
    """Its address, as the post has it."""
    at: int
    """Offset in the body of the words that stand for it, which follow below."""
    first: int
    """Its first line on the page."""
    columns: int
    """Its width in cells."""
    rows: int
    """Its height in lines."""

    @property
    def last(self) -> int:
        """The line after its last one."""
        return self.first + self.rows


@dataclass(frozen=True, slots=True)
class Page:
    """A story set at one width."""

    lines: tuple[Line, ...]
    width: int
    """Cells; no line is wider, but for those of tables."""
    addresses: tuple[str, ...] = field(default=())
    """Of the numbered links; the first is number 1."""
    body: tuple[int, int] = (0, 0)
    """The lines of the story itself, half open."""
    tables: tuple[PageTable, ...] = ()
    """In order; all that stand as columns, whether they fit or are scrolled."""
    pictures: tuple[PagePicture, ...] = ()
    """In order."""

    def line_of(self, field: Literal["title", "body", "picture"], offset: int) -> int:
        """The line that shows a character of the title or the body; 0 where none does.

        Of a `picture` whose words begin with that character of the body it is the first line.
        """
        if field == "picture":
            for picture in self.pictures:
                if picture.at == offset:
                    return picture.first
            field = "body"
        found = 0
        for number, line in enumerate(self.lines):
            for piece in line.pieces:
                if piece.field == field and piece.start <= offset:
                    found = number
                    if offset < piece.start + len(piece.text):
                        return number
        return found
