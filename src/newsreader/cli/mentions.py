"""`newsreader mentions`: the securities that one post names, where and how."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

import click

from newsreader.cli import options, streams
from newsreader.cli.archives import locate
from newsreader.config import load
from newsreader.console.rows import Column, Format, Row, print_rows
from newsreader.language import _, noted
from newsreader.model import Mention, Sense
from newsreader.securities.markets import mic_of
from newsreader.securities.words import ROLES, RULES, per_cent

_SHOWN: Final = (
    *(noted("company"), noted("common"), noted("source"), noted("product")),
    *(noted("title"), noted("body")),
)
"""What stands in the columns sense and field."""
_FIELDS: Final = (
    *("symbol", "mic", "text", "start", "end", "field", "kind", "sense", "tier", "confidence"),
    *("role", "cues", "form", "name", "href"),
)
"""What is said of a mention as data."""


def command() -> click.Command:
    """`mentions FILE`."""
    return click.Command(
        "mentions",
        callback=run,
        help=_(
            "Print every mention of a security in a post. Start and end count characters of the "
            "field, as “open --format json” prints it; the sense says whether the company is "
            "meant, or only the common word; tier, confidence and cues say why."
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
    from newsreader.cli.names import lexicon_for
    from newsreader.posts.clocks import merge_rules
    from newsreader.posts.read import read
    from newsreader.reading import article_of

    configuration = load()
    place = locate(file, archive, configuration)
    post = read(place.file, place.path, merge_rules(configuration.sources))
    article = article_of(post, lexicon_for(place))
    rows = [entry(mention) for mention in article.mentions[:limit]]
    print_rows(
        rows,
        _columns(Format(layout)),
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
        "mic": mic_of(mention.symbol, mention.kind),
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "field": mention.field,
        "kind": mention.kind,
        "sense": mention.sense,
        "tier": mention.tier,
        "confidence": mention.confidence,
        "role": mention.role if mention.sense is Sense.COMPANY else None,
        "cues": mention.cues,
        "form": mention.form,
        "name": mention.name,
        "href": mention.href,
    }


def _columns(layout: Format) -> tuple[Column, ...]:
    """Of a table, what a person asks first; of data, all."""
    if layout is Format.TABLE:
        return (
            Column("symbol", _("symbol"), least=9),
            Column("text", _("text"), least=10),
            Column("sense", _("sense"), least=7, shown=lambda row: _(row["sense"])),
            Column("tier", _("rule"), least=12, rank=4, shown=_rule),
            Column("confidence", _("sure"), least=4, rank=2, shown=_sure),
            Column("role", _("role"), least=7, rank=3, shown=_role),
            Column("cues", _("cues"), rank=6, shown=lambda row: ", ".join(map(_, row["cues"]))),
            Column("field", _("field"), least=5, rank=5, shown=lambda row: _(row["field"])),
            Column("start", _("start"), least=5),
            Column("end", _("end"), least=5, rank=1),
        )
    return tuple(Column(name, name) for name in _FIELDS)


def _rule(row: Row) -> str:
    tier = row["tier"]
    return _(RULES[tier])


def _sure(row: Row) -> str:
    return per_cent(row["confidence"])


def _role(row: Row) -> str:
    role = row["role"]
    return _(ROLES[role]) if role else ""
