"""Pages on stdout."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, TextIO

from newsreader.article.line import Line, Page, Role, Roles
from newsreader.text.address import hyperlink

if TYPE_CHECKING:
    from rich.console import Console
    from rich.style import Style

_STYLES: Final[Mapping[Role, str]] = {
    Role.TITLE: "bold",
    Role.META: "dim",
    Role.PROBLEM: "bold red",
    Role.LABEL: "bold",
    Role.HEADING: "bold",
    Role.STRONG: "bold",
    Role.ITALIC: "italic",
    Role.STRIKE: "strike",
    Role.MEDIA: "italic dim",
    Role.LINK: "underline",
    Role.SECURITY: "bold underline",
    Role.MARK: "dim",
    Role.MARKER: "dim",
    Role.HEADER_CELL: "bold",
}
"""Rich styles, laid over each other in this order; none says by colour alone what matters.

Nobody knows on which ground it stands, and of the terminal's colours only a bold red can be read
on any.
"""


def print_page(page: Page, out: TextIO, *, colours: int | None, hyperlinks: bool = False) -> None:
    """Write the lines of `page`, without spaces at their ends; with `hyperlinks`, links as such."""
    if colours is None:
        out.writelines(f"{line.text.rstrip()}\n" for line in page.lines)
        return
    from newsreader.console.rich_console import rich_console

    console = rich_console(out, colours)
    styles: dict[tuple[Roles, str], Style] = {}
    for line in page.lines:
        _paint(line, console, styles, hyperlinks)


def _paint(
    line: Line, console: Console, styles: dict[tuple[Roles, str], Style], hyperlinks: bool
) -> None:
    from rich.text import Text

    text = Text(end="")
    for piece in line.pieces:
        look = piece.roles, hyperlink(piece.address) if hyperlinks else ""
        if look not in styles:
            styles[look] = _style(*look)
        text.append(piece.text, styles[look])
    text.rstrip()
    console.print(text, soft_wrap=True)


def _style(roles: Roles, link: str) -> Style:
    from rich.style import Style

    style = Style.parse(" ".join(look for role, look in _STYLES.items() if role in roles))
    return style + Style(link=link) if link else style
