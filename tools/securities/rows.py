"""The rows of the tables, and how they are written: one line each, columns parted by tabs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one security; the columns of the tables of names."""

    symbol: str
    name: str
    use: str
    """short, former, alias or english."""
    initials: str = ""
    since: str = ""
    until: str = ""
    listed: str = ""


@dataclass(frozen=True, slots=True)
class Renamed:
    """A symbol that another one took the place of."""

    old: str
    new: str
    since: str


def write(path: Path, rows: Iterable[Name | Renamed], columns: type[Name] | type[Renamed]) -> int:
    """Write a table with a line of its columns' names first; the number of rows."""
    names = [field.name for field in fields(columns)]
    lines = ["\t".join(str(getattr(row, name)) for name in names).rstrip("\t") for row in rows]
    path.write_text("\n".join(["\t".join(names), *lines]) + "\n", encoding="utf-8", newline="\n")
    return len(lines)
