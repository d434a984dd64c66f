"""`newsreader mentions`: the securities that one post names, where and how."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

import click

from newsreader.cli import options, streams
from newsreader.cli.archives import locate
from newsreader.config import load
from newsreader.console import Column, Format, print_rows
from newsreader.language import _, noted
from newsreader.model import Mention

_SHOWN: Final = (
    *(noted("stock"), noted("fund"), noted("bond"), noted("index"), noted("crypto")),
    *(noted("company"), noted("common")),
    *(noted("title"), noted("body")),
    *(noted("link"), noted("cashtag"), noted("qualified"), noted("bracketed"), noted("bare")),
)
"""What stands in the columns kind, sense, field and form."""


def command() -> click.Command:
    """`mentions FILE`."""
    return click.Command(
        "mentions",
        callback=run,
        help=_(
            "Print every mention of a security in a post. Start and end count characters of the "
            "field, as “open --format json” prints it; the sense says whether the company is "
            "meant, or only the common word."
        ),
        short_help=_("Print the securities that a post names."),
        params=[
            options.file_argument(),
            options.format_option(),
            options.limit_option(),
            options.archive_option(of_file=True),
        ],
    )


def run(
    file: Path, layout: str = Format.TABLE, limit: int | None = None, archive: Path | None = None
) -> int:
    """Print the mentions in `file`, title first, in the order of the text."""
    from newsreader.posts import merge_rules, read
    from newsreader.reading import article_of

    configuration = load()
    place = locate(file, archive, configuration)
    article = article_of(read(place.file, place.path, merge_rules(configuration.sources)))
    rows = [entry(mention) for mention in article.mentions[:limit]]
    print_rows(
        rows,
        _columns(),
        Format(layout),
        sys.stdout,
        cells=streams.table_cells(),
        colours=streams.colours(),
    )
    if not rows:
        streams.say(_("This post names no security."))
    return 0 if rows else 1


def entry(mention: Mention) -> dict[str, Any]:
    """A mention as rows and JSON have it."""
    return {
        "symbol": mention.symbol,
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "kind": mention.kind,
        "sense": mention.sense,
        "field": mention.field,
        "form": mention.form,
        "name": mention.name,
    }


def _columns() -> tuple[Column, ...]:
    return (
        Column("symbol", _("symbol"), least=9),
        Column("text", _("text"), least=10),
        Column("start", _("start"), least=5),
        Column("end", _("end"), least=5, rank=1),
        Column("kind", _("kind"), least=5, rank=3, shown=lambda row: _(row["kind"])),
        Column("sense", _("sense"), least=7, shown=lambda row: _(row["sense"])),
        Column("field", _("field"), least=5, rank=2, shown=lambda row: _(row["field"])),
        Column("form", _("form"), least=8, rank=4, shown=lambda row: _(row["form"])),
        Column("name", _("name"), least=8, rank=5),
    )
