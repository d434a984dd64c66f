"""What a filter means: a tree of frozen values, ignorant of where stories are kept.

Words in it arrive folded (`newsreader.text.fold`), so that whoever compares them with stored text
folds that text the same way. The tree that `parse` makes is flat where it can be: an `And` has no
`And` among its parts, nor an `Or` an `Or`, each has at least two parts, and `Everything` stands
only alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

FieldName = Literal["category", "source", "author", "title", "tag", "path"]
"""The fields whose value is a word or a phrase."""

State = Literal["unread", "read", "bookmarked", "watched"]
"""What the reader did with a story, or with a security that it names."""


@dataclass(frozen=True, slots=True)
class Everything:
    """Every story: the filter is blank."""


@dataclass(frozen=True, slots=True)
class And:
    """Stories that meet every part; the order has no meaning."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Stories that meet one part or more."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Stories that do not meet the part."""

    part: Query


@dataclass(frozen=True, slots=True)
class Among:
    """Stories that are in a list already, whatever has become of them; never what is typed."""

    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Stories with `value` somewhere in their title or body."""

    value: str
    """Folded, never empty, no space at either end."""


@dataclass(frozen=True, slots=True)
class Field:
    """Stories whose field contains `value`.

    Of a category, `value` equals one of its levels or, where it has a `/`, a run of levels, widest
    first (`金融/证券时报网`). A typed `›` arrives as `/`, without the spaces beside it.
    """

    name: FieldName
    value: str
    """Folded, never empty, no space at either end."""


@dataclass(frozen=True, slots=True)
class Ticker:
    """Stories that name a security; its notation is still to be resolved."""

    notation: str
    """As typed (`300024`, `$NVDA`, `腾讯`), of ordinary width; never empty."""


@dataclass(frozen=True, slots=True)
class Days:
    """Stories of some days in the display zone, both ends included; None is open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Undated:
    """Stories without any date."""


@dataclass(frozen=True, slots=True)
class Is:
    """Stories in one state."""

    state: State


Query = Everything | Among | And | Or | Not | Text | Field | Ticker | Days | Undated | Is
"""Any filter."""


def depends_on_marks(query: Query) -> bool:
    """Whether marking a story can change what `query` finds."""
    match query:
        case Is():
            return True
        case And(parts) | Or(parts):
            return any(depends_on_marks(part) for part in parts)
        case Not(part):
            return depends_on_marks(part)
        case _:
            return False
