"""What says of a name in an English sentence that it is the company. It stands in 〔〕."""

from __future__ import annotations

import pytest

from newsreader.securities import english
from newsreader.securities.around import Around


def around(marked: str) -> Around:
    """The marked name in its text."""
    start, end = marked.index("〔"), marked.index("〕") - 1
    return Around(marked.replace("〔", "").replace("〕", ""), start, end)


@pytest.mark.parametrize(
    "marked",
    [
        "〔Block〕 shares fell",
        "〔Snap〕 was flat",
        "〔Circle〕 widens its lead in tea",
        "〔Visa〕, which sponsors tea",
        "〔Tether〕, the largest of them",
        "〔Gap〕's people",
        "〔Gap〕 (GAP) rose",
        "shares of 〔Gap〕",
        "〔Target Corp〕 and tea",
        "tea from 〔Gap〕 was cold",
    ],
)
def test_these_words_make_it_the_company(marked: str) -> None:
    assert english.english_cue(around(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "〔Square〕 tables were pushed together",
        "〔Visa〕 rules for summer",
        "〔Target〕 prices were left alone",
        "Brewing Tea With 〔Target〕 Leaves Nobody Wanted",
    ],
)
def test_these_words_do_not(marked: str) -> None:
    assert english.english_cue(around(marked)) == ""


@pytest.mark.parametrize(
    ("marked", "begins"),
    [
        ("〔Gap〕 years", True),
        ("Tea. 〔Gap〕 years", True),
        ("“〔Gap〕 years", True),
        ("of 〔Gap〕", False),
    ],
)
def test_the_first_word_of_a_sentence_is_capitalised_anyway(marked: str, begins: bool) -> None:
    assert english.begins_sentence(around(marked)) is begins


@pytest.mark.parametrize(
    ("marked", "headline"),
    [
        ("Brewing Better Tea With 〔Gap〕 Leaves", True),
        ("Brewing better tea with 〔Gap〕 leaves", False),
        ("〔Gap〕 Tea", False),
        ("茶叶 Brewing Better Morning Leaves 〔Gap〕", False),
    ],
)
def test_in_a_headline_every_word_is_capitalised(marked: str, headline: bool) -> None:
    assert english.in_headline(around(marked)) is headline


def test_a_verb_makes_it_the_subject() -> None:
    assert english.acts(around("〔Circle〕 poured tea"))
    assert not english.acts(around("〔Circle〕 the date"))


def test_another_capital_makes_it_a_longer_name() -> None:
    assert english.is_longer(around("〔Visa〕 Lindqvist"))
    assert not english.is_longer(around("〔Visa〕 and tea"))
    assert not english.is_longer(around("〔Visa〕 Chief Executive Lindqvist"))


def test_an_article_stands_before_things() -> None:
    assert english.with_article(around("mind the 〔Gap〕"))
    assert not english.with_article(around("at 〔Gap〕"))
