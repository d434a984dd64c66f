"""Where names stand in a text, and how much of it is the name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.securities.forms import half_width
from newsreader.securities.hits import hits
from newsreader.securities.lexicon import SHIPPED, Lexicon
from newsreader.securities.table import Name

pytestmark = pytest.mark.usefixtures("names_ready")

PARTS = (
    "贵州茅台 比亚迪 比亚迪股份 五 粮 液 柳 工 万科A TCL科技 *ST ST XD N C 农业银 和辉 -U -R -SW "
    "股份 有限公司 集团 控股 腾讯控股 A股 H股 、 ， 。 Apple Inc. J.P. Morgan eBay NVIDIA "
    "the Dow Procter & Gamble McDonald’s Visa 's 3M \t \n \u3000 \xa0 é \U0001f600 7"
)
TEXTS = st.lists(st.sampled_from([*PARTS.split(" "), " "]) | st.text(max_size=3), max_size=25).map(
    "".join
)


def longest(text: str, lexicon: Lexicon = SHIPPED) -> list[tuple[str, str]]:
    """The names of a text with how they are written, without those that lie in longer ones."""
    found = list(hits(lexicon, half_width(text)))
    kept = [
        hit
        for hit in found
        if not any(
            one is not hit
            and one.start <= hit.start
            and hit.end <= one.end
            and one.end - one.start > hit.end - hit.start
            for one in found
        )
    ]
    return sorted({(text[hit.start : hit.end], hit.name) for hit in kept})


@pytest.mark.parametrize(
    ("text", "written", "name"),
    [
        ("今日贵州茅台涨", "贵州茅台", "贵州茅台"),
        ("恒瑞医药等", "恒瑞医药", "恒瑞医药"),
        ("万科Ａ今日", "万科Ａ", "万科A"),
        ("万  科Ａ今日", "万  科Ａ", "万科A"),
        ("柳    工", "柳    工", "柳工"),
        ("五　粮　液", "五　粮　液", "五粮液"),
        ("XD五 粮 液", "XD五 粮 液", "五粮液"),
        ("＊ＳＴ博天公告", "＊ＳＴ博天", "*ST博天"),
        ("XD招商银行", "XD招商银行", "招商银行"),
        ("XD农业银今日", "XD农业银", "农业银行"),
        ("DR立讯精", "DR立讯精", "立讯精密"),
        ("XDTCL科", "XDTCL科", "TCL科技"),
        ("N和辉-U今日上市", "N和辉-U", "和辉光电"),
        ("C华如科", "C华如科", "华如科技"),
        ("美团-W涨", "美团-W", "美团-W"),
        ("腾讯控股-R涨", "腾讯控股-R", "腾讯控股"),
        ("招商银行股份有限公司", "招商银行股份有限公司", "招商银行"),
        ("比亚迪股份有限公司", "比亚迪股份有限公司", "比亚迪"),
        ("比亚迪股份", "比亚迪股份", "比亚迪股份"),
        ("宝钢股份有限公司", "宝钢股份有限公司", "宝钢股份"),
        ("某宝钢股份有限公司", "宝钢股份", "宝钢股份"),
        ("腾讯控股有限公司", "腾讯控股有限公司", "腾讯控股"),
        ("格力电器有限公司", "格力电器", "格力电器"),
        ("君实生物A股", "君实生物", "君实生物"),
        ("J.P. Morgan said", "J.P. Morgan", "J.P. Morgan"),
        ("J. P. Morgan said", "J. P. Morgan", "J.P. Morgan"),
        ("J.P.Morgan said", "J.P.Morgan", "J.P. Morgan"),
        ("I.B.M. said", "I.B.M.", "IBM"),
        ("Apple's shares", "Apple", "Apple"),
        ("Ford Motor Co. said", "Ford Motor Co.", "Ford Motor"),
        ("NVIDIA", "NVIDIA", "NVIDIA"),
        ("Nvidia", "Nvidia", "NVIDIA"),
        ("eBay said", "eBay", "eBay"),
        ("McDonald’s said", "McDonald’s", "McDonald's"),
        ("L’Oréal rose", "L’Oréal", "L'Oréal"),
        ("on the Dow", "Dow", "the Dow"),
    ],
)
def test_a_name_is_found_with_what_belongs_to_it(text: str, written: str, name: str) -> None:
    assert longest(text) == [(written, name)]


@pytest.mark.parametrize(
    "text",
    [
        "nvidia",
        "Sap rises",
        "$Apple @Apple #Apple",
        "Applewood",
        "anApple",
        "ATCL科技",
        "158同城",
        "上证500与881001",
        "XD中国中",
        "UC华如科",
        "博天",
        "五 粮 液体",
        "a 柳工b c",
        "Mr. J.P. Marsh of the U.S.",
        "",
    ],
)
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert not {"nvidia", "TCL科技", "华如科技", "*ST博天", "五粮液", "JP Morgan", "Apple"} & {
        name for _written, name in longest(text)
    }


def test_of_names_that_begin_at_one_place_the_longest_is_found() -> None:
    found = list(hits(SHIPPED, "沪深300ETF"))
    assert [hit.name for hit in found if hit.start == 0] == ["沪深300ETF"]


# --- other names than the shipped ones -----------------------------------------------------------

OWN = Lexicon({"鹅厂": (Name("00700.HK", "鹅厂", "alias"),)}, frozenset({"机器人"}))


def test_a_name_that_the_user_has_is_found_and_a_dropped_one_is_not() -> None:
    assert longest("鹅厂与机器人", OWN) == [("鹅厂", "鹅厂")]
    assert longest("鹅厂与机器人") == [("机器人", "机器人")]


def test_a_name_at_risk_is_the_one_that_is_written() -> None:
    names = ("ST甲乙", "*ST甲乙")
    risky = Lexicon({name: (Name("600001.SH", name, "former"),) for name in names})
    assert longest("ST甲乙与*ST甲乙，S*ST甲乙", risky) == [
        ("*ST甲乙", "*ST甲乙"),
        ("S*ST甲乙", "*ST甲乙"),
        ("ST甲乙", "ST甲乙"),
    ]
    assert longest("甲乙", risky) == []


# --- any text ------------------------------------------------------------------------------------


@given(TEXTS)
def test_a_hit_lies_in_its_text_on_one_line_and_is_a_known_name(text: str) -> None:
    plain = half_width(text)
    for hit in hits(SHIPPED, plain):
        assert 0 <= hit.start < hit.end <= len(plain)
        assert "\n" not in plain[hit.start : hit.end]
        assert SHIPPED.named(hit.name)


@given(st.text())
def test_no_text_raises(text: str) -> None:
    list(hits(SHIPPED, half_width(text)))


@given(TEXTS, TEXTS)
def test_a_line_is_read_without_those_around_it(first: str, second: str) -> None:
    lines = [half_width(text).replace("\n", "\t") for text in (first, "", second)]
    alone = sorted(hit.name for line in lines for hit in hits(SHIPPED, line))
    assert sorted(hit.name for hit in hits(SHIPPED, "\n".join(lines))) == alone


@pytest.mark.parametrize(
    "unit", ["贵", "贵州", "五 ", "XD", "N", "A. ", "J.P. ", "Apple ", "-U", "*ST"]
)
def test_a_hundred_thousand_of_one_thing_come_to_an_end(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert sum(1 for _hit in hits(SHIPPED, text)) <= len(text)
