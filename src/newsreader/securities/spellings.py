"""All spellings of the names that are looked for, in the tables by which they are found."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from newsreader.securities import affixes

LETTERS: Final = "0-9A-Za-zÀ-ÖØ-öø-ɏ"
"""Characters of a word in Latin letters, for a class of a regular expression."""
FOLDED: Final = 4
"""Letters of a word from which on NVIDIA and Nvidia are one."""
ARTICLE: Final = "the "
"""Before a name that means something else without it: the Dow."""

_CJK = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_WORD = re.compile(f"[{LETTERS}]+")
_NUMBER = re.compile(r"[0-9.]+(?:\.[A-Z]{2})?")
_INITIALS = re.compile(r"\b(?:[A-Z]\. ?){2,}")

_ALIKE: Final = ((" & ", " and "), (" and ", " & "), ("'", "’"), ("’", "'"))


def is_chinese(text: str) -> bool:
    """A Chinese character is in `text`."""
    return _CJK.search(text) is not None


@dataclass(frozen=True)
class Spellings:
    """Names, and the tables by which they are found; a table is made when it is first needed."""

    names: Collection[str]

    @cached_property
    def chinese(self) -> Mapping[str, str]:
        """Chinese names by themselves; what is only a name at risk is empty here."""
        found = dict.fromkeys(self.at_risk, "")
        for name in self._parted[0]:
            if name[0] not in "*S" or not affixes.RISK.match(name):
                found[name] = name
        return found

    @cached_property
    def at_risk(self) -> Mapping[str, Sequence[str]]:
        """Names with ST or *ST before them, by what stands behind it."""
        found: dict[str, list[str]] = {}
        for name in sorted(name for name in self._parted[0] if name[0] in "*S"):
            if risk := affixes.RISK.match(name):
                found.setdefault(name[risk.end() :], []).append(name)
        return found

    @cached_property
    def lengths(self) -> Mapping[str, tuple[int, ...]]:
        """Of the Chinese names that begin with these two characters, longest first."""
        found: dict[str, set[int]] = {}
        for name in self.chinese:
            found.setdefault(name[:2], set()).add(len(name))
        return {key: tuple(sorted(lengths, reverse=True)) for key, lengths in found.items()}

    @cached_property
    def begin(self) -> re.Pattern[str]:
        """Where a Chinese name may begin: its first character before its second, and third."""
        return re.compile(_beginning(self.chinese))

    @cached_property
    def cut(self) -> Mapping[str, Sequence[str]]:
        """Chinese names by what is left of them behind a mark."""
        found: dict[str, list[str]] = {}
        for name in sorted(self._parted[0]):
            for left in affixes.cuts(name):
                found.setdefault(left, []).append(name)
        return found

    @cached_property
    def latin(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """Spellings in Latin letters with their names, longest first, by their first word."""
        found: dict[str, set[tuple[str, str]]] = {}
        for name in self._parted[1]:
            for spelling in _in_latin(name):
                for word in _first_words(spelling):
                    found.setdefault(word, set()).add((spelling, name))
        return {word: sorted(pairs, key=_by_length) for word, pairs in found.items()}

    @cached_property
    def folded(self) -> Mapping[str, Sequence[str]]:
        """Names in Latin letters, by themselves in small letters."""
        found: dict[str, list[str]] = {}
        for name in sorted(self._parted[1]):
            found.setdefault(name.casefold(), []).append(name)
        return found

    @cached_property
    def _parted(self) -> tuple[list[str], list[str]]:
        """The Chinese names, and those in Latin letters; numbers are none."""
        chinese: list[str] = []
        latin: list[str] = []
        for name in self.names:
            if len(name) > 1 and not (name[0].isdigit() and _NUMBER.fullmatch(name)):
                (latin if name.isascii() or not is_chinese(name) else chinese).append(name)
        return chinese, latin


def _beginning(names: Iterable[str]) -> str:
    """An expression for the first character of any name; where it is none, it seldom matches."""
    short = [name for name in names if len(name) == 2]
    long = [name for name in names if len(name) > 2]
    parts = []
    if long:
        first, second, third = (_class(name[place] for name in long) for place in range(3))
        parts.append(f"{first}(?={second}{third})")
    if short:
        first, second = (_class(name[place] for name in short) for place in range(2))
        parts.append(f"{first}(?={second})")
    return "|".join(parts) or r"(?!)"


def _class(characters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(set(characters))))}]"


def _in_latin(name: str) -> Iterable[str]:
    """`name` and what is written for it as well: JB Hunt, Procter and Gamble, McDonald’s."""
    name = name.removeprefix(ARTICLE)
    if name.isalnum():
        return (name,)
    found = {name}
    found |= {_INITIALS.sub(_joined, one) for one in found if "." in one}
    for written, other in _ALIKE:
        found |= {one.replace(written, other) for one in found if written in one}
    return found


def _joined(initials: re.Match[str]) -> str:
    letters = re.sub("[. ]", "", initials[0])
    return letters + " " if initials[0].endswith(" ") else letters


def _first_words(spelling: str) -> Iterable[str]:
    """The first word in the capitals that it may have."""
    match = _WORD.match(spelling)
    if match is None:
        return ()
    word = match[0]
    return {word, word.upper(), word.capitalize()} if len(word) >= FOLDED else (word,)


def _by_length(pair: tuple[str, str]) -> tuple[int, bool, str]:
    """The longest spelling first; of equal ones that which wants an article."""
    spelling, name = pair
    return -len(spelling), not name.startswith(ARTICLE), name
