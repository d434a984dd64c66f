"""All spellings of the names that are looked for, in the tables by which they are found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
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


def is_chinese(text: str) -> bool:
    """A Chinese character is in `text`."""
    return _CJK.search(text) is not None


@dataclass(frozen=True, slots=True)
class Spellings:
    """Names, in the tables by which they are found."""

    begin: re.Pattern[str]
    """Where a Chinese name may begin: its first character before its second, and third."""
    lengths: Mapping[str, tuple[int, ...]]
    """Of the Chinese names that begin with these two characters, longest first."""
    chinese: Mapping[str, str]
    """Chinese names by themselves; those that are known with ST or *ST before them only, by what
    stands behind it."""
    cut: Mapping[str, tuple[str, ...]]
    """Names by what is left of them behind a mark."""
    latin: Mapping[str, tuple[tuple[str, str], ...]]
    """Spellings in Latin letters with their names, longest first, by their first word."""
    folded: Mapping[str, tuple[str, ...]]
    """Names in Latin letters, by themselves in small letters."""

    @classmethod
    def of(cls, names: Iterable[str]) -> Spellings:
        """The tables of `names`."""
        chinese: dict[str, str] = {}
        cut: dict[str, list[str]] = {}
        latin: dict[str, set[tuple[str, str]]] = {}
        folded: dict[str, list[str]] = {}
        for name in names:
            if len(name) < 2 or _NUMBER.fullmatch(name):
                continue
            if not is_chinese(name):
                folded.setdefault(name.casefold(), []).append(name)
                for spelling in _in_latin(name):
                    for word in _first_words(spelling):
                        latin.setdefault(word, set()).add((spelling, name))
                continue
            if risk := affixes.RISK.match(name):
                chinese.setdefault(name[risk.end() :], name)
            else:
                chinese[name] = name
            for left in affixes.cuts(name):
                cut.setdefault(left, []).append(name)
        lengths: dict[str, set[int]] = {}
        for name in chinese:
            lengths.setdefault(name[:2], set()).add(len(name))
        return cls(
            re.compile(_beginning(chinese)),
            {key: tuple(sorted(found, reverse=True)) for key, found in lengths.items()},
            chinese,
            {left: tuple(sorted(found)) for left, found in cut.items()},
            {word: tuple(sorted(found, key=_by_length)) for word, found in latin.items()},
            {key: tuple(sorted(found)) for key, found in folded.items()},
        )


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


def _in_latin(name: str) -> Iterator[str]:
    """`name` and what is written for it as well: JB Hunt, Procter and Gamble, McDonald’s."""
    name = name.removeprefix(ARTICLE)
    found = {name}
    found |= {_INITIALS.sub(_joined, one) for one in found}
    found |= {one.replace(" & ", " and ") for one in found}
    found |= {one.replace(" and ", " & ") for one in found}
    found |= {one.replace("'", "’") for one in found}
    found |= {one.replace("’", "'") for one in found}
    yield from found


def _joined(initials: re.Match[str]) -> str:
    letters = re.sub("[. ]", "", initials[0])
    return letters + " " if initials[0].endswith(" ") else letters


def _first_words(spelling: str) -> Iterator[str]:
    """The first word in the capitals that it may have."""
    match = _WORD.match(spelling)
    if match:
        word = match[0]
        yield from {word, word.upper(), word.capitalize()} if len(word) >= FOLDED else {word}


def _by_length(pair: tuple[str, str]) -> tuple[int, bool, str]:
    """The longest spelling first; of equal ones that which wants an article."""
    spelling, name = pair
    return -len(spelling), not name.startswith(ARTICLE), name
