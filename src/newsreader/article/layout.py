"""Document -> lines: every block set at a width, inside its lists and quotations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from newsreader.article.flow import FlowText
from newsreader.article.grid import set_table
from newsreader.article.line import Line, PagePicture, PageTable, Piece, Role, SetTable
from newsreader.article.pictures import picture_spans, with_pictures
from newsreader.article.setting import PLAIN, Setting
from newsreader.model import Block, BlockKind, Container, Document, Quote, Span
from newsreader.text.width import char_width, drawn, width

_BAR: Final = "│ "
_INDENT: Final = " " * 4
"""Two Chinese characters."""
_NARROWEST: Final = 16
"""Cells that are left to the text however deep its lists and quotations are."""

_HEADING: Final = frozenset((Role.HEADING,))
_CODE: Final = frozenset((Role.CODE,))
_MARKER: Final = frozenset((Role.MARKER,))


@dataclass(frozen=True, slots=True)
class SetBlocks:
    """Blocks in lines, and which of the lines are tables and pictures."""

    lines: tuple[Line, ...]
    tables: tuple[PageTable, ...] = ()
    pictures: tuple[PagePicture, ...] = ()


def set_blocks(
    document: Document, flow: FlowText, cells: int, setting: Setting = PLAIN, *, first: int = 0
) -> SetBlocks:
    """The blocks from number `first` on, with what space `setting` wants between them."""
    lines: list[Line] = []
    tables: list[PageTable] = []
    pictures: list[PagePicture] = []
    spans = picture_spans(document) if setting.pictures else ()
    previous: Block | None = None
    for number, block in enumerate(document.blocks[first:], first):
        if previous is not None:
            lines.extend(_between(previous, block, setting))
        inner, table, placed = _set_block(block, document, flow, cells, setting, spans)
        if table is not None:
            tables.append(PageTable(number, len(lines), table))
        pictures += [replace(one, first=one.first + len(lines)) for one in placed]
        lines.extend(inner)
        previous = block
    return SetBlocks(tuple(lines), tuple(tables), tuple(pictures))


def _between(above: Block, below: Block, setting: Setting) -> list[Line]:
    """What stands between two blocks: nothing, empty lines, or the bar of their quotation."""
    if below.close:
        return []
    bar = _shared_bar(above.containers, below.containers)
    line = Line((Piece(bar.rstrip(), _MARKER),)) if bar else Line()
    running = above.kind is below.kind is BlockKind.PARAGRAPH
    if running and above.containers == below.containers:
        return [line] * setting.spacing
    return [line]


def _shared_bar(above: tuple[Container, ...], below: tuple[Container, ...]) -> str:
    """The bars of the quotations that both blocks stand in."""
    bar = ""
    for one, other in zip(above, below, strict=False):
        if not (isinstance(one, Quote) and isinstance(other, Quote)):
            break
        bar += drawn(_BAR)
    return bar


def _set_block(
    block: Block,
    document: Document,
    flow: FlowText,
    cells: int,
    setting: Setting,
    pictures: Sequence[Span],
) -> tuple[list[Line], SetTable | None, list[PagePicture]]:
    """The lines of one block, with the bars, bullets and indents of what it stands in."""
    lead, follow = _margins(block.containers)
    if cells - width(lead) < _NARROWEST:
        lead = follow = ""
    room = cells - width(lead)
    table: SetTable | None = None
    placed: list[PagePicture] = []
    if block.kind is BlockKind.RULE:
        inner = [Line((Piece(drawn("─" * min(room, 24)), _MARKER),))]
    elif block.kind is BlockKind.TABLE:
        widest = (setting.table_cells or cells) - width(lead)
        table = set_table(block, flow, max(room, widest), setting.wide_tables)
        inner = list(table.lines)
    elif block.kind is BlockKind.PREFORMATTED:
        inner = flow.preformatted(block.start, block.end, room, roles=_CODE)
    elif block.kind is BlockKind.HEADING:
        inner = flow.lines(block.start, block.end, room, roles=_HEADING)
    else:
        inner = _paragraph(block, document.text, flow, room, setting)
    if own := _within(pictures, block):
        inner, placed = with_pictures(inner, own, setting.pictures, room)
    if lead:
        inner = [
            Line((Piece(lead if index == 0 else follow, _MARKER), *line.pieces))
            for index, line in enumerate(inner)
        ]
    if table is None or not table.cells:
        return inner, None, placed
    frozen = table.frozen + width(lead) if table.stops else 0
    stops = tuple(stop + width(lead) for stop in table.stops)
    table = replace(
        table, lines=tuple(inner), frozen=frozen, stops=stops, cells=table.cells + width(lead)
    )
    return inner, table, placed


def _within(spans: Sequence[Span], block: Block) -> Sequence[Span]:
    """Those of `spans` that begin in a block."""
    first = bisect_left(spans, block.start, key=lambda span: span.start)
    return spans[first : bisect_left(spans, block.end, first, key=lambda span: span.start)]


def _paragraph(block: Block, text: str, flow: FlowText, cells: int, setting: Setting) -> list[Line]:
    """Running text: a Chinese paragraph indented, lines filled to the edge, where it is asked."""
    indents = setting.indent and not block.containers and char_width(text[block.start]) == 2
    indent = _INDENT if indents and cells >= _NARROWEST else ""
    room = cells - len(indent)
    if setting.justify:
        lines = flow.justified(block.start, block.end, cells, first=room)
    else:
        lines = flow.lines(block.start, block.end, cells, first=room)
    if indent:
        lines[0] = Line((Piece(indent), *lines[0].pieces))
    return lines


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
