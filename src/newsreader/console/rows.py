"""Rows on stdout: a table for a person, TSV or JSON for a program."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TextIO

from newsreader.text.clean import clean, clean_line
from newsreader.text.width import fit, width

Row = Mapping[str, Any]
"""What is said of one thing, by column: texts, numbers, truths, None, lists of these."""

_BREAK: Final = re.compile(r"[\n\t]")
_GAP: Final = 2
"""Cells between two columns of a table."""


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

        from newsreader.console.rich_console import rich_console

        rich_console(out, colours).print(Text(headings, "bold", end=""), soft_wrap=True)
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
