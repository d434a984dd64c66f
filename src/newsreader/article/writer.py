"""Lays finished blocks one after another into the one text of a document."""

from __future__ import annotations

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


class Writer:
    """Collects blocks; knows in which lists and quotes the next one stands."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._spans: list[Span] = []
        self._links: list[Link] = []
        self._containers: list[Container] = []
        self._lists: list[Numbering | None] = []

    # --- containers ---

    def begin_quote(self) -> None:
        """The next blocks are quoted."""
        self._containers.append(Quote())

    def end_quote(self) -> None:
        """The quotation ends."""
        self._drop(Quote)

    def begin_list(self, numbering: Numbering | None) -> None:
        """A list begins, numbered, or bulleted."""
        self._lists.append(numbering)

    def end_list(self) -> None:
        """The list ends."""
        if self._lists:
            self._lists.pop()

    def begin_item(self, number: int | None = None) -> None:
        """An item of the list begins; in a numbered one with `number`, or the next."""
        numbering = self._lists[-1] if self._lists else None
        if numbering is None:
            marker = _BULLETS[(max(1, len(self._lists)) - 1) % len(_BULLETS)]
        else:
            numbering = numbering if number is None else numbering.at(number)
            marker = numbering.marker
            self._lists[-1] = numbering.after()
        self._containers.append(Item(marker, first=True))

    def begin_definition(self) -> None:
        """What explains a term begins; it is indented."""
        self._containers.append(Item("", first=True))

    def end_item(self) -> None:
        """The item, or what explains a term, ends."""
        self._drop(Item)

    def _drop(self, kind: type[Container]) -> None:
        """Leave the innermost container of `kind`, if there is one."""
        for index in range(len(self._containers) - 1, -1, -1):
            if isinstance(self._containers[index], kind):
                del self._containers[index]
                return

    def _current(self) -> tuple[Container, ...]:
        """The containers of the next block; an item's marker is given only once."""
        current = tuple(self._containers[:MAX_CONTAINERS])
        for index, container in enumerate(self._containers):
            if isinstance(container, Item) and container.first:
                self._containers[index] = Item(container.marker, first=False)
        return current

    # --- blocks ---

    def block(self, kind: BlockKind, flow: Flow, *, level: int = 0) -> None:
        """Add a block of text; nothing where it has none."""
        if not flow.text.strip():
            return
        start = self._begin()
        self._write(flow)
        self._blocks.append(Block(kind, start, self._length, self._current(), level))

    def rule(self) -> None:
        """Add a horizontal rule; it has no text."""
        if self._blocks and self._blocks[-1].kind is not BlockKind.RULE:
            start = self._begin()
            self._blocks.append(Block(BlockKind.RULE, start, start, self._current()))

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
        self._blocks.append(
            Block(BlockKind.TABLE, start, self._length, self._current(), table=tuple(rows))
        )

    def _begin(self) -> int:
        """Separate the next block from the one before; where it starts."""
        if self._blocks:
            self._put("\n")
        return self._length

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _write(self, flow: Flow) -> None:
        base = self._length
        self._put(flow.text)
        self._spans.extend(
            Span(base + span.start, base + span.end, span.emphasis, span.source)
            for span in flow.spans
        )
        self._links.extend(
            Link(base + link.start, base + link.end, link.href, link.code) for link in flow.links
        )

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
