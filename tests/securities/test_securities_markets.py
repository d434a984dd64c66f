from __future__ import annotations

import pytest

from newsreader.model import SecurityKind
from newsreader.securities.markets import EXCHANGES, market_of, mic_of
from newsreader.securities.table import markets


@pytest.mark.parametrize(
    ("symbol", "kind", "mic"),
    [
        ("600519.SH", SecurityKind.STOCK, "XSHG"),
        ("300832.SZ", SecurityKind.STOCK, "XSHE"),
        ("920819.BJ", SecurityKind.STOCK, "BJSE"),
        ("00700.HK", SecurityKind.STOCK, "XHKG"),
        ("510300.SH", SecurityKind.FUND, "XSHG"),
        ("VOLV-B.ST", SecurityKind.STOCK, "XSTO"),
        ("AAPL.US", SecurityKind.STOCK, None),
        ("BRK.B.US", SecurityKind.STOCK, None),
        ("000001.SH", SecurityKind.INDEX, None),
        ("SPX.INDEX", SecurityKind.INDEX, None),
        ("BTC.CRYPTO", SecurityKind.CRYPTO, None),
    ],
)
def test_a_symbol_says_its_venue_where_it_is_known(
    symbol: str, kind: SecurityKind, mic: str | None
) -> None:
    assert mic_of(symbol, kind) == mic


def test_a_share_of_the_united_states_may_be_of_several_markets() -> None:
    assert {market.mic for market in market_of("AAPL.US")} >= {"XNYS", "XNAS"}
    assert market_of("BTC.CRYPTO") == ()


def test_every_market_has_a_word_and_every_word_a_market() -> None:
    assert set(EXCHANGES) == {market.suffix for market in markets()}
