"""The number of a link, typed digit by digit, and the address it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class TypedLink:
    """The numbered addresses of a page, and how much of a number has been typed."""

    addresses: Sequence[str] = ()
    number: int = 0
    """0 while none is typed."""

    def typed(self, digit: int) -> TypedLink:
        """With one more digit; a number that no link has begins anew with this digit."""
        for number in (self.number * 10 + digit, digit):
            if 1 <= number <= len(self.addresses):
                return replace(self, number=number)
        return replace(self, number=0)

    @property
    def address(self) -> str | None:
        """What the number stands for; without a number the only link, if there is one only."""
        if self.number:
            return self.addresses[self.number - 1]
        return self.addresses[0] if len(self.addresses) == 1 else None
