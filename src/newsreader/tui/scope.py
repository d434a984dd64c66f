"""What a list is narrowed to beside its filter."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """What the side panel or the bookmarks view narrowed the list to."""

    label: str = ""
    query: str = ""


BOOKMARKS = Scope("", "is:bookmarked")
