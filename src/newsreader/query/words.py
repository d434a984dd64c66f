"""The words of a filter: those to light in what it found, and how to write or repeat one."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from newsreader.query.tree import And, Field, Or, Query, Text
from newsreader.text.clean import clean_line

OPERATORS: Final = ("OR", "AND", "NOT")
"""The words that mean something, in capitals only."""
QUOTES: Final = '"\N{FULLWIDTH QUOTATION MARK}“”„‟'
"""What may stand before and after a quoted value, in any mixture."""

_BARE: Final = re.compile(r"\w[\w./%-]*")
_ESCAPED: Final = re.compile(rf"[\\\N{{FULLWIDTH REVERSE SOLIDUS}}{QUOTES}]")
_SHOWN: Final = 40


def terms(query: Query) -> tuple[str, ...]:
    """The words and phrases looked for in title or body, folded, each once, in order.

    What stands under a `Not` is left out: a story that was found lacks it.
    """
    found: dict[str, None] = {}
    waiting = [query]
    while waiting:
        match waiting.pop():
            case Text(value) | Field("title", value):
                found[value] = None
            case And(parts) | Or(parts):
                waiting.extend(reversed(parts))
            case _:
                pass
    return tuple(found)


def written(value: str) -> str:
    """`value` as one writes it in a filter, alone or after a colon: in quotes where it needs them.

    An empty value has no spelling.
    """
    if _BARE.fullmatch(value) and unicodedata.normalize("NFKC", value) not in OPERATORS:
        return value
    return '"' + _ESCAPED.sub(r"\\\g<0>", value) + '"'


def shown(typed: str) -> str:
    """`typed` as a message repeats it: clean, on one line, cut short."""
    line = clean_line(typed)
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
