"""The names that are known, and where they stand in a text.

A lexicon is the shipped table with what an archive has taught and what the user says on top.
Chinese names are found wherever they stand, the longest first; names in Latin letters only as
whole words that are capitalised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from newsreader.securities import table
from newsreader.securities.table import Name


class Hit(NamedTuple):
    """A name in a text, marks before it (*ST, XD) and a legal form behind it (Inc.) included."""

    start: int
    end: int
    name: str
    """As the lexicon has it."""


# What an exchange puts before a name for a while: a risk warning, a dividend, a first day.
_RISK = re.compile(r"S?\*?ST(?=.)")
_MARK = re.compile(r"(?<![0-9A-Za-z])(?:S?\*?ST|XD|XR|DR|PT|N|C|U)\Z")
_MARK_CELLS: Final = 4
_PADDED = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?:  ?[\u4e00-\u9fff]){1,3}A?(?![\u4e00-\u9fff])"
)
"""五 粮 液, as an exchange fills a name up to its column."""
_WORD = re.compile(r"(?<![0-9A-Za-z$@#])(?=[A-Z0-9])[0-9A-Za-z]+")
_LEGAL = re.compile(
    r",? (?:Incorporated|Inc|Corporation|Corp|Company|Co|Limited|Ltd|PLC|plc|N\.V|NV|S\.A|SA|SE|AG|"
    r"Holdings?|Group|LLC)(?![0-9A-Za-z])\.?(?:,? Ltd(?![A-Za-z])\.?)?"
)
_FOLDED: Final = 4
"""Letters of a word from which on NVIDIA and Nvidia are one; SAP is not Sap."""


@dataclass(frozen=True)
class Lexicon:
    """What names there are; frozen, its tables are made when they are first needed."""

    more: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    """Names that the shipped table lacks, or has otherwise: these go before it."""
    dropped: frozenset[str] = frozenset()
    """Names of the shipped table that are none."""

    def named(self, name: str) -> tuple[Name, ...]:
        """Every security that is or was called `name`, the most probable first."""
        shipped = () if name in self.dropped else table.named(name)
        return self.more.get(name, ()) + shipped

    def called(self, name: str) -> tuple[Name, ...]:
        """Every security that has an English name like `name` in other capitals."""
        return tuple(
            one
            for spelling in self._words.latin.get(name.casefold().partition(" ")[0], ())
            if spelling.casefold() == name.casefold()
            for one in self.named(spelling)
        )

    def hits(self, text: str) -> Iterator[Hit]:
        """Every name in `text`, which is half-width; of those that begin at one place the longest.

        In no order; names that begin at different places may overlap.
        """
        words = self._words
        for match in words.begin.finditer(text):
            start = match.start()
            for length in words.lengths.get(text[start : start + 2], ()):
                name = text[start : start + length]
                if name in words.anywhere:
                    if (
                        name[0].isascii()
                        and text[start - 1 : start].isalnum()
                        and start
                        and text[start - 1].isascii()
                    ):
                        continue
                    marked = _MARK.search(text, max(0, start - _MARK_CELLS), start)
                    yield Hit(marked.start() if marked else start, start + length, name)
                    break
                if name in words.at_risk:
                    marked = _MARK.search(text, max(0, start - _MARK_CELLS), start)
                    if marked:
                        yield Hit(marked.start(), start + length, words.at_risk[name])
                        break
        yield from self._padded(text)
        yield from self._latin(text)

    def _padded(self, text: str) -> Iterator[Hit]:
        if " " not in text:
            return
        for match in _PADDED.finditer(text):
            name = match[0].replace(" ", "")
            if name in self._words.anywhere:
                yield Hit(match.start(), match.end(), name)

    def _latin(self, text: str) -> Iterator[Hit]:
        """Names in Latin letters, as whole words."""
        latin = self._words.latin
        for match in _WORD.finditer(text):
            word = match[0]
            key = word.casefold() if len(word) >= _FOLDED else word
            for name in latin.get(key, ()):
                end = match.start() + len(name)
                if _is_written(text[match.start() : end], name) and not _goes_on(text, end):
                    form = _LEGAL.match(text, end)
                    yield Hit(match.start(), form.end() if form else end, name)
                    break

    @cached_property
    def _words(self) -> _Words:
        names = table.spellings() - self.dropped | self.more.keys()
        return _Words.of(names)


@dataclass(frozen=True, slots=True)
class _Words:
    """Names, in the tables by which they are found."""

    begin: re.Pattern[str]
    """Where a name may begin: its first character before its second."""
    lengths: Mapping[str, tuple[int, ...]]
    """Of the names that begin with these two characters, longest first."""
    anywhere: frozenset[str]
    at_risk: Mapping[str, str]
    """Names that are known with ST or *ST before them only, by what stands behind it."""
    latin: Mapping[str, tuple[str, ...]]
    """Names in Latin letters, longest first, by their first word."""

    @classmethod
    def of(cls, names: Iterable[str]) -> _Words:
        """The tables of `names`."""
        anywhere: set[str] = set()
        at_risk: dict[str, str] = {}
        latin: dict[str, list[str]] = {}
        for name in names:
            if name.isascii():
                word = _WORD.match(name)
                if word and len(name) > 1:
                    key = word[0].casefold() if word.end() >= _FOLDED else word[0]
                    latin.setdefault(key, []).append(name)
            elif risk := _RISK.match(name):
                at_risk[name[risk.end() :]] = name
            elif len(name) > 1:
                anywhere.add(name)
        for name in anywhere & at_risk.keys():
            del at_risk[name]
        lengths: dict[str, set[int]] = {}
        for name in (*anywhere, *at_risk):
            lengths.setdefault(name[:2], set()).add(len(name))
        first = "".join(sorted({key[0] for key in lengths}))
        second = "".join(sorted({key[1] for key in lengths}))
        return cls(
            re.compile(f"[{re.escape(first)}](?=[{re.escape(second)}])"),
            {key: tuple(sorted(found, reverse=True)) for key, found in lengths.items()},
            frozenset(anywhere),
            at_risk,
            {key: tuple(sorted(found, key=len, reverse=True)) for key, found in latin.items()},
        )


def _is_written(text: str, name: str) -> bool:
    """`text` is `name` as it is, or in other capitals: NVIDIA, Nvidia."""
    if text == name:
        return True
    return (
        text.casefold() == name.casefold()
        and all(word[0].isupper() or not word[0].isalpha() for word in text.split())
        and max(map(len, text.split()), default=0) >= _FOLDED
    )


def _goes_on(text: str, end: int) -> bool:
    """The word does not end at `end`."""
    after = text[end : end + 1]
    return after.isascii() and after.isalnum()


SHIPPED: Final = Lexicon()
"""What everybody has."""
