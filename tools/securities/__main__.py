"""Write the tables of names and codes that the recogniser ships.

    python -m tools.securities [FOLDER]

FOLDER keeps the downloaded packages and is asked first; without it they go to a temporary
folder. The same packages give the same bytes. What cannot be reconciled is told on stderr.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from tools.securities import coins, hand, mainland, members, sources
from tools.securities.initials import initials, reader
from tools.securities.rows import Name, Renamed, write

DATA: Final = Path(__file__).parents[2] / "src" / "newsreader" / "securities" / "data"
_USES: Final = ("short", "former", "alias", "english", "code")


def build(folder: Path, data: Path) -> None:
    """Write every table that is made, from the packages in `folder`, to `data`."""
    snapshots = sources.snapshots(folder)
    beijing = mainland.renumbered(snapshots)
    new_codes = {row.old[:6]: row.new[:6] for row in (*beijing, *mainland.MOVED)}
    listed_in_beijing = sources.beijing_2026(folder)
    for row in beijing:
        if row.new[:6] not in listed_in_beijing:
            print(f"{row.new} (was {row.old}) is in no list of 2026", file=sys.stderr)
    shares = mainland.names(snapshots, new_codes, sources.delisted_2020(folder), listed_in_beijing)
    everyday = frozenset((hand.FOLDER / "everyday_english.txt").read_text("utf-8").splitlines())
    hong_kong, american = list(hand.names("hk")), list(hand.names("us"))
    elsewhere, crypto = list(hand.names("elsewhere")), list(hand.names("crypto"))
    english = list(
        members.english_names(
            sources.index_members(folder), [*hong_kong, *american, *elsewhere], everyday
        )
    )
    crypto += coins.names(sources.coins(folder), crypto, everyday, hand.MOST_COINS)
    tables: dict[str, Iterable[Name]] = {
        "a_shares": _dated(_merged(shares, hand.new_shares(), hand.aliases(), _plain(shares))),
        "hk": hong_kong,
        "us": [*american, *(name for name in english if name.symbol.endswith(".US"))],
        "elsewhere": [*elsewhere, *(n for n in english if not n.symbol.endswith(".US"))],
        "indices": hand.names("indices"),
        "funds": hand.names("funds"),
        "bonds": hand.names("bonds"),
        "crypto": crypto,
    }
    letters = reader(folder)
    for table, names in tables.items():
        count = write(data / f"{table}.tsv", _finished(hand.dated(names), letters), Name)
        print(f"{table}: {count} names")
    write(data / "beijing_codes.tsv", beijing, Renamed)
    old = sorted([*mainland.MOVED, *hand.renamed()], key=lambda row: row.old)
    write(data / "old_codes.tsv", old, Renamed)


def _plain(shares: Iterable[Name]) -> Iterator[Name]:
    """Names without what says that a company earns nothing yet: 大普微-UW is 大普微."""
    for name in shares:
        if hand.without_suffix(name.name) != name.name:
            yield replace(name, name=hand.without_suffix(name.name), use="alias")


def _dated(names: Collection[Name]) -> Iterator[Name]:
    """With the days that a share's short name has on what news call it."""
    short = {name.symbol: name for name in names if name.use == "short"}
    for name in names:
        days = short.get(name.symbol)
        if days is not None and name.use == "alias":
            yield replace(name, listed=days.listed, until=name.until or days.until)
        else:
            yield name


def _merged(*parts: Iterable[Name]) -> list[Name]:
    """All names, each once for a symbol; a name of an earlier part stays as it is there."""
    found: dict[tuple[str, str], Name] = {}
    for part in parts:
        for name in part:
            found.setdefault((name.symbol, name.name), name)
    return list(found.values())


def _finished(names: Iterable[Name], letters: Callable[[str], list[str]]) -> list[Name]:
    """With initials, and in order: by symbol, then by use."""
    finished = [
        replace(name, initials=initials(hand.without_suffix(name.name), letters)) for name in names
    ]
    twice = Counter((name.symbol, name.name) for name in finished)
    if any(count > 1 for count in twice.values()):
        raise ValueError(f"twice: {[key for key, count in twice.items() if count > 1]}")
    return sorted(finished, key=lambda name: (name.symbol, _USES.index(name.use)))


def main() -> None:
    """Download what is missing, and build."""
    if len(sys.argv) > 1:
        folder = Path(sys.argv[1])
        sources.download(folder)
        build(folder, DATA)
        return
    with tempfile.TemporaryDirectory() as temporary:
        sources.download(Path(temporary))
        build(Path(temporary), DATA)


if __name__ == "__main__":
    main()
