"""What a person means who asks for a security."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.securities.lexicon import Lexicon
from newsreader.securities.resolve import resolve
from newsreader.securities.table import Name

pytestmark = pytest.mark.usefixtures("names_ready")


@pytest.mark.parametrize(
    ("notation", "first"),
    [
        ("600519", "600519.SH"),
        ("sh600519", "600519.SH"),
        ("贵州茅台", "600519.SH"),
        (" 贵州茅台 ", "600519.SH"),
        ("gzmt", "600519.SH"),
        ("比亚迪", "002594.SZ"),
        ("万科Ａ", "000002.SZ"),
        ("835670", "920670.BJ"),
        ("AAPL", "AAPL.US"),
        ("aapl", "AAPL.US"),
        ("nvidia", "NVDA.US"),
        ("Nvidia", "NVDA.US"),
        ("FB", "META.US"),
        ("700", "00700.HK"),
        ("BTC", "BTC.CRYPTO"),
        ("^GSPC", "SPX.INDEX"),
    ],
)
def test_a_code_a_name_or_initials_mean_this_first(notation: str, first: str) -> None:
    assert resolve(notation)[0] == first


def test_small_letters_make_no_ticker_that_nobody_has() -> None:
    assert "GZMT.US" not in resolve("gzmt")
    assert "GZMT.US" in resolve("GZMT")


def test_a_name_means_every_share_that_bears_it_each_once() -> None:
    found = resolve("比亚迪")
    assert {"002594.SZ", "01211.HK"} <= set(found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("notation", ["", " ", "南屿茶业", "x" * 1000, "qqqqqq", "12", "()"])
def test_what_means_nothing_has_no_symbols(notation: str) -> None:
    assert resolve(notation) == ()


def test_the_users_names_count() -> None:
    own = Lexicon({"鹅厂": (Name("00700.HK", "鹅厂", "alias"),)}, frozenset({"贵州茅台"}))
    assert resolve("鹅厂", own) == ("00700.HK",)
    assert resolve("贵州茅台", own) == ()


@given(st.text(max_size=70))
def test_any_text_gives_symbols_each_once(notation: str) -> None:
    found = resolve(notation)
    assert len(found) == len(set(found))
    assert all("." in symbol for symbol in found)
