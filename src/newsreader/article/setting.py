"""How a page is set, beside its width."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class WideTables(StrEnum):
    """What becomes of a table whose columns do not fit side by side."""

    RECORDS = "records"
    """One row under another, each cell behind its header: for paper and pipes."""
    SCROLLED = "scrolled"
    """As wide as it is, shown through a window that can be moved: for a screen."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a person may choose about the page, and what the medium asks for."""

    codes: bool = True
    """Whether the first mention of each security carries its symbol: 机器人[300024.SZ]."""
    spacing: int = 1
    """Empty lines between two paragraphs."""
    indent: bool = False
    """Whether the first line of a Chinese paragraph is indented by two characters."""
    tones: bool = False
    """Whether what says that something rose or fell is told apart, which a colour has to do."""
    justify: bool = False
    """Whether lines are filled to the right edge where spaces and marks can be widened."""
    table_cells: int | None = None
    """Cells that a table may take; None for the width of the page."""
    wide_tables: WideTables = WideTables.RECORDS
    pictures: Mapping[str, tuple[int, int]] = field(default_factory=lambda: MappingProxyType({}))
    """Width and height in pixels of the pictures that are drawn, by their addresses."""


PLAIN = Setting()
"""What holds where nobody has chosen otherwise."""
