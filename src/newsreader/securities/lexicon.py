"""The names that are known: the shipped table with what is taught on top.

A lexicon is what an archive has taught and what the user says, over the shipped table; `hits` finds
its names in a text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from newsreader.securities import table
from newsreader.securities.table import Name

if TYPE_CHECKING:
    from newsreader.securities.spellings import Spellings


@dataclass(frozen=True)
class Lexicon:
    """What names there are; frozen, its tables are made when they are first needed."""

    more: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    """Names that the shipped table lacks, or has otherwise: these go before it."""
    dropped: frozenset[str] = frozenset()
    """Names of the shipped table that are none."""

    def named(self, name: str) -> tuple[Name, ...]:
        """Every security that is or was called `name`, the most probable first."""
        shipped = () if name in self.dropped else table.named(name)
        return self.more.get(name, ()) + shipped

    def called(self, name: str) -> tuple[Name, ...]:
        """Every security that has an English name like `name` in other capitals."""
        return tuple(
            one
            for spelling in self.spellings.folded.get(name.casefold(), ())
            for one in self.named(spelling)
        )

    @cached_property
    def spellings(self) -> Spellings:
        """The names in the ways that news write them."""
        from newsreader.securities.spellings import Spellings  # only texts ask for it

        return Spellings(table.spellings() - self.dropped | self.more.keys())


SHIPPED: Final = Lexicon()
"""What everybody has."""
