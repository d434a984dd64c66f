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
    "，。、！？；：”’）》〉】」』〕］｝〗〙〛〞〟…‥․·・～％‰℃℉°′″›»,.!?;:)]}%¢‼⁇⁈⁉‽\u232a"
    "ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ〜゛゜。、｡｣､･"
)
"""Characters that begin no line."""

OPENERS: Final = frozenset("“‘（《〈【「『〔［｛〖〘〚〝‹«„‚¡¿\u2329([{｢＄￥£")
"""Characters that end no line."""

# Letters and digits of scripts that put spaces between words: Latin to Georgian, superscripts,
# letterlike symbols.
_LETTER = (
    r"0-9A-Za-z\u00aa\u00b2\u00b3\u00b5\u00b9\u00ba\u00bc-\u00be\u00c0-\u00d6\u00d8-\u00f6"
    r"\u00f8-\u02ff\u0370-\u0482\u048a-\u058f\u10a0-\u10ff\u1e00-\u1fff\u2070-\u209f"
    r"\u2100-\u214f\u2150-\u218f"
)
_WORD = rf"[{_LETTER}][{_LETTER}\u0300-\u036f\u0483-\u0489]*"  # with accents that stand alone
_SPACES: Final = " \t\u00a0\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_TOKEN = re.compile(
    rf"(?P<space>[{_SPACES}]+)"
    rf"|(?P<han>[\u4e00-\u9fa5]+)"
    rf"|(?P<word>[#@$€£¥￥+\-−±~≈<>×=]{{0,4}}{_WORD}(?:[.,:'’_/\\\-−–&@+·×%‰=?#~*^|]+{_WORD})*[%‰℃°+]*)"
    rf"|(?P<dash>[—―─]{{2,}}|-{{2,}})"
    rf"|(?P<dots>…+|\.{{2,}}|·{{2,}})"
    rf"|(?P<other>.)",
    re.DOTALL,
)
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
# Where a piece that is too wide is cut, best first; each holds the better ones too. An address
# keeps the name of its host and the three characters of `%E4` whole while they fit into a line.
_SEAMS = (
    re.compile(r"[ \u3000]+"),
    re.compile(r"[ \u3000/?&]+"),
    re.compile(r"[ \u3000/?&=#_\-–~+|,;:@!*^]+|(?=%[0-9A-Fa-f]{2})"),
    re.compile(r"[ \u3000/?&=#_\-–~+|,;:@!*^.]+|(?=%[0-9A-Fa-f]{2})"),
)

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


def breaks(text: str, *, joined: Container[int] = ()) -> list[int]:
    """The offsets in `text` at which `wrap` may begin a line, behind the spaces; not the first."""
    found: list[int] = []
    base = 0
    for paragraph in text.split("\n"):
        end = base + len(paragraph)
        units = _units(text, base, end, joined)
        found += [base] if base else []
        found += [start for start, _stop, _space in units[1:]]
        base = end + 1
    return found


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
    """The lines of preformatted text, as ranges: its own, cut where they are wider than `cells`.

    Every space is kept; a cut is made behind a space where one stands between two words.
    """
    cells = max(2, cells)
    lines: list[Range] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        indent = end - len(paragraph.lstrip(" \u3000"))
        while (full := _full(text, start, end, cells)) < end:
            stop = _seam(text, start, end, full, cells, after=indent)
            lines.append((start, stop))
            start = stop
        lines.append((start, end))
        start = end + 1
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
    if end - start <= room:
        content = text[start:end].strip(_SPACES)
        if width(content) <= room:
            line_start = text.find(content, start) if content else start
            lines.append((line_start, line_start + len(content)))
            return
    line_start = line_end = start
    used = 0
    empty = True
    for unit_start, unit_end, space in _units(text, start, end, joined):
        single = unit_end - unit_start == 1
        unit = char_width(text[unit_start]) if single else width(text[unit_start:unit_end])
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
            full = _full(text, line_start, unit_end, room)
            stop = _seam(text, line_start, unit_end, full, cells)
            piece = text[line_start:stop]
            lines.append((line_start, line_start + len(piece.rstrip(" \u3000"))))
            used -= width(piece)
            line_start = stop
            room = cells
    lines.append((line_start, line_end))


def _full(text: str, start: int, end: int, room: int) -> int:
    """Where a line of `room` cells that begins at `start` is full; at least one character on."""
    full = start
    used = 0
    while full < end:
        used += char_width(text[full])
        if used > room:
            break
        full += 1
    full = max(full, start + 1)
    while full < end and char_width(text[full]) == 0:
        full += 1
    return full


def _seam(text: str, start: int, end: int, full: int, cells: int, *, after: int = 0) -> int:
    """Where to cut a piece that does not fit into a line, which is full at `full`.

    At the last of the best seams (none before `after`) behind which the rest, as far as the next
    seam of that kind, fits into a line of `cells`; else where the line is full.
    """
    begin = max(start + 1, after)
    horizon = min(end, full + cells + 1)
    for seams in _SEAMS:
        last, following = start, horizon
        for match in seams.finditer(text, begin, horizon):
            if match.end() > full:
                following = match.end()
                break
            if _tidy(text, match.end()):
                last = match.end()
        if last > start and width(text[last:following]) <= cells:
            return last
    for stop in range(full, max(start, full - 4), -1):
        if _tidy(text, stop):
            return stop
    return full


def _tidy(text: str, stop: int) -> bool:
    """Whether a line may end before `stop` and another begin there."""
    if text[stop - 1] in OPENERS:
        return False
    char = text[stop : stop + 1]
    if char in CLOSERS:
        return _ESCAPE.match(text, stop) is not None
    return not char or char_width(char) > 0


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
            if unit_start >= 0 and not pending and char_width(char) == 0:
                unit_end = token_end  # an accent or the like belongs to what stands before it
                continue
            if char == '"' and quotes % 2 == 0:
                opens, closes, quote_opens = quote_opens, not quote_opens, not quote_opens
            elif char == "$":  # on both sides of a forum's cashtag: $腾讯控股(00700)$
                ends = text.startswith(")", token_start - 1)
                closes = ends or previous == "word"
                opens = not ends and not text[token_end : token_end + 1].isspace()
            elif char == "/" and previous in ("", "space"):  # of a path, as in /usr/lib
                opens = text[token_end : token_end + 1].isalnum()
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
            or (previous == "close" and kind == "word" and text[token_start - 1] in ")]}/.%")
            or (
                char == "/" and (previous != "space" or not text[token_end : token_end + 1].strip())
            )
            or (
                char == "-"
                and previous != "space"
                and (kind == "other" or text[token_start + 1 : token_end].isalpha())
            )
        )
        if not stays:
            if unit_start >= 0:
                units.append((unit_start, unit_end, space))
            unit_start = token_start
            space = pending
        unit_end = token_end
        pending = 0
        if kind == "han" and token_end - token_start > 1:
            # Every character of a run is a unit of its own, as a rule without a look at each.
            for at in range(token_start + 1, token_end):
                if at not in joined:
                    units.append((unit_start, at, space))
                    unit_start, space = at, 0
        glue_next = opens
        previous = "close" if closes else str(kind)
    if unit_start >= 0:
        units.append((unit_start, unit_end, space))
    return units
