"""Rich and Textual count cells as `text.width` does, and draw nothing that would not hold.

Rich measures by a table of its own and has no setting for characters of ambiguous width
(Textualize/rich #4199). Where these take two cells, a table that says so takes its place, and
every strip, crop, padding and cursor of Textual's follows, for they all ask that table. What
Textual draws a cell at a time without asking (borders, the guides of a tree, the ends of a scroll
bar) becomes ASCII, because those characters are of ambiguous width themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import rich.cells
import rich.segment
from rich.cells import cell_len
from rich.segment import Segment
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.widgets import Tree
from wcwidth.table_ambiguous import AMBIGUOUS_EASTASIAN

from newsreader.errors import ConfigurationError
from newsreader.language import _
from newsreader.text.width import ambiguous, char_width, width

_Row = tuple[str, str, str]
_Box = tuple[_Row, _Row, _Row]
"""The characters of a border: its top, its sides and its bottom, each from left to right."""
_Entry = tuple[int, int, int]
"""First and last character of a stretch, and the cells of each."""

_SAMPLE: Final = "“中”—…─│℃×α°①e\u0301"


def agree() -> None:
    """Have Rich and Textual follow the choice of `text.width`; to be called before an app is made.

    Raises ConfigurationError where the installed versions cannot.
    """
    if ambiguous() == 1:
        return
    try:
        _measure()
        _draw()
    except (AttributeError, ImportError):  # a table is no longer where it was
        raise _unable() from None
    parts = [part.text for part in Segment("──").split_cells(width("─"))]
    if cell_len(_SAMPLE) != width(_SAMPLE) or parts != ["─", "─"]:
        raise _unable()


def _unable() -> ConfigurationError:
    message = _("“ambiguous_width” cannot be {cells} with the installed version of Textual.")
    return ConfigurationError(message.format(cells=ambiguous()))


# --- Rich ----------------------------------------------------------------------------------------


def _measure() -> None:
    """Have Rich take two cells for what is ambiguous."""
    from rich.cells import _SINGLE_CELLS, cached_cell_len, get_character_cell_size
    from rich.cells import load_cell_table as load  # type: ignore[attr-defined]

    shipped = load("auto")
    table = shipped._replace(widths=_with_ambiguous(shipped.widths))
    setattr(rich.cells, "load_cell_table", lambda _version: table)  # noqa: B010 - not mypy's to know
    narrow = frozenset(char for char in _SINGLE_CELLS if char_width(char) == 1)
    for module in (rich.cells, rich.segment):
        setattr(module, "_is_single_cell_widths", narrow.issuperset)  # noqa: B010 - not mypy's to know
    for cached in (get_character_cell_size, cached_cell_len, Segment._split_cells):
        cached.cache_clear()


def _with_ambiguous(widths: Sequence[_Entry]) -> list[_Entry]:
    """The entries of a table, and between them those of ambiguous width; in order."""
    (stretches,) = AMBIGUOUS_EASTASIAN.values()
    added = [
        (start, end, 2) for first, last in stretches for start, end in _gaps(first, last, widths)
    ]
    return sorted([*widths, *added])


def _gaps(first: int, last: int, widths: Sequence[_Entry]) -> Iterator[tuple[int, int]]:
    """The stretches of `first` to `last` that no entry covers; the entries are in order."""
    for start, end, _cells in widths:
        if end < first:
            continue
        if start > last:
            break
        if start > first:
            yield first, start - 1
        first = end + 1
    if first <= last:
        yield first, last


# --- Textual -------------------------------------------------------------------------------------


class _PlainScrollBar(ScrollBarRender):
    """A scroll bar whose ends are whole cells."""

    VERTICAL_BARS = [" "] * 8
    HORIZONTAL_BARS = [" "] * 8


def _draw() -> None:
    """Have Textual draw with ASCII."""
    from textual._border import BORDER_CHARS, get_box

    BORDER_CHARS.update({edge: _in_ascii(box) for edge, box in BORDER_CHARS.items()})
    get_box.cache_clear()
    Tree.LINES = dict.fromkeys(Tree.LINES, ("  ", "| ", "`-", "|-"))
    Tree.ICON_NODE, Tree.ICON_NODE_EXPANDED = "+ ", "- "
    ScrollBar.renderer = _PlainScrollBar


def _in_ascii(box: _Box) -> _Box:
    """A border in ASCII: lines where it has lines, `+` where two of them meet."""
    (_, top, _), (left, _, right), (_, bottom, _) = box
    return _edge(left, top, right), _edge(left, " ", right), _edge(left, bottom, right)


def _edge(left: str, middle: str, right: str) -> _Row:
    """The row of a border, given the characters of its sides and of its middle."""
    line = " " if middle == " " else "-"
    side = "|" if middle == " " else "+"
    return (line if left == " " else side, line, line if right == " " else side)
