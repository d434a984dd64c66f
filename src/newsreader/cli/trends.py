"""`newsreader trends`: securities that are named more often than usual."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from newsreader.cli import options, streams
from newsreader.cli.archives import chosen
from newsreader.config import load
from newsreader.console.rows import Column, Format, Row, print_rows
from newsreader.errors import WrongUse
from newsreader.language import _

MOST_DAYS = 366
"""Days of the longest window."""


def command() -> click.Command:
    """`trends`."""
    return click.Command(
        "trends",
        callback=run,
        help=_(
            "Print the securities that are named more often than in the 28 days before: stories "
            "of the last days up to the newest story, what is usual in as many days, and how far "
            "both are apart."
        ),
        short_help=_("Print what is named more often than usual."),
        params=[
            options.archive_option(),
            click.Option(
                ["--since"],
                metavar=_("DATE"),
                default="7d",
                show_default=True,
                help=_("The first day that is looked at: 7d, 2w, 2022-08-01."),
            ),
            options.format_option(),
            options.limit_option(),
        ],
    )


def run(
    archive: Path | None = None,
    since: str = "7d",
    layout: str = Format.TABLE,
    limit: int | None = None,
) -> int:
    """Print the trends of an archive, the largest score first."""
    from newsreader.cli.stories import opened
    from newsreader.reports.trends import MOST, trends

    configuration = load()
    with opened(chosen(archive, configuration), configuration) as library:
        newest = library.stocks.newest_day()
        window = 1 if newest is None else days_since(since, newest)
        found = trends(library, window, limit or MOST)
        rows: list[dict[str, Any]] = [
            {
                "symbol": one.symbol,
                "name": one.name,
                "stories": one.stories,
                "usual": round(one.usual, 2),
                "z": round(one.z, 2),
                "first_day": one.days.first.isoformat(),
                "days": one.days.counts,
            }
            for one in (found.trends if found else ())
        ]
        print_rows(
            rows,
            _columns(),
            Format(layout),
            sys.stdout,
            cells=streams.table_cells(),
            colours=streams.colours(),
        )
    if found is not None:
        message = _("Stories of {first} – {last}, against the 28 days before.")
        streams.say(message.format(first=found.first, last=found.last))
    if not rows:
        streams.say(_("Nothing is named more often than usual."))
    return 0 if rows else 1


def days_since(since: str, newest: date) -> int:
    """Days from the first one of `since`, as in a filter, to the newest one. Raises WrongUse."""
    from newsreader.query import Days, days

    found = days(since, newest)
    first = found.first if isinstance(found, Days) else None
    if first is None or not 0 <= (newest - first).days < MOST_DAYS:
        message = _("“{since}” is no day of the year up to the newest story, {newest}.")
        raise WrongUse(message.format(since=since, newest=newest))
    return (newest - first).days + 1


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("name"), least=8),
        Column("symbol", _("symbol"), least=9),
        Column("stories", _("stories"), least=7),
        Column("usual", _("usual"), least=5, shown=lambda row: f"{row['usual']:.1f}"),
        Column("z", "z", least=4, shown=lambda row: f"{row['z']:+.2f}"),
        Column("days", _("by day"), least=35, rank=1, joint=",", shown=_bars),
    )


def _bars(row: Row) -> str:
    from newsreader.reports.days import sparkline

    return sparkline(row["days"])
