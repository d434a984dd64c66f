from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.justify import justify
from newsreader.article.line import Line, Piece, Role

LINK = frozenset((Role.LINK,))


@pytest.mark.parametrize(
    ("text", "cells", "filled"),
    [
        ("one two three", 15, "one  two  three"),
        ("one two three", 14, "one two  three"),
        ("海风，吹了一夜", 15, "海风， 吹了一夜"),
        ("他说“好”，走了", 16, "他说 “好”， 走了"),
        ("涨了3.5个点", 13, "涨了 3.5 个点"),
        ("涨了 3.5 个点", 14, "涨了 3.5  个点"),
    ],
)
def test_spaces_are_widened_first_then_pauses_then_seams(
    text: str, cells: int, filled: str
) -> None:
    assert justify(Line((Piece(text),)), cells).text == filled


@pytest.mark.parametrize("text", ["海风吹了一夜", "word", "one two", ""])
def test_what_would_be_torn_stays_ragged(text: str) -> None:
    line = Line((Piece(text),))
    assert justify(line, line.cells + 6) is line


def test_the_pieces_keep_their_looks_and_their_places_in_the_text() -> None:
    line = Line((Piece("一、", frozenset(), "body", 7), Piece("二，三", LINK, "body", 9, "/x")))
    filled = justify(line, line.cells + 2)
    assert [(piece.text, piece.start, piece.address) for piece in filled.pieces] == [
        ("一、", 7, ""),
        (" ", -1, ""),
        ("二，", 9, "/x"),
        (" ", -1, ""),
        ("三", 11, "/x"),
    ]
    assert [piece.roles for piece in filled.pieces][1:4] == [frozenset(), LINK, LINK]


@given(st.text(alphabet="中文，。“”（）ab1. ", min_size=1, max_size=30), st.integers(0, 20))
def test_a_line_is_filled_or_stays_and_loses_nothing(text: str, missing: int) -> None:
    line = Line((Piece(text),))
    filled = justify(line, line.cells + missing)
    assert filled.cells in (line.cells, line.cells + missing)
    assert filled.text.replace(" ", "") == text.replace(" ", "")
