from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.inline import Flow, Inline
from newsreader.article.shift import raised
from newsreader.model import Emphasis, Link, Span
from newsreader.text.clean import clean


def flowed(*pieces: str) -> str:
    inline = Inline()
    for piece in pieces:
        inline.add(piece)
    return inline.take().text


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (("a ", " b"), "a b"),
        (("a", "b"), "ab"),
        (("中\n", "文"), "中文"),
        (("中 ", "文"), "中 文"),
        (("中\n", "a"), "中 a"),
        (("（ ", "中", " ）"), "（中）"),
        ((" ", "\u3000", "a", " "), "a"),
    ],
)
def test_white_space_between_pieces_collapses(pieces: tuple[str, ...], text: str) -> None:
    assert flowed(*pieces) == text


def test_a_break_at_the_ends_does_nothing_and_a_second_one_parts_paragraphs() -> None:
    inline = Inline()
    inline.line_break()
    inline.add("a")
    inline.line_break()
    inline.add(" b")
    inline.line_break()
    inline.add(" ")
    inline.line_break()
    inline.line_break()
    inline.add("c")
    inline.line_break()
    assert inline.take().text == "a\nb\n\nc"


@pytest.mark.parametrize(
    ("text", "flowed"),
    [
        ("\u3000\u3000b", "a\n\nb"),
        ("\u2003\u2003b", "a\n\nb"),
        ("\u00a0\u00a0 \u00a0\u00a0b", "a\n\nb"),
        ("\u3000b", "a\nb"),
        ("        b", "a\nb"),
    ],
)
def test_an_indent_after_a_break_begins_a_paragraph(text: str, flowed: str) -> None:
    inline = Inline()
    inline.add("a")
    inline.line_break()
    inline.add(text)
    assert inline.take().text == flowed


def test_what_stands_out_begins_and_ends_beside_a_break() -> None:
    inline = Inline()
    inline.add("a")
    inline.begin(1, Emphasis.STRONG)
    inline.line_break()
    inline.add("b")
    inline.line_break()
    inline.line_break()
    inline.end(1)
    inline.add("c")
    flow = inline.take()
    assert flow == Flow("a\nb\n\nc", (Span(2, 3, Emphasis.STRONG),), ())


def test_a_picture_between_two_breaks_is_no_paragraph() -> None:
    inline = Inline()
    for name in ("a", "b"):
        inline.own_line()
        inline.add(name)
        inline.own_line()
        inline.line_break()
    assert inline.take().text == "a\nb"


def test_what_stands_on_its_own_line_leaves_no_break_at_the_ends() -> None:
    inline = Inline()
    inline.own_line()
    inline.add("a")
    inline.own_line()
    inline.add(" ")
    inline.begin(1, Emphasis.IMAGE, "a.png")
    inline.add("b")
    inline.end(1)
    inline.own_line()
    flow = inline.take()
    assert flow.text == "a\nb"
    assert flow.spans == (Span(2, 3, Emphasis.IMAGE, "a.png"),)


def test_a_stretch_that_goes_over_blocks_is_one_in_each() -> None:
    inline = Inline()
    inline.add("ab")
    inline.begin_link(1, "u", "c")
    inline.add("cd")
    assert inline.take().links == (Link(2, 4, "u", "c"),)
    inline.add("ef")
    inline.end(1)
    inline.add("gh")
    assert inline.take().links == (Link(0, 2, "u", "c"),)


def test_an_end_without_a_beginning_is_nothing() -> None:
    inline = Inline()
    inline.end(1)
    inline.end_shift(1, raised)
    inline.add("a")
    flow = inline.take()
    assert (flow.text, flow.spans, flow.links) == ("a", (), ())


def test_a_shift_over_a_block_moves_what_stands_out_in_the_next_one() -> None:
    inline = Inline()
    inline.begin_shift(1)
    inline.add("ab")
    inline.take()
    inline.begin(2, Emphasis.STRONG)
    inline.add("cd")
    inline.end(2)
    inline.end_shift(1, raised)
    flow = inline.take()
    assert flow.text == "^cd"
    assert flow.spans == (Span(1, 3, Emphasis.STRONG),)


def test_what_stands_out_in_a_shift_that_gets_shorter_stays_inside() -> None:
    inline = Inline()
    inline.begin_shift(1)
    inline.begin(2, Emphasis.STRONG)
    inline.add("T")
    inline.end(2)
    inline.begin(3, Emphasis.ITALIC)
    inline.add("M")
    inline.end(3)
    inline.end_shift(1, raised)
    assert inline.take() == Flow("™", (Span(0, 1, Emphasis.STRONG),), ())


def test_verbatim_text_keeps_its_spaces_and_has_no_tabs() -> None:
    inline = Inline()
    inline.verbatim("\n \n  a\tb ")
    inline.verbatim("\n\n c\n")
    assert inline.take().text == "  a b \n\n c"


@given(st.lists(st.text(max_size=8), max_size=8))
def test_any_pieces_make_clean_trimmed_text(pieces: list[str]) -> None:
    text = flowed(*pieces)
    assert clean(text) == text
    assert text.strip(" \t\n\u3000\u00a0") == text
    assert "  " not in text
    assert "\n" not in text.replace("\n\n", "")
