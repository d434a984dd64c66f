"""What a list is narrowed to beside its filter, and what that means for marks."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.query import Query
from newsreader.query.tree import And, Is, Not, Or


@dataclass(frozen=True, slots=True)
class Scope:
    """What the side panel or the bookmarks view narrowed the list to."""

    label: str = ""
    query: str = ""


BOOKMARKS = Scope("", "is:bookmarked")


def depends_on_marks(query: Query) -> bool:
    """Whether marking a story could take it out of what `query` finds."""
    if isinstance(query, And | Or):
        return any(depends_on_marks(part) for part in query.parts)
    if isinstance(query, Not):
        return depends_on_marks(query.part)
    return isinstance(query, Is)
