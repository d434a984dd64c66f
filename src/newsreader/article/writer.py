"""Lays finished blocks one after another into the one text of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from newsreader.article.inline import Flow
from newsreader.article.numbering import Numbering
from newsreader.article.table import TableGrid
from newsreader.model import (
    Block,
    BlockKind,
    Cell,
    Container,
    Document,
    Item,
    Link,
    Quote,
    Span,
)

MAX_CONTAINERS: Final = 8
"""Lists and quotes inside each other that are shown as such; deeper ones stand at this depth."""

_BULLETS: Final = ("•", "◦", "▪")
_STRAY: Final = object()
"""What an item outside any list goes on with: another such item."""


@dataclass(slots=True)
class _List:
    """A list that has begun and not ended."""

    numbering: Numbering | None
    stray: bool = False
    """True where it stands in another list, but in none of its items."""
    items: int = 0
    """Items of it that have begun and not ended."""


class _Groups:
    """What belongs together: each outermost list, list of terms or figure has its number."""

    def __init__(self) -> None:
        self._depth = 0
        self._number = 0
        self._next: object = None

    @property
    def current(self) -> int:
        """The number of the outermost group that has begun and not ended; 0 outside of any."""
        return self._number if self._depth else 0

    def begin(self, what: object = None) -> None:
        """A group begins; it goes on with the one before where that ended with `what`."""
        if not self._depth and (what is None or what != self._next):
            self._number += 1
        self._depth += 1

    def end(self, following: object = None) -> None:
        """A group ends; `following` would go on with it."""
        self._depth = max(0, self._depth - 1)
        self._next = following


class Writer:
    """Collects blocks; knows in which lists and quotes the next one stands."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._spans: list[Span] = []
        self._links: list[Link] = []
        self._containers: list[Container] = []
        self._items = 0
        """How many of them are items."""
        self._unmarked = False
        """Whether one of the items has not given its marker yet."""
        self._lists: list[_List] = []
        self._groups = _Groups()
        self._before = (0, False)
        """The group of the block before, and whether it stood in an item."""

    # --- containers ---

    def begin_quote(self) -> None:
        """The next blocks are quoted."""
        self._containers.append(Quote())

    def end_quote(self) -> None:
        """The quotation ends."""
        self._drop(Quote)

    def begin_group(self) -> None:
        """The next blocks belong together, as a figure and its caption, or terms and meanings."""
        self._groups.begin()

    def end_group(self) -> None:
        """What belongs together ends."""
        self._groups.end()

    def begin_list(self, numbering: Numbering | None) -> None:
        """A list begins, numbered, or bulleted."""
        self._groups.begin(numbering)
        # A list right inside another, as word processors write it, is set in like one in an item.
        stray = bool(self._lists) and not self._lists[-1].items
        if stray:
            self._enter(Item("", first=False))
        self._lists.append(_List(numbering, stray=stray))

    def end_list(self) -> None:
        """The list ends."""
        if self._lists:
            ended = self._lists.pop()
            if ended.stray:
                self._drop(Item)
            self._groups.end(ended.numbering)

    def begin_item(self, number: int | None = None) -> None:
        """An item of the list begins; in a numbered one with `number`, or the next."""
        self._groups.begin(_STRAY)
        within = self._lists[-1] if self._lists else _List(None)
        within.items += 1
        if within.numbering is None:
            marker = _BULLETS[(max(1, len(self._lists)) - 1) % len(_BULLETS)]
        else:
            numbering = within.numbering if number is None else within.numbering.at(number)
            marker = numbering.marker
            within.numbering = numbering.after()
        self._enter(Item(marker, first=True))

    def end_item(self) -> None:
        """The item ends."""
        self._groups.end(_STRAY)
        if self._lists:
            self._lists[-1].items -= 1
        self._drop(Item)

    def begin_definition(self) -> None:
        """What explains a term begins; it is indented."""
        self._groups.begin(_STRAY)
        self._enter(Item("", first=True))

    def end_definition(self) -> None:
        """What explains a term ends."""
        self._groups.end(_STRAY)
        self._drop(Item)

    def _enter(self, item: Item) -> None:
        """The next blocks stand in `item`."""
        self._containers.append(item)
        self._items += 1
        self._unmarked = self._unmarked or item.first

    def _mark(self) -> None:
        """The items have given their markers; those that had not stand behind those that had."""
        for index in range(len(self._containers) - 1, -1, -1):
            box = self._containers[index]
            if isinstance(box, Item):
                if not box.first and box.marker:
                    break
                self._containers[index] = Item(box.marker, first=False)
        self._unmarked = False

    def _drop(self, kind: type[Container]) -> None:
        """Leave the innermost container of `kind`, if there is one."""
        for index in range(len(self._containers) - 1, -1, -1):
            if isinstance(self._containers[index], kind):
                del self._containers[index]
                self._items -= kind is Item
                return

    # --- blocks ---

    def block(self, kind: BlockKind, flow: Flow, *, level: int = 0) -> None:
        """Add a block of text; nothing where it has none."""
        if not flow.text.strip():
            return
        start = self._begin()
        self._write(flow)
        self._add(kind, start, level=level)

    def rule(self) -> None:
        """Add a horizontal rule; it has no text."""
        if self._blocks and self._blocks[-1].kind is not BlockKind.RULE:
            start = self._begin()
            self._add(BlockKind.RULE, start)

    def table(self, grid: TableGrid) -> None:
        """Add a table; nothing where all its cells are empty."""
        if not any(cell.flow.text for row in grid.rows for cell in row):
            return
        start = self._begin()
        rows: list[tuple[Cell, ...]] = []
        for row in grid.rows:
            if not row:
                continue
            if rows:
                self._put("\n")
            cells: list[Cell] = []
            for cell in row:
                if cells:
                    self._put("\t")
                at = self._length
                self._write(cell.flow)
                cells.append(
                    Cell(at, self._length, cell.column, cell.columns, cell.rows, cell.header)
                )
            rows.append(tuple(cells))
        self._add(BlockKind.TABLE, start, table=tuple(rows))

    def _begin(self) -> int:
        """Separate the next block from the one before; where it starts."""
        if self._blocks:
            self._put("\n")
        return self._length

    def _add(
        self,
        kind: BlockKind,
        start: int,
        *,
        level: int = 0,
        table: tuple[tuple[Cell, ...], ...] = (),
    ) -> None:
        """Add what was written since `start` as a block; a marker is given only once."""
        containers = tuple(self._containers[:MAX_CONTAINERS])
        group = self._groups.current
        within = self._items > 0
        before, was_within = self._before
        # A term stands apart from what explains the one before it.
        close = bool(group) and group == before and (within or not was_within)
        self._blocks.append(Block(kind, start, self._length, containers, level, table, close))
        self._before = (group, within)
        if self._unmarked:
            self._mark()

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _write(self, flow: Flow) -> None:
        base = self._length
        self._put(flow.text)
        if flow.spans:
            self._spans += [
                Span(base + span.start, base + span.end, span.emphasis, span.source)
                for span in flow.spans
            ]
        if flow.links:
            self._links += [
                Link(base + link.start, base + link.end, link.href, link.code)
                for link in flow.links
            ]

    @property
    def text(self) -> str:
        """The text of what was added so far."""
        return "".join(self._parts)

    def document(self, title: str) -> Document:
        """Everything that was added; a rule at the end separates nothing and is left out."""
        text = "".join(self._parts)
        if self._blocks and self._blocks[-1].kind is BlockKind.RULE:
            self._blocks.pop()
            text = text[: self._blocks[-1].end]
        return Document(
            title,
            text,
            tuple(self._blocks),
            tuple(sorted(self._spans, key=lambda span: (span.start, span.end))),
            tuple(sorted(self._links, key=lambda link: (link.start, link.end))),
        )
