"""Codes of each market: which numbers are securities, of what kind, and their one symbol.

A symbol is `CODE.MARKET`: the code as its market writes it, and who lists it.

    600519.SH  300024.SZ  920819.BJ   mainland China, six digits
    00700.HK                          Hong Kong, padded to five digits
    AAPL.US  BRK.B.US                 United States; a class stands after a dot
    7203.T  VOD.L  005930.KS  VOLV-B.ST
                                      elsewhere: the suffix that Yahoo uses, a class after a dash
    SPX.INDEX                         an index without a code of a mainland exchange
    BTC.CRYPTO                        a coin

Ranges: the code plans of the exchanges (Shanghai guide no. 4 of 2024, Shenzhen, Beijing, HKEX).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from newsreader.model import SecurityKind
from newsreader.securities.table import names, replaced

STOCK: Final = SecurityKind.STOCK
FUND: Final = SecurityKind.FUND
BOND: Final = SecurityKind.BOND
INDEX: Final = SecurityKind.INDEX
CRYPTO: Final = SecurityKind.CRYPTO


_STEPS: Final = 4
"""How often a symbol may have been given up for another one."""


class Security(NamedTuple):
    """A symbol and what it names."""

    symbol: str
    kind: SecurityKind


_SHANGHAI: Final = (
    (("600", "601", "603", "605", "688", "689", "900"), STOCK),
    (("000",), INDEX),
    (("5",), FUND),
    (("009", "010", "018", "019", "020", "1", "204"), BOND),
)
_SHENZHEN: Final = (
    (("000", "001", "002", "003", "004", "30", "200", "201", "14"), STOCK),
    (("399",), INDEX),
    (("15", "16", "18"), FUND),
    (("10", "11", "12", "13"), BOND),
)
_BEIJING: Final = (
    (("43", "82", "83", "87", "920", "400", "420"), STOCK),
    (("899",), INDEX),
)
_EXCHANGES: Final = {"SH": _SHANGHAI, "SZ": _SHENZHEN, "BJ": _BEIJING}

# Whose a bare code is: 000xxx and 12xxxx are in two plans, so this is an order of its own.
_BARE: Final = (
    (("600", "601", "603", "605", "688", "689", "900"), "SH"),
    (("000", "001", "002", "003", "004", "30", "200", "201", "399"), "SZ"),
    (("43", "83", "87", "920", "899"), "BJ"),
    (("5", "110", "111", "113", "118", "132"), "SH"),
    (("15", "16", "18", "120", "123", "127", "128"), "SZ"),
)


def mainland(code: str, exchange: str = "") -> Security | None:
    """The security of six digits; `exchange` is SH, SZ or BJ, or empty to go by the range.

    A bare 000001 is 平安银行 of Shenzhen; only a mark of Shanghai makes it 上证指数.
    """
    if len(code) != 6 or not (code.isascii() and code.isdigit()):
        return None
    exchange = exchange or next(
        (market for prefixes, market in _BARE if code.startswith(prefixes)), ""
    )
    for prefixes, kind in _EXCHANGES.get(exchange, ()):
        if code.startswith(prefixes):
            return Security(present(f"{code}.{exchange}"), kind)
    return None


def present(symbol: str) -> str:
    """The symbol that stands for `symbol` now: 833819.BJ is 920819.BJ, FB.US is META.US."""
    for _step in range(_STEPS):
        given_up = replaced().get(symbol)
        if given_up is None:
            break
        symbol = given_up.new
    return symbol


# Exchange-traded funds, and their counters in yuan.
_HONG_KONG_FUNDS: Final = ((2800, 2849), (3000, 3199), (7200, 7399), (7500, 7599))


def hong_kong(digits: str) -> Security | None:
    """The security of one to five digits; None for warrants and callable contracts."""
    if not (1 <= len(digits) <= 5 and digits.isascii() and digits.isdigit()):
        return None
    number = int(digits)
    base = number - 80000 if number >= 80000 else number
    if not 1 <= base <= 9999:
        return None
    fund = any(low <= base <= high for low, high in _HONG_KONG_FUNDS)
    return Security(f"{number:05d}.HK", FUND if fund else STOCK)


_AMERICAN = re.compile(r"([A-Z]{1,5})(?:[./_-]([A-Z]))?")
# The funds that news name most; every other ticker counts as a stock.
_FUND_TICKERS: Final = (
    "SPY IVV VOO VTI QQQ TQQQ SQQQ QQQM DIA IWM ARKK GLD IAU SLV USO UNG TLT HYG LQD BND AGG "
    "VXX UVXY KWEB FXI MCHI ASHR EEM VWO EWJ EWH EWZ XLF XLE XLK XLV XLI XLP XLY XLU XLB "
    "SMH SOXX SOXL SOXS YINN YANG GBTC ETHE IBIT FBTC BITO"
)
_AMERICAN_FUNDS: Final = frozenset(_FUND_TICKERS.split())


def american(ticker: str) -> Security | None:
    """The security of a ticker in capitals, with or without a class: BRK.B, BRK-B, BRK/B."""
    match = _AMERICAN.fullmatch(ticker)
    if match is None:
        return None
    root, share_class = match.groups()
    symbol = present(f"{root}.{share_class}.US" if share_class else f"{root}.US")
    return Security(symbol, FUND if symbol[:-3] in _AMERICAN_FUNDS else STOCK)


_ELSEWHERE: Final = {
    "T": re.compile(r"[0-9]{4}|[0-9]{3}[A-Z]"),
    "KS": re.compile(r"[0-9]{6}"),
    "KQ": re.compile(r"[0-9]{6}"),
    "TW": re.compile(r"[0-9]{4,6}[A-Z]?"),
    "TWO": re.compile(r"[0-9]{4,6}[A-Z]?"),
    "KL": re.compile(r"[0-9]{4}[A-Z]{0,2}"),
    "SR": re.compile(r"[0-9]{4}"),
    "SI": re.compile(r"[A-Z0-9]{2}[A-Z0-9]{1,2}"),
    "AX": re.compile(r"[A-Z0-9]{3,6}"),
    "DE": re.compile(r"(?=[0-9]?[A-Z])[A-Z0-9]{1,8}(?:-[A-Z])?"),
    "HE": re.compile(r"[A-Z][A-Z0-9]{0,6}(?:-[A-Z]{1,2})?"),
    "NS": re.compile(r"[A-Z][A-Z0-9-]{0,9}"),
}
_LETTERED: Final = re.compile(r"[A-Z][A-Z0-9]{0,7}(?:-[A-Z])?")


def elsewhere(code: str, market: str) -> Security | None:
    """The security of a code of another market, named by its Yahoo suffix (T, L, KS, DE)."""
    code = re.sub(r"[./_]", "-", code)
    if _ELSEWHERE.get(market, _LETTERED).fullmatch(code):
        return Security(f"{code}.{market}", STOCK)
    return None


# What publishers of quotes call an index beside what the table has for it.
_MORE_INDICES: Final = {"SP500": "SPX.INDEX", "SZSC": "399001.SZ"}


@cache
def _indices() -> dict[str, str]:
    """The symbol of each index by what publishers call it, without `.` and `^` before it."""
    found = {
        one.name.lstrip(".^"): one.symbol
        for one in names("indices")
        if one.use == "code" and not one.name[:6].isdigit()
    }
    own = {symbol.removesuffix(".INDEX"): symbol for symbol in found.values()}
    return {**_MORE_INDICES, **own, **found}


def index(alias: str, *, known: bool = True) -> Security | None:
    """The index of a name such as GSPC or SSEC; with `known` false any name makes a symbol."""
    symbol = _indices().get(alias)
    if symbol:
        return Security(symbol, INDEX)
    if not known and re.fullmatch(r"[A-Z0-9]{2,12}", alias):
        return Security(f"{alias}.INDEX", INDEX)
    return None


_SURE_COINS: Final = "BTC ETH USDT USDC BNB XRP SOL DOGE ADA TRX AVAX SHIB DOT MATIC XLM XMR TON"
COINS: Final = frozenset(_SURE_COINS.split())
"""Coins that `$` before their name means. Left out are those whose name a well-known American
share bears, too (LTC, BCH, LINK, ATOM)."""


@cache
def _coins() -> frozenset[str]:
    return COINS | {one.symbol.removesuffix(".CRYPTO") for one in names("crypto")}


def crypto(coin: str) -> Security | None:
    """The symbol of a coin of the table, in a place that holds nothing else: LINK-USD."""
    return Security(f"{coin}.CRYPTO", CRYPTO) if coin in _coins() else None


@lru_cache(4096)
def known(symbol: str) -> Security:
    """The security of a canonical symbol, which is not checked."""
    code, _dot, market = symbol.rpartition(".")
    if market in _EXCHANGES:
        return mainland(code, market) or Security(symbol, STOCK)
    if market == "HK":
        return hong_kong(code) or Security(symbol, STOCK)
    if market == "US":
        return american(code) or Security(symbol, STOCK)
    return Security(symbol, {"INDEX": INDEX, "CRYPTO": CRYPTO}.get(market, STOCK))
