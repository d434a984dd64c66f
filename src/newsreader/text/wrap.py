"""Where a line may break, in Chinese and in Latin text.

The rules are those of Chinese typesetting (kinsoku; in Unicode's UAX #14 the classes CL, CP, EX,
IS, NS and OP): no line begins with closing punctuation, none ends with opening punctuation;
numbers, words, codes, `——` and `……` stay whole. A piece that is wider than a line is cut where it
must be, an address first at `/`, `?` and `&`.
"""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from newsreader.text.width import char_width, width

CLOSERS: Final = frozenset(
    "，。、！？；：”’）》〉】」』〕］｝〗〙〛…‥·・～％‰℃℉°′″›»,.!?;:)]}%¢"
    "ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ〜゛゜。、｡｣､･"
)
"""Characters that begin no line."""

OPENERS: Final = frozenset("“‘（《〈【「『〔［｛〖〘〚‹«([{｢＄￥£")
"""Characters that end no line."""

# Letters and digits of scripts that put spaces between words: Latin to Georgian, superscripts,
# letterlike symbols.
_LETTER = (
    r"[0-9A-Za-z\u00aa\u00b2\u00b3\u00b5\u00b9\u00ba\u00bc-\u00be\u00c0-\u00d6\u00d8-\u00f6"
    r"\u00f8-\u058f\u10a0-\u10ff\u1e00-\u1fff\u2070-\u209f\u2100-\u214f\u2150-\u218f]"
)
_TOKEN = re.compile(
    rf"(?P<space>[ \t\u00a0\u3000\u2000-\u200a]+)"
    rf"|(?P<word>[#@$€£¥￥+\-−±~≈<>]{{0,4}}{_LETTER}+(?:[.,:'’_/\\\-−–&@+·%‰=?#~*^|]+{_LETTER}+)*[%‰℃°+]*)"
    rf"|(?P<dash>[—―─]{{2,}}|-{{2,}})"
    rf"|(?P<dots>…+|\.{{2,}}|·{{2,}})"
    rf"|(?P<other>.)",
    re.DOTALL,
)
_SEAM = re.compile(r"[/?&=#_.\-]+")

Range = tuple[int, int]


def wrap(
    text: str, cells: int, *, first: int | None = None, joined: Container[int] = ()
) -> list[Range]:
    """The lines of `text`, as ranges that leave out the spaces at which it was broken.

    `cells` is the width of a line (at least 2), `first` that of the first one; a newline always
    breaks. No line begins at an offset in `joined` unless it must. An empty line has an empty
    range; there is always at least one line.
    """
    cells = max(2, cells)
    room = cells if first is None else max(2, first)
    lines: list[Range] = []
    base = 0
    for paragraph in text.split("\n"):
        end = base + len(paragraph)
        _wrap_paragraph(text, base, end, cells, room, joined, lines)
        base = end + 1
        room = cells
    return lines


def longest(text: str, *, joined: Container[int] = ()) -> int:
    """Cells of the widest piece of `text` that `wrap` keeps whole, while it fits into a line."""
    widest = base = 0
    for paragraph in text.split("\n"):
        end = base + len(paragraph)
        for start, stop, _space in _units(text, base, end, joined):
            widest = max(widest, width(text[start:stop]))
        base = end + 1
    return widest


def fold_lines(text: str, cells: int) -> list[Range]:
    """The lines of preformatted text, as ranges: its own, cut where they are wider than `cells`."""
    cells = max(2, cells)
    lines: list[Range] = []
    start = used = 0
    for index, char in enumerate(text):
        if char == "\n":
            lines.append((start, index))
            start, used = index + 1, 0
            continue
        used += char_width(char)
        if used > cells:
            lines.append((start, index))
            start, used = index, char_width(char)
    lines.append((start, len(text)))
    return lines


def _wrap_paragraph(
    text: str,
    start: int,
    end: int,
    cells: int,
    room: int,
    joined: Container[int],
    lines: list[Range],
) -> None:
    """Append the lines of one paragraph, of which the first has `room` cells."""
    line_start = line_end = start
    used = 0
    empty = True
    for unit_start, unit_end, space in _units(text, start, end, joined):
        unit = width(text[unit_start:unit_end])
        gap = 0 if empty else space
        if used + gap + unit <= room:
            if empty:
                line_start = unit_start
                empty = False
            used += gap + unit
            line_end = unit_end
            continue
        if not empty:
            lines.append((line_start, line_end))
            room = cells
        line_start, line_end, used, empty = unit_start, unit_end, unit, False
        while used > room:
            stop = _seam(text, line_start, unit_end, room)
            lines.append((line_start, stop))
            used -= width(text[line_start:stop])
            line_start = stop
            room = cells
    lines.append((line_start, line_end))


def _seam(text: str, start: int, end: int, room: int) -> int:
    """Where to cut a piece that is too wide: after the last seam that fits, else where full."""
    used = 0
    stop = start
    while stop < end:
        used += char_width(text[stop])
        if used > room:
            break
        stop += 1
    stop = max(stop, start + 1)
    while stop < end and char_width(text[stop]) == 0:
        stop += 1
    seam = 0
    for match in _SEAM.finditer(text, start, stop):
        seam = match.end()
    if start < seam < end and seam - start >= (stop - start) // 3:
        return seam
    return stop


def _units(text: str, start: int, end: int, joined: Container[int]) -> list[tuple[int, int, int]]:
    """The pieces between which `text[start:end]` may break: start, end, cells of space before."""
    units: list[tuple[int, int, int]] = []
    quotes = text.count('"', start, end)
    quote_opens = True
    unit_start = -1
    unit_end = start
    space = 0
    pending = 0
    glue_next = False
    previous = ""
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup
        token_start, token_end = match.span()
        if kind == "space":
            pending = width(match.group())
            if not glue_next:
                previous = "space"
            continue
        char = text[token_start]
        opens = closes = False
        if kind == "other":
            if char == '"' and quotes % 2 == 0:
                opens, closes, quote_opens = quote_opens, not quote_opens, not quote_opens
            elif char == "$":  # on both sides of a forum's cashtag: $腾讯控股(00700)$
                ends = text.startswith(")", token_start - 1)
                closes = ends or previous == "word"
                opens = not ends and not text[token_end : token_end + 1].isspace()
            else:
                opens = char in OPENERS
                closes = char in CLOSERS or char_width(char) == 0
        elif kind == "dots":
            closes = True
        stays = unit_start >= 0 and (
            glue_next
            or closes
            or token_start in joined
            or (previous == "word" and opens and char in "([{")
            or (previous == "close" and kind == "word" and text[token_start - 1] in ")]}/")
            or (char == "/" and previous != "space")
            or (char == "-" and previous != "space" and text[token_start + 1 : token_end].isalpha())
        )
        if not stays:
            if unit_start >= 0:
                units.append((unit_start, unit_end, space))
            unit_start = token_start
            space = pending
        unit_end = token_end
        pending = 0
        glue_next = opens
        previous = "close" if closes else str(kind)
    if unit_start >= 0:
        units.append((unit_start, unit_end, space))
    return units
