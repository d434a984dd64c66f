"""How the shipped tables of names are made from lists of different days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from tools.securities import coins, hand, initials, mainland, members
from tools.securities.__main__ import _dated
from tools.securities.rows import Name, Renamed
from tools.securities.sources import IndexMember, Listing, Snapshot

LISTED = "2010-01-01"
COVERS = ("600", "920")


def day_of(day: str, listings: Mapping[str, str | Listing]) -> Snapshot:
    """Make a list of one day; a name alone is that of a share listed long ago."""
    whole = {
        code: one if isinstance(one, Listing) else Listing(one, LISTED)
        for code, one in listings.items()
    }
    return Snapshot(date.fromisoformat(day), whole, COVERS)


def names(*snapshots: Snapshot, **more: Mapping[str, str]) -> list[str]:
    """Give the names found, each with its use and its bounds."""
    found = mainland.names(snapshots, more.get("new", {}), more.get("ends", {}), ())
    return [f"{n.symbol} {n.name} {n.use} {n.since}..{n.until}" for n in found]


# --- names of the mainland -----------------------------------------------------------------------


def test_a_name_in_all_lists_has_no_bounds() -> None:
    found = names(
        day_of("2020-06-18", {"600001": "南屿茶业"}), day_of("2023-10-19", {"600001": "南屿茶业"})
    )
    assert found == ["600001.SH 南屿茶业 short .."]


def test_a_change_lies_between_the_two_lists_around_it() -> None:
    found = names(
        day_of("2020-06-18", {"600001": "南屿茶业"}),
        day_of("2023-10-19", {"600001": "南屿科技"}),
        day_of("2025-08-08", {"600001": "南屿科技"}),
    )
    assert found == [
        "600001.SH 南屿科技 short 2020-06-18..",
        "600001.SH 南屿茶业 former ..2023-10-19",
    ]


def test_a_name_that_came_back_is_one_without_bounds() -> None:
    found = names(
        day_of("2020-06-18", {"600001": "南屿茶业"}),
        day_of("2023-10-19", {"600001": "*ST南屿"}),
        day_of("2025-08-08", {"600001": "南屿茶业"}),
    )
    assert found == [
        "600001.SH 南屿茶业 short ..",
        "600001.SH *ST南屿 former 2020-06-18..2025-08-08",
    ]


def test_a_share_missing_from_a_later_list_is_gone_by_then() -> None:
    found = names(
        day_of("2020-06-18", {"600001": "南屿茶业"}), day_of("2023-10-19", {"600002": "望海港"})
    )
    assert found[0] == "600001.SH 南屿茶业 short ..2023-10-19"


def test_a_share_without_a_day_of_listing_is_gone_by_then() -> None:
    found = names(
        day_of("2020-06-18", {"600001": "南屿茶业"}),
        day_of("2023-10-19", {"600001": Listing("退市南屿", "")}),
    )
    assert found == [
        "600001.SH 退市南屿 short 2020-06-18..2023-10-19",
        "600001.SH 南屿茶业 former ..2023-10-19",
    ]


def test_a_list_that_does_not_cover_a_share_says_nothing_of_its_end() -> None:
    found = names(day_of("2020-06-18", {"689001": "望海灯塔"}), day_of("2023-10-19", {}))
    assert found == ["689001.SH 望海灯塔 short .."]


def test_a_known_end_is_taken_as_it_is() -> None:
    found = names(day_of("2020-06-18", {"600001": "南屿茶业"}), ends={"600001": "2019-05-04"})
    assert found == ["600001.SH 南屿茶业 short ..2019-05-04"]


def test_names_under_an_old_code_go_to_the_new_one() -> None:
    found = names(
        day_of("2020-06-18", {"600001": "南屿茶业"}),
        day_of("2023-10-19", {"600009": "南屿科技"}),
        new={"600001": "600009"},
    )
    assert [one.split()[0] for one in found] == ["600009.SH", "600009.SH"]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("万  科Ａ", "万科A"),
        ("柳    工", "柳工"),
        ("ＴＣＬ科技", "TCL科技"),
        ("百联股份(已合并)", "百联股份"),
    ],
)
def test_padding_is_no_part_of_a_name(written: str, plain: str) -> None:
    assert mainland.plain(written) == plain


@pytest.mark.parametrize(
    ("written", "others", "whole"),
    [
        ("XD农业银", ["农业银行"], "农业银行"),
        ("DR中衡设", ["中衡设计", "别的名字"], "中衡设计"),
        ("N通则康威", [], "通则康威"),
        ("N天博", [], ""),
        ("TCL科技", [], "TCL科技"),
    ],
)
def test_the_mark_of_a_day_is_taken_off_a_name(written: str, others: list[str], whole: str) -> None:
    assert mainland.without_day_mark(written, others) == whole


# --- codes of Beijing ----------------------------------------------------------------------------


def renumbered(*listings: tuple[str, str]) -> dict[str, str]:
    shares: dict[str, str | Listing] = {code: Listing("南屿", day) for code, day in listings}
    return {row.old[:6]: row.new[:6] for row in mainland.renumbered([day_of("2025-08-08", shares)])}


def test_a_code_of_beijing_keeps_its_last_three_digits() -> None:
    assert renumbered(("833001", "2021-01-01")) == {"833001": "920001"}


def test_who_was_listed_first_keeps_the_digits_and_the_next_goes_up_by_a_hundred() -> None:
    found = renumbered(("833001", "2022-01-01"), ("871001", "2021-01-01"), ("430001", "2023-01-01"))
    assert found == {"871001": "920001", "833001": "920101", "430001": "920201"}


def test_numbers_that_others_have_are_passed_over_and_the_count_begins_again() -> None:
    found = renumbered(
        ("833901", "2022-01-01"), ("871901", "2021-01-01"), ("430001", "2023-01-01"),
        ("920101", "2024-06-01"),
    )  # fmt: skip
    assert found == {"871901": "920901", "430001": "920001", "833901": "920201"}


def test_the_first_six_changed_in_may() -> None:
    rows = mainland.renumbered([day_of("2025-08-08", {"833819": "南屿", "833001": "望海"})])
    assert rows == [
        Renamed("833001.BJ", "920001.BJ", "2025-10-09"),
        Renamed("833819.BJ", "920819.BJ", "2025-05-06"),
    ]


# --- initials ------------------------------------------------------------------------------------


def letters(text: str) -> list[str]:
    """Give the letters as a dictionary would that knows one reading of each character."""
    readings = dict(zip("重庆茶业长安行厦门三人银茅台", "zqcyzahxmsryjmt", strict=False))
    return [readings.get(char, char) for char in text]


@pytest.mark.parametrize(
    ("name", "want"),
    [
        ("茶业", "cy"),
        ("*ST茶业", "cy"),
        ("S*ST茶业", "cy"),
        ("TCL茶业", "tclcy"),
        ("重庆茶业", "cqcy"),
        ("长安", "ca"),
        ("三人行", "srx"),
        ("长安银行", "cayh"),
        ("Tencent", ""),
    ],
)
def test_initials_follow_the_readings_of_names(name: str, want: str) -> None:
    assert initials.initials(name, letters) == want


# --- companies -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Apple Inc.", "Apple"),
        ("The Coca-Cola Company", "Coca-Cola"),
        ("Alphabet Inc. (Class A)", "Alphabet"),
        ("Nestlé SA", "Nestlé"),
        ("Tiffany & Co.", "Tiffany"),
        ("Johnson & Johnson", "Johnson & Johnson"),
    ],
)
def test_a_company_is_called_without_its_legal_form(name: str, short: str) -> None:
    assert members.short_english(name) == short


def test_a_company_that_is_known_by_name_keeps_its_symbol() -> None:
    known = [Name("SHIP.US", "望海", "short"), Name("SHIP.US", "Harbour", "english")]
    listed = [IndexMember("Harbour plc", "SHIP.L", "FTSE 100")]
    assert list(members.english_names(listed, known, ())) == []


def test_everyday_words_and_markets_without_a_suffix_of_ours_are_left_out() -> None:
    listed = [
        IndexMember("Pool Corporation", "POOL", "S&P 500"),
        IndexMember("Harbour", "SHIP.BR", "BEL 20"),
        IndexMember("1&1", "1U1.DE", "TecDAX"),
    ]
    found = list(members.english_names(listed, (), {"Pool"}))
    assert found == [Name("POOL.US", "Pool Corporation", "short")]


def test_a_class_of_shares_stands_after_a_dot() -> None:
    assert members.symbol_of(IndexMember("Brown", "BF-B", "S&P 500")) == "BF.B.US"


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("美团-W", "美团"),
        ("百度集团-SW", "百度集团"),
        ("摩尔线程-U", "摩尔线程"),
        ("T-Mobile", "T-Mobile"),
    ],
)
def test_the_mark_of_a_kind_is_no_part_of_a_name(written: str, plain: str) -> None:
    assert hand.without_suffix(written) == plain


def test_coins_are_taken_in_order_until_there_are_enough() -> None:
    listed = [
        ("BTC", "Bitcoin", "比特币"),
        ("WBTC", "Wrapped Bitcoin", "Wrapped Bitcoin"),
        ("TEA", "Teacoin", "茶叶币"),
        ("SEA", "Seacoin", "Seacoin"),
    ]
    known = [Name("BTC.CRYPTO", "比特币", "short")]
    assert list(coins.names(listed, known, (), 2)) == [
        Name("TEA.CRYPTO", "茶叶币", "short"),
        Name("TEA.CRYPTO", "Teacoin", "english"),
    ]


def test_the_days_of_a_share_stand_beside_all_its_names_but_a_former_one_keeps_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = {"symbol": "09990.HK", "listed": "2020-05-04", "gone": "2024-05-06"}
    monkeypatch.setattr(hand, "lines", lambda _table: iter([line]))
    dated = hand.dated(
        [
            Name("09990.HK", "甲乙", "short"),
            Name("09990.HK", "丙丁", "former", until="2022-01-03"),
            Name("09991.HK", "戊己", "short"),
        ]
    )
    assert [(one.listed, one.until) for one in dated] == [
        ("2020-05-04", "2024-05-06"),
        ("2020-05-04", "2022-01-03"),
        ("", ""),
    ]


def test_what_news_call_a_share_has_the_days_of_its_short_name() -> None:
    short = Name("600001.SH", "甲乙", "short", listed="2010-01-04", until="2020-01-06")
    former = Name("600001.SH", "丙丁", "former", until="2015-01-05")
    alias = Name("600001.SH", "甲乙集团", "alias")
    *others, dated = _dated([short, former, alias])
    assert others == [short, former]
    assert (dated.listed, dated.until) == ("2010-01-04", "2020-01-06")
