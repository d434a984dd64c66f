"""`newsreader securities`: what is known of a name or a code, and from where."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from newsreader.cli import options, streams
from newsreader.cli.archives import chosen
from newsreader.cli.notations import name_argument
from newsreader.config import load
from newsreader.console.rows import Column, Format, Row, print_rows
from newsreader.language import _, ngettext, noted

if TYPE_CHECKING:
    from newsreader.reports.known import Known, KnownSecurity
    from newsreader.securities.table import Ambiguous
    from newsreader.securities.taught import Taught

FORMATS = ("table", "json")

_KINDS: Final = {
    "word": noted("an everyday word"),
    "place": noted("a place"),
    "boundary": noted("a part of other words"),
    "title": noted("a work, a product or a person"),
    "agency": noted("a source of news or data"),
    "namesake": noted("another organisation"),
    "class": noted("a class of funds"),
}
"""What an ambiguous name also is."""
_USUAL: Final = {
    "company": noted("In financial news “{name}” is mostly the company; it is also {kind}."),
    "other": noted("In financial news “{name}” is mostly not the company, but {kind}."),
}
_TABLES: Final = {
    "archive": noted("this archive"),
    "yours": noted("your securities.tsv"),
}
"""Where a name comes from that no shipped table has."""
_IN_SENSE: Final = {
    "company": noted("{number} as the company"),
    "common": noted("{number} as a linked common word"),
}


def command() -> click.Command:
    """`securities NAME`."""
    return click.Command(
        "securities",
        callback=run,
        help=_(
            "Print what is known of a name or a code: the securities that it may mean, all their "
            "names and where these come from, what else the name means, and how many stories of "
            "the archive name it in which sense."
        ),
        short_help=_("Print what is known of a name or a code."),
        params=[
            name_argument(),
            options.archive_option(),
            click.Option(
                ["--format", "layout"],
                type=click.Choice(FORMATS),
                default=FORMATS[0],
                show_default=True,
                help=_("Print as."),
            ),
        ],
    )


def run(name: str, archive: Path | None = None, layout: str = FORMATS[0]) -> int:
    """Print what is known of `name`."""
    from newsreader.cli.stories import opened
    from newsreader.reports.known import known_of

    configuration = load()
    with opened(chosen(archive, configuration), configuration) as library:
        known = known_of(library, name)
    if layout == "json":
        from newsreader.console.rows import json_of

        sys.stdout.write(json_of(entry(known), sys.stdout, indent=2) + "\n")
        return 0
    rows = [row for security in known.securities for row in _rows(security)]
    print_rows(
        rows,
        _columns(),
        Format.TABLE,
        sys.stdout,
        cells=streams.table_cells(),
        colours=streams.colours(),
    )
    lead = "\n" if rows else ""
    for sentence in _sentences(known):
        sys.stdout.write(f"{lead}{streams.lined(sentence)}\n")
        lead = "\n"
    return 0


def entry(known: Known) -> dict[str, Any]:
    """Everything that is known, as JSON has it."""
    ambiguity = known.ambiguity
    return {
        "asked": known.asked,
        "securities": [
            {
                "symbol": one.symbol,
                "kind": one.kind,
                "mic": one.mic,
                "listed": next((each.name.listed for each in one.names if each.name.listed), ""),
                "given_up": one.given_up,
                "names": _rows(one),
                "stories": dict(one.senses),
                "taught": [
                    {
                        "name": lesson.name,
                        "stories": lesson.stories,
                        "since": lesson.since,
                        "until": lesson.until,
                    }
                    for lesson in one.taught
                ],
            }
            for one in known.securities
        ],
        "ambiguity": None
        if ambiguity is None
        else {
            "kind": ambiguity.kind,
            "usual": ambiguity.usual,
            "left": ambiguity.left,
            "right": ambiguity.right,
        },
        "dropped": known.dropped,
        "source": known.source,
    }


def _rows(security: KnownSecurity) -> list[dict[str, Any]]:
    """The names of a security; the table has one row without a name where none is known."""
    return [
        {
            "symbol": security.symbol,
            "name": one.name.name,
            "use": one.name.use,
            "since": one.name.since,
            "until": one.name.until,
            "initials": one.name.initials,
            "listed": one.name.listed,
            "table": one.table,
        }
        for one in security.names
    ]


def _columns() -> tuple[Column, ...]:
    return (
        Column("symbol", _("symbol"), least=9),
        Column("name", _("name"), least=8),
        Column("use", _("use"), least=6, shown=_use),
        Column("since", _("since"), least=10, rank=3),
        Column("until", _("until"), least=10, rank=2),
        Column("initials", _("initials"), least=4, rank=4),
        Column("listed", _("listed"), least=10, rank=5),
        Column("table", _("from"), least=8, rank=6, shown=_table),
    )


def _use(row: Row) -> str:
    from newsreader.reports.stock_lines import USES

    use = row["use"]
    return _(USES[use])


def _table(row: Row) -> str:
    table = row["table"]
    return _(_TABLES[table]) if table in _TABLES else table


def _sentences(known: Known) -> Iterator[str]:
    """What the table does not say."""
    for one in known.securities:
        if not one.names:
            yield _("No name of {symbol} is known.").format(symbol=one.symbol)
        if one.given_up:
            old = ", ".join(one.given_up)
            yield _("{symbol} was {old} before.").format(symbol=one.symbol, old=old)
        yield from map(_taught, one.taught)
    if known.dropped:
        yield _("Your securities.tsv says that “{name}” is no name.").format(name=known.asked)
    if known.ambiguity is not None:
        yield _ambiguity(known.asked, known.ambiguity)
    if known.source:
        yield _("“{name}” is also a source of news or data.").format(name=known.asked)
    for one in known.securities:
        yield _stories(one)


def _taught(lesson: Taught) -> str:
    """What stories write beside a code."""
    words = ngettext(
        "{number} story writes “{name}” beside {symbol} ({since}).",
        "{number} stories write “{name}” beside {symbol} ({since} to {until}).",
        lesson.stories,
    )
    return words.format(
        number=f"{lesson.stories:,}",
        name=lesson.name,
        symbol=lesson.symbol,
        since=lesson.since,
        until=lesson.until,
    )


def _ambiguity(name: str, one: Ambiguous) -> str:
    """What else the name means, and what stands beside it then."""
    kind = _(_KINDS[one.kind])
    words = _(_USUAL[one.usual]).format(name=name, kind=kind)
    for beside, sentence in (
        (one.left, _("So after {words}.")),
        (one.right, _("So before {words}.")),
    ):
        if beside:
            words += " " + sentence.format(words=", ".join(beside))
    return words


def _stories(one: KnownSecurity) -> str:
    counts = [
        _(words).format(number=f"{one.senses[sense]:,}")
        for sense, words in _IN_SENSE.items()
        if sense in one.senses
    ]
    if not counts:
        return _("No story of this archive names {symbol}.").format(symbol=one.symbol)
    total = sum(one.senses.values())
    stories = ngettext(
        "{number} story of this archive names {symbol}: {senses}.",
        "{number} stories of this archive name {symbol}: {senses}.",
        total,
    )
    return stories.format(number=f"{total:,}", symbol=one.symbol, senses=", ".join(counts))
