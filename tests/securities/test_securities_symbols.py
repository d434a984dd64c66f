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
        ("430047", "", "430047.BJ stock"),
        ("835670", "", "835670.BJ stock"),
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
