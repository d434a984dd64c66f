"""What a security is called where it is shown."""

from __future__ import annotations

from newsreader.language import current
from newsreader.library import Library
from newsreader.securities.table import names_of


def name_of(library: Library, symbol: str) -> str:
    """The name of a security for the reader; empty where neither a table nor a story has one.

    As in the tables, else what most stories of the archive call it.
    """
    if name := shipped_name(symbol):
        return name
    seen = library.stocks.names(symbol)
    return seen[0][0] if seen else ""


def shipped_name(symbol: str) -> str:
    """What the exchange of a security calls it, but an English name for a reader of English.

    Empty where the tables have none. The first call reads them, which takes its time.
    """
    known = names_of(symbol)
    if current() == "en":
        known = tuple(sorted(known, key=lambda name: name.use != "english"))
    return known[0].name if known else ""
