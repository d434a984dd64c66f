"""`newsreader doctor`: what is wrong with the posts of an archive, or was corrected in them."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from typing import Final

import click

from newsreader.cli import options, streams
from newsreader.cli.archives import chosen
from newsreader.config import load
from newsreader.console.rows import Column, Format, Row, print_rows
from newsreader.language import _, in_words, ngettext, noted

_SHOWN: Final = (
    *(noted("front matter"), noted("title"), noted("date"), noted("categories"), noted("body")),
    *(noted("file"), noted("problem"), noted("correction")),
)
"""What stands in the columns field and level."""


def command() -> click.Command:
    """`doctor [FOLDER]`."""
    return click.Command(
        "doctor",
        callback=run,
        help=_(
            "Print every post of an archive with something missing or broken, and every date that "
            "was corrected: path, field, level and reason."
        ),
        short_help=_("Print what is wrong with posts."),
        params=[
            options.folder_argument(),
            options.archive_option(),
            options.format_option(),
            options.limit_option(),
        ],
    )


def run(
    folder: Path | None = None,
    archive: Path | None = None,
    layout: str = Format.TABLE,
    limit: int | None = None,
) -> int:
    """Print the remarks on the posts of an archive; that there are none is good news, and 0."""
    from newsreader.cli.stories import opened

    configuration = load()
    home = chosen(folder or archive, configuration)
    with opened(home, configuration) as library:
        found = print_rows(
            (
                {
                    "path": path,
                    "field": remark.field,
                    "level": remark.level,
                    "reason": remark.reason,
                }
                for path, remark in islice(library.remarks(), limit)
            ),
            _columns(),
            Format(layout),
            sys.stdout,
            cells=streams.table_cells(),
            colours=streams.colours(),
        )
        posts = library.count()
    if not found and not posts:
        streams.say(_("There is no post in {archive}.").format(archive=home))
    elif not found:
        message = ngettext(
            "Nothing is wrong with the {posts} post of {archive}.",
            "Nothing is wrong with the {posts} posts of {archive}.",
            posts,
        )
        streams.say(message.format(posts=posts, archive=home))
    return 0


def _columns() -> tuple[Column, ...]:
    return (
        Column("path", _("path"), least=16),
        Column("field", _("field"), least=5, rank=2, shown=lambda row: _(row["field"])),
        Column("level", _("level"), least=7, rank=3, shown=lambda row: _(row["level"])),
        Column("reason", _("reason"), least=40, rank=1, shown=_reason),
    )


def _reason(row: Row) -> str:
    return in_words(row["reason"])
