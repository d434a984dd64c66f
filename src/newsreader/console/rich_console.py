"""Rich on stdout, with nothing of Rich's own in what is written."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console


def rich_console(out: TextIO, colours: int) -> Console:
    """Where a terminal of so many `colours` (0: bold and underline alone) is written to."""
    return Console(
        file=out,
        force_terminal=True,
        color_system="standard",
        no_color=not colours,
        markup=False,
        emoji=False,
        highlight=False,
    )
