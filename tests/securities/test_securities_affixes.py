"""What stands before and behind a name and belongs to it."""

from __future__ import annotations

import pytest

from newsreader.securities import affixes


@pytest.mark.parametrize(
    ("before", "mark"),
    [
        ("", ""),
        ("今日", ""),
        ("ST", "ST"),
        ("*ST", "*ST"),
        ("S*ST", "S*ST"),
        ("今日XD", "XD"),
        ("，DR", "DR"),
        ("XD*ST", "XD*ST"),
        ("N", "N"),
        ("C", "C"),
        ("PT", "PT"),
        ("TEST", ""),
        ("UN", ""),
        ("5N", ""),
        ("T", ""),
    ],
)
def test_marks_before_a_name_are_of_it_unless_a_word_ends_in_them(before: str, mark: str) -> None:
    text = f"{before}甲乙丙丁"
    assert text[affixes.begin(text, len(before)) : len(before)] == mark


@pytest.mark.parametrize(
    ("behind", "part"),
    [
        ("", ""),
        ("-SW涨", "-SW"),
        ("-R（80700", "-R"),
        ("-A", ""),
        ("-UWX", ""),
        ("股份有限公司公告", "股份有限公司"),
        ("集团股份有限公司", "集团股份有限公司"),
        ("(集团)股份有限公司", "(集团)股份有限公司"),
        ("控股股份有限公司", "控股股份有限公司"),
        ("有限公司", ""),
        ("股票", ""),
        ("某某科技股份有限公司", ""),
    ],
)
def test_the_class_of_share_and_the_legal_form_are_of_a_name(behind: str, part: str) -> None:
    text = f"甲乙丙丁{behind}"
    assert text[4 : affixes.end(text, 4)] == part
    assert not part or part[0] in affixes.BEHIND


@pytest.mark.parametrize(
    ("behind", "part"),
    [
        ("有限公司", "有限公司"),
        ("控股有限公司", "控股有限公司"),
        ("集团控股有限公司宣布", "集团控股有限公司"),
        ("资管有限公司", ""),
    ],
)
def test_a_company_of_hong_kong_is_limited_without_shares(behind: str, part: str) -> None:
    text = f"甲乙{behind}"
    assert text[2 : affixes.limited_end(text, 2)] == part


def test_a_name_that_runs_into_the_legal_form_is_shorter_by_that() -> None:
    assert affixes.without_ending("甲乙丙股份有限公司", 5, "甲乙丙股份") == "甲乙丙"
    assert affixes.without_ending("甲乙丙股份公告", 5, "甲乙丙股份") == ""
    assert affixes.without_ending("甲乙丙丁有限公司", 4, "甲乙丙丁") == ""


@pytest.mark.parametrize(
    ("behind", "part"),
    [
        (" Inc. said", " Inc."),
        (", Inc.", ", Inc."),
        (" Co., Ltd. rose", " Co., Ltd."),
        (" Corp said", " Corp"),
        (" plc's", " plc"),
        (" Cooperation", ""),
        (" said", ""),
        ("'s", ""),
        ("", ""),
    ],
)
def test_a_legal_form_in_english_is_of_the_name(behind: str, part: str) -> None:
    text = f"Ab{behind}"
    assert text[2 : affixes.legal_end(text, 2)] == part


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("农业银行", {"农业银", "农业-"}),
        ("和辉光电", {"和辉光", "和辉-"}),
        ("奥比中光-UW", {"奥比中", "奥比-"}),
        ("TCL科技", {"TCL科", "TCL-", "TCL科-"}),
        ("*ST甲乙", {"*ST甲", "*ST-", "*ST甲-"}),
        ("万科A", {"万科-"}),
        ("五粮液", {"五粮-"}),
        ("柳工", set()),
    ],
)
def test_behind_a_mark_a_name_is_cut_at_eight_bytes(name: str, left: set[str]) -> None:
    assert set(affixes.cuts(name)) == left


@pytest.mark.parametrize("text", ["XD农业银", "DR立讯精", "N和辉", "C华如科", "XDTCL科", "XR*ST甲"])
def test_a_mark_that_cuts_stands_before_a_name(text: str) -> None:
    assert affixes.CUTTING.match(text)


@pytest.mark.parametrize("text", ["XD", "XX农业", "R立讯", "NASDAQ", "ST甲乙", "D甲乙"])
def test_other_letters_cut_nothing(text: str) -> None:
    assert not affixes.CUTTING.match(text)


@pytest.mark.parametrize(
    ("text", "ending"),
    [("甲控股集团相继", 5), ("甲控股集团有限公司", 3), ("甲集团相继", 1), ("甲控股的", 3)],
)
def test_a_holding_may_be_called_a_group(text: str, ending: int) -> None:
    name = "甲控股" if "控股" in text else "甲"
    assert affixes.end(text, len(name)) == ending
