"""Pages and rows on stdout: in colour on a terminal, plain text everywhere else.

`colours` is how many the terminal shows: with None not a single escape sequence is written, with 0
bold and underline are, with any other number also the terminal's own colours. Rich is imported
only for what a terminal gets; a pipe costs nothing of it.
What is written here never steers a terminal: tables and TSV are clean, JSON is escaped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, TextIO

from newsreader.article.line import Line, Page, Role, Roles
from newsreader.language import _
from newsreader.model import Progress, Stage
from newsreader.text.address import hyperlink
from newsreader.text.clean import clean, clean_line
from newsreader.text.width import ambiguous, fit, width

if TYPE_CHECKING:
    from rich.console import Console
    from rich.style import Style

Row = Mapping[str, Any]
"""What is said of one thing, by column: texts, numbers, truths, None, lists of these."""

_BREAK: Final = re.compile(r"[\n\t]")
_GAP: Final = 2
"""Cells between two columns of a table."""
_PATIENCE: Final = 0.4
"""Seconds of work before a bar is shown."""
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


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    TSV = "tsv"
    JSON = "json"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, and where in a row it is found."""

    name: str
    """Its key in a row, and its heading in TSV."""
    heading: str
    """Its heading in a table, in the reader's language."""
    least: int = 8
    """Cells that it may be cut to before columns give way."""
    rank: int = 0
    """Columns of the highest rank give way first in a narrow window."""
    joint: str = ", "
    """What stands between the parts of a list."""
    yes: str = "●"
    """What a table shows for true; nothing for false."""
    shown: Callable[[Row], str] | None = None
    """What a table shows instead of the value itself."""


# --- pages -------------------------------------------------------------------------------------


def print_page(page: Page, out: TextIO, *, colours: int | None, hyperlinks: bool = False) -> None:
    """Write the lines of `page`, without spaces at their ends; with `hyperlinks`, links as such."""
    if colours is None:
        out.writelines(f"{line.text.rstrip()}\n" for line in page.lines)
        return
    console = _console(out, colours)
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


def _console(out: TextIO, colours: int) -> Console:
    from rich.console import Console

    return Console(
        file=out,
        force_terminal=True,
        color_system="standard",
        no_color=not colours,
        markup=False,
        emoji=False,
        highlight=False,
    )


# --- rows --------------------------------------------------------------------------------------


def print_rows(
    rows: Iterable[Row],
    columns: Sequence[Column],
    layout: Format,
    out: TextIO,
    *,
    cells: int | None = None,
    colours: int | None = None,
) -> int:
    """Write `rows`, and say how many they are.

    `columns` choose what a table and TSV show; JSON has all of a row. A table is never wider than
    `cells`; None is no limit.
    """
    if layout is Format.TABLE:
        return _table(rows, columns, out, cells, colours)
    if layout is Format.TSV:
        return _tsv(rows, columns, out)
    return _json(rows, out, lines=layout is Format.JSONL)


def _table(
    rows: Iterable[Row],
    columns: Sequence[Column],
    out: TextIO,
    cells: int | None,
    colours: int | None,
) -> int:
    table = [[_shown(row, column) for column in columns] for row in rows]
    if not table:
        return 0
    widths = [
        max(width(column.heading), *(width(row[number]) for row in table))
        for number, column in enumerate(columns)
    ]
    if cells is not None:
        widths = _narrowed(widths, columns, cells)
    headings = _set_row([column.heading for column in columns], widths)
    if colours is not None:
        from rich.text import Text

        _console(out, colours).print(Text(headings, "bold", end=""), soft_wrap=True)
    else:
        out.write(f"{headings}\n")
    out.writelines(f"{_set_row(row, widths)}\n" for row in table)
    return len(table)


def _set_row(texts: Sequence[str], widths: Sequence[int]) -> str:
    """One line of a table; a column of width 0 is left out."""
    shown = (fit(text, cells) for text, cells in zip(texts, widths, strict=True) if cells)
    return (" " * _GAP).join(shown).rstrip()


def _narrowed(natural: Sequence[int], columns: Sequence[Column], cells: int) -> list[int]:
    """Widths that fit into `cells`: columns are cut first, then left out; 0 is left out.

    What is left over goes to the columns that were cut, a cell at a time.
    """
    kept = [number for number, wanted in enumerate(natural) if wanted]
    least = [min(wanted, column.least) for wanted, column in zip(natural, columns, strict=True)]
    while len(kept) > 1 and sum(least[n] for n in kept) + _GAP * (len(kept) - 1) > cells:
        kept.remove(max(kept, key=lambda number: (columns[number].rank, number)))
    widths = [least[number] if number in kept else 0 for number in range(len(natural))]
    left = cells - sum(widths) - _GAP * (len(kept) - 1)
    if left < 0:  # one column, in a window of a few cells
        widths[kept[0]] = max(1, cells)
    while left > 0:
        hungry = [number for number in kept if widths[number] < natural[number]]
        if not hungry:
            break
        for number in hungry[:left]:
            widths[number] += 1
        left -= len(hungry[:left])
    return widths


def _shown(row: Row, column: Column) -> str:
    """A value as a table shows it, clean and on one line; spaces of what is `shown` stay."""
    if column.shown:
        return _BREAK.sub(" ", clean(column.shown(row)))
    value = row.get(column.name)
    if isinstance(value, bool):
        return column.yes if value else ""
    return _written(value, column)


def _written(value: object, column: Column) -> str:
    """A value as TSV has it, clean and on one line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return column.joint.join(_written(part, column) for part in value)
    return clean_line(str(value))


def _tsv(rows: Iterable[Row], columns: Sequence[Column], out: TextIO) -> int:
    out.write("\t".join(column.name for column in columns) + "\n")
    count = 0
    for row in rows:
        out.write("\t".join(_written(row.get(column.name), column) for column in columns) + "\n")
        count += 1
    return count


def _json(rows: Iterable[Row], out: TextIO, *, lines: bool) -> int:
    """One row a line, in either layout; written as the rows come."""
    count = 0
    for row in rows:
        lead = "" if lines else ",\n" if count else "[\n"
        out.write(lead + json_of(row, out) + ("\n" if lines else ""))
        count += 1
    if not lines:
        out.write("\n]\n" if count else "[]\n")
    return count


def json_of(value: object, out: TextIO, *, indent: int | None = None) -> str:
    """`value` as JSON that reaches a terminal harmlessly and loses nothing.

    A name with control characters keeps them, escaped; so does all Chinese where `out` has no
    encoding for it.
    """
    plain = (out.encoding or "utf-8").lower().replace("-", "") == "utf8"
    text = json.dumps(value, ensure_ascii=not plain, indent=indent)
    return text if clean(text) == text else json.dumps(value, indent=indent)


# --- progress ----------------------------------------------------------------------------------


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

    bar = Bar(
        TextColumn("{task.description}", markup=False),
        *([BarColumn()] if ambiguous() == 1 else []),  # its line would be two cells a piece
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeRemainingColumn(compact=True),
        console=_console(out, colours),
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

    with bar:
        yield report


def _rate(speed: float | None) -> str:
    """How many a second, once that is known."""
    return "" if speed is None else _("{number}/s").format(number=f"{speed:,.0f}")
