"""The shipped tables: what they say, and what must hold of every line of them."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from newsreader.model import SecurityKind
from newsreader.securities import symbols, table
from newsreader.securities.notation import MARKETS, canonical, in_market
from newsreader.securities.table import Ambiguous, Name, Replaced

DATA = Path(table.__file__).parent / "data"
NEWEST = date(2026, 10, 22)
CHINESE = re.compile(r"[\u4e00-\u9fff]")

ROWS = [(name, row) for name in table.TABLES for row in table.names(name)]


def show(name: Name) -> str:
    return f"{name.symbol} {name.name} {name.use}"


# --- what it answers -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "want"),
    [
        ("贵州茅台", "600519.SH"),
        ("万科A", "000002.SZ"),
        ("TCL科技", "000100.SZ"),
        ("机器人", "300024.SZ"),
        ("新产业", "300832.SZ"),
        ("颖泰生物", "920819.BJ"),
        ("摩尔线程", "688795.SH"),
        ("腾讯", "00700.HK"),
        ("阿里巴巴", "09988.HK"),
        ("美团", "03690.HK"),
        ("小米集团-W", "01810.HK"),
        ("比亚迪股份", "01211.HK"),
        ("特斯拉", "TSLA.US"),
        ("英伟达", "NVDA.US"),
        ("苹果", "AAPL.US"),
        ("拼多多", "PDD.US"),
        ("台积电", "TSM.US"),
        ("Berkshire Hathaway", "BRK.B.US"),
        ("三星电子", "005930.KS"),
        ("路威酩轩", "MC.PA"),
        ("沪指", "000001.SH"),
        ("深成指", "399001.SZ"),
        ("恒指", "HSI.INDEX"),
        ("S&P 500", "SPX.INDEX"),
        ("1A0001", "000001.SH"),
        ("^GSPC", "SPX.INDEX"),
        ("沪深300ETF", "510300.SH"),
        ("浦发转债", "110059.SH"),
        ("比特币", "BTC.CRYPTO"),
    ],
)
def test_a_name_has_its_symbol(name: str, want: str) -> None:
    assert table.named(name)[0].symbol == want


def test_a_share_of_the_mainland_comes_before_one_of_hong_kong_and_of_the_us() -> None:
    found = [name.symbol for name in table.named("中国移动")]
    assert found == ["600941.SH", "00941.HK", "CHL.US"]


def test_an_unknown_name_symbol_or_initials_have_nothing() -> None:
    assert table.named("南屿茶业") == table.names_of("999999.SH") == table.initialled("qqqq") == ()


def test_a_security_has_its_short_name_first_then_its_former_ones() -> None:
    found = [(name.name, name.use) for name in table.names_of("601012.SH")]
    assert found[:2] == [("隆基绿能", "short"), ("隆基股份", "former")]
    assert {use for _name, use in found[2:]} == {"alias"}
    assert ("隆基", "alias") in found


def test_a_change_of_name_lies_between_two_lists() -> None:
    now, before, *_ = table.names_of("601012.SH")
    assert (before.since, before.until) == ("", "2023-10-19")
    assert (now.since, now.until, now.listed) == ("2020-06-18", "", "2012-04-11")


def test_a_share_that_is_gone_has_an_end() -> None:
    assert table.names_of("000024.SZ")[0].until == "2015-12-29"


def test_a_share_that_moved_to_another_exchange_keeps_its_names_there() -> None:
    assert [name.name for name in table.names_of("302132.SZ")][:2] == ["中航成飞", "中航电测"]
    assert table.replaced()["300114.SZ"] == Replaced("300114.SZ", "302132.SZ", "2025-02-17")


@pytest.mark.parametrize(
    ("letters", "symbol"),
    [
        ("gzmt", "600519.SH"),
        ("tclkj", "000100.SZ"),
        ("cqpj", "600132.SH"),
        ("caqc", "000625.SZ"),
        ("gsyh", "601398.SH"),
        ("xmwy", "600549.SH"),
        ("sqjt", "600104.SH"),
        ("slh", "002285.SZ"),
        ("mt", "03690.HK"),
        ("xbxb", "00520.HK"),
        ("kjs", "601579.SH"),
    ],
)
def test_initials_find_a_name(letters: str, symbol: str) -> None:
    assert symbol in {name.symbol for name in table.initialled(letters)}


def test_spellings_are_all_names_each_once() -> None:
    assert len(table.spellings()) == len({row.name for _, row in ROWS})


# --- old codes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "since"),
    [
        ("833819.BJ", "920819.BJ", "2025-05-06"),
        ("831445.BJ", "920445.BJ", "2025-05-06"),
        ("430047.BJ", "920047.BJ", "2025-10-09"),
        ("833171.BJ", "920571.BJ", "2025-10-09"),
        ("873726.BJ", "920026.BJ", "2025-10-09"),
        ("FB.US", "META.US", "2022-06-09"),
    ],
)
def test_an_old_code_has_its_new_one(old: str, new: str, since: str) -> None:
    assert table.replaced()[old] == Replaced(old, new, since)


def test_old_codes_of_beijing_keep_their_last_digits_or_go_up_by_hundreds() -> None:
    beijing = [row for row in table.replaced().values() if row.new.startswith("920")]
    assert len(beijing) == 247
    assert all(row.old.startswith(("43", "83", "87")) for row in beijing)
    assert all(row.old[4:6] == row.new[4:6] for row in beijing)
    assert len({row.new for row in beijing}) == len(beijing)
    assert {row.since for row in beijing} == {"2025-05-06", "2025-10-09"}


def test_every_old_code_ends_at_a_security_of_the_tables() -> None:
    replaced = table.replaced()
    for row in replaced.values():
        new, steps = row.new, 0
        while new in replaced:
            assert replaced[new].since > row.since
            new, steps = replaced[new].new, steps + 1
        assert table.names_of(new), new
        assert steps < 5


def test_no_code_that_was_given_up_has_names() -> None:
    assert not [old for old in table.replaced() if table.names_of(old)]


# --- every line ----------------------------------------------------------------------------------


@pytest.mark.parametrize("file", sorted(DATA.glob("*.tsv")), ids=lambda path: path.stem)
def test_a_file_is_clean_text_of_lines_that_end(file: Path) -> None:
    text = file.read_bytes().decode("utf-8")
    assert text.endswith("\n")
    assert "\n\n" not in text
    assert not [
        c for c in set(text) - {"\n", "\t"} if unicodedata.category(c)[0] in "CZ" and c != " "
    ]


def test_a_security_has_a_name_once_and_one_short_name() -> None:
    assert not [key for key, n in Counter((r.symbol, r.name) for _, r in ROWS).items() if n > 1]
    shorts = Counter(row.symbol for _, row in ROWS if row.use == "short")
    assert set(shorts) == {row.symbol for _, row in ROWS}
    assert set(shorts.values()) == {1}


def test_names_are_half_width_and_have_no_padding() -> None:
    for _, row in ROWS:
        assert row.name == unicodedata.normalize("NFKC", row.name).strip(), show(row)
        assert len(row.name) > 1, show(row)
        assert " " not in row.name or not re.fullmatch(r"[\u4e00-\u9fff ]+", row.name), show(row)


KINDS = {
    "funds": {SecurityKind.FUND},
    "bonds": {SecurityKind.BOND},
    "indices": {SecurityKind.INDEX},
    "hk": {SecurityKind.STOCK, SecurityKind.FUND},
    "us": {SecurityKind.STOCK, SecurityKind.FUND},
}


def test_every_symbol_is_one_that_the_recogniser_writes() -> None:
    for name, row in ROWS:
        code, _, market = row.symbol.rpartition(".")
        if market == "CRYPTO":
            assert re.fullmatch(r"[A-Z][A-Z0-9]{1,9}", code)
            continue
        found = in_market(code, market)
        assert found is not None, row.symbol
        assert found.symbol == row.symbol
        assert found.kind in KINDS.get(name, {SecurityKind.STOCK}), show(row)
        assert canonical(row.symbol) == row.symbol


def test_the_coins_that_the_recogniser_knows_have_names() -> None:
    assert not [coin for coin in symbols.COINS if not table.names_of(f"{coin}.CRYPTO")]


def test_initials_are_small_letters_and_digits_of_chinese_names() -> None:
    for _, row in ROWS:
        pattern = r"[a-z0-9]{1,24}" if CHINESE.search(row.name) else ""
        assert re.fullmatch(pattern, row.initials), show(row)


def test_days_are_days_in_order() -> None:
    for _, row in ROWS:
        days = [date.fromisoformat(day) for day in (row.since, row.until, row.listed) if day]
        assert all(date(1990, 1, 1) < day <= NEWEST for day in days), show(row)
        assert not (row.since and row.until) or row.since < row.until, show(row)
        assert not (row.listed and row.until) or row.listed < row.until, show(row)


def test_a_former_name_of_the_mainland_has_an_end() -> None:
    former = [
        row for _, row in ROWS if row.use == "former" and row.symbol[-2:] in ("SH", "SZ", "BJ")
    ]
    assert former
    assert all(row.until for row in former)


# --- the other tables ----------------------------------------------------------------------------


def test_every_ambiguous_name_is_one_of_a_security() -> None:
    assert not set(table.ambiguous()) - table.spellings()


def test_kinds_and_uses_are_those_that_are_described() -> None:
    kinds = get_args(get_type_hints(Ambiguous)["kind"])
    assert {row.kind for row in table.ambiguous().values()} == set(kinds)
    assert {row.use for _, row in ROWS} == set(get_args(table.Use))
    kinds = get_args(get_type_hints(table.Agency)["kind"])
    assert {agency.kind for agency in table.agencies().values()} == set(kinds)


def test_an_ambiguous_name_has_examples_of_its_neighbours() -> None:
    robot = table.ambiguous()["机器人"]
    assert (robot.kind, robot.usual) == ("word", "other")
    assert "工业" in robot.left
    assert "产业" in robot.right
    assert table.ambiguous()["黄金ETF"] == Ambiguous("黄金ETF", "class", "other")


def test_a_name_made_by_chance_says_from_what() -> None:
    chance = [name for name in table.ambiguous().values() if name.kind == "boundary"]
    assert all(name.left or name.right for name in chance)
    assert {name.usual for name in chance} == {"company"}


def test_a_source_of_news_that_is_listed_is_a_security_of_the_tables() -> None:
    listed = {agency.symbol for agency in table.agencies().values() if agency.symbol}
    assert not [symbol for symbol in listed if not table.names_of(symbol)]
    assert table.agencies()["新华网"].symbol == "603888.SH"
    assert table.agencies()["新华社"].symbol == ""


def test_every_market_of_the_symbols_is_described() -> None:
    suffixes = {market.suffix for market in table.markets()}
    assert suffixes == set(MARKETS.values()) - {"CN", "INDEX", "CRYPTO"}
    assert {row.symbol.rpartition(".")[2] for _, row in ROWS} <= suffixes | {"INDEX", "CRYPTO"}
    assert all(re.fullmatch("[A-Z]{4}", market.mic) for market in table.markets())
    assert next(m for m in table.markets() if m.suffix == "SH").yahoo == "SS"


def test_few_names_asked_one_by_one_are_those_that_all_put_in_order_give() -> None:
    program = (
        "from newsreader.securities import table\n"
        "ask = lambda: [table.names_of('00700.HK'), table.initialled('gzmt'), table.names_of(''),"
        " table.names_of('00700'), table.initialled('英'), [*table.named.__wrapped__('平安')]]\n"
        "few = ask()\n"
        "list(table.spellings())\n"
        "for _again in range(30): table.names_of('600519.SH'), table.initialled('gzmt')\n"
        "assert few == ask() and few[0] and few[1], few\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
