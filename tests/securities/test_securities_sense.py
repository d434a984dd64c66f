"""The company or the common word."""

from __future__ import annotations

import re

import pytest

from newsreader.model import Link, Sense
from newsreader.securities import find

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
