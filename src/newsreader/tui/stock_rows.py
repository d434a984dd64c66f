"""Stocks as rows: which columns there are at a width, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from newsreader.reports.days import sparkline
from newsreader.text.width import fit, width
from newsreader.tui.rows import CURSOR, WATCHED, Cell

_MARKS: Final = (CURSOR, WATCHED, " ")
_GAP: Final = 2
_NAME: Final = 24
"""Cells that a name is given at most."""
_NAME_LEAST: Final = 6
_BARS_LEAST: Final = 7
"""Days that are shown at least; fewer say nothing."""


@dataclass(frozen=True, slots=True)
class StockRow:
    """What a row shows of a stock."""

    symbol: str
    name: str
    numbers: tuple[str, ...]
    """What stands behind the symbol, each under its heading."""
    days: tuple[int | None, ...]
    """Stories by day, oldest first."""
    watched: bool


@dataclass(frozen=True, slots=True)
class StockTable:
    """Rows of stocks under their headings."""

    headings: tuple[str, ...]
    """Of name, symbol, numbers and days."""
    rows: tuple[StockRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Cells of each column; 0 for one that is given up."""

    name: int
    symbol: int
    numbers: tuple[int, ...]
    days: int


def plan(table: StockTable, cells: int) -> Plan:
    """The columns at a width of `cells`.

    As the window narrows the oldest days go first, then all days, then the name gets shorter, then
    the last numbers go.
    """
    name, symbol, *numbers, _days = map(width, table.headings)
    for row in table.rows:
        name, symbol = max(name, width(row.name)), max(symbol, width(row.symbol))
        numbers = [max(*pair) for pair in zip(numbers, map(width, row.numbers), strict=True)]
    name = min(name, _NAME)
    room = cells - width("".join(_MARKS)) - name - symbol - _GAP
    given = []
    for number in numbers:
        if room - number - _GAP < _NAME_LEAST - name:
            break
        room -= number + _GAP
        given.append(number)
    name += min(0, room)
    most = max((len(row.days) for row in table.rows), default=0)
    days = min(most, room - _GAP)
    rest = (0,) * (len(numbers) - len(given))
    return Plan(max(1, name), symbol, (*given, *rest), days if days >= _BARS_LEAST else 0)


def heading(table: StockTable, columns: Plan) -> str:
    """The headings in their columns."""
    name, symbol, *numbers, days = table.headings
    parts = [fit(name, columns.name), fit(symbol, columns.symbol)]
    parts += [
        fit(text, cells, right=True)
        for text, cells in zip(numbers, columns.numbers, strict=True)
        if cells
    ]
    if columns.days:
        parts.append(fit(days, columns.days))
    return " " * width("".join(_MARKS)) + (" " * _GAP).join(parts)


def stock_row(row: StockRow, columns: Plan, *, current: bool = False) -> list[Cell]:
    """The cells of one row; `current` has the cursor."""
    has = (current, row.watched, True)
    marks = (mark if shown else " " * width(mark) for mark, shown in zip(_MARKS, has, strict=True))
    gap = Cell(" " * _GAP, "gap")
    cells = [
        Cell("".join(marks), "marks"),
        Cell(fit(row.name, columns.name), "name"),
        gap,
        Cell(fit(row.symbol, columns.symbol), "symbol"),
    ]
    for text, wide in zip(row.numbers, columns.numbers, strict=True):
        if wide:
            cells += [gap, Cell(fit(text, wide, right=True), "number")]
    if columns.days:
        days = row.days[max(0, len(row.days) - columns.days) :]
        cells += [gap, Cell(fit(sparkline(days), columns.days, right=True), "days")]
    return cells
