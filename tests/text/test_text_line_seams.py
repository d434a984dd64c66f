"""Where a piece is cut that is wider than a line."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.breaks import breaks
from newsreader.text.clean import clean
from newsreader.text.width import width
from newsreader.text.wrap import fold_lines, wrap

TEXT = st.text(alphabet='股市，。“”（）—…·$%-+./:?&=()" 0123456789abcXYZ\n\u3000\u0301').map(clean)


def lines(text: str, cells: int, joined: frozenset[int] = frozenset()) -> list[str]:
    return [text[start:end] for start, end in wrap(text, cells, joined=joined)]


@pytest.mark.parametrize(
    ("text", "cells", "broken"),
    [
        # at a slash or a question mark, as far as the rest to the next one fits
        ("https://example.org/abc/def", 20, ["https://example.org/", "abc/def"]),
        ("https://example.org/find?q=abc&n=12", 30, ["https://example.org/find?", "q=abc&n=12"]),
        # the host stays whole where it fits alone
        ("https://www.example.org/a", 18, ["https://", "www.example.org/a"]),
        # a word of the last part stays whole; the three characters of an escape do
        ("https://a.org/one-two-three-four", 16, ["https://a.org/", "one-two-three-", "four"]),
        ("https://a.org/%E4%BD%A0%E5%A5%BD", 16, ["https://a.org/", "%E4%BD%A0%E5%A5", "%BD"]),
        # a name before the bracket that belongs to it, but an address first at its slash
        ("Harbour(NASDAQ:QWKS)。", 16, ["Harbour", "(NASDAQ:QWKS)。"]),
        ("https://a.org/wiki/Tea_(drink)", 24, ["https://a.org/wiki/", "Tea_(drink)"]),
        # nothing to cut at
        ("a" * 25, 10, ["a" * 10, "a" * 10, "a" * 5]),
        # the cut word takes a character along rather than leave the mark alone
        ("b" * 10 + "。", 10, ["b" * 9, "b。"]),
    ],
)
def test_a_piece_that_is_too_wide_is_cut_at_its_best_seam(
    text: str, cells: int, broken: list[str]
) -> None:
    assert lines(text, cells) == broken


def test_joined_pieces_that_are_too_wide_together_are_parted_at_the_space() -> None:
    text = "[image: 0123456789.jpg]"
    assert lines(text, 16, frozenset({8})) == ["[image:", "0123456789.jpg]"]


def test_a_word_is_parted_from_what_is_joined_to_it_rather_than_cut() -> None:
    text = "desk@example.org[2]。"
    assert lines(text, 18, frozenset({16})) == ["desk@example.org", "[2]。"]
    assert lines(text, 21, frozenset({16})) == [text]


@pytest.mark.parametrize(
    ("text", "cells", "broken"),
    [
        ("    total = first + second", 16, ["    total = ", "first + second"]),
        ("    abs(row.change)", 12, ["    abs(row.", "change)"]),
        ("one\n\n  two", 10, ["one", "", "  two"]),
    ],
)
def test_preformatted_text_is_cut_between_words_and_keeps_its_spaces(
    text: str, cells: int, broken: list[str]
) -> None:
    assert [text[start:end] for start, end in fold_lines(text, cells)] == broken


@given(TEXT, st.integers(min_value=20, max_value=60))
def test_lines_begin_only_where_they_may_unless_a_piece_is_too_wide(text: str, cells: int) -> None:
    text = text.replace("\n", " ").strip()
    allowed = breaks(text)
    ends = [0, *allowed, len(text)]
    pieces = (text[start:end].strip() for start, end in pairwise(ends))
    if max(map(width, pieces), default=0) <= cells:
        assert {start for start, _end in wrap(text, cells)[1:]} <= set(allowed)
