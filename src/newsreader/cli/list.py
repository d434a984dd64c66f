"""`newsreader list`: the stories of an archive as rows."""

from __future__ import annotations

from pathlib import Path

import click

from newsreader.cli import options, streams
from newsreader.cli.archives import chosen
from newsreader.config import load
from newsreader.console.rows import Format
from newsreader.language import _

SORTS = ("newest", "oldest", "title")


def command() -> click.Command:
    """`list [QUERY]`."""
    return click.Command(
        "list",
        callback=run,
        help=_(
            "Print the stories of an archive. QUERY is a filter as in the reader: words in title "
            "or text, “ticker:300024”, “date:2022-08”, “is:bookmarked”, “-” for not, OR, "
            "parentheses."
        ),
        short_help=_("Print the stories, all or filtered."),
        # “-is:read” is a filter. No option has a short form that one could be taken for.
        context_settings={"ignore_unknown_options": True},
        params=[
            click.Argument(["query"], metavar=_("[QUERY]"), nargs=-1),
            options.archive_option(),
            options.format_option(),
            options.limit_option(),
            click.Option(
                ["--sort"],
                type=click.Choice(SORTS),
                default=SORTS[0],
                show_default=True,
                help=_("By what the stories are sorted; those without a date come last."),
            ),
        ],
    )


def run(
    query: tuple[str, ...] = (),
    archive: Path | None = None,
    layout: str = Format.TABLE,
    limit: int | None = None,
    sort: str = SORTS[0],
) -> int:
    """Print the stories that `query` finds."""
    for word in query:
        if word.startswith("--"):
            raise click.NoSuchOption(word, ctx=click.get_current_context(silent=True))
    from newsreader.cli.stories import opened, print_stories, query_of
    from newsreader.library import Order

    configuration = load()
    with opened(chosen(archive, configuration), configuration) as library:
        wanted = query_of(" ".join(query), library)
        found = print_stories(library, wanted, Format(layout), order=Order(sort), limit=limit)
    if not found:
        streams.say(_("No story is found."))
    return 0 if found else 1
