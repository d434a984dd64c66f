"""The first word is a command, else a path; each command is built when it is asked for."""

from __future__ import annotations

import os
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Final

import click
from click.shell_completion import CompletionItem

from newsreader import __version__
from newsreader.cli.help import HelpContext
from newsreader.errors import UnreadableFile, WrongUse
from newsreader.language import _

COMMANDS: Final = (
    *("open", "list", "mentions", "stock", "trends", "watch", "securities", "bookmark"),
    *("marks", "index", "doctor"),
)
"""In the order of the help; each is a module of this package with a `command()`."""


def command_line() -> click.Command:
    """The whole command line, its words in the reader's language."""
    return _Program(
        "newsreader",
        callback=_without_command,
        invoke_without_command=True,
        no_args_is_help=False,
        params=[
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_version,
                help=_("Show the version and exit."),
            )
        ],
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("[FOLDER | FILE | COMMAND …]"),
        help=_(
            "Read an archive of financial-news posts in the terminal.\n\n"
            "“newsreader FOLDER” opens an archive, “newsreader FILE” one post; without either, "
            "the configured archive is opened, else a few sample posts."
        ),
        context_settings={"max_content_width": 100},
    )


def command(name: str) -> click.Command:
    """The command of a module of this package."""
    built: click.Command = import_module(f"newsreader.cli.{name}").command()
    inner = built.commands.values() if isinstance(built, click.Group) else ()
    for one in (built, *inner):
        one.context_class = HelpContext
        one.options_metavar = _("[OPTIONS]")
    return built


class _Program(click.Group):
    """The group of commands, which takes a path for one."""

    context_class = HelpContext

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """The command of that name, built now."""
        return command(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        args: list[str],
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names; a path means the reader, or `open`."""
        word = args[0]
        if word in COMMANDS:
            return word, command(word), args[1:]
        path = Path(word)
        if path.is_dir():
            return "FOLDER", command("reader"), args
        if os.path.lexists(path):  # of a link that leads nowhere, its reading says so
            return "open", command("open"), args
        raise _unknown(word)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands that begin so, else files and folders."""
        found = super().shell_complete(ctx, incomplete)
        return found or [CompletionItem(incomplete, type="file")]


def _unknown(word: str) -> WrongUse | UnreadableFile:
    """What is wrong with a first word that is neither."""
    near = get_close_matches(word, COMMANDS, 1)
    if near and "/" not in word:
        message = _("There is no command “{word}”, and no such file; do you mean “{near}”?")
        return WrongUse(message.format(word=word, near=near[0]))
    message = _("{word}: there is no such file or folder.")
    return UnreadableFile(message.format(word=word))


@click.pass_context
def _without_command(context: click.Context) -> int:
    if context.invoked_subcommand is not None:
        return 0
    from newsreader.cli import reader

    return reader.run(None)


def _version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(f"newsreader {__version__}")
        context.exit()
