"""The page of a security in lines: on stdout, and above its stories in the reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from newsreader.article.line import Line, Piece, Role
from newsreader.language import _, ngettext, noted
from newsreader.reports.days import DayCounts, sparkline
from newsreader.reports.stock import Beside, OtherName, StockPage
from newsreader.text.clean import clean_line
from newsreader.text.width import cut, shorten, width

USES: Final = {
    "short": noted("its name"),
    "former": noted("former name"),
    "alias": noted("another name"),
    "english": noted("English name"),
    "code": noted("code of a publisher"),
    "seen": noted("in this archive"),
}
"""What a name of a security is, in words; translated where it is shown."""

_META: Final = frozenset((Role.META,))
_LABEL: Final = frozenset((Role.LABEL,))
_SECURITY: Final = frozenset((Role.SECURITY,))
_MARK: Final = frozenset((Role.MARK,))
_GAP: Final = "  "

Item = Sequence[Piece]
"""What stands together on one line."""


def summary(page: StockPage, cells: int) -> list[Line]:
    """Where it is listed, how many stories there are, how many unread, from when to when."""
    count = page.stories
    stories = ngettext("{number} story", "{number} stories", count).format(number=f"{count:,}")
    parts = [page.market, stories]
    if page.unread:
        parts.append(_("{number} unread").format(number=f"{page.unread:,}"))
    if page.first is not None and page.last is not None:
        parts.append(f"{page.first} – {page.last}" if page.first != page.last else f"{page.last}")
    return [Line((Piece(shorten(" · ".join(filter(None, parts)), cells)),))]


def other_names(page: StockPage, cells: int) -> list[Line]:
    """What else it is or was called; nothing where it has one name only."""
    if not page.names:
        return []
    return _packed([_item(_("Also"), _LABEL), *map(_named, page.names)], cells)


def _named(one: OtherName) -> Item:
    aside = ""
    if one.use == "former":
        aside = _("until {day}").format(day=one.until) if one.until else _(USES[one.use])
    elif one.use == "seen":
        aside = f"×{one.stories}"
    name = Piece(clean_line(one.name))
    return (name, Piece(f" ({aside})", _META)) if aside else (name,)


def by_day(page: StockPage, cells: int) -> list[Line]:
    """The stories of the last days, as many as there is room for, and which days these are."""
    if page.days is None:
        return []
    days = page.days.newest(cells)
    return [Line((Piece(sparkline(days.counts)),)), Line((Piece(_axis(days, cells), _META),))]


def _axis(days: DayCounts, cells: int) -> str:
    """The first and the last day, each below its own bar."""
    first, last = str(days.first), str(days.last)
    gap = len(days.counts) - len(first) - len(last)
    return first + " " * gap + last if gap > 0 else shorten(f"{first} – {last}", cells)


def beside(page: StockPage, cells: int, marks: Sequence[str] = ()) -> list[Line]:
    """What is named with it, how often, and how many times as often as by chance.

    `marks` stand before them, one for each.
    """
    if not page.beside:
        return []
    marks = marks or [""] * len(page.beside)
    items = [_with(one, mark) for one, mark in zip(page.beside, marks, strict=False)]
    return _packed([_item(_("Named with it"), _LABEL), *items], cells)


def _with(one: Beside, mark: str) -> Item:
    pieces = [Piece(f"{mark} ", _MARK)] if mark else []
    if one.name:
        pieces.append(Piece(f"{clean_line(one.name)} "))
    pieces.append(Piece(one.symbol, _SECURITY))
    return (*pieces, Piece(f" ×{one.stories} ({one.lift:.1f})", _META))


def _item(text: str, roles: frozenset[Role]) -> Item:
    return (Piece(text, roles),)


def _packed(items: Iterable[Item], cells: int) -> list[Line]:
    """Items in as few lines as they take, none of them over two lines; a longer one is cut."""
    lines: list[list[Piece]] = []
    used = cells + 1
    for item in items:
        wanted = sum(width(piece.text) for piece in item)
        if used + len(_GAP) + wanted > cells:
            lines.append([])
            used = 0
        else:
            lines[-1].append(Piece(_GAP))
            used += len(_GAP)
        lines[-1] += _cut(item, cells)
        used += wanted
    return [Line(tuple(pieces)) for pieces in lines]


def _cut(item: Item, cells: int) -> list[Piece]:
    found = []
    for piece in item:
        text = cut(piece.text, cells)
        cells -= width(text)
        if text:
            found.append(Piece(text, piece.roles))
    return found
