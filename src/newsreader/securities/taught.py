"""What all stories of an archive teach of names, and which of it counts everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from newsreader.securities import table
from newsreader.securities.table import Name

LEAST: Final = 2
"""Stories that must agree before a name that is written beside a code counts everywhere."""


class Taught(NamedTuple):
    """What all stories of an archive teach of one name."""

    name: str
    symbol: str
    stories: int
    since: str
    """ISO day of the first story."""
    until: str
    """ISO day of the last one."""


def learned(taught: Iterable[Taught]) -> Mapping[str, tuple[Name, ...]]:
    """The names that count everywhere: on which enough stories agree, and none disagrees."""
    by_name: dict[str, list[Taught]] = {}
    for one in taught:
        by_name.setdefault(one.name, []).append(one)
    return {
        name: (Name(best.symbol, name, "former", since=best.since),)
        for name, found in by_name.items()
        if len({one.symbol for one in found}) == 1
        and (best := found[0]).stories >= LEAST
        and not table.named(name)
    }
