"""A table as tab-separated values, as a spreadsheet takes it from the clipboard."""

from __future__ import annotations

from newsreader.model import Block, Document
from newsreader.text.clean import clean_line


def tsv(document: Document, block: Block) -> str:
    """The rows of a table, each on a line; a cell that spans others stands in its first place.

    Every row has as many fields as the table has columns; tabs and line ends in a cell are spaces.
    """
    count = max(cell.column + cell.columns for row in block.table for cell in row)
    lines = []
    for row in block.table:
        fields = [""] * count
        for cell in row:
            fields[cell.column] = clean_line(document.text[cell.start : cell.end])
        lines.append("\t".join(fields) + "\n")
    return "".join(lines)
