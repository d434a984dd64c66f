"""Which addresses are quote pages, and whose: `addresses.tsv`."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.securities.addresses import LONGEST, security_of

LINES = Path(__file__).with_name("addresses.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("href", "want"), ROWS)
def test_an_address_is_the_quote_page_of(href: str, want: str) -> None:
    found = security_of(href)
    assert (f"{found.symbol} {found.kind}" if found else "-") == want


def test_the_code_attribute_serves_where_the_address_says_nothing() -> None:
    for href in ("", "#", "http://example.com/a", "http://[::1"):
        found = security_of(href, "600360")
        assert found is not None
        assert found.symbol == "600360.SH"


def test_the_address_wins_over_the_code_attribute() -> None:
    found = security_of("http://xueqiu.com/S/SH000001", "000001")
    assert found is not None
    assert found.symbol == "000001.SH"


def test_the_code_attribute_of_a_sector_is_not_looked_at() -> None:
    assert security_of("https://www.cls.cn/plate?code=cls80123", "600360") is None
    assert security_of("http://www.nbd.com.cn/a?tag_type=industry&tag_value=1", "600360") is None


def test_an_endless_address_is_none() -> None:
    assert security_of("http://xueqiu.com/S/SH600519?" + "x" * LONGEST) is None


@given(st.text(max_size=200), st.text(max_size=20))
def test_no_address_raises(href: str, code: str) -> None:
    security_of(href, code)
    security_of("https://xueqiu.com/S/" + href)
    security_of("https://finance.yahoo.com/quote/" + href)
    security_of("https://quote.eastmoney.com/" + href)
