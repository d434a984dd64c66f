"""Arguments and options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

from newsreader.console.rows import Format
from newsreader.language import _


def _path() -> click.Path:
    """A path as it is typed; whether it can be read is said by who reads it, in better words."""
    return click.Path(path_type=Path, readable=False)


def file_argument(*, many: bool = False) -> click.Argument:
    """The FILE of a command; whether there is one is found out when it is read."""
    return click.Argument(
        ["files" if many else "file"],
        metavar=_("FILE…") if many else _("FILE"),
        nargs=-1 if many else 1,
        required=True,
        type=_path(),
    )


def archive_option(*, of_file: bool = False) -> click.Option:
    """`--archive FOLDER`; `of_file` where a FILE may say which archive it is in."""
    return click.Option(
        ["--archive"],
        metavar=_("FOLDER"),
        type=_path(),
        help=_("The archive; else the one that the file is in.")
        if of_file
        else _("The archive; else the configured one, else the sample posts."),
    )


def folder_argument() -> click.Argument:
    """The archive as an argument that may be left out."""
    return click.Argument(["folder"], metavar=_("[FOLDER]"), required=False, type=_path())


def format_option() -> click.Option:
    """`--format` of rows."""
    return click.Option(
        ["--format", "layout"],
        type=click.Choice([layout.value for layout in Format]),
        default=Format.TABLE.value,
        show_default=True,
        help=_("How the rows are printed; a table in a pipe is at most 120 cells wide."),
    )


def limit_option() -> click.Option:
    """`--limit N`."""
    return click.Option(
        ["--limit"],
        metavar="N",
        type=click.IntRange(min=1),
        help=_("Print at most N rows; else all."),
    )
