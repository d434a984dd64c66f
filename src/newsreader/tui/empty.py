"""What stands in a list where nothing else does."""

from __future__ import annotations

from newsreader.text.width import fit, width
from newsreader.text.wrap import wrap


def empty_line(words: str, y: int, cells: int, height: int) -> str | None:
    """Line `y` of a window with `words` in its middle, a third from its top; None for a blank."""
    lines = [words[start:end] for start, end in wrap(words, max(2, cells - 2))]
    first = height // 3
    if not first <= y < first + len(lines):
        return None
    text = lines[y - first]
    left = max(0, cells - width(text)) // 2
    return fit(" " * left + text, cells)
