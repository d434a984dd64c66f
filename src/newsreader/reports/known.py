"""What is known of a name or a code, and from where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newsreader.library import Library
from newsreader.model import SecurityKind
from newsreader.securities import table
from newsreader.securities.markets import mic_of
from newsreader.securities.symbols import known
from newsreader.securities.table import Ambiguous, Name


@dataclass(frozen=True, slots=True)
class KnownName:
    """One name of a security, and where it comes from."""

    name: Name
    table: str
    """File of the shipped tables; empty for a name that the archive or the user has added."""


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


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a name or a code."""

    asked: str
    securities: tuple[KnownSecurity, ...]
    """The most probable first."""
    ambiguity: Ambiguous | None
    """What else the name means."""
    source: str
    """The kind of source of news or data that is called so: agency, paper, …; empty for none."""


def known_of(library: Library, asked: str) -> Known:
    """What is known of `asked`, in any notation. Raises UnknownSecurity."""
    symbols = library.symbols(asked)
    shipped = _shipped(frozenset(symbols))
    agency = table.agencies().get(asked)
    return Known(
        asked,
        tuple(_security(library, symbol, asked, shipped.get(symbol, ())) for symbol in symbols),
        table.ambiguous().get(asked),
        agency.kind if agency else "",
    )


def _security(
    library: Library, symbol: str, asked: str, shipped: tuple[KnownName, ...]
) -> KnownSecurity:
    kind = known(symbol).kind
    tables = {one.name for one in shipped}
    added = (
        KnownName(one, "")
        for one in library.lexicon.named(asked)
        if one.symbol == symbol and one not in tables
    )
    given_up = tuple(old for old, new in table.replaced().items() if new.new == symbol)
    names = (*added, *shipped)
    return KnownSecurity(
        symbol, kind, mic_of(symbol, kind), names, given_up, library.stocks.senses(symbol)
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
