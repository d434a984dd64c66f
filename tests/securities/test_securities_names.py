"""Names beside codes."""

from __future__ import annotations

import pytest

from newsreader.securities.names import index_named, is_abbreviation, name_before, name_in_cell


@pytest.mark.parametrize(
    ("head", "want"),
    [
        ("昨日，甲乙丙丁", "甲乙丙丁"),
        ("甲乙丙丁", "甲乙丙丁"),
        ("和甲乙丙丁", "甲乙丙丁"),
        ("涨停。ST甲乙", "ST甲乙"),
        ("涨停。甲乙-SW", "甲乙-SW"),
        ("涨停。甲乙A", "甲乙A"),
        ("涨停。“甲乙丙丁”", "甲乙丙丁"),
        ("这是一个很长的句子里的甲乙丙丁", ""),
        ("12秒看懂甲乙丙丁", ""),
        ("Apple Inc.", ""),
        ("甲", ""),
        ("", ""),
        ("股票代码", ""),
    ],
)
def test_the_name_before_a_code_is_taken_where_its_beginning_is_clear(head: str, want: str) -> None:
    assert name_before(head, len(head)) == want
    assert name_before(head + "(", len(head) + 1) == want
    assert name_before("，" * 50 + head, len(head) + 50) == want


@pytest.mark.parametrize(
    ("cell", "want"),
    [
        ("甲乙丙丁", "甲乙丙丁"),
        ("甲 乙 丙", "甲乙丙"),
        ("*ST甲乙", "*ST甲乙"),
        ("甲乙-U", "甲乙-U"),
        ("营业收入", ""),
        ("万元", ""),
        ("3.2", ""),
        ("", ""),
        ("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳", ""),
    ],
)
def test_a_cell_holds_a_name_or_not(cell: str, want: str) -> None:
    assert name_in_cell(cell + "\t1.2\n9", ahead=True) == want
    assert name_in_cell("9\n1.2\t" + cell, ahead=False) == want


def test_names_of_indices() -> None:
    assert all(map(index_named, ("上证指数", "创业板指", "沪深300", "深证成指", "上证50")))
    assert not any(map(index_named, ("平安银行", "甲指针", "")))


@pytest.mark.parametrize(
    ("ticker", "head", "want"),
    [
        ("AAPL", "Apple Inc. ", False),
        ("AAPL", "Apple ", False),
        ("IBM", "International Business Machines Corp. ", False),
        ("F", "Ford Motor Co. ", False),
        ("WHO", "World Health Organization ", True),
        ("SWEL", "Sea Wave Energy Ltd", True),
        ("CEO", "Chief Executive ", True),
        ("GDP", "gross domestic product ", True),
        ("TSLA", "the company ", True),
        ("D", "Senator Warren ", True),
        ("AAPL", "苹果", True),
        ("AAPL", "", True),
    ],
)
def test_a_ticker_in_brackets_or_an_abbreviation(ticker: str, head: str, want: bool) -> None:
    assert is_abbreviation(ticker, head) is want
