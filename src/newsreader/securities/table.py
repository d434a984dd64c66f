"""The shipped names of securities, and what else is known of names and codes.

    named("腾讯控股")            who is called so, the most probable first
    names_of("00700.HK")         what that one is called: 腾讯控股, 腾讯, Tencent
    replaced()["833819.BJ"].new  920819.BJ
    ambiguous()["机器人"].kind   word

Nothing is read before it is asked for. A file is read once, and a line of it becomes an object
only when that line is asked for. Who asks for a few names, as a filter does, has them searched in
the lines as they stand; a text asks for thousands, and for these all are put in order.
`data/README.md` says where they come from.
"""

from __future__ import annotations

from collections.abc import Iterator, KeysView, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Final, Literal, cast

# `importlib.resources` alone takes longer to load than all names do.
_DATA: Final = Path(__file__).parent / "data"

TABLES: Final = ("a_shares", "hk", "us", "elsewhere", "indices", "funds", "bonds", "crypto")
"""The tables of names, without `.tsv`. Where two securities have one name, the one of the earlier
table is meant unless something says otherwise: a share of the mainland before one of Hong Kong."""

_FEW: Final = 20
"""Names that are searched one by one, at a tenth of what it takes to put all in order."""

Use = Literal["short", "former", "alias", "english", "code"]


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one security."""

    symbol: str
    name: str
    """Half-width, without spaces inside Chinese names; with ST, *ST, -W where it is written so."""
    use: Use
    """`short`: what its exchange calls it now, or last. `former`: what it was called. `alias`:
    what news call it. `english`: a name in English. `code`: what a publisher writes for an index,
    like ^GSPC."""
    initials: str = ""
    """The first letters of the readings, small, Latin letters and digits kept: gzmt, tclkj."""
    since: str = ""
    """ISO day before which it was called otherwise, as far as is known; empty: not known."""
    until: str = ""
    """ISO day from which it was called otherwise or was gone; empty: it is called so still."""
    listed: str = ""
    """ISO day of its listing; empty: not known."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A symbol that the same company gave up for another one."""

    old: str
    new: str
    """It may have been given up in its turn: CBS.US, VIAC.US, PARA.US, PSKY.US."""
    since: str
    """ISO day from which the new one holds. Later the old one may be somebody else's."""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A name that also means something else."""

    name: str
    kind: Literal["word", "place", "boundary", "title", "agency", "namesake", "class"]
    """What else: an everyday word; a place; the ends of two words, or the beginning of a longer
    name; a work, product or person; a source of news; another organisation; a class of funds."""
    usual: Literal["company", "other"]
    """What it mostly means in financial news. A `boundary` is the company unless a neighbour is
    one of these examples, or like them."""
    left: tuple[str, ...] = ()
    """Examples of what stands right before where the other thing is meant."""
    right: tuple[str, ...] = ()
    """Examples of what stands right after where the other thing is meant."""


@dataclass(frozen=True, slots=True)
class Agency:
    """A source of news or data, and the symbol of the listed company, if there is one."""

    name: str
    kind: Literal["agency", "paper", "site", "broadcaster", "data"]
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Market:
    """A market by the suffix of our symbols, and what others write for it."""

    suffix: str
    mic: str
    """Code by ISO 10383. US stands for several; the first of the table has most shares."""
    exchange: str
    yahoo: str
    reuters: str
    bloomberg: str


@lru_cache(4096)
def named(name: str) -> tuple[Name, ...]:
    """Every security that is or was called `name`, the most probable first."""
    return _names(_NAME, name)


def names_of(symbol: str) -> tuple[Name, ...]:
    """Every name of a security: short, then former, aliases, English, codes."""
    return _names(_SYMBOL, symbol)


def initialled(letters: str) -> tuple[Name, ...]:
    """Every name that has these initials, small letters, in the order of the tables."""
    return _names(_INITIALS, letters)


def spellings() -> KeysView[str]:
    """Every name there is, each once."""
    return _NAME.all.keys()


def names(table: str) -> Iterator[Name]:
    """The rows of one of `TABLES`."""
    return map(_name, _lines(table))


@cache
def replaced() -> Mapping[str, Replaced]:
    """Symbols that were given up, by the old one."""
    rows = (*_rows("beijing_codes"), *_rows("old_codes"))
    return {old: Replaced(old, new, since) for old, new, since in rows}


@cache
def ambiguous() -> Mapping[str, Ambiguous]:
    """Names that also mean something else."""
    found = {}
    for name, kind, usual, *context in _rows("ambiguous"):
        left, right, *_ = *(tuple(words.split()) for words in context), (), ()
        found[name] = Ambiguous(
            name, cast("Literal['word']", kind), cast("Literal['other']", usual), left, right
        )
    return found


@cache
def agencies() -> Mapping[str, Agency]:
    """Sources of news and data, by name."""
    rows = _rows("agencies")
    return {
        name: Agency(name, cast("Literal['agency']", kind), *symbol) for name, kind, *symbol in rows
    }


@cache
def markets() -> tuple[Market, ...]:
    """The markets, that of most shares first where a suffix stands for several."""
    return tuple(Market(*row) for row in _rows("markets"))


@cache
def _text(table: str) -> str:
    """The lines of a table, without comments and the line of the columns; each has its end."""
    text = (_DATA / f"{table}.tsv").read_text(encoding="utf-8")
    start = 0
    while text.startswith("#", start):
        start = text.index("\n", start) + 1
    return text[text.index("\n", start) + 1 :]


def _lines(table: str) -> list[str]:
    return _text(table).splitlines()


def _rows(table: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in _lines(table))


def _names(column: _Column, key: str) -> tuple[Name, ...]:
    return tuple(map(_name, column.lines(key)))


def _name(line: str) -> Name:
    symbol, name, use, *rest = line.split("\t")
    return Name(symbol, name, cast("Use", use), *rest)


class _Column:
    """The lines of all tables of names, by what stands in one column."""

    def __init__(self, place: int) -> None:
        self._place = place
        self._searched = 0

    def lines(self, key: str) -> list[str]:
        """Those that have `key` in the column, in the order of the tables."""
        if not key:
            return []
        if "all" not in self.__dict__ and self._searched < _FEW:
            self._searched += 1
            return list(self._search(key))
        return self.all[key].split("\n") if key in self.all else []

    def _search(self, key: str) -> Iterator[str]:
        for table in TABLES:
            text = _text(table)
            found = text.find(key)
            while found >= 0:
                start = text.rfind("\n", 0, found) + 1
                end = text.index("\n", found)
                columns = text[start:end].split("\t", self._place + 1)
                if len(columns) > self._place and columns[self._place] == key:
                    yield text[start:end]
                found = text.find(key, end)

    @cached_property
    def all(self) -> dict[str, str]:
        """The lines of each, joined again.

        Strings and no lists, which are slower to make and take more memory.
        """
        place = self._place
        found: dict[str, str] = {}
        for table in TABLES:
            for line in _lines(table):
                columns = line.split("\t", place + 1)
                key = columns[place] if len(columns) > place else ""
                if key:
                    found[key] = f"{found[key]}\n{line}" if key in found else line
        return found


_SYMBOL: Final = _Column(0)
_NAME: Final = _Column(1)
_INITIALS: Final = _Column(3)
