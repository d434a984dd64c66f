"""The coins that news name most."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from tools.securities.rows import Name

_SYMBOL: Final = re.compile(r"[A-Z][A-Z0-9]{1,9}")
_CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")
# Wrapped, bridged and mirrored coins are no subject of news.
_DERIVED: Final = re.compile(r"Wrapped|Mirrored|BEP2|Venus|renBTC|\(")


def names(
    listed: Iterable[tuple[str, str, str]],
    taken: Iterable[Name],
    everyday: Collection[str],
    most: int,
) -> Iterator[Name]:
    """Rows of the coins of a list, until there are `most` with those that are `taken`."""
    symbols = {name.symbol for name in taken}
    said = {name.name.casefold() for name in taken}
    for symbol, english, chinese in listed:
        key = f"{symbol}.CRYPTO"
        if len(symbols) >= most:
            return
        if key in symbols or not _SYMBOL.fullmatch(symbol) or _DERIVED.search(english):
            continue
        names = [chinese] if _CHINESE.search(chinese) else []
        names += [english] if english not in everyday and english != symbol else []
        names = [name for name in names if name.casefold() not in said and len(name) > 2]
        if names:
            symbols.add(key)
            said.update(name.casefold() for name in names)
            yield Name(key, names[0], "short")
            for name in names[1:]:
                yield Name(key, name, "english")
