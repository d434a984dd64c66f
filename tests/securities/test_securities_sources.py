"""Who is only a source. The name stands in 〔〕."""

from __future__ import annotations

import pytest

from newsreader.securities.around import Around
from newsreader.securities.sources import as_agency, as_house, as_source, is_house


def around(marked: str) -> Around:
    """The marked name in its text."""
    start, end = marked.index("〔"), marked.index("〕") - 1
    return Around(marked.replace("〔", "").replace("〕", ""), start, end)


@pytest.mark.parametrize("name", ["国泰君安", "南屿证券", "高盛", "Barclays", "Moody's", "穆迪"])
def test_a_house_is_known_by_its_name(name: str) -> None:
    assert is_house(name)


@pytest.mark.parametrize("name", ["证券时报社", "贵州茅台", "Apple", "证券"[:1]])
def test_other_names_are_no_houses(name: str) -> None:
    assert not is_house(name)


@pytest.mark.parametrize(
    "marked",
    [
        "〔中信证券〕:茶叶链从枝头走向杯口",
        "前言。〔中信证券〕:茶叶链从枝头走向杯口",
        "1、〔中金公司〕 | 杯子还要再等等",
        "〔华泰证券〕首席茶学家称,水已烧开",
        "〔瑞银〕料南屿茶业明年多卖三成",
        "〔高盛〕将南屿茶业的目标价提到9元",
        "〔大摩〕降南屿茶业评级",
        "〔德银〕唱好南屿茶业",
        "获〔高盛〕上调评级",
        "〔招商证券〕、南屿证券等给予“推荐”评级",
        "〔华泰证券股份有限公司〕深圳南屿路营业部买入",
        "Analysts at 〔Daiwa〕 note that leaves are dear",
        "〔美银〕证券维持买入",
        "南屿茶业今年不坏。(〔海通证券〕)",
        "——〔国金证券〕",
        "〔国泰君安〕期货分析师提醒",
        "买入席位中有〔中信证券〕南屿路营业部",
        "营业部方面,〔东方财富〕拉萨南屿路营业部买入",
        "游资方面,〔国泰君安〕上海南屿路、另一家",
        "以上观点来自〔南华期货〕",
        "大行评级|〔大和证券〕:上调南屿茶业目标价",
        "〔高盛〕在11月的一份报告中写道",
        "〔Barclays〕 cut Southisle Tea (SITE) to hold",
        "〔Citigroup〕 analysts said",
        "南屿茶业\t〔中信证券〕\t买入\t9.5",
        "〔Barclays〕 lifts its target on Southisle Tea",
        "〔Deutsche Bank〕 likes the leaves",
        "rated a sell at 〔Barclays〕; others wait",
        "〔Moody's〕 placed Southisle Tea on review",
    ],
)
def test_a_house_that_speaks_of_others_is_a_source(marked: str) -> None:
    assert as_house(around(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "从调研机构看,〔中信证券〕走访公司最多",
        "〔中信证券〕:上半年净利润增长一成",
        "〔中信证券〕:拟回购股份",
        "〔高盛〕股价上升2%",
        "〔中金公司〕H股涨3%",
        "〔海通证券〕吸收合并的方案获批",
        "〔华泰证券〕收涨1%,认为错了的人不多",
        "〔美银〕获看好",
        "〔国泰君安〕期货业务增长",
        "〔Barclays〕 will cut 40 jobs in tea",
        "南屿茶业将〔高盛〕告上法庭",
    ],
)
def test_a_house_of_which_news_tell_is_none(marked: str) -> None:
    assert not as_house(around(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "(〔新华网〕)",
        "〔新华网〕记者在南屿",
        "据〔新华网〕报道",
        "数据来源:海流通、〔同花顺〕",
        "图源|〔视觉中国〕",
        "〔东方财富〕Choice数据显示",
        "前言\n〔新华网〕\n后语",
        "茶已泡好。(〔新华网〕)",
    ],
)
def test_an_agency_is_named_as_such(marked: str) -> None:
    assert as_agency(around(marked))


@pytest.mark.parametrize("marked", ["〔新华网〕涨2%", "买了〔同花顺〕的人", "据说〔新华网〕要涨"])
def test_an_agency_may_be_the_company(marked: str) -> None:
    assert not as_agency(around(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "据〔京东〕微信号",
        "根据〔港交所〕公布的数据",
        "〔携程〕数据显示,去南屿的人多了",
        "〔美团〕统计,烤茶最好卖",
        "〔ADP〕就业人数增加",
        "〔CME Group〕's FedWatch tool",
        "〔MSCI〕第二次扩容",
        "〔携程〕发布的暑期报告显示,人多了",
        "data compiled by 〔FactSet〕 show",
        "〔Twitter〕: @southisle",
    ],
)
def test_anybody_may_be_where_something_was_read(marked: str) -> None:
    assert as_source(around(marked))


@pytest.mark.parametrize("marked", ["〔京东〕统计局对面", "〔ADP〕 rose 2%", "〔携程〕涨2%"])
def test_what_is_told_of_somebody_makes_no_source(marked: str) -> None:
    assert not as_source(around(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "点评\n甲乙证券:关注四季度的茶叶库存。\n〔兴业证券〕:全年净利润有望达到6亿元。",
        "〔兴业证券〕:全年净利润有望达到6亿元。\n甲乙证券:关注四季度的茶叶库存。",
    ],
)
def test_a_house_among_others_that_speak_is_a_source(marked: str) -> None:
    assert as_house(around(marked))


def test_a_house_alone_with_its_profit_is_the_company() -> None:
    assert not as_house(around("〔兴业证券〕:全年净利润预增一成"))
