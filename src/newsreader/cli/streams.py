"""stdout is data, stderr is narration; what is known of the two, and of the terminal."""

from __future__ import annotations

import codecs
import io
import os
import re
import shutil
import sys
from typing import Final

from newsreader.cli import terminal
from newsreader.text.clean import clean
from newsreader.text.width import width

PIPE_CELLS: Final = 120
"""Cells of a table where there is no terminal to measure."""

_ERROR_NUMBER: Final = re.compile(r"\[Errno \d+\] ")


def prepare() -> None:
    """Make both take any text: a character that they have no encoding for becomes `?`."""
    if sys.stdout is None:  # closed by whoever started the program
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - no path; stays
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - no path; stays
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def flush() -> None:
    """Write out what is still held back, while an error can still be told."""
    sys.stdout.flush()


def hush() -> None:
    """Let the interpreter's last flush go nowhere: nobody is listening."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
    except (OSError, ValueError):  # a stdout that is no file
        return


def say(message: str) -> None:
    """Tell the person something: on stderr, clean, a line of its own, or as many as it takes.

    The number of a system's error is left out; the words that come with it say the same.
    """
    text = clean(_ERROR_NUMBER.sub("", message))
    room = message_cells()
    if room is not None:
        text = "\n".join(_set(line, room) for line in text.split("\n"))
    sys.stderr.write(f"{text}\n")


def _set(line: str, cells: int) -> str:
    """A line as it comes, or in lines of `cells` if it is wider."""
    if width(line) <= cells:
        return line
    from newsreader.text.wrap import wrap  # most lines are short

    return "\n".join(line[start:end] for start, end in wrap(line, cells))


def lined(text: str) -> str:
    """A sentence for stdout, in lines as wide as a table may be."""
    return _set(clean(text), table_cells())


def message_cells() -> int | None:
    """The width of the terminal on stderr; None where it is no terminal, and nothing limits."""
    if not sys.stderr.isatty():
        return None
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or None
    except (OSError, ValueError):  # a terminal without a size, or without a number
        return None


def interactive() -> bool:
    """Whether there is a terminal on every side that a full-screen program can use."""
    return at_terminal() and not other_encoding()


def at_terminal() -> bool:
    """Whether there is a terminal on every side, and more than one of plain lines."""
    return usable() and all(side.isatty() for side in (sys.stdin, sys.stdout, sys.stderr))


def other_encoding() -> str:
    """The encoding that the terminal is set to, if it is not UTF-8; empty where it is."""
    encoding = sys.stderr.encoding or ""
    try:
        return "" if codecs.lookup(encoding).name == "utf-8" else encoding
    except LookupError:
        return encoding


def usable() -> bool:
    """Whether the terminal, if there is one, understands more than plain lines."""
    return os.environ.get("TERM", "") not in ("", "dumb")


def colours() -> int | None:
    """How many colours stdout shows; None where it is no terminal, or one of plain lines."""
    return terminal.shown(os.environ) if sys.stdout.isatty() and usable() else None


def narrates() -> int | None:
    """How many colours stderr shows; None where it cannot show progress."""
    return terminal.shown(os.environ) if sys.stderr.isatty() and usable() else None


def cells() -> int | None:
    """The width of the terminal on stdout; None where it is no terminal, and nothing limits."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def table_cells() -> int:
    """The width that a table may have: the terminal's, else what COLUMNS says, else PIPE_CELLS."""
    return cells() or shutil.get_terminal_size((PIPE_CELLS, 0)).columns
