"""A bar on the terminal while work takes a while."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from time import monotonic
from typing import Final, TextIO

from newsreader.language import _
from newsreader.model import Progress, Stage
from newsreader.text.width import ambiguous

_PATIENCE: Final = 0.4
"""Seconds of work before a bar is shown."""


@contextmanager
def progress(
    words: Mapping[Stage, str], out: TextIO, *, colours: int
) -> Iterator[Callable[[Progress], None]]:
    """A bar on the terminal `out` for work that takes a while; gone when the work is done.

    `words` say what is done at each stage.
    """
    with ExitStack() as stack:
        patience = monotonic() + _PATIENCE
        bar: Callable[[Progress], None] | None = None

        def report(state: Progress) -> None:
            nonlocal bar
            if bar is None and monotonic() > patience:
                bar = stack.enter_context(_bar(words, out, colours))
            if bar is not None:
                bar(state)

        yield report


@contextmanager
def _bar(
    words: Mapping[Stage, str], out: TextIO, colours: int
) -> Iterator[Callable[[Progress], None]]:
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    from newsreader.console.rich_console import rich_console

    bar = Bar(
        TextColumn("{task.description}", markup=False),
        *([BarColumn()] if ambiguous() == 1 else []),  # its line would be two cells a piece
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeRemainingColumn(compact=True),
        console=rich_console(out, colours),
        transient=True,
    )
    at = Stage.STORIES
    task = bar.add_task(words[at], total=None, rate="")

    def report(state: Progress) -> None:
        nonlocal at
        if state.stage is not at:
            at = state.stage
            bar.reset(task, description=words[at], total=state.total)
        bar.update(task, completed=state.done, total=state.total, rate=_rate(bar.tasks[0].speed))

    try:
        with bar:
            yield report
    finally:  # a signal may have come while the bar began, when it could not yet be ended
        bar.console.show_cursor(True)


def _rate(speed: float | None) -> str:
    """How many a second, once that is known."""
    return "" if speed is None else _("{number}/s").format(number=f"{speed:,.0f}")
