"""Which of several securities that are called alike is meant."""

from __future__ import annotations

import pytest

from newsreader.securities.choice import (
    Standing,
    choose,
    counter,
    market_of,
    speaks_of_america,
    subject,
)
from newsreader.securities.table import Name

MAINLAND = Name("600001.SH", "甲乙", "short", listed="2010-01-04")
HONG_KONG = Name("00101.HK", "甲乙", "alias")
AMERICA = Name("JY.US", "甲乙", "alias")
FORMER = Name("600002.SH", "甲乙", "former", until="2015-06-01")
SINCE = Name("600003.SH", "甲乙", "short", since="2015-05-01")


def chosen(
    text: str = "甲乙涨",
    options: tuple[Name, ...] = (MAINLAND, HONG_KONG, AMERICA),
    *,
    day: str = "",
    proved: frozenset[str] = frozenset(),
    usual: str = "",
    neighbours: tuple[tuple[int, str], ...] = (),
    america: bool = False,
) -> str:
    start = text.index("甲乙")
    here = Standing(text, start, start + 2, neighbours)
    name = choose(options, day=day, proved=proved, here=here, usual=usual, america=america)
    return name.symbol if name else ""


def test_the_first_is_meant_where_nothing_says_otherwise() -> None:
    assert chosen() == "600001.SH"


def test_one_that_the_story_names_by_code_is_meant() -> None:
    assert chosen(proved=frozenset({"JY.US"})) == "JY.US"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("甲乙H股", "00101.HK"),
        ("甲乙港股", "00101.HK"),
        ("A股新高，H股甲乙折价", "00101.HK"),
        ("listed on the NYSE, 甲乙 rose", "JY.US"),
        ("In Hong Kong 甲乙 rose", "00101.HK"),
        ("甲乙A股", "600001.SH"),
        ("甲乙美股", "JY.US"),
        ("甲乙ADR跌", "JY.US"),
        ("港股收盘，甲乙涨", "00101.HK"),
        ("中概股走高，甲乙涨", "JY.US"),
        ("港股甲乙A股跌", "600001.SH"),
    ],
)
def test_the_market_that_is_spoken_of_decides(text: str, want: str) -> None:
    assert chosen(text) == want


def test_the_word_behind_the_name_says_more_than_a_code_elsewhere() -> None:
    assert chosen("甲乙H股", proved=frozenset({"600001.SH"})) == "00101.HK"


def test_neighbours_of_one_market_and_the_market_of_the_story_decide() -> None:
    abroad = (HONG_KONG, AMERICA)
    assert chosen("丙丁、甲乙涨", abroad, neighbours=((0, "US"),)) == "00101.HK"
    assert chosen("在美上市的甲乙涨", abroad) == "JY.US"
    assert chosen("丙丁、甲乙涨", neighbours=((0, "HK"),)) == "600001.SH"
    assert chosen("港股丙丁、甲乙涨", neighbours=((0, "HK"),)) == "00101.HK"
    assert chosen(usual="US") == "JY.US"


def test_a_company_of_another_country_is_at_home_unless_the_story_speaks_of_america() -> None:
    options = (AMERICA, Name("7001.T", "甲乙", "alias"))
    assert chosen(options=options) == "7001.T"
    assert chosen(options=options, america=True) == "JY.US"
    assert speaks_of_america("隔夜美股走高", frozenset())
    assert speaks_of_america("", {"AAPL.US"})
    assert not speaks_of_america("铜价8000美元/吨", {"7001.T"})


def test_a_share_that_is_gone_is_not_meant_by_its_last_name() -> None:
    gone = Name("600004.SH", "甲乙", "short", until="2015-06-01")
    assert chosen(options=(gone,), day="2015-05-31") == "600004.SH"
    assert chosen(options=(gone,), day="2015-06-01") == ""
    assert chosen(options=(gone,)) == "600004.SH"


def test_a_share_that_was_not_listed_yet_is_not_meant() -> None:
    assert chosen(day="2009-12-31") == "00101.HK"
    assert chosen(options=(MAINLAND,), day="2009-12-31") == ""
    assert chosen(options=()) == ""


@pytest.mark.parametrize(
    ("day", "want"),
    [("2014-01-01", "600002.SH"), ("2016-01-01", "600003.SH"), ("", "600003.SH")],
)
def test_who_was_called_so_on_the_day_is_meant(day: str, want: str) -> None:
    assert chosen(options=(FORMER, SINCE), day=day) == want


@pytest.mark.parametrize(
    ("symbol", "written", "want"),
    [
        ("00700.HK", "腾讯控股-R", "80700.HK"),
        ("01810.HK", "小米集团-WR", "81810.HK"),
        ("01810.HK", "小米集团-W", "01810.HK"),
        ("00700.HK", "R", "00700.HK"),
        ("600519.SH", "甲乙-R", "600519.SH"),
        ("80700.HK", "腾讯控股-R", "80700.HK"),
    ],
)
def test_a_counter_in_yuan_has_a_code_of_its_own(symbol: str, written: str, want: str) -> None:
    assert counter(symbol, written) == want


def test_a_market_is_that_of_the_suffix() -> None:
    symbols = ("600519.SH", "920982.BJ", "00700.HK", "BRK.B.US", "7203.T")
    assert [market_of(symbol) for symbol in symbols] == ["CN", "CN", "HK", "US", "JP"]


@pytest.mark.parametrize(
    ("symbols", "title", "want"),
    [
        ({"00700.HK", "09988.HK"}, "", "HK"),
        ({"00700.HK", "600519.SH"}, "", ""),
        ({"00700.HK", "600519.SH"}, "港股收评", "HK"),
        ({"7203.T"}, "", ""),
        (set(), "美股盘前", "US"),
        (set(), "港股与美股", ""),
    ],
)
def test_a_story_is_about_the_one_market_of_its_codes_or_of_its_title(
    symbols: set[str], title: str, want: str
) -> None:
    assert subject(symbols, title, []) == want


def test_a_few_codes_of_another_market_do_not_make_it_the_story_s() -> None:
    codes = {"00316.HK", "01308.HK"}
    assert subject(codes, "", ["HK", "HK", "CN", "CN"]) == "HK"
    assert subject(codes, "", ["HK", "HK", "CN", "CN", "CN", "CN", "CN"]) == ""
    assert subject({"600519.SH"}, "", ["CN", "HK", "HK", "HK", "HK"]) == "CN"
