"""An archive opened for a command, its index up to date; its stories as rows."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from newsreader.cli import streams
from newsreader.config import Configuration, data_directory
from newsreader.console.progress import progress
from newsreader.console.rows import Column, Format, Row, print_rows
from newsreader.errors import IndexUnavailable, MarksError, NewsreaderError, QueryError
from newsreader.language import _
from newsreader.library import Library, Order
from newsreader.marks import Marks
from newsreader.model import Progress, Stage, Story
from newsreader.posts.clocks import merge_rules
from newsreader.query import Query, depends_on_marks, parse
from newsreader.securities import own_file
from newsreader.text.clean import clean
from newsreader.text.width import width


@contextmanager
def opened(archive: Path, configuration: Configuration) -> Iterator[Library]:
    """The library of `archive`, after a look at what has changed in it, if that is due."""
    with library_of(archive, configuration) as library:
        try:
            if not library.looked_lately():
                bring_up_to_date(library)
        except IndexUnavailable as error:  # another program is at it; what there is is shown
            message = _("What is printed may be incomplete. {reason}")
            streams.say(message.format(reason=error))
        yield library


@contextmanager
def library_of(archive: Path, configuration: Configuration) -> Iterator[Library]:
    """The library of `archive`, as configured; what it could not keep is told in the end, once."""
    rules = merge_rules(configuration.sources)
    told = ""
    with Library.open(archive, rules, configuration.timezone, own_file.load()) as library:
        try:
            yield library
        except NewsreaderError as error:
            told = str(error)
            raise
        finally:
            for notice in library.notices:
                if notice != told:
                    streams.say(notice)


def bring_up_to_date(library: Library) -> Progress:
    """Update the index, with a bar on stderr if it is a terminal."""
    colours = streams.narrates()
    if colours is None:
        return library.update()
    words = {Stage.STORIES: _("Reading posts"), Stage.TEXTS: _("Reading texts")}
    with progress(words, sys.stderr, colours=colours) as report:
        return library.update(report)


def query_of(text: str, library: Library) -> Query:
    """The filter that `text` says. Raises QueryError, which shows where it is wrong."""
    try:
        return parse(text, library.today)
    except QueryError as error:
        typed = clean(text).replace("\n", " ").replace("\t", " ")
        place = " " * width(typed[: error.start]) + "^"
        message = f"{error}\n  {typed}\n  {place}"
        room = streams.message_cells()
        if room is not None and width(typed) + 2 > room:
            message = str(error)  # the mark would stand under another line
        raise QueryError(message, error.start, error.end) from None


def need_marks(library: Library) -> None:
    """See that the marks can be read. Raises MarksError, in the words of the library's notice."""
    if not library.notices:
        return
    marks = Marks(data_directory())
    try:
        # Where there is no file, and none can be made, nothing has been marked.
        if (marks.file.exists() or marks.damaged) and not marks.examine():
            raise MarksError(marks.problem)
    finally:
        marks.close()


def print_stories(
    library: Library,
    query: Query,
    layout: Format,
    *,
    order: Order = Order.NEWEST,
    limit: int | None = None,
) -> int:
    """Print the stories of `query`, and give their number.

    Raises MarksError, before anything is printed, where the marks are asked for and unreadable.
    """
    zone = ZoneInfo(library.zone)
    stories = library.stories(query, order, limit)
    first = list(islice(stories, 1))  # a damaged file shows when it is read, and not before
    if depends_on_marks(query):
        need_marks(library)
    return print_rows(
        (entry(story, zone) for story in chain(first, stories)),
        _columns(layout),
        layout,
        sys.stdout,
        cells=streams.table_cells(),
        colours=streams.colours(),
    )


def entry(story: Story, zone: ZoneInfo) -> dict[str, Any]:
    """A story as a row, its date in `zone`; the day alone where no more is known."""
    return {
        "path": story.path,
        "title": story.title,
        "date": None if story.instant is None else _iso(story.instant, zone, story.day_only),
        "day_only": story.day_only,
        "categories": story.categories,
        "source": story.source,
        "section": story.section,
        "author": story.author,
        "symbols": story.symbols,
        "unread": story.unread,
        "bookmarked": story.bookmarked,
        "watched": story.watched,
        "problem": story.problem,
    }


def _iso(instant: int, zone: ZoneInfo, day_only: bool) -> str:
    known = datetime.fromtimestamp(instant, UTC)
    if day_only:
        return known.date().isoformat()
    try:
        return known.astimezone(zone).isoformat()
    except OverflowError:  # within a day of the first or the last that Python counts
        return known.isoformat()


def _columns(layout: Format) -> tuple[Column, ...]:
    """Of a table, in the order in which a person reads; of data, with the path before all."""
    path = Column("path", _("path"), least=20, rank=8)
    title = Column("title", _("title"), least=28)
    date = Column("date", _("date"), least=16, rank=1, shown=_minute)
    categories = Column("categories", _("categories"), least=12, rank=7, joint=" › ")
    source = Column("source", _("source"), rank=2)
    section = Column("section", _("section"), least=7, rank=6)
    symbols = Column("symbols", _("symbols"), rank=5)
    unread = Column("unread", _("new"), least=3, rank=4)
    bookmarked = Column("bookmarked", _("mark"), least=4, rank=3, yes="★")
    if layout is Format.TABLE:
        symbols = Column("symbols", _("symbols"), least=13, rank=5, shown=_most_named)
        return (
            date, unread, bookmarked, title, source, section, symbols, categories, path,
        )  # fmt: skip
    return (path, title, date, categories, source, section, symbols, unread, bookmarked)


def _most_named(row: Row) -> str:
    """The security that a story names most, and how many it names besides."""
    first, *others = row["symbols"] or ("",)
    return f"{first} +{len(others)}" if others else str(first)


def _minute(row: Row) -> str:
    """The date as a table shows it; the day alone where no more is known."""
    date = row["date"] or ""
    return str(date[:10] if row["day_only"] else date[:16].replace("T", " "))
