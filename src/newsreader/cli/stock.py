"""`newsreader stock`: the page of one security, in the reader on a terminal, else as text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsreader.cli import options, streams
from newsreader.cli.archives import chosen
from newsreader.cli.notations import name_argument
from newsreader.config import load
from newsreader.language import _

if TYPE_CHECKING:
    from newsreader.library import Library
    from newsreader.reports.stock import StockPage

FORMATS = ("text", "json")
NEWEST = 10
"""Stories that are printed where nobody says how many."""


def command() -> click.Command:
    """`stock NAME`."""
    return click.Command(
        "stock",
        callback=run,
        help=_(
            "Open the page of a security: in the reader on a terminal; as text where stdout is "
            "none, or where an option asks for text. NAME is a code in any notation, a name, or "
            "the pinyin initials of one."
        ),
        short_help=_("Open the page of a security, or print it."),
        params=[
            name_argument(),
            options.archive_option(),
            click.Option(["--format", "layout"], type=click.Choice(FORMATS), help=_("Print as.")),
            options.limit_option(),
        ],
    )


def run(
    name: str, archive: Path | None = None, layout: str | None = None, limit: int | None = None
) -> int:
    """Open the page of the security called `name`, or print it with its newest stories."""
    configuration = load()
    home = chosen(archive, configuration)
    if layout is None and limit is None and streams.interactive():
        from newsreader.cli import reader

        return reader.start(home, None, configuration, stock=name)

    from newsreader.cli.stories import opened
    from newsreader.reports.stock import stock_page

    with opened(home, configuration) as library:
        symbol, *others = library.symbols(name)
        page = stock_page(library, symbol)
        if layout == "json":
            _print_json(library, page, limit or NEWEST)
        else:
            _print_text(library, page, limit or NEWEST)
    if others:
        streams.say(_("It may also mean {symbols}.").format(symbols=", ".join(others)))
    return 0 if page.stories else 1


def _print_json(library: Library, page: StockPage, limit: int) -> None:
    from zoneinfo import ZoneInfo

    from newsreader.cli.stories import entry
    from newsreader.console.rows import json_of
    from newsreader.query import Ticker

    zone = ZoneInfo(library.zone)
    newest = [entry(story, zone) for story in library.stories(Ticker(page.symbol), limit=limit)]
    sys.stdout.write(json_of({**page_entry(page), "newest": newest}, sys.stdout, indent=2) + "\n")


def page_entry(page: StockPage) -> dict[str, Any]:
    """Everything that the page says, as JSON has it."""
    return {
        "symbol": page.symbol,
        "name": page.name,
        "kind": page.kind,
        "mic": page.mic,
        "names": [
            {"name": one.name, "use": one.use, "until": one.until, "stories": one.stories}
            for one in page.names
        ],
        "stories": page.stories,
        "unread": page.unread,
        "first": page.first and page.first.isoformat(),
        "last": page.last and page.last.isoformat(),
        "watched": page.watched,
        "days": page.days
        and {"first": page.days.first.isoformat(), "stories": list(page.days.counts)},
        "beside": [
            {
                "symbol": one.symbol,
                "name": one.name,
                "stories": one.stories,
                "lift": round(one.lift, 2),
            }
            for one in page.beside
        ],
    }


def _print_text(library: Library, page: StockPage, limit: int) -> None:
    from newsreader.article.line import Line, Page, Piece, Role
    from newsreader.cli.stories import print_stories
    from newsreader.console.pages import print_page
    from newsreader.console.rows import Format
    from newsreader.query import Ticker
    from newsreader.reports import stock_lines

    cells = streams.table_cells()
    title = " ".join(filter(None, (page.name, page.symbol)))
    lines = [Line((Piece(title, frozenset((Role.TITLE,))),)), *stock_lines.summary(page, cells)]
    parts = (stock_lines.other_names, stock_lines.by_day, stock_lines.beside)
    for part in parts:
        if found := part(page, cells):
            lines += [Line(), *found]
    if page.stories:
        lines.append(Line())
    print_page(Page(tuple(lines), cells), sys.stdout, colours=streams.colours())
    print_stories(library, Ticker(page.symbol), Format.TABLE, limit=limit)
