"""What is known of a name or a code, and from where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from newsreader.library import Library
from newsreader.model import SecurityKind
from newsreader.securities import table
from newsreader.securities.markets import mic_of
from newsreader.securities.symbols import known
from newsreader.securities.table import Ambiguous, Name
from newsreader.securities.taught import Taught

OWN: Final = "yours"
"""Where a name comes from that the user's own table has."""
ARCHIVE: Final = "archive"
"""Where a name comes from that stories of the archive teach."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """One name of a security, and where it comes from."""

    name: Name
    table: str
    """File of the shipped tables, `OWN` or `ARCHIVE`."""


@dataclass(frozen=True, slots=True)
class KnownSecurity:
    """A security that may be meant."""

    symbol: str
    kind: SecurityKind
    mic: str | None
    names: tuple[KnownName, ...]
    given_up: tuple[str, ...]
    """Symbols that were given up for this one."""
    senses: Mapping[str, int]
    """Stories of the archive that name it, by sense."""
    taught: tuple[Taught, ...]
    """What stories write beside its code and the shipped tables do not have, most stories first."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a name or a code."""

    asked: str
    securities: tuple[KnownSecurity, ...]
    """The most probable first."""
    ambiguity: Ambiguous | None
    """What else the name means."""
    dropped: bool
    """The user's own table says that the name is none."""
    source: str
    """The kind of source of news or data that is called so: agency, paper, …; empty for none."""


def known_of(library: Library, asked: str) -> Known:
    """What is known of `asked`, in any notation. Raises UnknownSecurity."""
    symbols = library.symbols(asked)
    shipped = _shipped(frozenset(symbols))
    agency = table.agencies().get(asked)
    return Known(
        asked,
        tuple(_security(library, symbol, shipped.get(symbol, ())) for symbol in symbols),
        table.ambiguous().get(asked),
        asked in library.own.dropped,
        agency.kind if agency else "",
    )


def _security(library: Library, symbol: str, shipped: tuple[KnownName, ...]) -> KnownSecurity:
    kind = known(symbol).kind
    tables = {one.name for one in shipped}
    added = (
        KnownName(one, OWN if one in library.own.names else ARCHIVE)
        for names in library.lexicon.more.values()
        for one in names
        if one.symbol == symbol and one not in tables
    )
    given_up = tuple(old for old, new in table.replaced().items() if new.new == symbol)
    return KnownSecurity(
        symbol,
        kind,
        mic_of(symbol, kind),
        (*added, *shipped),
        given_up,
        library.stocks.senses(symbol),
        tuple(library.taught(symbol)),
    )


def _shipped(symbols: frozenset[str]) -> Mapping[str, tuple[KnownName, ...]]:
    """The names of the shipped tables, by symbol."""
    found: dict[str, tuple[KnownName, ...]] = {}
    for one in _rows(symbols):
        found[one.name.symbol] = (*found.get(one.name.symbol, ()), one)
    return found


def _rows(symbols: frozenset[str]) -> Iterator[KnownName]:
    for name in table.TABLES:
        for one in table.names(name):
            if one.symbol in symbols:
                yield KnownName(one, f"{name}.tsv")
