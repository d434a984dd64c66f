from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.find import Match, find
from newsreader.model import Document


def document(text: str, title: str = "") -> Document:
    return Document(title, text, ())


def spans(text: str, *needles: str) -> list[str]:
    return [text[match.start : match.end] for match in find(document(text), needles)]


def test_small_letters_find_capitals_and_a_capital_finds_itself() -> None:
    assert spans("ETF, etf and Etf", "etf") == ["ETF", "etf", "Etf"]
    assert spans("ETF, etf and Etf", "Etf") == ["Etf"]


def test_two_chinese_characters_are_found() -> None:
    assert spans("车规芯片与芯片", "芯片") == ["芯片", "芯片"]


def test_full_width_letters_are_the_plain_ones() -> None:
    assert spans("苏常柴Ａ，ＥＴＦ", "a", "etf") == ["Ａ", "ＥＴＦ"]


def test_any_white_space_is_as_good_as_another() -> None:
    assert spans("one\n two", "one two") == ["one\n two"]


def test_signs_are_signs() -> None:
    assert spans("(a.b) axb", "(a.b)") == ["(a.b)"]


def test_the_title_comes_before_the_text() -> None:
    found = find(document("茶和茶", "茶"), ["茶"])
    assert found == (Match("title", 0, 1), Match("body", 0, 1), Match("body", 2, 3))


def test_nothing_is_looked_for_in_vain() -> None:
    assert find(document("text", "title"), ["", "  "]) == ()


@given(st.text(), st.lists(st.text(max_size=4), max_size=4))
def test_matches_are_in_order_disjoint_and_in_bounds(text: str, needles: list[str]) -> None:
    found = find(document(text), needles)
    position = 0
    for match in found:
        assert position <= match.start < match.end <= len(text)
        position = match.end
