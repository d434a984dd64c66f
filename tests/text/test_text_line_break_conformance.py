"""Our line breaks beside those of Unicode (UAX #14), on its own test cases.

The rules differ on purpose where a case holds one of these:

- control characters, zero-width characters, soft hyphens: clean text has none;
- U+00A0: publishers write `&nbsp;` for any space, so a line may end at it; a tab is a space too;
- Hangul, Thai and Mongolian letters, unassigned characters: no dictionary and no syllables, a line
  may break at any cluster of them; `´`, U+FFFC and `§` are symbols like any other;
- emoji and flags: the cases part modifiers that clean text drops;
- small kana: never begin a line, not even behind a space;
- straight quotation marks: they open and close in turn, where Unicode glues both sides;
- single characters that no post holds, and that stand for their class in the cases: ៖.

A place behind the spaces at the beginning of a paragraph is no break for either: they are dropped,
and the first line begins there whatever follows.

What then still differs: no closing mark, `%` or combining mark begins a line behind a space either
(Unicode lets it), nor does a dash that stands alone, which in Chinese joins two names (GB/T 15834);
a break may stand between two symbols (`##`), before `$` or `#` (a cashtag begins there), between
two dashes with a space between them, and between a comma and a symbol that follows it; `$(`, `)$`
and `%%` stay together.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from newsreader.text.breaks import CLOSERS, OPENERS, breaks
from newsreader.text.clean import clean

UNICODE = Path(os.environ.get("UNICODE_DATA", "/usr/share/unicode"))
TESTS = UNICODE / "auxiliary" / "LineBreakTest.txt"
CLASSES = UNICODE / "LineBreak.txt"

FOREIGN = frozenset(
    [
        "JL",
        "JV",
        "JT",
        "H2",
        "H3",
        "SA",
        "XX",
        "AI",
        "BB",
        "CB",
        "EB",
        "EM",
        "RI",
        "GL",
        "BA",
        "CJ",
    ]
)
"""Classes that are treated otherwise by design; the docstring says why."""

OF_ALL = 0.74
"""Share of all cases with exactly Unicode's breaks; 0.742 with Unicode 15.0."""
OF_NEWS = 0.87
"""The same of the cases without anything of the list above; 0.873."""
NEVER_FORBIDDEN = 0.97
"""Share of those in which every break of ours is one of Unicode's too; 0.972."""

pytestmark = [
    pytest.mark.unicode,
    pytest.mark.skipif(
        not (TESTS.is_file() and CLASSES.is_file()), reason="no unicode-data installed"
    ),
]


@dataclass(frozen=True)
class Case:
    """A line of LineBreakTest.txt."""

    text: str
    breaks: frozenset[int]

    @property
    def ours(self) -> frozenset[int]:
        return frozenset(breaks(self.text)) - {len(self.text)} - leading(self.text)


def leading(text: str) -> frozenset[int]:
    """The offsets behind spaces at the beginning of a paragraph."""
    return frozenset(match.end() for match in re.finditer("^ +", text, re.MULTILINE))


@cache
def cases() -> tuple[Case, ...]:
    found = []
    for line in TESTS.read_text(encoding="utf-8").splitlines():
        signs = line.partition("#")[0].split()
        if signs:
            text = "".join(chr(int(code, 16)) for code in signs[1::2])
            marks = signs[2:-1:2]
            allowed = frozenset(i for i, m in enumerate(marks, 1) if m == "÷")
            found.append(Case(text, allowed - leading(text)))
    return tuple(found)


@cache
def classes() -> dict[str, str]:
    """The class of each character in the cases."""
    wanted = {ord(char) for case in cases() for char in case.text}
    found = {chr(code): "XX" for code in wanted}
    for line in CLASSES.read_text(encoding="utf-8").splitlines():
        codes, _, name = line.partition("#")[0].strip().partition(";")
        if codes:
            first, _, last = codes.partition("..")
            span = range(int(first, 16), int(last or first, 16) + 1)
            found.update({chr(code): name.strip() for code in wanted if code in span})
    return found


def is_of_news(char: str) -> bool:
    """Whether no rule for this character differs by design."""
    survives = char == " " or clean(f"a{char}b") == f"a{char}b"
    return survives and classes()[char] not in FOREIGN and char not in "\"'៖"


def is_plain(char: str) -> bool:
    """Han, Latin letters, digits, spaces, dashes, and the marks of Chinese and English."""
    return (
        char in CLOSERS | OPENERS | {" ", "\n", "—", "-", "/"}
        or (char.isascii() and char.isalnum())
        or "\u4e00" <= char <= "\u9fff"
    ) and classes()[char] not in FOREIGN


def share(found: list[Case]) -> float:
    return sum(case.ours == case.breaks for case in found) / len(found)


def test_the_file_holds_the_cases_it_should() -> None:
    assert len(cases()) > 7000
    assert {"ID", "NU", "CL", "OP"} <= set(classes().values())


def test_most_breaks_of_all_cases_are_those_of_unicode() -> None:
    assert share(list(cases())) >= OF_ALL


def test_breaks_of_text_as_in_posts_are_those_of_unicode() -> None:
    chosen = [case for case in cases() if all(map(is_of_news, case.text))]
    assert len(chosen) > 1000
    assert share(chosen) >= OF_NEWS
    assert sum(case.ours <= case.breaks for case in chosen) >= NEVER_FORBIDDEN * len(chosen)


def test_plain_chinese_and_english_never_break_where_unicode_forbids_it() -> None:
    chosen = [case for case in cases() if all(map(is_plain, case.text))]
    assert len(chosen) > 300
    assert [case.text for case in chosen if not case.ours <= case.breaks] == ["— —"]
