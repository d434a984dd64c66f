"""Which codes are securities, and of what kind."""

from __future__ import annotations

import pytest

from newsreader.securities import symbols


@pytest.mark.parametrize(
    ("code", "exchange", "want"),
    [
        ("600519", "", "600519.SH stock"),
        ("688981", "", "688981.SH stock"),
        ("689009", "", "689009.SH stock"),
        ("900901", "", "900901.SH stock"),
        ("000001", "", "000001.SZ stock"),
        ("000001", "SH", "000001.SH index"),
        ("000001", "SZ", "000001.SZ stock"),
        ("002594", "", "002594.SZ stock"),
        ("300750", "", "300750.SZ stock"),
        ("302132", "", "302132.SZ stock"),
        ("200012", "", "200012.SZ stock"),
        ("399006", "", "399006.SZ index"),
        ("430047", "", "920047.BJ stock"),
        ("835670", "", "920670.BJ stock"),
        ("920819", "", "920819.BJ stock"),
        ("899050", "BJ", "899050.BJ index"),
        ("510300", "", "510300.SH fund"),
        ("508000", "", "508000.SH fund"),
        ("159742", "", "159742.SZ fund"),
        ("161725", "", "161725.SZ fund"),
        ("113050", "", "113050.SH bond"),
        ("123456", "", "123456.SZ bond"),
        ("204001", "SH", "204001.SH bond"),
        ("730519", "SH", None),
        ("787001", "", None),
        ("700000", "", None),
        ("600519", "SZ", None),
        ("300024", "SH", None),
        ("60051", "", None),
        ("６００５１９", "", None),
        ("", "", None),
    ],
)
def test_mainland_codes_go_by_their_range(code: str, exchange: str, want: str | None) -> None:
    found = symbols.mainland(code, exchange)
    assert (f"{found.symbol} {found.kind}" if found else None) == want


@pytest.mark.parametrize(
    ("digits", "want"),
    [
        ("700", "00700.HK stock"),
        ("00700", "00700.HK stock"),
        ("2800", "02800.HK fund"),
        ("82800", "82800.HK fund"),
        ("80700", "80700.HK stock"),
        ("12345", None),
        ("61234", None),
        ("0", None),
        ("80000", None),
        ("007000", None),
        ("7x0", None),
    ],
)
def test_hong_kong_codes_are_padded_and_warrants_left_out(digits: str, want: str | None) -> None:
    found = symbols.hong_kong(digits)
    assert (f"{found.symbol} {found.kind}" if found else None) == want


@pytest.mark.parametrize("written", ["BRK.B", "BRK-B", "BRK/B", "BRK_B"])
def test_an_american_class_stands_after_a_dot(written: str) -> None:
    assert symbols.american(written) == ("BRK.B.US", symbols.STOCK)


@pytest.mark.parametrize("written", ["", "aapl", "US10Y", "EURUSD", "A.BC", "-B", "BRK.", "42.36"])
def test_what_is_no_american_ticker(written: str) -> None:
    assert symbols.american(written) is None


def test_a_known_american_fund_is_a_fund() -> None:
    assert symbols.american("SPY") == ("SPY.US", symbols.FUND)


def test_an_index_has_one_symbol_for_all_its_names() -> None:
    names = ("GSPC", "SPX", "INX")
    assert {symbols.index(name) for name in names} == {("SPX.INDEX", symbols.INDEX)}
    assert symbols.index("SSEC") == ("000001.SH", symbols.INDEX)
    assert symbols.index("ABCDE") is None


def test_what_the_table_calls_an_index_is_one() -> None:
    assert symbols.index("MSCIEF") == ("MSCIEM.INDEX", symbols.INDEX)
    assert symbols.index("1A0001") == ("000001.SH", symbols.INDEX)
    assert symbols.index("ABCDE", known=False) == ("ABCDE.INDEX", symbols.INDEX)


@pytest.mark.parametrize(
    ("code", "market", "want"),
    [
        ("2330", "TW", "2330.TW"),
        ("00632R", "TW", "00632R.TW"),
        ("6488", "TWO", "6488.TWO"),
        ("1155", "KL", "1155.KL"),
        ("2222", "SR", "2222.SR"),
        ("D05", "SI", "D05.SI"),
        ("A2M", "AX", "A2M.AX"),
        ("VOLV_B", "ST", "VOLV-B.ST"),
        ("ABI", "BR", "ABI.BR"),
        ("ABCD", "TW", None),
        ("22222", "SR", None),
        ("7", "SI", None),
        ("1COV", "DE", "1COV.DE"),
        ("VOWG-P", "DE", "VOWG-P.DE"),
        ("12AB", "DE", None),
    ],
)
def test_each_market_has_codes_of_its_own_shape(code: str, market: str, want: str | None) -> None:
    found = symbols.elsewhere(code, market)
    assert (found.symbol if found else None) == want


def test_every_coin_of_the_table_is_a_symbol_and_few_are_beyond_doubt() -> None:
    assert symbols.crypto("AAVE") == ("AAVE.CRYPTO", symbols.CRYPTO)
    assert symbols.crypto("NOCOIN") is None
    assert "BTC" in symbols.COINS
    assert "AAVE" not in symbols.COINS


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [
        ("600519.SH", "stock"),
        ("000001.SH", "index"),
        ("510300.SH", "fund"),
        ("113052.SH", "bond"),
        ("02800.HK", "fund"),
        ("SPY.US", "fund"),
        ("BRK.B.US", "stock"),
        ("SPX.INDEX", "index"),
        ("AAVE.CRYPTO", "crypto"),
        ("7203.T", "stock"),
        ("nonsense", "stock"),
    ],
)
def test_a_symbol_says_what_kind_it_is_of(symbol: str, kind: str) -> None:
    assert symbols.known(symbol) == (symbol, kind)


@pytest.mark.parametrize(
    ("old", "new"),
    [("833819.BJ", "920819.BJ"), ("CBS.US", "PSKY.US"), ("600519.SH", "600519.SH"), ("", "")],
)
def test_a_symbol_that_was_given_up_is_the_present_one(old: str, new: str) -> None:
    assert symbols.present(old) == new
