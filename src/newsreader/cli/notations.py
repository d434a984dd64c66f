"""Securities that a person names on the command line."""

from __future__ import annotations

import click

from newsreader.language import _


def name_argument(*, many: bool = False) -> click.Argument:
    """The NAME of a command: a code, a name or pinyin initials."""
    return click.Argument(
        ["names" if many else "name"],
        metavar=_("NAME…") if many else _("NAME"),
        nargs=-1 if many else 1,
        required=True,
    )
