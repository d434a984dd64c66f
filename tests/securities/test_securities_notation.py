"""One symbol for every way to write a security."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.securities.notation import canonical

FORMS = {
    "600856.SH": (
        "SS600856 SH600856 sh600856 600856.SS 600856.SH 600856.sh 600856.XSHG SH:600856 600856SH "
        "SH:SH600856 SH.600856 SSE:600856 SHA:600856 600856:SHA 600856 （600856） 上交所：600856"
    ),
    "000001.SZ": "000001 SZ000001 000001.SZ SZSE:000001 000001.XSHE",
    "000001.SH": "SH000001 000001.SH sh000001 .SSEC <.SSEC>",
    "920670.BJ": "835670 BJ835670 835670.BJ 920670.BJ",
    "00700.HK": "700.HK HK0700 0700.HK 00700.HK HK:0700 HK:700 00700 0700 700 700-HK HKG:0700",
    "AAPL.US": "$AAPL AAPL.US NASDAQ:AAPL AAPL.O AAPL.OQ AAPL <AAPL.O> AAPL:US US:AAPL AAPL-US "
    "aapl.us $aapl $AAPL.US$ US.AAPL AAPL:NASDAQ （AAPL）",
    "BRK.B.US": "BRK-B BRK/B BRK.B BRK.B.US BRK-B.US $BRK.B NYSE:BRK.B BRKb.N <BRKb.N>",
    "BTC.CRYPTO": "$BTC BTC BTC-USD BTC.X BTC.CRYPTO $btc",
    "SPX.INDEX": "^GSPC .SPX <.SPX> SPX.INDEX .INX:INDEXSP",
    "HSI.INDEX": "HKHSI ^HSI .HSI HSI.INDEX",
    "7203.T": "7203.T TYO:7203 <7203.T> JP:7203",
    "VOD.L": "VOD.L LSE:VOD LON:VOD VOD:LON",
    "VOLV-B.ST": "VOLV-B:STO VOLV-B.ST",
    "005930.KS": "005930.KS <005930.KS>",
    "2330.TW": "2330.TW TPE:2330 TWSE:2330 <2330.TW>",
    "SAP.DE": "SAP.DE ETR:SAP XETRA:SAP",
    "NESN.SW": "NESN.SW SWX:NESN <NESN.S>",
    "2222.SR": "2222.SR <2222.SE> TADAWUL:2222",
    "AAVE.CRYPTO": "AAVE.CRYPTO AAVE AAVE-USD AAVE.X AAVE/USDT",
    "LINK.CRYPTO": "LINK.CRYPTO LINK-USD",
    "HUM.US": "HUM $HUM",
    "DJT.INDEX": "^DJT .DJT",
}
SPACED = {
    "700 HK": "00700.HK",
    "700 HK Equity": "00700.HK",
    "2330 TT Equity": "2330.TW",
    "MC FP Equity": "MC.PA",
    "BRK.B US": "BRK.B.US",
    "600856 CH Equity": "600856.SH",
    "300024 CN": "300024.SZ",
    "AAPL US": "AAPL.US",
    "BRK/B US": "BRK.B.US",
    "NASDAQ: AAPL": "AAPL.US",
    "SH 600856": "600856.SH",
    " 600856 ": "600856.SH",
    "$甲乙(SH600856)$": "600856.SH",
    "$甲乙(09988)$": "09988.HK",
    "02255，HK": "02255.HK",
}


@pytest.mark.parametrize(
    ("written", "want"),
    [
        *((one, symbol) for symbol, line in FORMS.items() for one in line.split()),
        *SPACED.items(),
    ],
)
def test_any_written_form_gives_the_symbol(written: str, want: str) -> None:
    assert canonical(written) == want


NONE = (
    "机器人 aapl gzmt USD-BRL EURUSD=X $42.36 US10Y NASDAQ US:NASDAQ 2330-TT 12 999999 600519.SZ "
    "SH999999 SZ600519 12345.HK .ABCDE ^XYZ600 $ <> () . ^ U.S. ZH123456 $$ 1e9"
)


@pytest.mark.parametrize(
    "written",
    [*NONE.split(), "", " ", "x" * 1000, "6" * 1000, "贵州 茅台", "two words", "600519 000858"],
)
def test_what_cannot_be_a_security_is_none(written: str) -> None:
    assert canonical(written) is None


@given(st.text(max_size=80))
def test_any_text_gives_a_symbol_or_none(written: str) -> None:
    symbol = canonical(written)
    assert symbol is None or "." in symbol


@given(
    st.from_regex(
        r"\A(?:[$<^.(]?(?:SH|SZ|BJ|HK|US|NYSE|TYO|LSE|)[:. ]?(?:[0-9]{1,6}|[A-Z]{1,6})"
        r"(?:[./-][A-Z])?(?:[.: -](?:SH|SZ|BJ|HK|US|N|O|T|L|KS|ST|DE|INDEX|CRYPTO|X|USD))?[>)$]?)\Z"
    )
)
def test_a_symbol_is_its_own_canonical_form(written: str) -> None:
    symbol = canonical(written)
    if symbol is not None:
        assert canonical(symbol) == symbol
