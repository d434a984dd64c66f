"""Which security an address is the quote page of.

Every site writes codes its own way; a page of a sector, a topic, a person or a currency pair is
no quote page. An address proves the code, not that the linked words mean the company.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import unquote

from newsreader.model import SecurityKind
from newsreader.securities import symbols
from newsreader.securities.notation import in_market, marked, quoted
from newsreader.securities.symbols import Security

LONGEST: Final = 2048
"""Characters of an address that are looked at; a longer one is none of a quote page."""

_EASTMONEY_MARKETS: Final = {
    "0": "CN", "1": "SH", "116": "HK", "105": "US", "106": "US", "107": "US",
}  # fmt: skip

_Reader = Callable[[re.Match[str]], Security | None]


def _plain(match: re.Match[str]) -> Security | None:
    """The code as it stands: sh600519, 00700, AAPL, AAPL:NASDAQ."""
    return quoted(match["code"])


def _capital(match: re.Match[str]) -> Security | None:
    """A ticker that the site writes in small letters."""
    return quoted(match["code"].upper())


def _hong_kong(match: re.Match[str]) -> Security | None:
    return symbols.hong_kong(match["code"])


def _american(match: re.Match[str]) -> Security | None:
    return symbols.american(match["code"].upper())


def _fund(match: re.Match[str]) -> Security | None:
    found = symbols.american(match["code"].upper())
    return Security(found.symbol, SecurityKind.FUND) if found else None


def _index(match: re.Match[str]) -> Security | None:
    """A page that the site itself files under indices: 399001, .IXIC-US."""
    code = match["code"].rpartition("-")[0] or match["code"]
    if code.isdigit():
        return symbols.mainland(code, "SZ" if code.startswith("399") else "SH")
    return symbols.index(code.lstrip(".^").upper())


def _numbered(match: re.Match[str]) -> Security | None:
    """东方财富: the market is a number. 0 is Shenzhen and Beijing."""
    market, code = match["market"], match["code"]
    if market == "0":
        return symbols.mainland(code, "SZ") or symbols.mainland(code, "BJ")
    return in_market(code.replace("_", "."), _EASTMONEY_MARKETS.get(market, ""))


def _sina(match: re.Match[str]) -> Security | None:
    code = match["code"]
    if code.lower().startswith(("us_", "gb_")):
        return symbols.american(code[3:].upper())
    return quoted(code)


def _tencent(match: re.Match[str]) -> Security | None:
    code = match["code"]
    if code.startswith("us"):
        return symbols.index(code[3:]) if code[2:3] == "." else quoted(code[2:])
    return quoted(code)


def _dashed(match: re.Match[str]) -> Security | None:
    """TradingView: NASDAQ-AAPL, SSE-600519, AAPL, BTCUSD."""
    code = match["code"].upper()
    coin = re.fullmatch(r"([A-Z]{3,5}?)USDT?", code)
    if coin:
        return symbols.crypto(coin[1])
    exchange, dash, rest = code.partition("-")
    return marked(f"{exchange}:{rest}") if dash else quoted(code)


def _yahoo(match: re.Match[str]) -> Security | None:
    """Yahoo: 600519.SS, 0700.HK, BRK-B, ^GSPC, BTC-USD; `EURUSD=X` is no security."""
    code = match["code"].upper()
    return None if "=" in code else quoted(code)


_CODE: Final = r"(?P<code>[A-Za-z0-9.^:_=$-]{1,24})"
_END: Final = r"(?=[/?#.]|$)"
_A_SHARE: Final = r"(?P<code>(?:sh|sz|bj|ss|SH|SZ|BJ|SS)\d{6})"

# Host (itself and what ends with a dot and it), pattern of what follows it, what its code means.
_TABLE: Final[tuple[tuple[str, str, _Reader], ...]] = (
    ("stcn.com", rf"/dc/stock/?\?(?:\S*&)?stockcode={_A_SHARE}", _plain),
    ("xueqiu.com", rf"/[Ss]/{_CODE}(?=[/?#]|$)", _plain),
    ("eastmoney.com", rf"/(?:concept/)?{_A_SHARE}\.html", _plain),
    ("eastmoney.com", r"/(?:kcb|bj|cyb)/(?P<code>\d{6})\.html", _plain),
    ("eastmoney.com", r"/zs(?P<code>\d{6})\.html", _index),
    ("eastmoney.com", r"/hk/(?P<code>\d{4,5})\.html", _hong_kong),
    ("eastmoney.com", r"/us/(?P<code>[A-Za-z_.]+)\.html", _american),
    ("eastmoney.com", r"/(?:unify/c?r|quote/stock)/(?P<market>\d+)\.(?P<code>\w+)", _numbered),
    ("eastmoney.com", r"\S*[?&]secid=(?P<market>\d+)\.(?P<code>\w+)", _numbered),
    ("sina.com.cn", rf"/realstock/company/{_CODE}{_END}", _sina),
    ("sina.com.cn", r"/hkstock/quotes/(?P<code>\d{5})\.html", _hong_kong),
    ("sina.com.cn", r"/usstock/quotes/(?P<code>[A-Za-z.]+?)\.html", _american),
    ("sina.cn", rf"/hs/company/quotes/view/{_A_SHARE}", _plain),
    ("10jqka.com.cn", r"/(?P<code>\d{6}|HK\d{4,5}|[A-Z]{1,5}|1A0001)(?=[/?#]|$)", _plain),
    ("cls.cn", rf"/stock/?\?(?:\S*&)?code={_A_SHARE}", _plain),
    ("gelonghui.com", rf"/(?:stock-check|stock)/{_CODE}{_END}", _plain),
    ("futunn.com", r"(?:/[a-z]{2}(?:-[a-z]{2})?)?/index/(?P<code>[A-Z0-9.]+-[A-Z]{2})", _index),
    ("futunn.com", rf"(?:/[a-z]{{2}}(?:-[a-z]{{2}})?)?/(?:stock|etfs)/{_CODE}{_END}", _plain),
    ("moomoo.com", rf"(?:/[a-z]{{2}}(?:-[a-z]{{2}})?)?/(?:stock|etfs)/{_CODE}{_END}", _plain),
    ("gu.qq.com", rf"/{_CODE}(?=[/?#]|$)", _tencent),
    ("nbd.com.cn", r"\S*tag_type=stock&tag_value=(?P<code>\d{6})(?!\d)", _plain),
    ("finance.yahoo.com", rf"/quote/{_CODE}(?=[/?#]|$)", _yahoo),
    ("google.com", rf"/finance/(?:beta/)?quote/{_CODE}(?=[/?#]|$)", _plain),
    ("seekingalpha.com", rf"/symbol/{_CODE}(?=[/?#]|$)", _plain),
    ("tradingview.com", rf"/symbols/{_CODE}(?=[/?#]|$)", _dashed),
    ("zacks.com", rf"/stock/quote/{_CODE}(?=[/?#]|$)", _capital),
    ("tipranks.com", rf"/stocks/{_CODE}(?=[/?#]|$)", _capital),
    ("barchart.com", rf"/stocks/quotes/{_CODE}(?=[/?#]|$)", _capital),
    ("cnbc.com", rf"/quotes/{_CODE}(?=[/?#]|$)", _capital),
    ("marketwatch.com", rf"/investing/stock/{_CODE}(?=[/?#]|$)", _capital),
    ("marketwatch.com", rf"/investing/fund/{_CODE}(?=[/?#]|$)", _fund),
    ("stockanalysis.com", rf"/stocks/{_CODE}(?=[/?#]|$)", _capital),
    ("stockanalysis.com", rf"/etf/{_CODE}(?=[/?#]|$)", _fund),
    ("stocktwits.com", rf"/symbol/{_CODE}(?=[/?#]|$)", _plain),
    ("nasdaq.com", rf"/market-activity/stocks/{_CODE}(?=[/?#]|$)", _capital),
    ("bloomberg.com", rf"/quote/{_CODE}(?=[/?#]|$)", _plain),
    ("finviz.com", rf"/quote(?:\.ashx)?\?(?:\S*&)?t={_CODE}(?=[&#]|$)", _capital),
)  # fmt: skip
_PATTERNS: Final = tuple((host, re.compile(path), read) for host, path, read in _TABLE)

_ADDRESS = re.compile(r"(?:https?:)?//([^/?#\s]{1,255})(\S*)", re.IGNORECASE)
# Pages that name a code, or carry a code attribute, without being about one security.
_NOT_A_SECURITY = re.compile(r"[/?&=](?:plate|industry|province|concept|thshy|bk|k\?q=|n/)")


def security_of(href: str, code: str = "") -> Security | None:
    """The security whose quote page `href` is; None if it is none.

    `code` is the publisher's own code attribute; it decides where the address is of no known
    quote page, and not of a sector or topic either.
    """
    if len(href) > LONGEST:
        return None
    href = unquote(href.strip())
    if href.startswith(("/S/", "/s/")):
        href = f"//xueqiu.com{href}"
    match = _ADDRESS.match(href)
    if match:
        host, rest = match[1].lower().rpartition("@")[2].partition(":")[0], match[2]
        for site, pattern, read in _PATTERNS:
            if host == site or host.endswith("." + site):
                found = pattern.match(rest)
                if found and (security := read(found)):
                    return security
    if code and not _NOT_A_SECURITY.search(href):
        return quoted(code[:24])
    return None
