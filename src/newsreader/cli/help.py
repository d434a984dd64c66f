"""Help pages whose lines are measured in cells, so that Chinese is wrapped and aligned, too."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from typing import Final

import click

from newsreader.language import _
from newsreader.text.width import width

_WIDEST: Final = 80
_MARGIN: Final = 2
"""Cells that stay free at the right where there are enough."""
_ENOUGH: Final = 50
_BESIDE: Final = 16
"""Cells of a meaning beside its term; with fewer it stands below."""
_BELOW: Final = 4
"""Cells by which it is indented there, and the rest of a usage that has no room beside."""


class HelpPage(click.HelpFormatter):
    """click's own page, which counts characters where a terminal counts cells.

    Without a `width` it is as wide as the terminal, and no wider than `max_width`.
    """

    def __init__(
        self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None
    ) -> None:
        if width is None:
            cells = min(shutil.get_terminal_size().columns, max_width or _WIDEST)
            width = max(cells - _MARGIN, min(cells, _ENOUGH))
        super().__init__(indent_increment, width)

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the program is called."""
        from newsreader.text.wrap import wrap  # most commands show no help

        begun = (_("Usage:") + " " if prefix is None else prefix) + prog
        indent = width(begun) + 1
        if self.width - indent < _BESIDE:
            indent = min(_BELOW, self.width // 3)
        whole = f"{begun} {args}"
        for number, (start, end) in enumerate(wrap(whole, self.width - indent, first=self.width)):
            self.write(f"{' ' * indent if number else ''}{whole[start:end]}\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs, an empty line between them."""
        for number, paragraph in enumerate(text.split("\n\n")):
            self.write("\n" if number else "")
            self._write_lines(paragraph, self.current_indent)

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write terms and what they mean; a term that is too wide has a line of its own."""
        listed = list(rows)
        terms = min(max((width(term) for term, _meaning in listed), default=0), col_max)
        column = self.current_indent + terms + col_spacing
        if self.width - column < _BESIDE:
            terms, column = 0, self.current_indent + min(_BELOW, self.width // 3)
        for term, meaning in listed:
            lead = " " * self.current_indent + term
            if width(term) > terms:
                self._write_lines(term, self.current_indent)
                lead = ""
                if not meaning:
                    continue
            self._write_lines(meaning, column, lead)

    def _write_lines(self, paragraph: str, indent: int, lead: str = "") -> None:
        """Write a paragraph in lines that begin at `indent`, `lead` before the first of them."""
        for line in _lines(paragraph, self.width - indent):
            self.write(f"{lead}{' ' * (indent - width(lead))}{line}".rstrip() + "\n")
            lead = ""


class HelpContext(click.Context):
    """A context whose help is a `HelpPage`."""

    formatter_class = HelpPage


def _lines(paragraph: str, cells: int) -> Iterator[str]:
    from newsreader.text.wrap import wrap

    text = " ".join(paragraph.split("\n"))
    return (text[start:end] for start, end in wrap(text, cells))
