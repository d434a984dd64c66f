"""Everything that may name a security, with overlaps settled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.model import Link
from newsreader.securities.candidates import LINK, LONGEST_ANCHOR, MOST, NAME, candidates
from newsreader.securities.forms import BARE, BRACKETED, CASHTAG, QUALIFIED, half_width
from newsreader.securities.lexicon import SHIPPED

pytestmark = pytest.mark.usefixtures("names_ready")

STCN = "https://info.stcn.com/dc/stock/?stockcode="
PARTS = (
    "贵州茅台 比亚迪股份 有限公司 五 粮 液 XD农业银 沪深300ETF 600519 SH600519 (600519) "
    ".SH $甲(SH600519)$ Apple Inc. (AAPL) <AAPL.O> 甲乙丙丁 \t \n 、 （ ）"
)
TEXTS = st.lists(st.sampled_from(PARTS.split(" ")) | st.text(max_size=3), max_size=20).map("".join)
LINKS = st.lists(
    st.builds(
        Link,
        st.integers(-3, 60),
        st.integers(-3, 60),
        st.sampled_from([STCN + "SZ300024", "/S/SH600519", "http://example.com"]),
        st.sampled_from(["", "600360"]),
    ),
    max_size=4,
)


def of(text: str, *links: Link) -> list[tuple[str, str, str]]:
    """What is written, in which form, and the symbol; `-` for a name."""
    found = candidates(half_width(text), links, SHIPPED)
    return [
        (text[one.start : one.end], one.form, one.security.symbol if one.security else "-")
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("贵州茅台涨", [("贵州茅台", NAME, "-")]),
        ("600519.SH涨", [("600519.SH", QUALIFIED, "600519.SH")]),
        ("$贵州茅台(SH600519)$", [("$贵州茅台(SH600519)$", CASHTAG, "600519.SH")]),
        ("沪深300ETF涨", [("沪深300ETF", NAME, "-")]),
        ("ASML.AS fell", [("ASML.AS", QUALIFIED, "ASML.AS")]),
        ("NASDAQ: AAPL", [("NASDAQ: AAPL", QUALIFIED, "AAPL.US")]),
    ],
)
def test_the_longest_of_what_overlaps_is_kept(text: str, want: list[tuple[str, str, str]]) -> None:
    assert of(text) == want


def test_of_two_of_one_length_the_stronger_form_is_kept() -> None:
    link = Link(0, 4, STCN + "SH600519")
    assert of("贵州茅台", link) == [("贵州茅台", LINK, "600519.SH")]


def test_a_name_beside_a_code_is_that_of_the_code_whether_it_is_known_or_not() -> None:
    assert of("昨日，甲乙丙丁（600519）") == [
        ("甲乙丙丁", NAME, "600519.SH"),
        ("600519", BRACKETED, "600519.SH"),
    ]


def test_a_code_is_known_again_where_nothing_marks_it() -> None:
    found = of("甲公司（600519）今日涨，600519再涨，成交600519元")
    assert [one for one in found if one[1] == BARE] == [("600519", BARE, "600519.SH")]


def test_the_words_of_a_link_are_taken_without_spaces_around() -> None:
    assert of("看 甲乙丙丁 吗", Link(1, 7, STCN + "SH600519")) == [("甲乙丙丁", LINK, "600519.SH")]


@pytest.mark.parametrize("words", ["甲\n乙", "甲" * (LONGEST_ANCHOR + 1), " ", ""])
def test_a_passage_that_is_linked_is_no_name(words: str) -> None:
    assert of(words, Link(0, len(words), STCN + "SH600519")) == []


def test_a_link_out_of_the_text_is_none() -> None:
    assert of("甲乙", Link(-5, -1, STCN + "SH600519"), Link(7, 9, STCN + "SH600519")) == []


@given(TEXTS, LINKS)
def test_candidates_are_disjoint_by_place_and_in_the_text(text: str, links: list[Link]) -> None:
    end = 0
    for one in candidates(half_width(text), links, SHIPPED):
        assert end <= one.start < one.end <= len(text)
        assert one.security is not None or one.form == NAME
        assert one.security is not None or SHIPPED.named(one.name)
        end = one.end


def test_of_a_text_that_is_nothing_but_names_the_first_ones_are_taken() -> None:
    found = candidates("宁德时代" * (MOST + 10), (), SHIPPED)
    assert [(one.start, one.end) for one in found] == [(at * 4, at * 4 + 4) for at in range(MOST)]
