"""Rich on stdout, as plain as it gets."""

from __future__ import annotations

import io

from newsreader.console.rich_console import rich_console


def test_nothing_that_is_written_is_taken_for_markup_or_an_emoji() -> None:
    out = io.StringIO()
    rich_console(out, 16).print("[bold]:smile:[/x] 300024")
    assert out.getvalue() == "[bold]:smile:[/x] 300024\n"


def test_without_colours_only_bold_and_the_like_are_left() -> None:
    out = io.StringIO()
    rich_console(out, 0).print("word", style="bold red")
    assert out.getvalue() == "\x1b[1mword\x1b[0m\n"
