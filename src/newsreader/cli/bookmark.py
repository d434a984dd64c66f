"""`newsreader bookmark`: stories are marked, unmarked and listed."""

from __future__ import annotations

from pathlib import Path

import click

from newsreader.cli import options, streams
from newsreader.cli.archives import chosen, locate
from newsreader.config import load
from newsreader.console import Format
from newsreader.errors import UnreadableFile
from newsreader.language import _


def command() -> click.Command:
    """`bookmark add|remove|list`."""
    return click.Group(
        "bookmark",
        help=_("Bookmark stories, and list those that are."),
        no_args_is_help=False,
        subcommand_metavar=_("COMMAND [ARGS]..."),
        commands=[
            click.Command(
                "add",
                callback=add,
                help=_("Bookmark posts; on disk when the command is done."),
                params=[options.file_argument(many=True), options.archive_option(of_file=True)],
            ),
            click.Command(
                "remove",
                callback=remove,
                help=_("Take bookmarks away."),
                params=[options.file_argument(many=True), options.archive_option(of_file=True)],
            ),
            click.Command(
                "list",
                callback=list_,
                help=_("Print the bookmarked stories, newest first."),
                params=[
                    options.archive_option(),
                    options.format_option(),
                    options.limit_option(),
                ],
            ),
        ],
    )


def add(files: tuple[Path, ...], archive: Path | None = None) -> int:
    """Bookmark the stories of `files`: all of an archive, or none of it."""
    return _mark(files, archive, _("Bookmarked: {title}"), value=True)


def remove(files: tuple[Path, ...], archive: Path | None = None) -> int:
    """Take the bookmarks of `files` away."""
    return _mark(files, archive, _("No longer bookmarked: {title}"), value=False)


def list_(archive: Path | None = None, layout: str = Format.TABLE, limit: int | None = None) -> int:
    """Print the bookmarked stories of an archive."""
    from newsreader.cli.stories import opened, print_stories
    from newsreader.query import Is

    configuration = load()
    with opened(chosen(archive, configuration), configuration) as library:
        found = print_stories(library, Is("bookmarked"), Format(layout), limit=limit)
    if not found:
        streams.say(_("No story is bookmarked."))
    return 0 if found else 1


def _mark(files: tuple[Path, ...], archive: Path | None, words: str, *, value: bool) -> int:
    from newsreader.cli.stories import opened

    configuration = load()
    places = [locate(file, archive, configuration) for file in files]
    for home in dict.fromkeys(place.archive for place in places):
        with opened(home, configuration) as library:
            stories = []
            for place in places:
                if place.archive != home:
                    continue
                story = library.find(place.path)
                if story is None or library.relative(place.file) != place.path:
                    message = _("{file}: this is no post of the archive {archive}.")
                    raise UnreadableFile(message.format(file=place.file, archive=home))
                stories.append(story)
            library.mark([story.id for story in stories], "bookmark", value)
            for story in stories:
                streams.say(words.format(title=story.title))
    return 0
