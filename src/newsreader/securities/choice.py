"""Which security a name means, where several are or were called so."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Final

from newsreader.securities.table import Name

_HONG_KONG = re.compile("港股|H股|港交所|联交所|恒生|恒指|南向|港元|港币")
_SENTENCE = re.compile("[。;；!！?？\n\t]")
_NEAR: Final = 16
"""Characters on either side in which a mark of Hong Kong counts."""
HONG_KONG: Final = ".HK"
_MAINLAND: Final = (".SH", ".SZ", ".BJ")
_AMERICA: Final = (".US",)

_BEHIND = re.compile(r"-?(?:(A)股|([HＨ]股|港股)|(美股|ADR|ADS)(?![A-Za-z]))")
_IN_YUAN: Final = "-R"


def choose(
    options: Sequence[Name],
    *,
    day: str,
    proved: Set[str],
    hong_kong: bool,
    markets: tuple[str, ...] = (),
) -> Name | None:
    """The most probable of the names of one spelling; None where none was listed on the day.

    `day` is ISO, empty for an unknown one; `proved` are symbols that the story names by code.
    `hong_kong` says that the words around, or the story, are about that market; `markets` are the
    ends of the symbols that the word right behind the name leaves.
    """
    listed = [one for one in options if not (day and one.listed and one.listed > day)]
    if len(listed) <= 1:
        return listed[0] if listed else None
    return min(
        enumerate(listed),
        key=lambda pair: (
            bool(markets) and not pair[1].symbol.endswith(markets),
            pair[1].symbol not in proved,
            hong_kong and not pair[1].symbol.endswith(HONG_KONG),
            not _held(pair[1], day),
            pair[0],
        ),
    )[1]


def markets_behind(text: str, end: int) -> tuple[str, ...]:
    """What the word right behind a name leaves of the markets: 某某H股, 某某A股; else nothing."""
    match = _BEHIND.match(text, end)
    if match is None:
        return ()
    return (_MAINLAND, (HONG_KONG,), _AMERICA)[(match.lastindex or 1) - 1]


def counter(symbol: str, written: str) -> str:
    """The share's counter in yuan, where the name says so (腾讯控股-R): 00700.HK is 80700.HK."""
    if written.endswith(_IN_YUAN) and symbol.endswith(HONG_KONG) and symbol.startswith("0"):
        return f"8{symbol[1:]}"
    return symbol


def _held(one: Name, day: str) -> bool:
    """The security was called so on the day; without a day, it is called so still."""
    if not day:
        return not one.until and one.use != "former"
    return (not one.since or one.since <= day) and (not one.until or day < one.until)


def about_hong_kong(symbols: Set[str]) -> bool:
    """A story that names shares of Hong Kong by their codes, and none of the mainland."""
    return any(one.endswith(HONG_KONG) for one in symbols) and not any(
        one.endswith(_MAINLAND) for one in symbols
    )


def marked_hong_kong(text: str, start: int, end: int) -> bool:
    """The words around a name say that the share of Hong Kong is meant."""
    before = _SENTENCE.split(text[max(0, start - _NEAR) : start])[-1]
    after = _SENTENCE.split(text[end : end + _NEAR])[0]
    return _HONG_KONG.search(before) is not None or _HONG_KONG.search(after) is not None
