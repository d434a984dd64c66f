"""`newsreader bookmark`: stories are marked, unmarked and listed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsreader.cli import options, streams
from newsreader.cli.archives import Place, chosen, is_scanned, locate, read_before
from newsreader.config import Configuration, load
from newsreader.console.rows import Format
from newsreader.errors import IndexUnavailable, UnreadableFile
from newsreader.language import _

if TYPE_CHECKING:
    from newsreader.library import Library
    from newsreader.model import Story


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
    from newsreader.cli.stories import library_of

    configuration = load()
    for home, places in _by_archive(files, archive, configuration):
        with library_of(home, configuration) as library:
            stories = [_story(library, place) for place in places]
            library.mark([story.id for story in stories], "bookmark", True)
        for story in stories:
            streams.say(_("Bookmarked: {title}").format(title=story.title))
    return 0


def remove(files: tuple[Path, ...], archive: Path | None = None) -> int:
    """Take the bookmarks of `files` away; 1 where one of them has none."""
    from newsreader.cli.stories import library_of, need_marks

    configuration = load()
    status = 0
    for home, places in _by_archive(files, archive, configuration):
        with library_of(home, configuration) as library:
            stories = [_story(library, place) for place in places]
            need_marks(library)
            library.mark([story.id for story in stories if story.bookmarked], "bookmark", False)
        for story in stories:
            if story.bookmarked:
                message = _("No longer bookmarked: {title}")
            else:
                message = _("Not bookmarked: {title}")
                status = 1
            streams.say(message.format(title=story.title))
    return status


def list_(archive: Path | None = None, layout: str = Format.TABLE, limit: int | None = None) -> int:
    """Print the bookmarked stories of an archive."""
    from newsreader.cli.stories import opened, print_stories
    from newsreader.query import Is

    configuration = load()
    home = chosen(archive, configuration)
    with opened(home, configuration) as library:
        found = print_stories(library, Is("bookmarked"), Format(layout), limit=limit)
    if not found:
        streams.say(_("No story of {archive} is bookmarked.").format(archive=home))
    elif archive is None:
        message = _("These are the bookmarks of {archive}; --archive names another.")
        streams.say(message.format(archive=home))
    return 0 if found else 1


def _by_archive(
    files: tuple[Path, ...], archive: Path | None, configuration: Configuration
) -> list[tuple[Path, list[Place]]]:
    """The places of `files`, those of an archive together; each has been looked at.

    Nothing else of an archive is read: which one a file belongs to may be a guess, and the folder
    around it anything.
    """
    if archive is not None:
        chosen(archive, configuration)
    known = read_before()
    places = [locate(file, archive, configuration, known) for file in files]
    for place in places:
        _look(place, configuration)
    homes = dict.fromkeys(place.archive for place in places)
    return [(home, [place for place in places if place.archive == home]) for home in homes]


def _look(place: Place, configuration: Configuration) -> None:
    """See that there is a post at `place`. Raises UnreadableFile."""
    from newsreader.posts.clocks import merge_rules
    from newsreader.posts.read import read

    post = read(place.file, place.path, merge_rules(configuration.sources))
    if not post.front_matter or not is_scanned(place):
        raise _no_post(place)


def _story(library: Library, place: Place) -> Story:
    try:
        story = library.add(place.path)
    except IndexUnavailable as error:
        message = _("{file}: its bookmark is as it was. {reason}")
        raise IndexUnavailable(message.format(file=place.file, reason=error)) from error
    if story is None:
        raise _no_post(place)
    return story


def _no_post(place: Place) -> UnreadableFile:
    message = _("{file}: this is no post of the archive {archive}.")
    return UnreadableFile(message.format(file=place.file, archive=place.archive))
