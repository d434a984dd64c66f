"""No line begins inside a character: against Unicode's own cases, and at random."""

from __future__ import annotations

import os
import re
from functools import cache
from itertools import accumulate
from pathlib import Path

import pyte
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from wcwidth import iter_graphemes

from newsreader.text.breaks import breaks
from newsreader.text.clean import clean
from newsreader.text.clusters import inside
from newsreader.text.width import char_width, width
from newsreader.text.wrap import fold_lines, wrap

UNICODE = Path(os.environ.get("UNICODE_DATA", "/usr/share/unicode"))
CLUSTERS = UNICODE / "auxiliary" / "GraphemeBreakTest.txt"
EMOJI = UNICODE / "emoji" / "emoji-test.txt"

KEYCAP, FAMILY, WAVE = "1\ufe0f\u20e3", "👨\u200d👩\u200d👧", "👋🏽"
THAI, LAO, HINDI, CONJUNCT, JAMO = "ก\u0e33", "ກ\u0eb3", "न\u093f", "क\u094dष", "\u1100\u1161\u11a8"
PARTS = st.sampled_from(
    ["中", "a", "9", "，", "（", "”", " ", "—", "/", "🇨🇳", "👍", KEYCAP, FAMILY, WAVE, THAI, LAO,
     HINDI, CONJUNCT, JAMO, "\u1100\u1100가", "\u0600١", "ｶﾞ", "e\u0301\u0302", "🏴", "각"]
)  # fmt: skip
MIXED = st.lists(PARTS, max_size=40).map("".join).map(clean)


def begins(text: str) -> set[int]:
    """Where each cluster of a text begins, and its end."""
    return {0, *accumulate(map(len, iter_graphemes(text)))}


def widest(text: str) -> int:
    return max(map(width, iter_graphemes(text)), default=0)


@pytest.mark.parametrize(
    ("text", "offsets"),
    [
        ("中文ab", set()),
        (f"a{THAI}b", {2}),
        (JAMO, {1, 2}),
        (CONJUNCT, {1, 2}),
        ("\u0600١", {1}),
        ("ｶﾞ", {1}),
    ],
)
def test_the_inside_of_a_cluster_is_known(text: str, offsets: set[int]) -> None:
    assert inside(text, 0, len(text)) == offsets


def test_a_part_of_a_text_is_looked_at_by_itself() -> None:
    text = f"{THAI}中{THAI}"
    assert inside(text, 3, 5) == {4}
    assert inside(text, 2, 3) == set()


@pytest.mark.parametrize("one", [KEYCAP, "🇨🇳", THAI, LAO, HINDI, CONJUNCT, JAMO, "ｶﾞ", "e\u0301"])
def test_a_line_breaks_before_a_character_of_many_parts_and_not_in_it(one: str) -> None:
    one = clean(one)
    cells = 8
    assert width(one) <= cells
    text = "中" * 4 + one + "中" * 4
    lines = [text[start:end] for start, end in wrap(text, cells)]
    assert lines[0] == "中" * 4
    assert lines[1].startswith(one)


@settings(max_examples=500, deadline=None)
@given(MIXED, st.integers(min_value=2, max_value=30))
@example("ก\u0e33" * 30, 5)
@example("a" * 30 + "ก\u0e33" * 9, 4)
def test_no_line_begins_inside_a_cluster_that_fits(text: str, cells: int) -> None:
    allowed = begins(text)
    assert set(breaks(text)) <= allowed
    if widest(text) <= cells:
        assert {start for start, _end in wrap(text, cells)} <= allowed
        assert {start for start, _end in fold_lines(text, cells)} <= allowed


def test_a_cluster_that_is_wider_than_a_line_is_cut_all_the_same() -> None:
    text = "\u1100" * 50
    for ranges in (wrap(text, 20), fold_lines(text, 20)):
        assert [end - start for start, end in ranges] == [10] * 5


# --- Unicode's cases -----------------------------------------------------------------------------


@cache
def cases() -> list[tuple[str, set[int]]]:
    """The cases of GraphemeBreakTest.txt: a text, and where clusters begin in it."""
    found = []
    for line in CLUSTERS.read_text(encoding="utf-8").splitlines():
        signs = line.partition("#")[0].split()
        if signs:
            text = "".join(chr(int(code, 16)) for code in signs[1::2])
            found.append((text, {at for at, mark in enumerate(signs[::2]) if mark == "÷"}))
    return found


@cache
def emoji() -> list[str]:
    """Every emoji of emoji-test.txt, in each way to write it."""
    listed = re.findall(r"^([0-9A-F ]+?) *;", EMOJI.read_text(encoding="utf-8"), re.MULTILINE)
    return ["".join(chr(int(code, 16)) for code in codes.split()) for codes in listed]


def surviving(text: str) -> bool:
    """Whether cleaning leaves a text as it is; a space at its beginning has no accent to lose."""
    return clean(text) == text and "\n" not in text and not re.match(r"\s\S", text)


@pytest.mark.unicode
@pytest.mark.skipif(not CLUSTERS.is_file(), reason="no unicode-data installed")
@pytest.mark.parametrize("cells", [2, 3, 5, 80])
def test_no_line_begins_inside_a_cluster_of_unicode(cells: int) -> None:
    chosen = [(text, allowed) for text, allowed in cases() if surviving(text)]
    assert len(cases()) > 600
    assert len(chosen) > 150
    wrong = [
        text
        for text, allowed in chosen
        if widest(text) <= cells
        and not (
            {start for start, _end in wrap(text, cells)} | set(breaks(text))
            | {start for start, _end in fold_lines(text, cells)}
        ) <= allowed
    ]  # fmt: skip
    assert wrong == []


@pytest.mark.unicode
@pytest.mark.skipif(not EMOJI.is_file(), reason="no unicode-data installed")
def test_an_emoji_is_measured_as_a_terminal_draws_it() -> None:
    """pyte, and tmux 3.3a, but for the emoji of Unicode 15, which that does not know."""
    assert len(emoji()) > 4700
    screen = pyte.Screen(80, 2)
    stream = pyte.Stream(screen)
    wrong = []
    for one in emoji():
        stream.feed(f"\r{clean(one)}")
        if screen.cursor.x != width(clean(one)):
            wrong.append(one)
    assert wrong == []


@pytest.mark.unicode
@pytest.mark.skipif(not EMOJI.is_file(), reason="no unicode-data installed")
def test_what_is_left_of_an_emoji_is_made_of_signs_that_stand_alone() -> None:
    """A line may begin at each of them: none is the rest of another."""
    for one in emoji():
        left = clean(one)
        assert all(char_width(char) for char in left.replace("\u20e3", "")), one
        assert len(begins(left)) - 1 == len(left.replace("\u20e3", "")), one
