"""The company or the common word."""

from __future__ import annotations

import re

import pytest

from newsreader.model import Link, Sense
from newsreader.securities.find import find

CODES = {"机器人": "SZ300024", "新产业": "SZ300832", "太阳能": "SZ000591", "埃斯顿": "SZ002747"}


def senses_of(marked: str, title: str = "") -> list[Sense]:
    """The senses of the links, which `marked` writes as [机器人]."""
    text, links = "", []
    for part in re.split(r"(\[[^\]]+\])", marked):
        if part.startswith("["):
            name = part[1:-1]
            href = f"https://info.stcn.com/dc/stock/?stockcode={CODES[name]}"
            links.append(Link(len(text), len(text) + len(name), href))
            part = name
        text += part
    return [mention.sense for mention in find(title, text, links) if mention.form == "link"]


@pytest.mark.parametrize(
    "text",
    [
        "[机器人]（300024）发布年报",
        "[机器人](SZ300024)发布年报",
        "[机器人]（股票代码：300024）发布年报",
        "[新产业]：甲试剂获得注册证",
        "前言\n[新产业]：甲试剂获得注册证",
        "截至午盘，[机器人]涨停",
        "截至午盘，[机器人]午后拉升",
        "[埃斯顿]、[机器人]跟涨",
        "[机器人]、[埃斯顿]跟涨",
        "[埃斯顿]、[机器人]、[新产业]等个股",
        "[新产业]、[机器人]、[埃斯顿]等个股",
        "上市公司[机器人]表示",
        "[机器人]股份质押",
        "[机器人]表示。该公司代码300024.SZ",
        "[埃斯顿]机器人业务",
    ],
)
def test_a_cue_makes_it_the_company(text: str) -> None:
    assert set(senses_of(text)) == {Sense.COMPANY}


@pytest.mark.parametrize(
    "text",
    [
        "推动[机器人]走进家庭",
        "催生更多新技术[新产业]，开辟新领域",
        "智能[机器人]等领域",
        "服务[机器人]涨停",
        "工业[机器人]（300024）",
        "[机器人]概念涨停",
        "[机器人]产业基地",
        "[机器人]板块拉升",
        "[太阳能]电池出口",
        "新业态、[新产业]、新模式",
        "某某[机器人]公司",
        "[机器人]。午后涨停的还有",
        "[新产业]",
    ],
)
def test_without_a_cue_or_against_the_words_around_it_stays_common(text: str) -> None:
    assert senses_of(text) == [Sense.COMMON]


def test_a_list_against_the_words_around_does_not_help() -> None:
    assert senses_of("[埃斯顿]、工业[机器人]") == [Sense.COMPANY, Sense.COMMON]


def test_a_code_in_the_title_is_a_cue_for_the_body() -> None:
    assert senses_of("昨日[机器人]发布公报", "机器人（300024.SZ）：年报") == [Sense.COMPANY]


def test_a_linked_cashtag_is_always_the_company() -> None:
    text = "$机器人(SZ300024)$"
    (mention,) = find("", text, [Link(0, len(text), "http://xueqiu.com/S/SZ300024")])
    assert (mention.sense, mention.form) == (Sense.COMPANY, "cashtag")


def companies(text: str, title: str = "") -> list[str]:
    """What is found as a company, as it is written."""
    return [one.text for one in find(title, text, ()) if one.sense is Sense.COMPANY]


def test_a_thing_that_the_story_proved_follows_only_where_a_company_stands() -> None:
    text = "机器人（300024）年报。机器人目前在泡茶。机器人的业绩增长。签订搬运机器人订单。"
    assert companies(text) == ["机器人", "300024", "机器人"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("埃斯顿来到南屿，机器人正在泡茶。", ["埃斯顿"]),
        ("关注埃斯顿，机器人。", ["埃斯顿", "机器人"]),
        ("茶馆里是老百姓，老百姓爱茶。", []),
        ("机器人、太阳能、茶叶板块涨3%。", []),
        ("机器人：签约；太阳能：年报。", ["机器人", "太阳能"]),
        ("大洋彼岸的Circle走高，Block涨2%。", ["Circle", "Block"]),
    ],
)
def test_a_list_is_one_only_where_its_items_end(text: str, found: list[str]) -> None:
    assert companies(text) == found


def test_an_index_fund_without_house_or_code_is_a_class_of_funds() -> None:
    assert companies("沪深300ETF又胖了。") == []
    assert companies("沪深300ETF（510300）又胖了。") == ["沪深300ETF", "510300"]


def test_a_capital_at_the_beginning_of_a_sentence_proves_nothing() -> None:
    text = "Circle (NYSE: CRCL) fell. Circle the date. It bought Circle tea. Circle rose."
    assert companies(text) == ["Circle", "NYSE: CRCL", "Circle", "Circle"]


def test_the_company_owns_what_companies_own() -> None:
    text = "福特（F.US）来了。福特的标本很旧，福特的业绩不坏。"
    assert companies(text) == ["福特", "F.US", "福特"]


@pytest.mark.parametrize(
    "text", ["女友达成心愿", "智慧与力量", "人格力量", "家长和孩子", "放松下来"]
)
def test_the_ends_of_two_words_are_no_name(text: str) -> None:
    assert companies(text) == []
