"""Codes that say their market, form by form; each with what only looks like it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from newsreader.securities import qualified
from newsreader.securities.forms import Found
from newsreader.securities.qualified import (
    cashtags,
    dotted,
    listed,
    prefixed,
    rics,
    signed,
    spaced,
    suffixed,
)

FORMS: dict[Callable[[str], Iterator[Found]], dict[str, str]] = {
    cashtags: {
        "$AAPL, $brk.b!": "AAPL.US BRK.B.US",
        "$甲(SH600519)$$乙(AAPL)$": "600519.SH AAPL.US",
        "$00700.HK$": "00700.HK",
        "$Aapl US$AAPL $bn $USD $42": "",
    },
    suffixed: {
        "600519.SH 600519 SH 600519,SH 000402SZ 00700:HK": "600519.SH 600519.SH 600519.SH "
        "000402.SZ 00700.HK",
        "5.HK 7203.T 2330.TW 6488.TWO 1155.KL 2222.SR 035720.KQ": "00005.HK 7203.T 2330.TW "
        "6488.TWO 1155.KL 2222.SR 035720.KQ",
        "(601318,700.HK)": "00700.HK",
        "1,700.HK 12,345,700.HK 9.30,HK 9.700.HK": "",
        "1600519.SH 600519.SHX A700.HK 700 .HK 7203,T": "",
    },
    prefixed: {
        "SH600519 sz000858 SH:600519 SZ.300024 HK0700": "600519.SH 000858.SZ 600519.SH 300024.SZ "
        "00700.HK",
        "SH:SH601658 SH 600519": "601658.SH 600519.SH",
        "HK1997 IPV600519 /SH600519 SH6005199": "",
    },
    listed: {
        "NASDAQ: AAPL NYSE:BRK.B NYSE American: IMO": "AAPL.US BRK.B.US IMO.US",
        "港交所:00700": "00700.HK",
        "SHA:600519 SHE:000858 TPE: 2330 ETR: SAP EPA: MC": "600519.SH 000858.SZ 2330.TW SAP.DE "
        "MC.PA",
        "AMS: ASML STO: VOLV-B SGX: D05 SWX: NESN BIT: ENI BME: SAN": "ASML.AS VOLV-B.ST D05.SI "
        "NESN.SW ENI.MI SAN.MC",
        "NASDAQ: AAPL RISES": "AAPL.US",
        "NASDAQ: THE WEEK AHEAD NASDAQ: WEEK AHEAD LSE: UK STOCKS FALL": "",
        "US:NASDAQ US: AAPL XNASDAQ: AAPL NASDAQ: aapl": "",
    },
    dotted: {
        "BABA.US VOD.L AAPL.O MC.PA VOLV-B.ST INFY.NS D05.SI F.US": "BABA.US VOD.L AAPL.US MC.PA "
        "VOLV-B.ST INFY.NS D05.SI F.US",
        "AAPL:NASDAQ AAPL:US VOLV-B:STO": "AAPL.US AAPL.US VOLV-B.ST",
        "aapl.us": "AAPL.US",
        "zoom.us aapl.us/x me@aapl.us": "",
        "J.P. S.A. U.S. U.S.A. X.DE www.SAP.DE SAP.DE/x SAP.DEX <SAP.DE>": "",
    },
    spaced: {
        "(AAPL US)": "AAPL.US",
        "700 HK Equity, BRK/B US Equity": "00700.HK BRK.B.US",
        "2330 TT Equity; MC FP Equity": "2330.TW MC.PA",
        "BRK.B US": "BRK.B.US",
        "in 1997 HK they tell US voters to 7203 JP": "",
    },
    rics: {
        "<JNJ.N> <BRKb.N> <.SPX> <600519.SS> <2222.SE>": "JNJ.US BRK.B.US SPX.INDEX 600519.SH "
        "2222.SR",
        "<CLc1> <EUR=> <p> <br/> < AAPL.O>": "",
    },
    signed: {
        "BTC-USD AAVE.X LINK/USDT ^GSPC": "BTC.CRYPTO AAVE.CRYPTO LINK.CRYPTO SPX.INDEX",
        "EUR-USD x-USD BTC-USDX 2^8 ^^^": "",
    },
}


@pytest.mark.parametrize(
    ("form", "text", "want"),
    [(form, text, want) for form, texts in FORMS.items() for text, want in texts.items()],
)
def test_a_form_reads_these(form: Callable[[str], Iterator[Found]], text: str, want: str) -> None:
    assert [code.security.symbol for code in form(text)] == want.split()


def test_every_form_is_asked() -> None:
    assert set(qualified.FORMS) == set(FORMS)


def test_the_name_before_a_code_goes_with_it() -> None:
    (code,) = suffixed("昨日,甲乙丙丁(600519.SH)")
    assert code.name == "甲乙丙丁"
