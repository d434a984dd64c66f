"""What one written form of a security means: `SH:600856`, `HK0700`, `BRK/B US`, `$BTC`.

The rules are the same for a code found in a text, in an address, and typed by a person; only
what is bare (`AAPL`, `700`) is read for a person alone, by `canonical`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from newsreader.securities import symbols, table
from newsreader.securities.symbols import Security

LONGEST: Final = 64
"""Characters; what is longer is no notation of a security."""

# Names of markets, by the suffix of our symbols. CN stands for the mainland, by code range.
_MARKETS: Final = {
    "SH": "SH SS SSE SHSE SHA XSHG 上交所 上证所 沪市 上海",
    "SZ": "SZ SZSE SHE XSHE 深交所 深市 深圳",
    "BJ": "BJ BJSE 北交所",
    "CN": "CN CH",
    "HK": "HK HKG HKEX HKSE SEHK XHKG 港交所 港股 香港",
    "US": "US NASDAQ NASDAQGS NASDAQGM NASDAQCM NYSE NYSEARCA NYSEAMERICAN NYSEMKT AMEX ARCA BATS "
    "CBOE OTC OTCMKTS OTCQX OTCQB OTCPK PINK XNAS XNYS XASE ARCX 纳斯达克 纽交所 美股",
    "T": "TYO JP",
    "L": "LSE LON LN",
    "KS": "KS KRX",
    "KQ": "KQ KOSDAQ",
    "TW": "TW TPE TWSE",
    "TWO": "TWO",
    "SI": "SI SGX",
    "KL": "KL KLSE",
    "AX": "AX ASX",
    "NS": "NS NSE",
    "SR": "SR TADAWUL",
    "DE": "DE ETR XETRA",
    "PA": "PA EPA",
    "AS": "AS AMS",
    "BR": "BR EBR",
    "IR": "IR",
    "MI": "MI BIT",
    "MC": "MC BME",
    "SW": "SW SWX VTX",
    "VI": "VI VIE",
    "ST": "ST STO",
    "HE": "HE HEL",
    "CO": "CO CPH",
    "OL": "OL OSE",
    "TO": "TO TSX",
    "JO": "JO JSE",
    "SA": "SA BVMF",
    "INDEX": "INDEX IND INDEXSP INDEXDJX INDEXNASDAQ INDEXHANGSENG INDEXCBOE",
    "CRYPTO": "CRYPTO",
}
MARKETS: Final = {name: market for market, names in _MARKETS.items() for name in names.split()}
"""Every name of a market, in capitals, and its suffix."""

# Reuters suffixes of one or two letters; only after a code, never before one.
_REUTERS: Final = {
    "N": "US", "O": "US", "OQ": "US", "PK": "US", "T": "T", "L": "L", "S": "SW",
}  # fmt: skip
_REUTERS_RARE: Final = {
    **_REUTERS, "A": "US", "P": "US", "K": "US", "Z": "US", "I": "IR", "J": "JO", "SE": "SR",
    "VX": "SW",
}  # fmt: skip
# Words of Bloomberg that mean something else without `Equity` behind them.
_BLOOMBERG: Final = {
    "TT": "TW", "SP": "SI", "AU": "AX", "GR": "DE", "FP": "PA", "NA": "AS", "IM": "MI", "SM": "MC",
    "FH": "HE", "DC": "CO", "BB": "BR", "AV": "VI",
}  # fmt: skip
# After an exchange these are no tickers: `US:NASDAQ` means the exchange, or its index.
EXCHANGES: Final = frozenset({"US", "NASDAQ", "NYSE", "AMEX", "OTC"})

_XUEQIU = re.compile(r"\$[^$()]{1,40}\(([^()$]{1,20})\)\$")
_GLUED = re.compile(r"(SH|SZ|BJ|SS|HK)(\d{1,6})|(\d{6})(SH|SZ|BJ|SS)")
_AHEAD = re.compile(r"([A-Z\u4e00-\u9fff]{2,16})(?:\s?:\s?|[. ])(.+)")
_BEHIND = re.compile(r"(.+?)(?:\s?[.,:]\s?|[ -])([A-Z]{1,16})( EQUITY| INDEX)?")
_REUTERS_CLASS = re.compile(r"([A-Z]{1,5})([a-z])\.([A-Z]{1,2})")
_COIN = re.compile(r"([A-Z0-9]{2,8})(?:[-/]USDT?|\.X)")


def in_market(code: str, market: str) -> Security | None:
    """The security that `code` names in the market of that suffix."""
    if market in ("SH", "SZ", "BJ"):
        return symbols.mainland(code, market)
    if market == "CN":
        return symbols.mainland(code)
    if market == "HK":
        return symbols.hong_kong(code) or (symbols.index(code) if code.startswith("HS") else None)
    if market == "US":
        if code[:1] in ".^" and code:
            return symbols.index(code[1:])
        return symbols.american(code)
    if market == "INDEX":
        return symbols.index(code.lstrip(".^"), known=False)
    if market == "CRYPTO":
        return symbols.crypto(code)
    return symbols.elsewhere(code, market)


def ric(code: str) -> Security | None:
    """The security of a Reuters code, without its angle brackets: `JNJ.N`, `BRKa.N`, `.SPX`."""
    if code.startswith("."):
        return symbols.index(code[1:], known=False)
    match = _REUTERS_CLASS.fullmatch(code)
    root, _, suffix = code.rpartition(".")
    if match:
        root, suffix = f"{match[1]}-{match[2].upper()}", match[3]
    market = _REUTERS_RARE.get(suffix) or MARKETS.get(suffix)
    return in_market(root.upper(), market) if market else None


def marked(notation: str) -> Security | None:
    """The security of a code that says its market: by prefix, suffix, or a sign before it."""
    text = unicodedata.normalize("NFKC", notation[:LONGEST]).strip()
    if len(notation) > LONGEST or not text:
        return None
    if match := _XUEQIU.fullmatch(text):
        return quoted(match[1])
    if text[0] == "<" and text[-1] == ">":
        return ric(text[1:-1])
    if text[0] == "$":
        inner = text.strip("$")
        return _sure_coin(inner.upper()) or marked(inner) or symbols.american(inner.upper())
    if text[0] in ".^":
        return symbols.index(text[1:].upper().partition(":")[0])
    if match := _REUTERS_CLASS.fullmatch(text):
        return ric(text)
    return _capitals(text.upper())


def _capitals(text: str) -> Security | None:
    """As `marked`, of what is already clean and in capitals."""
    if match := _COIN.fullmatch(text):
        coin = symbols.crypto(match[1])
        if coin or not text.endswith(".X"):
            return coin
    if text.startswith("HKHS"):
        return symbols.index(text[2:])
    if match := _GLUED.fullmatch(text):
        market, code = (match[1], match[2]) if match[1] else (match[4], match[3])
        return in_market(code, MARKETS[market])
    if (match := _BEHIND.fullmatch(text)) and (
        market := MARKETS.get(match[2])
        or _REUTERS.get(match[2])
        or (_BLOOMBERG.get(match[2], "") if match[3] else "")
    ):
        if match[1] in EXCHANGES and market == "US":
            return None
        found = in_market(match[1], market)
        if found:
            return found
    if (match := _AHEAD.fullmatch(text)) and (market := MARKETS.get(match[1], "")):
        code = match[2]
        again = _GLUED.fullmatch(code)
        if again and MARKETS.get(again[1] or again[4]) == market:
            code = again[2] or again[3]
        return in_market(code, market)
    if "." in text[1:] or "-" in text or "/" in text:
        return symbols.american(text)
    return None


def _sure_coin(code: str) -> Security | None:
    return symbols.crypto(code) if code in symbols.COINS else None


def quoted(code: str) -> Security | None:
    """The security of a code in a place that holds nothing but codes: an address, `$名(…)$`.

    There `00700` is of Hong Kong and `AAPL` of the United States; a code that says its market
    is what it says.
    """
    code = code.strip()
    if code.isascii() and code.isdigit():
        if len(code) == 6:
            return symbols.mainland(code)
        return symbols.hong_kong(code) if len(code) >= 4 else None
    if found := marked(code):
        return found
    share = symbols.american(code)
    if share and table.names_of(share.symbol):
        return share
    return symbols.index(code) or share


def canonical(notation: str) -> str | None:
    """The symbol of any written form of a security, for a person who asks for it.

    Beside what a text may hold, a bare code is read here: six digits by their range (000001 is
    000001.SZ), three to five as Hong Kong's, one to five capital letters as American, unless
    they are a coin that everybody knows, or one that bears no known share's ticker. None where it
    cannot be a security.
    """
    text = unicodedata.normalize("NFKC", notation[: LONGEST + 1]).strip()
    if len(text) > LONGEST:
        return None
    if len(text) > 2 and text[0] in "([【" and text[-1] in ")]】":
        text = text[1:-1].strip()
    found = marked(text)
    if found is None and text.isascii() and text.isdigit():
        found = symbols.hong_kong(text) if 3 <= len(text) <= 5 else symbols.mainland(text)
    if found is None:
        found = symbols.american(text)
        if text in symbols.COINS or found is None or not table.names_of(found.symbol):
            found = symbols.crypto(text) or found
    return found.symbol if found else None
