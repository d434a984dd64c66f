"""The frozen data that every part of the program shares.

Nothing here does I/O or knows a library; a value is made by one part and read by the others.
Offsets are in characters (code points) of unwrapped clean text, half open: `text[start:end]`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Literal

# --- posts -------------------------------------------------------------------------------------


class Level(StrEnum):
    """How much a remark on a post matters."""

    PROBLEM = "problem"
    """Something of the post is missing or broken; the list shows a mark."""
    CORRECTION = "correction"
    """Something was understood otherwise than it is written, by a rule that `doctor` names."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong with one field of a post, or was corrected in it."""

    field: str
    """Front matter, title, date, categories, body or file."""
    reason: str
    """One sentence for a person, in English; translated where it is shown."""
    level: Level = Level.PROBLEM


@dataclass(frozen=True, slots=True)
class SourceRule:
    """What is known of the dates of one source."""

    zone: str
    """IANA name of the zone that the source lives in; the display zone is chosen by these."""
    clock: str | None = None
    """IANA name of what `GMT`, or no zone at all, really means in this source's dates.

    None: `GMT` is true, and a date without a zone is in `zone`.
    """
    day_only: bool = False
    """True where midnight in a date of this source means that only the day is known."""


@dataclass(frozen=True, slots=True)
class Published:
    """When a post was published: as understood, and as written."""

    instant: datetime
    """Aware, in UTC, whole seconds; where `day_only`, the midnight in UTC of the day."""
    written: str
    """The date as it stands in the file, clean; empty where it came from the path."""
    origin: Literal["front matter", "body", "path"]
    day_only: bool = False
    """True where only the day is known: a day of the calendar, and the same one in every zone."""
    correction: str = ""
    """The rule by which `instant` differs from `written`, in English; empty for none."""


@dataclass(frozen=True, slots=True)
class Post:
    """One file, read: its fields clean, its body still raw and untrusted."""

    path: str
    """Relative to the archive, POSIX separators; the file name for a file opened alone."""
    title: str
    """Clean, one line, never empty: with nothing to go by, the file name without its ending."""
    categories: tuple[str, ...]
    """The category and its subcategories, widest first: 金融, 证券时报网, 要闻."""
    tags: tuple[str, ...]
    source: str
    """Who published it (证券时报网); empty where unknown."""
    section: str
    """The source's own section (要闻); empty where there is none."""
    author: str
    published: Published | None
    zone: str
    """IANA name of the zone of the source."""
    markup: Literal["html", "markdown", "text"]
    """How the body is to be read; HTML is valid Markdown, so `html` is said only when sure."""
    body: str
    """Decoded, raw, untrusted."""
    front_matter: bool
    """False where the file has none; such a file is left out of an archive."""
    remarks: tuple[Remark, ...] = ()

    @property
    def problems(self) -> tuple[Remark, ...]:
        """The remarks that say that something is wrong."""
        return tuple(remark for remark in self.remarks if remark.level is Level.PROBLEM)


# --- documents ---------------------------------------------------------------------------------


class Emphasis(StrEnum):
    """What a stretch of text is, apart from being text."""

    STRONG = "strong"
    ITALIC = "italic"
    STRIKE = "strike"
    CODE = "code"
    IMAGE = "image"
    """What stands for a picture: its alternative text, else its file name."""
    VIDEO = "video"
    AUDIO = "audio"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text that stands out."""

    start: int
    end: int
    emphasis: Emphasis
    source: str = ""
    """Of a picture, a video or a sound: its address as the post has it, clean; else empty."""


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of a document's text that leads somewhere."""

    start: int
    end: int
    href: str
    """The address, clean; never executed or opened unless it begins with http:// or https://."""
    code: str = ""
    """The publisher's own stock code attribute (`code=`, `data-stock-code=`), if any."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A block stands inside a quotation."""


@dataclass(frozen=True, slots=True)
class Item:
    """A block stands inside a list item."""

    marker: str
    """What stands before the item: `•`, `3.`."""
    first: bool
    """True for the first block of the item, which carries the marker."""


Container = Quote | Item


class BlockKind(StrEnum):
    """What a block of a document is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    PREFORMATTED = "preformatted"
    TABLE = "table"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, as written; a spanning cell stands once, in its first row and column."""

    start: int
    end: int
    column: int
    """Column of its left edge, from 0."""
    columns: int = 1
    rows: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a document: a stretch of its text, and how to set it."""

    kind: BlockKind
    start: int
    end: int
    containers: tuple[Container, ...] = ()
    """What it stands in, outermost first."""
    level: int = 0
    """Of a heading, 1 to 6; else 0."""
    table: tuple[tuple[Cell, ...], ...] = ()
    """Of a table, its rows from the top."""
    close: bool = False
    """True where no empty line parts it from the block before: both are of one list or figure."""


@dataclass(frozen=True, slots=True)
class Document:
    """The readable content of a post: one clean text, and what its parts are.

    Blocks are in order, disjoint, and separated by one newline in `text`.
    Cells of a table are separated by a tab or, between rows, a newline.
    A newline inside a block is a forced line break.
    """

    title: str
    text: str
    blocks: tuple[Block, ...]
    spans: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()


# --- securities --------------------------------------------------------------------------------


class SecurityKind(StrEnum):
    """What kind of security a symbol names."""

    STOCK = "stock"
    FUND = "fund"
    BOND = "bond"
    INDEX = "index"
    CRYPTO = "crypto"


class Sense(StrEnum):
    """What a mention most probably means."""

    COMPANY = "company"
    """The security: counted, listed, bold."""
    COMMON = "common"
    """Linked by the publisher, but probably only the common word: never counted."""
    SOURCE = "source"
    """A listed company, named only as where the news or the data come from: never counted."""
    PRODUCT = "product"
    """A book, a film, a game that is called as the company is: never counted."""


class Tier(IntEnum):
    """By what a mention was recognised; the lower, the surer."""

    LINK = 1
    """A link to a quote page, on a name that means nothing else."""
    CASHTAG = 2
    """$AAPL, $贵州茅台(SH600519)$."""
    QUALIFIED = 3
    """A code that says its market: 600519.SH, NASDAQ: AAPL."""
    PAIR = 4
    """A name with its code behind it."""
    BRACKETED = 5
    """A code that only its place marks: in brackets, in a cell."""
    NAME = 6
    """A name that means nothing else."""
    CUED = 7
    """A name that may mean something else, and a cue for the company."""
    LINKED_WORD = 8
    """A link to a quote page, on a word that means something else, without a cue."""


class Role(StrEnum):
    """How much a story is about a security that it names."""

    PRIMARY = "primary"
    """The story is about it: in the title, or named first and most."""
    SECONDARY = "secondary"
    """It plays a part: named several times."""
    PASSING = "passing"
    """It is only named, alone or in a list."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a title or a text that names a security."""

    symbol: str
    """Canonical: `300024.SZ`, `00700.HK`, `AAPL.US`."""
    text: str
    start: int
    end: int
    kind: SecurityKind
    sense: Sense
    field: Literal["title", "body"]
    """Which text `start` and `end` count in: the document's title, or its text."""
    form: str
    """How it is written: link, cashtag, qualified, bracketed, bare, name."""
    name: str = ""
    """The name that the text gives it (link text, name before a bracket); empty for a bare code."""
    tier: Tier = Tier.NAME
    confidence: float = 0.0
    """How probable it is that the text names this security, 0 to 1."""
    role: Role = Role.PASSING
    cues: tuple[str, ...] = ()
    """What spoke for or against the company, in English; translated where it is shown."""
    href: str = ""
    """The address of a link, as the post has it: untrusted."""


@dataclass(frozen=True, slots=True)
class Named:
    """A security that a story names, and how often."""

    symbol: str
    name: str
    """The name that the story gives it; empty where it gives only a code."""
    kind: SecurityKind
    sense: Sense
    count: int
    """Mentions in title and text in this sense."""
    role: Role = Role.PASSING


# --- what the list shows -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Story:
    """A post as the index knows it: everything a list row shows, without its text."""

    id: int
    """Stable while the file stays; meaningless otherwise."""
    path: str
    title: str
    instant: int | None
    """Seconds since 1970 UTC; None for an undated post."""
    day_only: bool
    """True where only the day is known; `instant` is then its midnight in UTC, in every zone."""
    categories: tuple[str, ...]
    source: str
    section: str
    author: str
    symbols: tuple[str, ...]
    """Canonical symbols named in the company sense, most often named first."""
    unread: bool
    bookmarked: bool
    watched: bool
    """Whether it names a security that is watched, in the company sense."""
    problem: bool


@dataclass(frozen=True, slots=True)
class Node:
    """A category, or a year, month or day, with the number of stories below it."""

    label: str
    query: str
    """The filter that narrows the list to it."""
    count: int
    children: tuple[Node, ...] = ()


NO_RULES: Mapping[str, SourceRule] = MappingProxyType({})
"""No rule of any source."""


class Stage(StrEnum):
    """What an indexing run is at."""

    STORIES = "stories"
    """All that the list shows, and of a few stories the texts, too."""
    TEXTS = "texts"
    """What is searched, and which securities are named."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an indexing run has come."""

    done: int
    """Of this stage."""
    total: int
    """What there is to do in this stage, without what is up to date."""
    changed: int = 0
    """Stories added, replaced or removed so far."""
    failed: tuple[str, ...] = field(default=())
    """Paths that could not be read, with the reason after a colon."""
    stage: Stage = Stage.STORIES
    texts: int = 0
    """Texts read so far, beyond those that were read with their stories."""
    finished: bool = False
    """Whether the run has come to its end, and was not stopped."""
