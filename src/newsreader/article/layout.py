"""Document -> lines: every block set at a width, inside its lists and quotations."""

from __future__ import annotations

from typing import Final

from newsreader.article.flow import FlowText
from newsreader.article.grid import set_table
from newsreader.article.line import NONE, Line, Piece, Role
from newsreader.model import Block, BlockKind, Container, Document, Item, Quote
from newsreader.text.width import drawn, width

_BAR: Final = "│ "
_NARROWEST: Final = 16
"""Cells that are left to the text however deep its lists and quotations are."""

_HEADING: Final = frozenset((Role.HEADING,))
_CODE: Final = frozenset((Role.CODE,))
_MARKER: Final = frozenset((Role.MARKER,))


def set_blocks(document: Document, flow: FlowText, cells: int, *, first: int = 0) -> list[Line]:
    """The blocks from number `first` on, with an empty line between any two that want one."""
    lines: list[Line] = []
    previous: Block | None = None
    for block in document.blocks[first:]:
        if previous is not None and not _close(previous, block):
            bar = _shared_bar(previous.containers, block.containers)
            lines.append(Line((Piece(bar.rstrip(), _MARKER),)) if bar else Line())
        lines.extend(_set_block(block, flow, cells))
        previous = block
    return lines


def _close(above: Block, below: Block) -> bool:
    """Whether two blocks stand without an empty line between them.

    So do the items of one list, with all that is in them, and a term with what explains it.
    """
    item, before = _outermost(below), _outermost(above)
    if item is None:
        return False
    if before is None:
        return not item.marker and above.kind is BlockKind.PARAGRAPH
    return _sort(item) == _sort(before)


def _outermost(block: Block) -> Item | None:
    """The item of a list that a block stands in."""
    return next((box for box in block.containers if isinstance(box, Item)), None)


def _sort(item: Item) -> str:
    """The sort of list that an item is of: `1` or `a` of a numbered one, `•`, empty for a term."""
    if not item.marker.endswith("."):
        return item.marker and "•"
    return "1" if item.marker[-2].isdigit() else "a"


def _shared_bar(above: tuple[Container, ...], below: tuple[Container, ...]) -> str:
    """The bars of the quotations that both blocks stand in."""
    bar = ""
    for one, other in zip(above, below, strict=False):
        if not (isinstance(one, Quote) and isinstance(other, Quote)):
            break
        bar += drawn(_BAR)
    return bar


def _set_block(block: Block, flow: FlowText, cells: int) -> list[Line]:
    """The lines of one block, with the bars, bullets and indents of what it stands in."""
    lead, follow = _margins(block.containers)
    if cells - width(lead) < _NARROWEST:
        lead = follow = ""
    room = cells - width(lead)
    if block.kind is BlockKind.RULE:
        inner = [Line((Piece(drawn("─" * min(room, 24)), _MARKER),))]
    elif block.kind is BlockKind.TABLE:
        inner = set_table(block, flow, room)
    elif block.kind is BlockKind.PREFORMATTED:
        inner = flow.preformatted(block.start, block.end, room, roles=_CODE)
    else:
        heading = block.kind is BlockKind.HEADING
        inner = flow.lines(block.start, block.end, room, roles=_HEADING if heading else NONE)
    if not lead:
        return inner
    return [
        Line((Piece(lead if index == 0 else follow, _MARKER), *line.pieces))
        for index, line in enumerate(inner)
    ]


def _margins(containers: tuple[Container, ...]) -> tuple[str, str]:
    """What stands before the first line of a block, and before the others; equally wide."""
    lead = follow = ""
    for container in containers:
        if isinstance(container, Quote):
            lead += drawn(_BAR)
            follow += drawn(_BAR)
        else:
            marker = f"{container.marker} " if container.marker else "  "
            blank = " " * width(marker)
            lead += marker if container.first else blank
            follow += blank
    return lead, follow
