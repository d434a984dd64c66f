from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from newsreader.article.numbering import MOST, Numbering, numbering, whole


@pytest.mark.parametrize(
    ("number", "style", "marker"),
    [
        (0, "1", "0."),
        (-3, "1", "-3."),
        (1, "a", "a."),
        (26, "A", "Z."),
        (27, "a", "aa."),
        (703, "a", "aaa."),
        (0, "a", "0."),
        (4, "i", "iv."),
        (1994, "I", "MCMXCIV."),
        (3999, "i", "mmmcmxcix."),
        (4000, "i", "4000."),
        (-1, "I", "-1."),
    ],
)
def test_a_number_is_written_in_its_style(number: int, style: str, marker: str) -> None:
    assert Numbering(number, style).marker == marker


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("<ol>", Numbering()),
        ("<ol start=-2 type=I>", Numbering(-2, "I")),
        ("<ol type=disc>", Numbering()),
        ("<ol type=''>", Numbering()),
        ("<ol reversed>", Numbering(2, "1", -1)),
        ("<ol reversed start=9>", Numbering(9, "1", -1)),
    ],
)
def test_a_list_is_numbered_as_its_attributes_say(tag: str, found: Numbering) -> None:
    node = LexborHTMLParser(f"{tag}<li>a<ul><li>b<li>c</ul><li>d").css_first("ol")
    assert node is not None
    assert numbering(node) == found


@pytest.mark.parametrize(
    ("value", "found"),
    [("7", 7), (" +8", 8), ("-9x", -9), ("1.5", 1), ("", None), ("x1", None), ("1234567", None)],
)
def test_a_whole_number_is_read_as_html_reads_it(value: str, found: int | None) -> None:
    assert whole(value) == found
    assert whole(None) is None


@given(st.text())
def test_any_value_is_a_number_within_bounds_or_none(value: str) -> None:
    found = whole(value)
    assert found is None or -MOST <= found <= MOST
