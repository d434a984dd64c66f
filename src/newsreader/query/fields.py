"""The fields of a filter: their names, and what a value of each means."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final, cast, get_args

from newsreader.errors import QueryError
from newsreader.language import _
from newsreader.query.dates import days
from newsreader.query.tree import Field, FieldName, Is, Query, State, Text, Ticker
from newsreader.query.words import shown
from newsreader.text.clean import clean_line
from newsreader.text.fold import fold

NAMES: Final = (*get_args(FieldName), "ticker", "date", "is")
"""What may stand before a colon."""
ALIASES: Final = {"cat": "category", "stock": "ticker"}
"""Other names for some of them."""

_STATES: Final[tuple[str, ...]] = get_args(State)
_LEVELS: Final = re.compile(r"(?:\s*[/›])+\s*")


def named(word: str) -> str | None:
    """The field called `word` in any case, or None where `word` is only a word."""
    word = word.lower()
    word = ALIASES.get(word, word)
    return word if word in NAMES else None


def nearly(word: str) -> str | None:
    """The field that `word` probably is a slip for, or None.

    A different first letter asks for more likeness, so that `rate:` is no slip for `date:`; names
    of two letters are like too many words to have slips.
    """
    from difflib import SequenceMatcher  # slow to import, and slips are rare

    word = word.lower()
    best, likeness = None, 0.0
    for name in (*NAMES, "stock"):
        if len(name) < 3:
            continue
        ratio = SequenceMatcher(None, word, name).ratio()
        if ratio >= (0.75 if word[:1] == name[0] else 0.85) and ratio > likeness:
            best, likeness = name, ratio
    return best


def text(typed: str, start: int, end: int) -> Text:
    """Free text. Raises QueryError at `start`, `end` where nothing of it is visible."""
    return Text(_folded(typed, start, end))


def meaning(name: str, typed: str, start: int, end: int, today: date) -> Query:
    """What `typed`, which stands at `start` to `end` of the filter, means in the field `name`.

    Raises QueryError with positions in the filter.
    """
    match name:
        case "date":
            return _days(typed, start, end, today)
        case "is":
            return _state(typed, start, end)
        case "ticker":
            _folded(typed, start, end)
            return Ticker(clean_line(unicodedata.normalize("NFKC", clean_line(typed))))
        case "category":
            chain = levels(_folded(typed, start, end))
            if not chain:
                raise QueryError(_("A category wants a name."), start, end)
            return Field("category", chain)
        case _:
            return Field(cast(FieldName, name), _folded(typed, start, end))


def levels(folded: str) -> str:
    """Folded words of a category with one `/` between its levels, however they were parted."""
    return _LEVELS.sub("/", folded).strip("/ ")


def _days(typed: str, start: int, end: int, today: date) -> Query:
    try:
        return days("".join(_narrow(char) for char in typed), today)
    except QueryError as error:
        if len(typed) != end - start:  # something was left out, so that positions have moved
            raise QueryError(str(error), start, end) from None
        raise QueryError(str(error), start + error.start, start + error.end) from None


def _narrow(char: str) -> str:
    narrow = unicodedata.normalize("NFKC", char)
    return narrow if len(narrow) == 1 else char


def _folded(typed: str, start: int, end: int) -> str:
    value = fold(clean_line(typed)).strip()
    if not value:
        raise QueryError(_("There is nothing visible to look for here."), start, end)
    return value


def _state(typed: str, start: int, end: int) -> Is:
    word = _folded(typed, start, end)
    if word in _STATES:
        return Is(cast(State, word))
    message = _(
        "“is:{value}” is unknown; there are is:unread, is:read, is:bookmarked and is:watched."
    )
    raise QueryError(message.format(value=shown(typed)), start, end)
