"""`newsreader watch`: securities are watched, no longer watched, and listed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from newsreader.cli import options, streams
from newsreader.cli.archives import chosen
from newsreader.cli.notations import name_argument
from newsreader.config import data_directory, load
from newsreader.console.rows import Column, Format, Row, print_rows
from newsreader.language import _


def command() -> click.Command:
    """`watch add|remove|list`."""
    return click.Group(
        "watch",
        help=_("Watch securities, in every archive, and list those that are watched."),
        no_args_is_help=False,
        subcommand_metavar=_("COMMAND [ARGS]..."),
        commands=[
            click.Command(
                "add",
                callback=add,
                help=_(
                    "Watch securities; on disk when the command is done. NAME is a code in any "
                    "notation, a name, or the pinyin initials of one."
                ),
                params=[name_argument(many=True)],
            ),
            click.Command(
                "remove",
                callback=remove,
                help=_("Watch securities no longer."),
                params=[name_argument(many=True)],
            ),
            click.Command(
                "list",
                callback=list_,
                help=_("Print the watched securities, and what an archive has of them."),
                params=[
                    options.archive_option(),
                    options.format_option(),
                    options.limit_option(),
                ],
            ),
        ],
    )


def add(names: Sequence[str]) -> int:
    """Watch the securities of these names: all, or none where one is unknown."""
    from newsreader.marks import Marks

    symbols = [_one(name) for name in names]
    marks = Marks(data_directory())
    try:
        marks.watch(symbols, True)
    finally:
        marks.close()
    for symbol in dict.fromkeys(symbols):
        streams.say(_("Watched: {stock}").format(stock=_called(symbol)))
    return 0


def remove(names: Sequence[str]) -> int:
    """Watch the securities of these names no longer; 1 where one of them was not watched."""
    from newsreader.marks import Marks

    symbols = [_one(name) for name in names]
    marks = Marks(data_directory())
    try:
        watched = marks.watched()
        marks.watch([symbol for symbol in symbols if symbol in watched], False)
    finally:
        marks.close()
    status = 0
    for symbol in dict.fromkeys(symbols):
        if symbol in watched:
            message = _("No longer watched: {stock}")
        else:
            message = _("Not watched: {stock}")
            status = 1
        streams.say(message.format(stock=_called(symbol)))
    return status


def list_(archive: Path | None = None, layout: str = Format.TABLE, limit: int | None = None) -> int:
    """Print the watched securities, in the order in which they were added."""
    from newsreader.cli.stories import need_marks, opened
    from newsreader.reports.watchlist import watchlist

    configuration = load()
    home = chosen(archive, configuration)
    with opened(home, configuration) as library:
        found = watchlist(library)
        need_marks(library)
        print_rows(
            [
                {
                    "symbol": one.symbol,
                    "name": one.name,
                    "stories": one.stories,
                    "unread": one.unread,
                    "last": one.last and one.last.isoformat(),
                    "first_day": one.days and one.days.first.isoformat(),
                    "days": one.days.counts if one.days else (),
                }
                for one in found[:limit]
            ],
            _columns(),
            Format(layout),
            sys.stdout,
            cells=streams.table_cells(),
            colours=streams.colours(),
        )
    if not found:
        streams.say(_("Nothing is watched; “newsreader watch add NAME” adds a security."))
    return 0 if found else 1


def _one(name: str) -> str:
    """The security that is meant; of several the most probable, and the others are told of."""
    from newsreader.index.search import symbols_of
    from newsreader.securities.own_file import load

    symbol, *others = symbols_of(name, load().over())
    if others:
        message = _("{name} may also mean {symbols}.")
        streams.say(message.format(name=name, symbols=", ".join(others)))
    return symbol


def _called(symbol: str) -> str:
    from newsreader.securities.table import names_of

    known = names_of(symbol)
    return f"{known[0].name} {symbol}" if known else symbol


def _columns() -> tuple[Column, ...]:
    return (
        Column("symbol", _("symbol"), least=9),
        Column("name", _("name"), least=8),
        Column("stories", _("stories"), least=7),
        Column("unread", _("unread"), least=6),
        Column("last", _("last"), least=10, rank=1),
        Column("days", _("by day"), least=28, rank=2, joint=",", shown=_bars),
    )


def _bars(row: Row) -> str:
    from newsreader.reports.days import sparkline

    return sparkline(row["days"])
