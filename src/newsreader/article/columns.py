"""The columns of a table: how wide they would like to be, must be, and are where they fit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from newsreader.article.flow import FlowText
from newsreader.article.line import Role
from newsreader.model import Block, Cell
from newsreader.text.width import width

GAP: Final = 2
"""Cells between two columns."""

NARROWEST: Final = 8
"""Cells to which a column of words may be narrowed."""

_ROOMY: Final = 40
"""Cells at which the words of a column are wrapped even where the table is scrolled."""

_NUMBER = re.compile(
    r"[(（]?[+\-−±▲▼↑↓¥￥$€£]*\s*\d[\d,，.]*\s*(?:[%‰]|[万亿元股倍次家个点手美港欧日bp]{0,4})[)）↑↓]?"
    r"|[-—–]+|N/?A|",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[^\d.]*\d[\d,，]*")
"""The part of a number before its decimal point."""
_CODE_DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class Numbers:
    """A column of numbers: the cells that they take before their decimal points and after."""

    head: int
    tail: int


@dataclass(frozen=True, slots=True)
class Columns:
    """What the cells of a table ask of its columns."""

    natural: tuple[int, ...]
    """The width that each column would like to have."""
    smallest: tuple[int, ...]
    """The width below which a piece would be cut, or words would stand one on a line."""
    numbers: Mapping[int, Numbers]
    """The columns that hold numbers; these stand with their decimal points below each other."""
    heads: int
    """Rows at the top that are headers."""

    def behind(self, cell: Cell, text: str, cells: int) -> int | None:
        """Cells that stay free behind a cell in a column of numbers; None in another column."""
        column = self.numbers.get(cell.column) if cell.columns == 1 else None
        if column is None:
            return None
        if cell.header or not is_number(text) or column.head + column.tail > cells:
            return 0
        return column.tail - _tail(text) if text and _WHOLE.match(text) else 0

    def fitted(self, room: int) -> tuple[int, ...] | None:
        """Widths that fill at most `room`, gaps included; None where there are none.

        The widest columns are narrowed first.
        """
        room -= GAP * (len(self.natural) - 1)
        if sum(self.natural) <= room:
            return self.natural
        if sum(self.smallest) > room:
            return None
        low, high = 1, max(self.natural)
        while low < high:  # the highest ceiling under which all columns together fit
            middle = (low + high + 1) // 2
            if sum(self._capped(middle)) <= room:
                low = middle
            else:
                high = middle - 1
        return self._capped(low)

    def roomy(self, room: int) -> tuple[int, ...]:
        """Widths for a table that is scrolled through a window of `room` cells."""
        return self._capped(max(NARROWEST, min(_ROOMY, room // 2)))

    def _capped(self, ceiling: int) -> tuple[int, ...]:
        """Each column as wide as it likes, up to `ceiling`, but no narrower than it must be."""
        return tuple(
            max(least, min(want, ceiling))
            for want, least in zip(self.natural, self.smallest, strict=True)
        )


def measure(block: Block, flow: FlowText, shown: Mapping[Cell, str]) -> Columns:
    """The columns of a table, of whose cells `shown` are the texts in their own lines."""
    rows = block.table
    count = max(cell.column + cell.columns for row in rows for cell in row)
    heads = _heads(rows, flow, shown)
    numbers = _numbers(rows, shown, heads, count)
    natural = _natural(rows, shown, count)
    for column, tails in numbers.items():
        natural[column] = max(natural[column], tails.head + tails.tail)
    smallest = [min(want, NARROWEST) for want in natural]
    for row in rows:
        for cell in _single(row):
            if _widest(shown[cell]) > smallest[cell.column]:
                longest = flow.longest(cell.start, cell.end)
                smallest[cell.column] = max(smallest[cell.column], longest)
    return Columns(tuple(natural), tuple(smallest), numbers, heads)


def is_number(text: str) -> bool:
    """Whether a cell holds an amount, or what stands for a missing one; nothing counts as one."""
    return _NUMBER.fullmatch(text) is not None


def _is_amount(text: str) -> bool:
    """Whether a cell holds an amount; a code of six digits is a name."""
    return is_number(text) and not (len(text) == _CODE_DIGITS and text.isdigit())


def _single(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if cell.columns == 1]


def _widest(text: str) -> int:
    return max(map(width, text.split("\n")))


def _natural(rows: Sequence[Sequence[Cell]], shown: Mapping[Cell, str], count: int) -> list[int]:
    widths = [1] * count
    for row in rows:
        for cell in _single(row):
            widths[cell.column] = max(widths[cell.column], _widest(shown[cell]))
    for row in rows:
        for cell in row:
            if cell.columns > 1:
                span = range(cell.column, cell.column + cell.columns)
                has = sum(widths[column] for column in span) + GAP * (cell.columns - 1)
                missing = _widest(shown[cell]) - has
                for column in span[: max(0, missing)]:
                    widths[column] += -(-missing // len(span))
    return widths


def _heads(rows: Sequence[Sequence[Cell]], flow: FlowText, shown: Mapping[Cell, str]) -> int:
    """How many rows at the top are headers: by their elements, else by being all in bold."""
    count = 0
    for row in rows:
        if not row or not all(cell.header for cell in row):
            break
        count += 1
    if count or len(rows) < 3:
        return count if count < len(rows) else 0
    first, second = rows[0], rows[1]
    bold = all(shown[cell] and flow.wholly(cell.start, cell.end, Role.STRONG) for cell in first)
    again = all(flow.wholly(cell.start, cell.end, Role.STRONG) for cell in second if shown[cell])
    return int(bold and not again and len(first) > 1)


def _numbers(
    rows: Sequence[Sequence[Cell]], shown: Mapping[Cell, str], heads: int, count: int
) -> dict[int, Numbers]:
    amounts = [0] * count
    others = [0] * count
    sizes = [(0, 0)] * count
    for number, row in enumerate(rows):
        for cell in _single(row):
            text = shown[cell]
            if cell.header or number < heads or not text:
                continue
            column = cell.column
            if _is_amount(text):
                amounts[column] += 1
                head, tail = sizes[column]
                sizes[column] = max(head, width(text) - _tail(text)), max(tail, _tail(text))
            elif number or heads:
                others[column] += 1  # the first row may be a header that does not say so
    return {
        column: Numbers(*sizes[column])
        for column in range(count)
        if amounts[column] > 2 * others[column]
    }


def _tail(text: str) -> int:
    """Cells that a number takes from its decimal point on, or where that would stand."""
    found = _WHOLE.match(text)
    return width(text[found.end() :]) if found else 0
