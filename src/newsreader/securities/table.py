"""The shipped names of securities, and what else is known of names and codes.

    named("腾讯控股")            who is called so, the most probable first
    names_of("00700.HK")         what that one is called: 腾讯控股, 腾讯, Tencent
    replaced()["833819.BJ"].new  920819.BJ
    ambiguous()["机器人"].kind   word

Nothing is read before it is asked for. A file is read once, and a line of it becomes an object
only when that line is asked for, so that all names are there within milliseconds.
`data/README.md` says where they come from.
"""

from __future__ import annotations

from collections.abc import Iterator, KeysView, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, Literal, cast

# `importlib.resources` alone takes longer to load than all names do.
_DATA: Final = Path(__file__).parent / "data"

TABLES: Final = ("a_shares", "hk", "us", "elsewhere", "indices", "funds", "bonds", "crypto")
"""The tables of names, without `.tsv`. Where two securities have one name, the one of the earlier
table is meant unless something says otherwise: a share of the mainland before one of Hong Kong."""

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
    return _names(_by_name(), name)


def names_of(symbol: str) -> tuple[Name, ...]:
    """Every name of a security: short, then former, aliases, English, codes."""
    return _names(_by_symbol(), symbol)


def initialled(letters: str) -> tuple[Name, ...]:
    """Every name that has these initials, small letters, in the order of the tables."""
    return _names(_by_initials(), letters)


def spellings() -> KeysView[str]:
    """Every name there is, each once."""
    return _by_name().keys()


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
def _lines(table: str) -> list[str]:
    """The lines of a table, without comments and the line of the columns."""
    text = (_DATA / f"{table}.tsv").read_text(encoding="utf-8")
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    first = next(place for place, line in enumerate(lines) if not line.startswith("#"))
    return lines[first + 1 :]


def _rows(table: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in _lines(table))


def _names(lines: dict[str, str], key: str) -> tuple[Name, ...]:
    return tuple(map(_name, lines[key].split("\n"))) if key in lines else ()


def _name(line: str) -> Name:
    symbol, name, use, *rest = line.split("\t")
    return Name(symbol, name, cast("Use", use), *rest)


@cache
def _by_name() -> dict[str, str]:
    return _by_column(1)


@cache
def _by_symbol() -> dict[str, str]:
    return _by_column(0)


@cache
def _by_initials() -> dict[str, str]:
    return _by_column(3)


def _by_column(column: int) -> dict[str, str]:
    """The lines of all tables of names, joined again where a column has the same in them.

    Strings and no lists, which are slower to make and take more memory.
    """
    found: dict[str, str] = {}
    for table in TABLES:
        for line in _lines(table):
            columns = line.split("\t", column + 1)
            key = columns[column] if len(columns) > column else ""
            if key:
                found[key] = f"{found[key]}\n{line}" if key in found else line
    return found
