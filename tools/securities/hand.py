"""The tables written by hand, in `hand/`: one security a line, its names parted by |."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from tools.securities.rows import Name, Renamed

FOLDER: Final = Path(__file__).parent / "hand"
MOST_COINS: Final = 200

# What Hong Kong and Shanghai add to a short name: weighted votes, second listing, no profit yet.
_SUFFIX: Final = re.compile(r"-(?:[WUBSPRT]|UW|SW|SS|PF)$")
_USES: Final = (
    ("aliases", "alias"),
    ("english", "english"),
    ("former", "former"),
    ("codes", "code"),
)


def without_suffix(name: str) -> str:
    """A short name without the mark of its kind: 美团-W is 美团."""
    return _SUFFIX.sub("", name)


def lines(name: str) -> Iterator[dict[str, str]]:
    """The lines of a table, as columns by their names; a missing last column is empty."""
    text = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    rows = (line for line in text.splitlines() if not line.startswith("#"))
    for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""):
        yield {column: value or "" for column, value in row.items()}


def names(table: str) -> Iterator[Name]:
    """A row for each name of each security of a table; a name comes once for a security."""
    for line in lines(table):
        symbol, short = line["symbol"], line["short"]
        said = {short}
        yield Name(symbol, short, "short")
        plain = without_suffix(short)
        listed = [(plain, "alias")] if plain != short else []
        for column, use in _USES:
            listed += [(name, use) for name in line.get(column, "").split("|") if name]
        for name, use in listed:
            if name not in said:
                said.add(name)
                yield Name(symbol, name, use)


def dated(names: Iterable[Name]) -> Iterator[Name]:
    """The same with the days of listing and of going, where they are known.

    What a security was called before it went keeps its own last day.
    """
    days = {line["symbol"]: line for line in lines("days")}
    for name in names:
        line = days.get(name.symbol)
        if line is None:
            yield name
            continue
        gone = "" if name.use == "former" else line["gone"]
        yield replace(name, listed=name.listed or line["listed"], until=name.until or gone)


def aliases() -> Iterator[Name]:
    """What news call shares of the mainland beside their short names."""
    for line in lines("a_share_aliases"):
        for name in line["aliases"].split("|"):
            yield Name(line["symbol"], name, "alias")


def new_shares() -> Iterator[Name]:
    """Shares of the mainland that no list with names has yet."""
    for line in lines("a_shares_new"):
        yield Name(line["symbol"], line["name"], "short")


def renamed() -> Iterator[Renamed]:
    """Tickers of the United States that companies gave up for others."""
    for line in lines("old_tickers"):
        yield Renamed(line["old"], line["new"], line["since"])
