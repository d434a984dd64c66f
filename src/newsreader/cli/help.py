"""Help pages whose lines are measured in cells, so that Chinese is wrapped and aligned, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from newsreader.text.width import width
from newsreader.text.wrap import wrap


class HelpPage(click.HelpFormatter):
    """click's own page, which counts characters where a terminal counts cells."""

    def write_text(self, text: str) -> None:
        """Write paragraphs, an empty line between them."""
        indent = " " * self.current_indent
        for number, paragraph in enumerate(text.split("\n\n")):
            self.write("\n" if number else "")
            for line in _lines(paragraph, self.width - self.current_indent):
                self.write(f"{indent}{line}\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write terms and what they mean; a term that is too wide has a line of its own."""
        listed = list(rows)
        terms = min(max((width(term) for term, _meaning in listed), default=0), col_max)
        column = self.current_indent + terms + col_spacing
        for term, meaning in listed:
            lead = " " * self.current_indent + term
            if width(term) > terms:
                self.write(f"{lead}\n")
                lead = ""
            for line in _lines(meaning, max(self.width - column, 10)):
                self.write(f"{lead}{' ' * (column - width(lead))}{line}".rstrip() + "\n")
                lead = ""


class HelpContext(click.Context):
    """A context whose help is a `HelpPage`."""

    formatter_class = HelpPage


def _lines(paragraph: str, cells: int) -> Iterator[str]:
    text = " ".join(paragraph.split("\n"))
    return (text[start:end] for start, end in wrap(text, cells))
