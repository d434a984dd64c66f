"""Where a line may break, in Chinese and in Latin text.

The rules are those of Chinese typesetting (kinsoku; in Unicode's UAX #14 the classes CL, CP, EX,
IS, NS and OP): no line begins with closing punctuation, none ends with opening punctuation;
numbers, words, codes, `——` and `……` stay whole, and so does a grapheme cluster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from newsreader.text import clusters
from newsreader.text.width import char_width, width

CLOSERS: Final = frozenset(
    "，。、！？；：”’）》〉】」』〕］｝〗〙〛〞〟…‥․·・～％‰℃℉°′″›»,.!?;:)]}%¢‼⁇⁈⁉‽\u232a"
    "ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ〜゛゜。、｡｣､･"
)
"""Characters that begin no line."""

OPENERS: Final = frozenset("“‘（《〈【「『〔［｛〖〘〚〝‹«„‚¡¿\u2329([{｢＄￥£")
"""Characters that end no line."""

SPACES: Final = " \t\u00a0\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
"""Spaces at which a line may end; they do not show there."""

# Letters and digits of scripts that put spaces between words: Latin to Sinhala, Georgian,
# superscripts, letterlike symbols but ℃ and ℉; and the full-width ones.
_LETTER = (
    r"0-9A-Za-z\u00aa\u00b2\u00b3\u00b5\u00b9\u00ba\u00bc-\u00be\u00c0-\u00d6\u00d8-\u00f6"
    r"\u00f8-\u02ff\u0370-\u0482\u048a-\u0dff\u10a0-\u10ff\u1e00-\u1fff\u2070-\u209f"
    r"\u2100-\u2102\u2104-\u2108\u210a-\u214f\u2150-\u218f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
)
_WORD = rf"[{_LETTER}][{_LETTER}\u0300-\u036f\u0483-\u0489]*"  # with accents that stand alone
_SIGN = r"[#@$€£¥￥\u20a0-\u20cf§+\-−±~≈<>×=*&^\\`_]"  # before a word
_LINK = r"[.,:'’_/\\\-−–&@+·×%‰=?#~*^|．：／－]"  # between the parts of one
_SYMBOLS: Final = frozenset("&*<=>^_`~|+\\")  # behind one
_HYPHENS: Final = frozenset("-‐–—－")
# With whatever stands in it, but for a full stop or a bracket at its end.
_ADDRESS = r"(?:https?://|www\.)[!-~]*[0-9A-Za-z/#=&_~%+*@$\-]"
# Most of a Chinese text is characters and marks that take two cells in every terminal, and of
# which only the sets above say where a line may break: such a run is a token of its own.
_RUN = r"\u4e00-\u9fa5，。、！？；：）》〉】」』〕］｝（《〈【「『〔［｛"
_TOKEN = re.compile(
    rf"(?P<space>[{SPACES}]++)?+"
    rf"(?:(?P<run>[{_RUN}]+)"
    rf"|(?P<word>{_ADDRESS}|{_SIGN}{{0,4}}{_WORD}(?:{_LINK}+{_WORD})*[%‰℃°+]*)"
    rf"|(?P<dash>[—―─]{{2,}}|-{{2,}})"
    rf"|(?P<dots>…+|\.{{2,}}|·{{2,}})"
    rf"|(?P<other>.)|\Z)",
    re.DOTALL,
)
_NONE: Final[frozenset[int]] = frozenset()

Piece = tuple[int, int, int, bool]
"""What no line break parts: start and end in the text, and cells of space before it. True with a
run of such pieces, each of whose characters takes two cells; `parted` knows where they begin."""


def breaks(text: str, *, joined: AbstractSet[int] = _NONE) -> list[int]:
    """The offsets in `text` at which a line may begin, behind the spaces; not the first."""
    found: list[int] = []
    base = 0
    for paragraph in text.split("\n"):
        end = base + len(paragraph)
        found += [base] if base else []
        found += [start for start, _end, _space in _single(text, base, end, joined)][1:]
        base = end + 1
    return found


def longest(text: str, *, joined: AbstractSet[int] = _NONE) -> int:
    """Cells of the widest piece of `text` that stays whole, while it fits into a line."""
    widest = base = 0
    for paragraph in text.split("\n"):
        end = base + len(paragraph)
        for start, stop, _space in _single(text, base, end, joined):
            widest = max(widest, width(text[start:stop]))
        base = end + 1
    return widest


def parted(text: str, at: int) -> bool:
    """Whether two characters of a run may stand on two lines, the second of them at `at`."""
    return text[at] not in CLOSERS and text[at - 1] not in OPENERS


def _single(
    text: str, start: int, end: int, joined: AbstractSet[int]
) -> Iterator[tuple[int, int, int]]:
    """The pieces of a paragraph, those of a run one by one."""
    for piece_start, piece_end, space, run in pieces(text, start, end, joined):
        if run:
            for at in range(piece_start + 1, piece_end):
                if parted(text, at):
                    yield piece_start, at, space
                    piece_start, space = at, 0
        yield piece_start, piece_end, space


def pieces(text: str, start: int, end: int, joined: AbstractSet[int] = _NONE) -> list[Piece]:
    """The pieces between which `text[start:end]` may break; none begins at an offset in `joined`.

    The paragraph may hold no newline.
    """
    found: list[Piece] = []
    inside = clusters.inside(text, start, end)
    if inside:
        joined = inside | joined
    quotes = text.count('"', start, end)
    quote_opens = True
    piece_start = -1
    piece_end = start
    space = 0
    pending = 0
    glue_next = False
    previous = ""
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup
        if kind is None or kind == "space":
            break  # what stands at the end of a paragraph shows nowhere
        token_start, token_end = match.span(kind)
        if match.start() < token_start:
            pending = width(text[match.start() : token_start])
            if not glue_next:
                previous = "space"
        char = text[token_start]
        opens = closes = follows = False
        if kind == "run":
            closes = char in CLOSERS
        elif kind == "word":
            if previous == "close":
                follows = text[token_start - 1] in ")]}/.%"
            elif previous == "word":
                follows = char in _SYMBOLS
            if char == "-" and previous != "space":
                follows = follows or text[token_start + 1 : token_end].isalpha()
        elif kind == "dots":
            closes = True
        elif kind == "other":
            if piece_start >= 0 and not pending and char_width(char) == 0:
                piece_end = token_end  # an accent or the like belongs to what stands before it
                continue
            if char == '"' and quotes % 2 == 0:
                opens, closes, quote_opens = quote_opens, not quote_opens, not quote_opens
            else:
                opens, closes, follows = _mark(text, token_start, previous)
        if piece_start < 0 or not (glue_next or closes or follows or token_start in joined):
            if piece_start >= 0:
                found.append((piece_start, piece_end, space, False))
            piece_start = token_start
            space = pending
        pending = 0
        if kind == "run":
            last = token_end - 1
            opens, closes = text[last] in OPENERS, text[last] in CLOSERS
            if token_end - token_start > 1:
                piece_start, space = _add_run(
                    text, (piece_start, token_start, token_end), space, joined, found
                )
        piece_end = token_end
        glue_next = opens
        previous = "close" if closes else kind
    if piece_start >= 0:
        found.append((piece_start, piece_end, space, False))
    return found


def _mark(text: str, at: int, previous: str) -> tuple[bool, bool, bool]:
    """What a mark does: opens what follows, closes what stands before, only stays with that.

    `previous` is the kind of token before it, `space`, or empty at the beginning.
    """
    char, following = text[at], text[at + 1 : at + 2]
    if char in "\"'":  # which of the two, is not known
        return not following.isspace(), previous not in ("", "space"), False
    if char == "$":  # on both sides of a forum's cashtag: $腾讯控股(00700)$
        ends = text.startswith(")", at - 1)
        return not ends and not following.isspace(), ends or previous == "word", False
    if char == "/":
        path = previous in ("", "space") and following.isalnum()  # as in /usr/lib
        return path, False, previous != "space" or not following.strip()
    if char in _HYPHENS:
        return False, False, previous != "space"
    closes = char in CLOSERS or char_width(char) == 0
    stays = previous == "word" and (char in "([{" or char in _SYMBOLS)
    return char in OPENERS, closes, stays


def _add_run(
    text: str,
    bounds: tuple[int, int, int],
    space: int,
    joined: AbstractSet[int],
    found: list[Piece],
) -> tuple[int, int]:
    """Add the pieces of a run but the last, which what follows may lengthen: its start and space.

    `bounds` are where the piece began that the run goes on with, and where the run begins and ends.
    """
    begun, start, end = bounds
    if joined:
        for at in range(start + 1, end):
            if at not in joined and parted(text, at):
                found.append((begun, at, space, False))
                begun, space = at, 0
        return begun, space
    first = start
    if begun < start:
        first += 1
        while first < end and not parted(text, first):
            first += 1
        if first == end:
            return begun, space
        found.append((begun, first, space, False))
        space = 0
    last = end - 1
    while last > first and not parted(text, last):
        last -= 1
    if last > first:
        found.append((first, last, space, True))
        space = 0
    return last, space
