"""The reader itself, and what stands in for it where there is no terminal."""

from __future__ import annotations

import os
from pathlib import Path

import click

from newsreader.cli import streams, terminal
from newsreader.cli.archives import chosen
from newsreader.config import Configuration, load
from newsreader.language import _

SCREENFUL = 50
"""Stories that are printed where the reader cannot be shown."""


def command() -> click.Command:
    """The command of a folder; it has no name to be called by."""
    return click.Command(
        "reader",
        callback=run,
        help=_("Open an archive in the reader."),
        params=[
            click.Argument(["folder"], metavar=_("FOLDER"), type=click.Path(path_type=Path)),
        ],
    )


def run(folder: Path | None) -> int:
    """Open the archive `folder`, the configured one, or the sample posts."""
    configuration = load()
    note = ""
    if folder is None and configuration.archive is None:
        note = _("These are sample posts; “newsreader FOLDER” opens your own.")
    archive = chosen(folder, configuration)
    if streams.interactive():
        return start(archive, None, configuration, note)
    if streams.at_terminal():
        message = _("The reader needs UTF-8, and this is {encoding}; LC_ALL=C.UTF-8 sets it.")
        streams.say(message.format(encoding=streams.other_encoding()))
    return _print_newest(archive, configuration, note)


def start(
    archive: Path,
    file: Path | None,
    configuration: Configuration,
    note: str = "",
    stock: str = "",
) -> int:
    """Open the reader on `archive`, on one of its posts, or on a stock's page; the exit code."""
    colours = terminal.shown(os.environ)
    terminal.prepare(os.environ, colours)
    from newsreader.tui.start import run as run_app

    return run_app(archive, file, configuration, note, colours, stock)


def _print_newest(archive: Path, configuration: Configuration, note: str) -> int:
    """Print the newest stories as a table."""
    from newsreader.cli.stories import opened, print_stories
    from newsreader.console.rows import Format
    from newsreader.query import Everything

    if note:
        streams.say(note)
    with opened(archive, configuration) as library:
        shown = print_stories(library, Everything(), Format.TABLE, limit=SCREENFUL)
        found = library.count()
    if shown < found:
        message = _("The newest {shown} of {found} stories; “newsreader list” prints all.")
        streams.say(message.format(shown=shown, found=found))
    elif not found:
        streams.say(_("There is no post in {archive}.").format(archive=archive))
    return 0
