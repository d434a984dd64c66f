"""One story as one row of the list: which columns there are at a width, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from newsreader.model import Story
from newsreader.text.width import cut, fit, width

CURSOR: Final = "►"
"""As wide on every terminal, unlike most of what points to the right."""
UNREAD: Final = "●"
BOOKMARK: Final = "★"
WATCHED: Final = "◆"
PROBLEM: Final = "!"

_MARKS: Final = (CURSOR, UNREAD, BOOKMARK, WATCHED, PROBLEM, " ")
"""What stands first in a row that has all marks."""
_TIME: Final = 5
_GAP: Final = 2
_TITLE_WANTS: Final = 40
"""Cells that a title is given before the columns behind it get any."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Cells of each column; 0 for one that is given up."""

    time: int
    title: int
    stocks: int
    source: int
    section: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a row and the look it asks for."""

    text: str
    look: str
    """`marks`, `time`, `title`, `stocks`, `source` or `gap`."""


def columns(cells: int) -> Columns:
    """The columns at a width of `cells`.

    As the window narrows the section goes first, then the stocks, the source, the time; the title
    always stays.
    """
    room = cells - width("".join(_MARKS))
    time = _TIME if room >= 30 else 0
    room -= time + (_GAP if time else 0)
    given = {"source": 0, "stocks": 0, "section": 0}
    for name, least, most in (("source", 8, 10), ("stocks", 13, 22), ("section", 8, 8)):
        spare = room - _TITLE_WANTS - _GAP
        if spare < least:
            break
        given[name] = min(most, spare) if name != "stocks" else (22 if spare >= 22 + 16 else 13)
        room -= given[name] + _GAP
    return Columns(time, max(1, room), given["stocks"], given["source"], given["section"])


def row(
    story: Story,
    plan: Columns,
    zone: tzinfo,
    *,
    current: bool = False,
    called: Callable[[str], str] = str,
) -> list[Cell]:
    """The cells of one row, together exactly as wide as the plan; `current` has the cursor.

    `called` is how a stock stands in its column, given its symbol.
    """
    has = (current, story.unread, story.bookmarked, story.watched, story.problem, True)
    marks = (mark if shown else " " * width(mark) for mark, shown in zip(_MARKS, has, strict=True))
    parts = [Cell("".join(marks), "marks")]
    gap = Cell(" " * _GAP, "gap")
    if plan.time:
        parts += [Cell(fit(_time(story, zone), plan.time), "time"), gap]
    parts.append(Cell(fit(story.title, plan.title), "title"))
    if plan.stocks:
        parts += [
            gap,
            Cell(fit(_stocks(story.symbols, plan.stocks, called), plan.stocks), "stocks"),
        ]
    if plan.source:
        parts += [gap, Cell(fit(story.source, plan.source), "source")]
    if plan.section:
        parts += [gap, Cell(fit(story.section, plan.section), "source")]
    return parts


def _time(story: Story, zone: tzinfo) -> str:
    """The time of day; empty where only the day is known, or nothing."""
    if story.instant is None or story.day_only:
        return ""
    return f"{datetime.fromtimestamp(story.instant, zone):%H:%M}"


def _stocks(symbols: tuple[str, ...], cells: int, called: Callable[[str], str]) -> str:
    """As many stocks as fit, and how many there are besides."""
    shown = ""
    for index, symbol in enumerate(symbols):
        rest = len(symbols) - index - 1
        name = called(symbol)
        longer = f"{shown} {name}" if shown else name
        if width(longer) + (len(f" +{rest}") if rest else 0) > cells:
            return f"{shown} +{rest + 1}" if shown else f"{cut(name, cells - 4)}…"
        shown = longer
    return shown
