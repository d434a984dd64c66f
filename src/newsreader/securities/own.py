"""The user's own table of names: `securities.tsv`, which adds to the shipped one and overrides it.

    # symbol    name
    300024.SZ   新松
    00700.HK    鹅厂
    -           机器人

A line gives a name to a security, written in any form; `-` says that a name is none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from newsreader.language import _
from newsreader.text.clean import clean_line

if TYPE_CHECKING:
    from newsreader.securities.lexicon import Lexicon
    from newsreader.securities.table import Name

_NONE = "-"


class WrongTable(ValueError):
    """A line of the user's table is not understood; the text names it, and the cure."""


@dataclass(frozen=True, slots=True)
class OwnNames:
    """What the user's table says."""

    names: tuple[Name, ...] = ()
    """The names that it gives."""
    dropped: frozenset[str] = frozenset()
    """The names that it says are none."""
    problem: str = ""
    """Why nothing of it is used, and how to mend it; empty where it is."""

    def over(self, learned: Iterable[tuple[str, tuple[Name, ...]]] = ()) -> Lexicon:
        """The shipped table with what an archive has taught, and this on top of both."""
        from newsreader.securities.lexicon import Lexicon  # slow to import

        more = {name: found for name, found in learned if name not in self.dropped}
        for one in self.names:
            known = more.get(one.name, ())
            more[one.name] = (one, *(other for other in known if other.symbol != one.symbol))
        return Lexicon(more, self.dropped)


def read(text: str) -> OwnNames:
    """What `text`, the whole of the table, says. Raises WrongTable for the first wrong line."""
    from newsreader.securities.notation import canonical
    from newsreader.securities.table import Name

    names: list[Name] = []
    dropped: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        notation, tab, name = line.partition("\t")
        notation, name = notation.strip(), clean_line(name.partition("\t")[0])
        if not tab or not name:
            message = _("line {line}: a symbol, a tab and a name are wanted.")
            raise WrongTable(message.format(line=number))
        if notation == _NONE:
            dropped.add(name)
            continue
        symbol = canonical(notation)
        if symbol is None:
            message = _("line {line}: “{notation}” is no security; write 600519.SH or AAPL.US.")
            raise WrongTable(message.format(line=number, notation=clean_line(notation)[:40]))
        if len(name) < 2:
            message = _("line {line}: “{name}” is too short to be found in a text.")
            raise WrongTable(message.format(line=number, name=name))
        names.append(Name(symbol, name, "alias"))
    return OwnNames(tuple(names), frozenset(dropped - {one.name for one in names}))


NO_NAMES: Final = OwnNames()
"""The table of somebody who has none."""
