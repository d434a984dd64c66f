"""What else a name may be. The name stands in 〔〕."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsreader.securities import others
from newsreader.securities.around import Around
from newsreader.securities.table import Ambiguous


def around(marked: str) -> Around:
    """The marked name in its text."""
    start, end = marked.index("〔"), marked.index("〕") - 1
    return Around(marked.replace("〔", "").replace("〕", ""), start, end)


YES: dict[Callable[[Around], bool], list[str]] = {
    others.goes_on: [
        "〔京沪高铁〕沿线的茶园",
        "〔中国银行〕业协会",
        "〔江苏新能〕源",
        "〔浙江自然〕风光",
    ],
    others.is_word: [
        "智能〔机器人〕走进茶园",
        "〔机器人〕产业",
        "〔机器人〕股走强",
        "〔新产业〕、新业态",
        "〔机器人〕、太阳能、茶叶板块走强",
        "〔太阳能〕和茶叶等行业",
    ],
    others.is_spoken_of: [
        "出现“〔完美世界〕”字样",
        "“〔平安〕”二字",
        "还甜。[〔苹果〕]",
        "一位姓〔吉利〕的人",
        "〔福特〕教授",
    ],
    others.is_good: [
        "尿素、〔苹果〕跌1%",
        "〔农产品〕涨1%、橡胶",
        "〔苹果〕:8.5元",
        "一只叫〔贝壳〕的猫",
    ],
    others.is_part_of_person: ["亨利·〔福特〕", "〔戴尔〕·南屿"],
    others.in_title: ["读《〔完美世界〕》", "《〔汤姆猫〕3》"],
    others.as_organ: ["〔腾讯〕基金会", "〔格力〕大厦", "〔葛洲坝〕集团所属项目部"],
    others.as_subsidiary: [
        "〔富途〕证券国际(香港)有限公司",
        "〔中国核电〕工程公司",
        "〔京东〕科技与人",
        "〔中石化〕香港、南屿寿险",
        "〔中国平安〕人寿保险股份有限公司",
        "〔中信建投〕国际。",
        "〔China Securities〕 International and others",
    ],
    others.as_venue: ["在〔港交所〕敲锣", "〔港交所〕主板", "登陆〔港交所〕"],
    others.as_product: [
        "〔阿里〕拍卖",
        "“〔小松〕”指数",
        "〔波音〕737 MAX",
        "〔五粮液〕普五",
        "〔小米〕手机卖得多",
        "〔李宁〕的帽子",
        "〔小米〕SU7在路上",
        "〔波音〕737客机",
        "一台〔夏普〕",
        "他喝了〔茅台〕,睡了",
        "穿着〔安踏〕的人",
        "五件〔波司登〕",
        "打开〔东方财富〕App",
        "〔知乎〕两个平台",
        "甲资管-〔建设银行〕-乙桥股权投资计划",
    ],
    others.as_shop: [
        "那家〔麦当劳〕里",
        "〔全聚德〕南屿路店排队",
        "〔海底捞〕门口",
        "三家〔海底捞〕",
        "在〔海底捞〕排队",
        "去〔建设银行〕取钱",
    ],
    others.as_platform: [
        "店开在天猫和〔京东〕",
        "〔京东〕、抖音等平台",
        "在〔拼多多〕平台开店",
        "在〔京东〕平台销量",
    ],
    others.tracked: ["〔沪深300〕ETF", "〔比特币〕基金"],
}
NO: dict[Callable[[Around], bool], list[str]] = {
    others.goes_on: [
        "〔京沪高铁〕涨2%",
        "〔中国银行〕公告",
        "〔宁波银行〕业绩",
        "〔宁波银行〕股价",
        "〔蓝思科技〕股东",
    ],
    others.is_word: ["〔机器人〕股价", "〔新产业〕、埃斯顿涨停", "〔机器人〕、埃斯顿等板块个股"],
    others.is_spoken_of: ["“〔完美世界〕”涨2%", "〔福特〕宣布", "一位〔腾讯〕员工"],
    others.is_good: ["埃斯顿、〔苹果〕跌1%", "〔苹果〕:年报", "曾叫〔苹果〕"],
    others.is_part_of_person: ["〔福特〕宣布·甲"],
    others.in_title: ["《南屿的茶与〔完美世界〕的游戏》", "《茶》〔完美世界〕《水》"],
    others.as_organ: ["〔腾讯〕宣布", "一只〔李宁〕杯具"],
    others.as_subsidiary: [
        "〔比亚迪〕股份有限公司",
        "〔贵州茅台〕酒股份有限公司",
        "〔第一创业〕证券股份有限公司",
        "〔京东〕物流业务",
        "〔腾讯〕金融科技业务",
        "〔富途〕与甲有限公司",
        "〔埃斯顿〕科技",
    ],
    others.as_venue: ["〔港交所〕涨2%", "在〔腾讯〕上市"],
    others.as_product: [
        "〔小米〕手机业务",
        "看好〔茅台〕",
        "〔小米〕手机芯片",
        "〔李宁〕的业绩",
        "〔贵州茅台〕SH600519",
        "一台〔夏普〕股"[2:],
        "〔小米〕2025年",
    ],
    others.as_shop: [
        "〔海底捞〕新增门店",
        "在〔腾讯〕任职",
        "一家〔特斯拉〕供应商",
        "〔全聚德〕门店数",
        "一家〔上市"[2:] + "〕公司",
        "〔老百姓〕等药店",
    ],
    others.as_platform: ["〔京东〕涨2%", "阿里和〔京东〕", "〔小米〕、抖音"],
    others.tracked: ["〔沪深300〕涨2%"],
}


@pytest.mark.parametrize(
    ("ask", "marked"), [(ask, marked) for ask, texts in YES.items() for marked in texts]
)
def test_what_stands_around_makes_it_something_else(
    ask: Callable[[Around], bool], marked: str
) -> None:
    assert ask(around(marked))


@pytest.mark.parametrize(
    ("ask", "marked"), [(ask, marked) for ask, texts in NO.items() for marked in texts]
)
def test_what_only_looks_like_it_does_not(ask: Callable[[Around], bool], marked: str) -> None:
    assert not ask(around(marked))


def test_every_question_has_its_examples() -> None:
    assert YES.keys() == NO.keys()


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("红〔苹果〕", True),
        ("〔苹果〕汁", True),
        ("〔苹果〕涨2%", False),
        ("in the 〔Apple〕 orchard", True),
        ("an 〔Apple〕 orchard", True),
        ("〔Apple〕 rose", False),
    ],
)
def test_examples_of_the_other_meaning_tell_it(marked: str, told: bool) -> None:
    name = around(marked).name
    examples = Ambiguous(name, "word", "company", ("红", "the"), ("汁", "orchard"))
    assert others.told_by(examples, around(marked)) is told


def test_a_trade_is_no_companys_business() -> None:
    examples = Ambiguous("宁波银行", "boundary", "company", (), ("业",))
    assert others.told_by(examples, around("〔宁波银行〕业协会"))
    assert not others.told_by(examples, around("〔宁波银行〕业绩"))
