"""The tables by which names are found."""

from __future__ import annotations

from newsreader.securities.spellings import Spellings, is_chinese

NAMES = (
    "甲乙丙丁", "甲乙", "*ST丙丁", "戊己庚A", "ST戊己", "戊己", "X", "881001", "000001.SS",
    "J.B. Hunt", "Procter & Gamble", "McDonald's", "NVIDIA", "SAP", "the Dow", "Dow", "Nestlé",
)  # fmt: skip
MADE = Spellings(NAMES)


def test_a_chinese_name_is_found_by_its_first_characters_and_its_length() -> None:
    assert MADE.lengths["甲乙"] == (4, 2)
    starts = [match.start() for match in MADE.begin.finditer("说甲乙，甲乙丙丁。丁乙")]
    assert {1, 4} <= set(starts)


def test_without_chinese_names_none_begins_anywhere() -> None:
    assert Spellings(["SAP"]).begin.search("甲乙丙丁 SAP") is None


def test_what_is_known_at_risk_only_is_found_by_what_stands_behind_the_mark() -> None:
    assert MADE.at_risk["丙丁"] == ["*ST丙丁"]
    assert MADE.chinese["丙丁"] == ""
    assert MADE.chinese["戊己"] == "戊己"
    assert "*ST丙丁" not in MADE.chinese


def test_one_character_and_bare_numbers_are_no_names() -> None:
    assert not {"X", "881001", "000001"} & (MADE.latin.keys() | MADE.chinese.keys())


def test_a_name_that_is_cut_is_found_by_what_is_left() -> None:
    assert MADE.cut["甲乙丙"] == ["甲乙丙丁"]


def test_the_first_word_finds_a_name_in_latin_letters_in_other_capitals_if_it_is_long() -> None:
    assert MADE.latin["Nvidia"] == MADE.latin["NVIDIA"] == [("NVIDIA", "NVIDIA")]
    assert "Sap" not in MADE.latin
    assert MADE.latin["NESTLÉ"] == [("Nestlé", "Nestlé")]


def test_a_name_has_its_other_spellings() -> None:
    assert ("JB Hunt", "J.B. Hunt") in MADE.latin["JB"]
    assert ("Procter and Gamble", "Procter & Gamble") in MADE.latin["Procter"]
    assert ("McDonald’s", "McDonald's") in MADE.latin["McDonald"]


def test_what_wants_an_article_stands_before_what_does_not() -> None:
    assert MADE.latin["Dow"] == [("Dow", "the Dow"), ("Dow", "Dow")]


def test_small_letters_find_a_name_for_a_person_who_types_it() -> None:
    assert MADE.folded["nvidia"] == ["NVIDIA"]


def test_chinese_is_what_has_a_chinese_character() -> None:
    assert is_chinese("TCL科技")
    assert not is_chinese("Nestlé №7 カ")
