"""News as it is written, in random order: what a reader would stumble over never happens."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.text.breaks import longest
from newsreader.text.clean import clean
from newsreader.text.width import choose, width
from newsreader.text.wrap import wrap

STARTS = frozenset("，。、！？；：”’）》〉】」』〕］｝…‥·～％‰℃,.!?;:)]}%")
ENDS = frozenset("“‘（《〈【「『〔［｛([{")
DIGITS = "0123456789０１２３４５６７８９"
ESCAPE = re.compile("%[0-9A-Fa-f]{2}")  # of an address that is wider than the line
PILE = re.compile(f"[{re.escape(''.join(STARTS | ENDS))} \u3000\"'$/-]+")  # may fill a line
WIDTHS = st.integers(min_value=20, max_value=40) | st.integers(min_value=20, max_value=200)

NUMBERS = [
    "1,204.6%",
    "¥3.5亿",
    "2025-12-01",
    "12:30",
    "3.5-4.2倍",
    "+3.2%",
    "-5.6亿",
    "7.12",
    "10:30-11:30",
    "24/7",
    "3×4",
    "±0.5℃",
    "10⁸",
    "①",
    "1.",
    "2、",
    "₩100",
    "§3",
    "１２．５％",
]
NAMES = [
    "A股",
    "300024.SZ",
    "$NVDA",
    "iPhone 15 Pro",
    "USD/CNY",
    "Q3",
    "C++",
    "R&D",
    "S&P 500",
    "*ST海茶",
    "阿里巴巴-W",
    "$腾讯控股(00700)$",
    "@小王",
    "it's",
    "e.g.",
    "CO₂",
    "北京—上海",
]
PLACES = [
    "https://a.example.org/news/2025/12/01?id=42&from=home",
    "desk@example.org",
    "https://t.example/%E4%BD%A0%E5%A5%BD?q=%E8%82%A1",
    "www.example.org/a_(b)",
]
MARKS = [
    *"“”‘’（）《》，。、：；！？·～%％℃/\"'()[]<>{}&*^~|=+-#@!?;:,.",
    "——",
    "……",
    " ",
    "\u3000",
]
WORDS = ["的", "在", "涨", "公司", "股市今天大涨", "market", "shares", "カタカナ", "한국", "привет"]
PIECES = st.one_of(*map(st.sampled_from, (NUMBERS, NAMES, PLACES, MARKS, MARKS, WORDS, WORDS)))
NEWS = st.lists(PIECES, min_size=20, max_size=80).map("".join).map(clean)


@pytest.mark.parametrize("ambiguous", [1, 2])
@settings(max_examples=400, deadline=None)
@given(text=NEWS, cells=WIDTHS)
def test_every_line_begins_and_ends_well(text: str, cells: int, ambiguous: int) -> None:
    choose(ambiguous)
    try:
        lines = [text[start:end] for start, end in wrap(text, cells)]
        assert [line for line in lines if width(line) > cells] == []
        assert [line for line in lines if line != line.strip(" \u3000")] == []
        if max(map(width, PILE.findall(text)), default=0) < cells - 4:
            begun = [line for line in lines[1:] if not ESCAPE.match(line)]
            assert [line for line in begun if line[:1] in STARTS] == []
            assert [line for line in lines[:-1] if line[-1:] in ENDS] == []
    finally:
        choose(1)


@settings(max_examples=400, deadline=None)
@given(text=NEWS, cells=WIDTHS)
def test_what_fits_stays_whole(text: str, cells: int) -> None:
    if longest(text) > cells:
        return
    ranges = wrap(text, cells)
    for (_start, end), (following, _end) in pairwise(ranges):
        if end < following:
            continue  # a space stood there
        before, after = text[end - 1], text[following]
        assert not (before + after).isascii() or not (before + after).isalnum()
        assert before + after not in ("——", "……")
        assert not (before in DIGITS and after in ".,:%℃")
        assert not (after in DIGITS and before in "¥₩§±．")


@pytest.mark.parametrize(
    ("text", "cells", "broken"),
    [
        ("见https://a.example.org/news/2025?id=42。", 24,
         ["见", "https://a.example.org/", "news/2025?id=42。"]),
        ("（见https://t.example/%E4%BD%A0%E5%A5%BD）", 22,
         ["（见", "https://t.example/", "%E4%BD%A0%E5%A5%BD）"]),
    ],
)  # fmt: skip
def test_addresses_are_broken_at_their_slashes(text: str, cells: int, broken: list[str]) -> None:
    assert [text[start:end] for start, end in wrap(text, cells)] == broken
