"""Names of the shares of Shanghai, Shenzhen and Beijing, and when each may have been in use.

A list of one day proves a name for that day alone. Between two lists with different names the
change lies anywhere, so the bounds are wide: a name counts as unused only where a list says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tools.securities.rows import Name, Renamed
from tools.securities.sources import Snapshot

# 920 codes came for the first six in May 2025 and for all others in October (exchange's notices).
_FIRST_SIX: Final = frozenset({"430489", "830799", "831445", "833819", "834682", "839167"})
_FIRST_DAY: Final = "2025-05-06"
_SECOND_DAY: Final = "2025-10-09"

# Shares that kept their company and changed their code otherwise: to another exchange, or after
# a merger (exchange's notices). The days of those that moved are their new listing's.
MOVED: Final = (
    Renamed("000022.SZ", "001872.SZ", "2018-12-26"),
    Renamed("000043.SZ", "001914.SZ", "2019-12-16"),
    Renamed("300114.SZ", "302132.SZ", "2025-02-17"),
    Renamed("601313.SH", "601360.SH", "2018-02-28"),
    Renamed("832317.BJ", "688287.SH", "2022-05-25"),
    Renamed("833874.BJ", "301192.SZ", "2022-08-11"),
    Renamed("833994.BJ", "301321.SZ", "2022-08-18"),
)

# Delisted from Beijing before the new codes; no list shows when.
_ENDS: Final = {"839680": _SECOND_DAY}


def plain(name: str) -> str:
    """A name without the padding of the exchanges, or a remark: `万  科Ａ` is 万科A."""
    return re.sub(r"\s+|\(.*\)$", "", unicodedata.normalize("NFKC", name))


def symbol_of(code: str) -> str:
    """The code with the suffix of its exchange."""
    if code.startswith(("6", "900")):
        return f"{code}.SH"
    return f"{code}.BJ" if code.startswith(("4", "8", "920")) else f"{code}.SZ"


# Beside these the exchange cuts the name off at eight bytes: XD农业银, XD中交设.
_DAY_MARK: Final = re.compile(r"(XD|XR|DR|N|C)(?=[\u4e00-\u9fff])")


def without_day_mark(name: str, others: Iterable[str]) -> str:
    """A name without the mark of a first trading day or of a dividend, as `others` have it whole.

    Empty where that is not known: a name that may be cut off is none.
    """
    mark = _DAY_MARK.match(name)
    if mark is None:
        return name
    rest = name[mark.end() :]
    whole = next((other for other in others if other.startswith(rest)), "")
    return whole or (rest if len(rest) >= 4 else "")


def renumbered(snapshots: Sequence[Snapshot]) -> list[Renamed]:
    """Old and new codes of Beijing.

    The new code is 920 and the last three digits. Where several shares have them, they keep them
    in the order of listing; a later one goes up by a hundred to the next that nobody has.
    """
    never = {*_ENDS, *(moved.old[:6] for moved in MOVED)}
    listed: dict[str, str] = {}
    new: set[str] = set()
    for snapshot in snapshots:
        for code, listing in snapshot.listings.items():
            if code.startswith(("43", "83", "87")) and code not in never:
                listed[code] = listing.listed or listed.get(code, "")
            elif code.startswith("920"):
                new.add(code)
    order = sorted(listed, key=lambda code: (listed[code], code))
    first = {f"920{code[3:]}": code for code in reversed(order)}
    renumbered = {code: natural for natural, code in first.items()}
    taken = set(first) | new
    for code in order:
        number = f"920{code[3:]}"
        while code not in renumbered:
            number = f"920{(int(number[3:]) + 100) % 1000:03}"
            if number not in taken:
                taken.add(number)
                renumbered[code] = number
    return [
        Renamed(
            f"{old}.BJ", f"{renumbered[old]}.BJ", _FIRST_DAY if old in _FIRST_SIX else _SECOND_DAY
        )
        for old in sorted(order)
    ]


@dataclass(slots=True)
class _History:
    """What the lists say of one share."""

    names: list[tuple[int, str]] = field(default_factory=list)
    """Number of the list, name there; oldest first."""
    listed: str = ""
    alive: set[int] = field(default_factory=set)
    """The lists that give a day of listing, which those shares lack that are gone."""


def names(
    snapshots: Sequence[Snapshot],
    new_codes: Mapping[str, str],
    ends: Mapping[str, str],
    listed_in_beijing: Collection[str],
) -> list[Name]:
    """A row for each name of each share.

    `new_codes` replace old ones, `ends` are known last days, `listed_in_beijing` the codes of the
    newest list of that exchange, which has no names.
    """
    histories: dict[str, _History] = {}
    for number, snapshot in enumerate(snapshots):
        for code, listing in sorted(snapshot.listings.items(), key=lambda x: x[0] not in new_codes):
            history = histories.setdefault(new_codes.get(code, code), _History())
            history.names.append((number, plain(listing.name)))
            if listing.listed:
                history.alive.add(number)
                history.listed = listing.listed
    rows: list[Name] = []
    for code, history in sorted(histories.items()):
        history.names = [
            (number, whole)
            for number, name in history.names
            if (whole := without_day_mark(name, (n for _, n in history.names if n != name)))
        ]
        end = {**_ENDS, **ends}.get(code) or _end(code, history, snapshots, listed_in_beijing)
        rows += _rows(code, history, snapshots, end)
    return rows


def _end(
    code: str, history: _History, snapshots: Sequence[Snapshot], listed_in_beijing: Collection[str]
) -> str:
    """The day of the first list from which the share is gone; empty if it is listed still."""
    if code.startswith("920"):
        return "" if code in listed_in_beijing else "2026-09-30"
    if code.startswith(("200", "201")):  # these have no day of listing, gone or not
        gone = any("退" in name or name.startswith("PT") for _, name in history.names)
        return snapshots[1].day.isoformat() if gone else ""
    last = max(history.alive, default=-1)
    for snapshot in snapshots[last + 1 :]:
        if code.startswith(snapshot.covers):
            return snapshot.day.isoformat()
    return ""


def _rows(code: str, history: _History, snapshots: Sequence[Snapshot], end: str) -> list[Name]:
    found = []
    for name in dict.fromkeys(name for _, name in reversed(history.names)):
        seen = [place for place, (_, other) in enumerate(history.names) if other == name]
        before, after = seen[0] - 1, seen[-1] + 1
        current = after == len(history.names)
        since = "" if before < 0 else snapshots[history.names[before][0]].day.isoformat()
        until = end if current else snapshots[history.names[after][0]].day.isoformat()
        found.append(
            Name(
                symbol_of(code), name, "short" if current else "former",
                since=since, until=until, listed=history.listed,
            )
        )  # fmt: skip
    return found
