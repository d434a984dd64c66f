"""`newsreader index`: the index of an archive is brought up to date."""

from __future__ import annotations

from pathlib import Path

import click

from newsreader.cli import options, streams
from newsreader.cli.archives import chosen
from newsreader.config import load
from newsreader.language import _, ngettext


def command() -> click.Command:
    """`index [FOLDER]`."""
    return click.Command(
        "index",
        callback=run,
        help=_(
            "Read what has changed in an archive, so that the reader need not. Only changed files "
            "are read; what an interrupted run has done stays done."
        ),
        short_help=_("Bring the index up to date."),
        params=[options.folder_argument(), options.archive_option()],
    )


def run(folder: Path | None = None, archive: Path | None = None) -> int:
    """Update the index of an archive, and say what there was to do."""
    from newsreader.cli.stories import bring_up_to_date, library_of

    configuration = load()
    with library_of(chosen(folder or archive, configuration), configuration) as library:
        state = bring_up_to_date(library)
        posts = library.count()
    for failure in state.failed:
        streams.say(failure)
    message = ngettext(
        "{posts} post; {changed} changed, {failed} failed.",
        "{posts} posts; {changed} changed, {failed} failed.",
        posts,
    )
    streams.say(message.format(posts=posts, changed=state.changed, failed=len(state.failed)))
    return 0
