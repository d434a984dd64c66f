"""What a security is called where it is shown."""

from __future__ import annotations

from newsreader.language import current
from newsreader.library import Library
from newsreader.securities.table import names_of


def name_of(library: Library, symbol: str) -> str:
    """The name of a security for the reader; empty where neither a table nor a story has one.

    What its exchange calls it, but an English name for a reader of English; else what most stories
    of the archive call it.
    """
    known = names_of(symbol)
    if current() == "en":
        known = tuple(sorted(known, key=lambda name: name.use != "english"))
    if known:
        return known[0].name
    seen = library.stocks.names(symbol)
    return seen[0][0] if seen else ""
