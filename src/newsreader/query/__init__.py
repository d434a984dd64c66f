"""The filter language: text -> syntax tree. Pure; knows no storage.

>>> from datetime import date
>>> parse("芯片 -is:read", date(2022, 8, 14))
And(parts=(Text(value='芯片'), Not(part=Is(state='read'))))
"""

from __future__ import annotations

from newsreader.query.dates import days
from newsreader.query.parse import parse
from newsreader.query.tree import (
    Among,
    And,
    Days,
    Everything,
    Field,
    Is,
    Not,
    Or,
    Query,
    Text,
    Ticker,
    Undated,
    depends_on_marks,
)
from newsreader.query.words import terms, written

__all__ = [
    "Among",
    "And",
    "Days",
    "Everything",
    "Field",
    "Is",
    "Not",
    "Or",
    "Query",
    "Text",
    "Ticker",
    "Undated",
    "days",
    "depends_on_marks",
    "parse",
    "terms",
    "written",
]
