"""What is typed is done; errors become words on stderr and an exit code.

0 done, 1 nothing found, 2 wrong use, 3 could not read, 130 interrupted; 129 and 143 ended by
SIGHUP and SIGTERM.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from newsreader import language
from newsreader.cli import program, signals, streams
from newsreader.config import Configuration, load
from newsreader.errors import ConfigurationError, NewsreaderError
from newsreader.language import _
from newsreader.text import width

NAME = "newsreader"
COMPLETE = "_NEWSREADER_COMPLETE"
"""What a shell's completion sets, to ask what could be typed."""

FAILED = 3
WRONG_USE = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what `arguments` (else the command line) say, and give the exit code.

    No traceback reaches the user, unless NEWSREADER_DEBUG is set.
    """
    streams.prepare()
    try:
        with signals.ending():
            status = _run(sys.argv[1:] if arguments is None else list(arguments))
        streams.flush()
    except BrokenPipeError:  # `| head` has seen enough
        streams.hush()
        return 0
    except (KeyboardInterrupt, click.Abort):
        streams.hush()
        return INTERRUPTED
    except SystemExit:  # a signal has ended it, and whoever listened may have gone
        streams.hush()
        raise
    except Exception as error:
        if os.environ.get("NEWSREADER_DEBUG"):
            import traceback

            streams.say(traceback.format_exc())  # Python itself would print a post's words raw
        return _explain(error)
    return status


def _run(arguments: list[str]) -> int:
    _choose()
    if instruction := os.environ.get(COMPLETE):
        from click.shell_completion import shell_complete

        return shell_complete(program.command_line(), {}, NAME, COMPLETE, instruction)
    try:
        # Not `Command.main`, whose answer to a closed pipe is 1: nothing found.
        with program.command_line().make_context(NAME, arguments) as context:
            return int(context.command.invoke(context) or 0)
    except click.exceptions.Exit as exit_:
        return exit_.exit_code


def _choose() -> None:
    """Take the configured language and widths; the command tells of a broken configuration."""
    try:
        configuration = load()
    except ConfigurationError:
        configuration = Configuration()
    language.choose(configuration.language)
    language.share()
    width.choose(configuration.ambiguous_width)


def _explain(error: Exception) -> int:
    """Say on stderr what is wrong, and give the exit code."""
    if isinstance(error, NewsreaderError):
        streams.say(str(error))
        return error.exit_code
    if isinstance(error, click.UsageError):
        return _explain_usage(error)
    if isinstance(error, click.ClickException):
        streams.say(error.format_message())
        return FAILED
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        streams.say(f"{os.fsdecode(error.filename)}: {reason}" if error.filename else reason)
        return FAILED
    message = _("Something unforeseen went wrong: {error}. NEWSREADER_DEBUG=1 shows where.")
    streams.say(message.format(error=f"{type(error).__name__}: {error}"))
    return FAILED


def _explain_usage(error: click.UsageError) -> int:
    if error.ctx is not None:
        streams.say(error.ctx.get_usage())
    streams.say(error.format_message())
    if error.ctx is not None and not isinstance(error, click.exceptions.NoArgsIsHelpError):
        message = _("“{command} --help” says what there is.")
        streams.say(message.format(command=error.ctx.command_path))
    return WRONG_USE
