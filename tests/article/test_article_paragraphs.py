from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.inline import Flow
from newsreader.article.paragraphs import WIDEST_LINE, paragraphs
from newsreader.model import Emphasis, Link, Span

WIDE = "x" * (WIDEST_LINE + 1)


def parted(text: str) -> list[str]:
    return [part.text for part in paragraphs(Flow(text, (), ()))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a", ["a"]),
        ("a\nb", ["a\nb"]),
        ("a\n\nb\nc", ["a", "b\nc"]),
        (f"a\n{WIDE}\nb", ["a", WIDE, "b"]),
        (f"a\nb\n\n{WIDE}\nc", ["a\nb", WIDE, "c"]),
        (WIDE[1:] + "\na", [WIDE[1:] + "\na"]),
        ("字" * (WIDEST_LINE // 2 + 1) + "\na", ["字" * (WIDEST_LINE // 2 + 1), "a"]),
    ],
)
def test_an_empty_line_parts_paragraphs_and_so_does_a_break_beside_a_long_line(
    text: str, parts: list[str]
) -> None:
    assert parted(text) == parts


def test_what_stands_out_goes_on_in_the_next_paragraph() -> None:
    flow = Flow("ab\n\ncd", (Span(1, 5, Emphasis.STRONG),), (Link(4, 6, "u", "c"),))
    assert paragraphs(flow) == [
        Flow("ab", (Span(1, 2, Emphasis.STRONG),), ()),
        Flow("cd", (Span(0, 1, Emphasis.STRONG),), (Link(0, 2, "u", "c"),)),
    ]


def test_a_break_alone_is_no_stretch() -> None:
    flow = Flow("a\n\nb", (Span(1, 3, Emphasis.STRONG),), ())
    assert [part.spans for part in paragraphs(flow)] == [(), ()]


LINES = st.lists(st.sampled_from(["a", "bc", WIDE]), min_size=1, max_size=4).map("\n".join)


@given(st.lists(LINES, min_size=1, max_size=4).map("\n\n".join), st.data())
def test_paragraphs_give_the_text_and_its_stretches_back(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    parts = paragraphs(Flow(text, (Span(start, end, Emphasis.STRONG),), ()))
    assert "".join(part.text for part in parts).replace("\n", "") == text.replace("\n", "")
    emphasised = "".join(part.text[span.start : span.end] for part in parts for span in part.spans)
    assert emphasised.replace("\n", "") == text[start:end].replace("\n", "")
