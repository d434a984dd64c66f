"""Where the names of a lexicon stand in a text.

Chinese names are found wherever they stand, the longest first; names in Latin letters only as
whole words that are capitalised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from newsreader.securities import affixes
from newsreader.securities.lexicon import Lexicon
from newsreader.securities.spellings import ARTICLE, FOLDED, LETTERS, is_chinese


class Hit(NamedTuple):
    """A name in a text, with the marks before it (*ST, XD) and the legal form behind it (Inc.)."""

    start: int
    end: int
    name: str
    """As the lexicon has it."""


_CJK: Final = "\u3400-\u4dbf\u4e00-\u9fff"
_ANY_CJK = re.compile(f"[{_CJK}]")
_PADDED = re.compile(rf" [{_CJK}](?: {{1,8}}[{_CJK}]){{0,2}}(?:[AB](?![A-Za-z])|(?![{_CJK}]))")
"""五 粮 液 behind its first character, as an exchange fills a name up to its column."""
_MOST_PADDING: Final = 8
_LONGEST_CUT: Final = 6
_WORD = re.compile(
    rf"[A-Z0-9](?:(?<![{LETTERS}$@#].)|(?<=(?<![{LETTERS}$@#])[a-z].)())[{LETTERS}]*"
)
"""A capitalised word; of eBay the B, because small letters are everywhere: then with a group."""
_LETTER = re.compile(f"[{LETTERS}]")
_INITIALS = re.compile(r"[A-Z]\. ?(?:[A-Z]\. ?){1,3}")
_MAINLAND: Final = (".SH", ".SZ", ".BJ")
_YOUNG: Final = ("68", "30")


def hits(lexicon: Lexicon, text: str) -> Iterator[Hit]:
    """Every name in `text`, which is half-width; of those that begin at one place the longest.

    In no order; names that begin at different places may overlap.
    """
    if not text.isascii() and _ANY_CJK.search(text):
        yield from _chinese(lexicon, text)
        yield from _cut(lexicon, text)
        yield from _padded(lexicon, text)
    yield from _latin(lexicon, text)


def _chinese(lexicon: Lexicon, text: str) -> Iterator[Hit]:
    spellings = lexicon.spellings
    chinese, lengths_of = spellings.chinese, spellings.lengths.get
    for start in map(re.Match.start, spellings.begin.finditer(text)):
        lengths = lengths_of(text[start : start + 2])
        if lengths is None:
            continue
        for length in lengths:
            written = text[start : start + length]
            if written in chinese and (hit := _chinese_at(lexicon, text, start, written)):
                yield hit
                break


def _chinese_at(lexicon: Lexicon, text: str, start: int, written: str) -> Hit | None:
    """The name that is `written` at `start`, if it is one there."""
    end = start + len(written)
    if (written[0].isascii() and _cut_through(text, start)) or (
        written[-1].isascii() and _cut_through(text, end)
    ):
        return None
    begin = affixes.begin(text, start)
    name = lexicon.spellings.chinese[written] or _at_risk(lexicon, text[begin:end], written)
    if not name:
        return None
    shorter = affixes.without_ending(text, end, name)
    if lexicon.spellings.chinese.get(shorter) == shorter:
        name, end = shorter, start + len(shorter)
    elif shorter and not is_chinese(text[begin - 1 : begin]):
        end = affixes.limited_end(text, end)
    return Hit(begin, _end(lexicon, text, end, name), name)


def _at_risk(lexicon: Lexicon, marked: str, written: str) -> str:
    """The name of which `written` is known at risk only; empty without such a mark."""
    risk = affixes.RISK.search(marked)
    if risk is None:
        return ""
    names = lexicon.spellings.at_risk[written]
    return marked[risk.start() :] if marked[risk.start() :] in names else names[0]


def _end(lexicon: Lexicon, text: str, end: int, name: str) -> int:
    """Where the name ends with what belongs to it."""
    if text[end : end + 1] not in affixes.BEHIND:
        return end
    whole = affixes.end(text, end)
    if whole == end and any(one.symbol.endswith(".HK") for one in lexicon.named(name)):
        whole = affixes.limited_end(text, end)
    return whole


def _cut(lexicon: Lexicon, text: str) -> Iterator[Hit]:
    """Names that are cut because of a mark before them."""
    for mark in affixes.CUTTING.finditer(text):
        if _cut_through(text, mark.start()):
            continue
        start = mark.end()
        for end in range(min(len(text), start + _LONGEST_CUT), start + 1, -1):
            whole = affixes.class_end(text, end)
            name = _of_cut(lexicon, text[start:end], young=whole > end)
            if name and not _cut_through(text, end):
                yield Hit(mark.start(), whole, name)
                break


def _of_cut(lexicon: Lexicon, left: str, *, young: bool) -> str:
    """The name of which `left` is left; empty where it is no share's, or of several.

    Classes of shares there are on the markets for `young` companies.
    """
    if left.endswith("-"):
        return ""
    names = lexicon.spellings.cut.get(left + "-" * young, ())
    symbols = {
        one.symbol
        for name in names
        for one in lexicon.named(name)
        if one.symbol.endswith(_MAINLAND) and (not young or one.symbol.startswith(_YOUNG))
    }
    return names[0] if len(symbols) == 1 else ""


def _padded(lexicon: Lexicon, text: str) -> Iterator[Hit]:
    for match in _PADDED.finditer(text):
        start = match.start() - 1
        while text[start] == " " and match.start() - start < _MOST_PADDING:
            start -= 1
        if start < 0 or not is_chinese(text[start]) or is_chinese(text[start - 1 : start]):
            continue
        name = text[start] + match[0].replace(" ", "")
        if lexicon.spellings.chinese.get(name) == name:
            yield Hit(affixes.begin(text, start), match.end(), name)


def _latin(lexicon: Lexicon, text: str) -> Iterator[Hit]:
    """Names in Latin letters, as whole words."""
    find = lexicon.spellings.latin.get
    for match in _WORD.finditer(text):
        word = match[0]
        if match.lastindex:
            word = text[match.start() - 1] + word
        found = find(word)
        if found is None and len(word) > 1:
            continue
        start = match.end() - len(word)
        for spelling, name in found or ():
            end = start + len(spelling)
            if (
                _is_written(text, start, end, spelling)
                and not _goes_on(text, end)
                and (not name.startswith(ARTICLE) or _has_article(text, start))
            ):
                yield Hit(start, affixes.legal_end(text, end), name)
                break
        else:
            if text.startswith(".", start + 1):
                yield from _initials(lexicon, text, start)


def _initials(lexicon: Lexicon, text: str, start: int) -> Iterator[Hit]:
    """A name that begins with letters and full stops: J.P. Morgan, I.B.M."""
    match = _INITIALS.match(text, start)
    if match is None:
        return
    letters = match[0].replace(".", "").replace(" ", "")
    for spelling, name in lexicon.spellings.latin.get(letters, ()):
        rest = spelling[len(letters) :].lstrip()
        end = match.end() if rest else match.start() + len(match[0].rstrip())
        if text.startswith(rest, end) and not _goes_on(text, end + len(rest)):
            yield Hit(start, affixes.legal_end(text, end + len(rest)), name)
            return


def _is_written(text: str, start: int, end: int, spelling: str) -> bool:
    """`spelling` is there as it is, or in other capitals: NVIDIA, Nvidia; but SAP is not Sap."""
    if text.startswith(spelling, start):
        return True
    written = text[start:end]
    if written[-1:].lower() != spelling[-1].lower() or written.casefold() != spelling.casefold():
        return False
    words = written.split()
    return (
        all(word[0].isupper() or not word[0].isalpha() for word in words)
        and max(map(len, words)) >= FOLDED
    )


def _has_article(text: str, start: int) -> bool:
    """`the` stands before the word at `start`."""
    return text[max(0, start - len(ARTICLE)) : start].lower() == ARTICLE


def _goes_on(text: str, end: int) -> bool:
    """The word does not end at `end`."""
    return _LETTER.match(text, end) is not None


def _cut_through(text: str, place: int) -> bool:
    """A number or a word in Latin letters goes on over `place`: no name begins or ends there."""
    around = text[max(0, place - 1) : place + 1]
    return len(around) == 2 and around.isascii() and (around.isalpha() or around.isdigit())
