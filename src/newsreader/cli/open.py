"""`newsreader open`: one post, in the reader on a terminal, else as text."""

from __future__ import annotations

import os
import sys
from datetime import UTC
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from newsreader.article.page import Article
from newsreader.cli import options, streams
from newsreader.cli.archives import locate, read_before
from newsreader.config import WIDTHS, load
from newsreader.language import _
from newsreader.model import Published
from newsreader.text.address import shows_hyperlinks

FORMATS = ("text", "markdown", "json")


def command() -> click.Command:
    """`open FILE`."""
    return click.Command(
        "open",
        callback=run,
        help=_(
            "Open one post: in the reader on a terminal; as text where stdout is none, or where "
            "an option asks for text."
        ),
        short_help=_("Open one post, or print it."),
        params=[
            options.file_argument(),
            click.Option(
                ["--width"],
                metavar="N",
                type=click.IntRange(WIDTHS[0], WIDTHS[-1]),
                help=_("Cells that a line of the text may take, 20 to 200; else at most 80."),
            ),
            click.Option(["--format", "layout"], type=click.Choice(FORMATS), help=_("Print as.")),
            click.Option(
                ["--marks/--no-marks"],
                default=None,
                help=_("Whether the first mention of a security carries its symbol."),
            ),
            options.archive_option(of_file=True),
        ],
    )


def run(
    file: Path,
    width: int | None = None,
    layout: str | None = None,
    marks: bool | None = None,
    archive: Path | None = None,
) -> int:
    """Open `file`, or print it, as `layout` if one is asked for."""
    configuration = load()
    asked_for_text = not (layout is None and width is None and marks is None)
    if not asked_for_text and streams.interactive():
        from newsreader.cli import reader

        place = locate(file, archive, configuration, read_before())
        return reader.start(place.archive, place.file, configuration)

    from newsreader.posts.clocks import merge_rules
    from newsreader.posts.read import read

    place = locate(file, archive, configuration)
    post = read(place.file, place.path, merge_rules(configuration.sources))
    cells = max(
        width or min(streams.cells() or configuration.width, configuration.width), WIDTHS[0]
    )
    if layout == "markdown":
        from newsreader.article.markdown import markdown, markdown_page
        from newsreader.console.pages import print_page

        if width is None and streams.cells() is None:  # as it is, for another program
            sys.stdout.write(markdown(post))
        else:
            print_page(markdown_page(post, cells), sys.stdout, colours=None)
        return 0

    from newsreader.cli.names import lexicon_for
    from newsreader.reading import article_of

    article = article_of(post, lexicon_for(place))
    if layout == "json":
        from newsreader.console.rows import json_of

        sys.stdout.write(json_of(entry(article), sys.stdout, indent=2) + "\n")
        return 0

    from newsreader.article.page import set_page
    from newsreader.article.setting import Setting
    from newsreader.console.pages import print_page

    tables = width or min(streams.cells() or configuration.width, configuration.max_width)
    setting = Setting(
        codes=configuration.codes if marks is None else marks,
        spacing=configuration.spacing,
        indent=configuration.indent,
        justify=configuration.justify,
        table_cells=max(cells, tables),
    )
    zone = ZoneInfo(configuration.timezone or post.zone)
    page = set_page(article, cells, zone, setting)
    links = configuration.hyperlinks
    links = shows_hyperlinks(os.environ) if links is None else links
    print_page(page, sys.stdout, colours=streams.colours(), hyperlinks=links)
    return 0


def entry(article: Article) -> dict[str, Any]:
    """Everything that is known of a story, as JSON says it.

    Its date is in UTC; the day alone where no more is known.
    """
    from newsreader.cli.mentions import entry as mention_entry

    post, document = article.post, article.document
    published = post.published
    return {
        "path": post.path,
        "title": post.title,
        "date": _iso(published) if published else None,
        "day_only": published.day_only if published else False,
        "published": published.written if published else "",
        "correction": published.correction if published else "",
        "categories": post.categories,
        "tags": post.tags,
        "source": post.source,
        "section": post.section,
        "author": post.author,
        "text": document.text,
        "links": [
            {"text": document.text[link.start : link.end], "href": link.href}
            for link in document.links
        ],
        "mentions": [mention_entry(mention) for mention in article.mentions],
        "problems": [{"field": remark.field, "reason": remark.reason} for remark in post.problems],
    }


def _iso(published: Published) -> str:
    instant = published.instant.astimezone(UTC)
    return (instant.date() if published.day_only else instant).isoformat()
