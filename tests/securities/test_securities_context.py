"""What says of a Chinese name that it is the company. The name stands in 〔〕."""

from __future__ import annotations

import pytest

from newsreader.securities import context
from newsreader.securities.around import Around


def around(marked: str) -> Around:
    """The marked name in its text."""
    start, end = marked.index("〔"), marked.index("〕") - 1
    return Around(marked.replace("〔", "").replace("〕", ""), start, end)


@pytest.mark.parametrize(
    ("marked", "cue"),
    [
        ("〔机器人〕:与茶园签约", context.HEADLINE),
        ("埃斯顿:年报;〔机器人〕:与茶园签约", context.HEADLINE),
        ("3、〔机器人〕:与茶园签约", context.HEADLINE),
        ("上市公司〔机器人〕在南屿", context.CALLED),
        ("它的简称“〔机器人〕”", context.CALLED),
        ("它原名〔机器人〕,后来", context.CALLED),
        ("在〔新 大 陆〕之前", context.CALLED),
        ("〔机器人〕涨4.1%", context.PRICE),
        ("〔机器人〕午后封板", context.PRICE),
        ("〔新希望〕领涨猪肉股", context.PRICE),
        ("〔机器人〕前三季度净利润增长", context.AFFAIRS),
        ("〔机器人〕已于2023年更名", context.AFFAIRS),
        ("〔机器人〕报9.06元", context.AFFAIRS),
        ("〔太阳能〕这家公司", context.AFFAIRS),
    ],
)
def test_a_cue_says_that_it_is_the_company(marked: str, cue: str) -> None:
    assert context.cue(around(marked)) == cue


@pytest.mark.parametrize(
    "marked",
    [
        "看〔机器人〕:它在泡茶",
        "〔机器人〕走强",
        "〔农产品〕大涨",
        "〔苹果〕均价涨4.1%",
        "公司〔机器人〕业务",
        "关注〔农产品〕、茶叶",
        "〔机器人〕回应道",
        "〔机器人〕上市",
        "〔机器人〕、茶叶涨4.1%",
        "〔机器人〕等,涨停",
        "名叫〔机器人〕的人",
    ],
)
def test_what_is_said_of_things_too_is_no_cue(marked: str) -> None:
    assert context.cue(around(marked)) == ""


@pytest.mark.parametrize(
    ("marked", "cue"),
    [
        ("关注〔福特〕", context.CALLED),
        ("〔小米〕、南屿等成交额", context.PRICE),
        ("〔福特〕回应", context.AFFAIRS),
        ("〔福特〕来了", ""),
        ("〔福特〕等人大涨", ""),
    ],
)
def test_a_hint_is_enough_for_what_is_no_thing(marked: str, cue: str) -> None:
    assert context.hint(around(marked)) == cue


@pytest.mark.parametrize(
    ("marked", "code"),
    [
        ("〔机器人〕(300024)", True),
        ("“〔机器人〕”(300024.SZ)", True),
        ("〔机器人〕(股票代码:300024)", True),
        ("〔机器人〕(300025)", False),
        ("〔机器人〕300024", False),
    ],
)
def test_its_own_code_in_brackets_is_a_proof(marked: str, code: bool) -> None:
    assert context.has_code(around(marked), "300024.SZ") is code


def test_who_acts_and_who_does_are_told_apart() -> None:
    assert context.acts(around("〔机器人〕目前在南屿"))
    assert not context.acts(around("〔机器人〕推出茶"))
    assert context.does(around("〔机器人〕推出茶"))
    assert not context.does(around("〔机器人〕睡着了"))


@pytest.mark.parametrize(
    ("marked", "firmly"),
    [
        ("昨日〔机器人〕发布公报", True),
        ("2021年〔机器人〕的业绩", True),
        ("〔机器人〕表示,茶凉了", True),
        ("〔机器人〕目前在泡茶", False),
        ("签订搬运〔机器人〕订单", False),
    ],
)
def test_a_thing_stands_firmly_only_as_a_company_does(marked: str, firmly: bool) -> None:
    assert context.firmly(around(marked)) is firmly


@pytest.mark.parametrize(
    ("marked", "else_"),
    [("〔七匹狼〕的标本", True), ("〔七匹狼〕的业绩", False), ("〔七匹狼〕涨", False)],
)
def test_what_no_company_has_is_owned_by_something_else(marked: str, else_: bool) -> None:
    assert context.owns_else(around(marked)) is else_


@pytest.mark.parametrize(
    ("marked", "closes"),
    [
        ("〔老百姓〕等公司", True),
        ("〔老百姓〕都是公司", True),
        ("〔老百姓〕等人", False),
        ("〔老百姓〕两家公司", True),
        ("〔机器人〕企业", False),
    ],
)
def test_a_list_is_closed_as_one_of_companies(marked: str, closes: bool) -> None:
    assert context.closes_list(around(marked)) is closes


@pytest.mark.parametrize(
    ("marked", "cue"),
    [
        ("〔深圳机场〕走强", context.PRICE),
        ("〔深圳机场〕昨日再微涨", context.PRICE),
        ("〔深圳机场〕客流创新高", ""),
        ("〔长白山〕门票大涨", ""),
    ],
)
def test_of_a_place_itself_must_move(marked: str, cue: str) -> None:
    assert context.moves(around(marked)) == cue
