"""Codes that say their market: $AAPL, 600519.SH, SH600519, NASDAQ: AAPL, SAP.DE, <JNJ.N>."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from newsreader.securities import symbols, table
from newsreader.securities.forms import CASHTAG, QUALIFIED, Found, free
from newsreader.securities.names import name_before
from newsreader.securities.notation import EXCHANGES, MARKETS, in_market, marked, quoted, ric
from newsreader.securities.symbols import Security


def _named(text: str, start: int, end: int, security: Security | None) -> Iterator[Found]:
    """The code at that place with the name before it, where it is a security."""
    if security:
        yield Found(start, end, security, QUALIFIED, name_before(text, start))


def _back(text: str, end: int, pattern: re.Pattern[str], most: int) -> int:
    """Where what ends at `end` begins, by a pattern that ends in `\\Z`; -1 where it is none."""
    match = pattern.search(text, max(0, end - most), end)
    return match.start() if match else -1


# --- $…$ and $AAPL -------------------------------------------------------------------------------

_XUEQIU = re.compile(r"\$([^$()\n\t]{1,40})\(([A-Za-z0-9.:^_/-]{1,20})\)\$")
_CASHTAG = re.compile(
    r"\$(?:[A-Za-z]{1,6}(?:[._-][A-Za-z]{1,2})?|[0-9]{5,6}\.(?:HK|SH|SZ|BJ)(?=\$))(?![A-Za-z0-9])"
    r"(?:\$(?![A-Za-z]))?"
)
# Amounts and currencies: "in $bn", "$USD".
_MONEY: Final = frozenset(
    {"m", "mm", "mn", "bn", "k", "tn", "USD", "HKD", "CAD", "AUD", "SGD", "RMB", "CNY", "EUR"}
)


def cashtags(text: str) -> Iterator[Found]:
    """`$AAPL`, `$BRK.B`, `$贵州茅台(SH600519)$`, `$00700.HK$`."""
    if "$" not in text:
        return
    for match in _XUEQIU.finditer(text):
        if security := quoted(match[2]):
            yield Found(match.start(), match.end(), security, CASHTAG, match[1].strip())
    for match in _CASHTAG.finditer(text):
        body = match[0].strip("$")
        one_case = body.isupper() or body.islower() or body[:5].isdigit()
        if not one_case or body in _MONEY or not free(text, match.start(), "$"):
            continue
        if security := marked("$" + body):
            yield Found(match.start(), match.end(), security, CASHTAG)


# --- digits --------------------------------------------------------------------------------------

_SUFFIXED = re.compile(
    r"[0-9](?: ?[.,:] ?(?:SH|SZ|BJ|SS|XSHG|XSHE|HK|CN|KS|KQ|TWO?|KL|SR|T|sh|sz|bj|ss|hk)"
    r"|(?<=[0-9]{6}) ?(?:SH|SZ|BJ|SS|sh|sz|bj|ss))(?![A-Za-z0-9$])"
)
_DIGITS = re.compile(r"[0-9]{1,6}\Z")
_THOUSANDS = re.compile(r"(?<![0-9])[0-9]{1,3}(?:,[0-9]{3}){0,3},\Z")


def suffixed(text: str) -> Iterator[Found]:
    """`600519.SH`, `00700,HK`, `000402SZ`, `7203.T`, `2330.TW`."""
    for match in _SUFFIXED.finditer(text):
        last = match.start() + 1
        start = _back(text, last, _DIGITS, 6)
        digits = last - start
        if not free(text, start):
            continue
        # `9.30,HK` and `1,600.HK` are figures; a short number takes a full stop and no space.
        if (digits < 5 and text[last] != ".") or (digits < 4 and " " in match[0]):
            continue
        before = text[max(0, start - 13) : start]
        if (digits < 6 and before.endswith(".")) or (digits == 3 and _THOUSANDS.search(before)):
            continue
        if match[0].endswith("T") and match[0][1:] != ".T":
            continue
        yield from _named(text, start, match.end(), marked(text[start : match.end()]))


_PREFIXED = re.compile(
    r"(?:SH|SZ|BJ|SS|HK|sh|sz|bj|ss|hk)(?:[:.] ?| (?=[0-9]{6}))?(?:SH|SZ|BJ|HK)?[0-9]{4,6}"
    r"(?![A-Za-z0-9])"
)
_YEAR = re.compile(r"(?:HK|hk)(?:19|20)[0-9]{2}")


def prefixed(text: str) -> Iterator[Found]:
    """`SH600519`, `HK:0700`, `SH:SH600519`."""
    for match in _PREFIXED.finditer(text):
        if free(text, match.start(), "/.-_") and not _YEAR.fullmatch(match[0]):
            yield from _named(text, match.start(), match.end(), marked(match[0]))


# --- exchanges, before and behind ----------------------------------------------------------------

_AFTER_VENUE = re.compile(
    r"(?:: ?|\.(?=[A-Z0-9]{1,6}[) ]))([A-Z0-9]{1,8}(?:[./-][A-Z](?![A-Za-z]))?)(?![A-Za-z0-9])"
)
_VENUE = re.compile(
    r"(?:NASDAQ|Nasdaq|NYSE ?(?:American|AMERICAN|Arca|ARCA|MKT)?|AMEX|OTC(?:MKTS|QX|QB|PK)?|PINK|"
    r"ARCA|BATS|CBOE|SSE|SHSE|SHA|XSHG|SZSE|SHE|XSHE|HKEX|SEHK|HKSE|HKG|HK|TYO|LSE|LON|TSX|ASX|KRX|"
    r"KOSDAQ|TPE|TWSE|ETR|XETRA|EPA|AMS|STO|SGX|SWX|VTX|BIT|BME|CPH|HEL|VIE|EBR|OSE|NSE|JSE|KLSE|"
    r"TADAWUL|BVMF|US|上交所|深交所|北交所|港交所|纽交所|纳斯达克) ?\Z"
)
_LONGEST_VENUE: Final = 15
# Words in capitals that follow a colon in headlines.
_WORDS: Final = frozenset(
    {"A", "I", "THE", "UP", "DOWN", "NEW", "NO", "ON", "IN", "WHAT", "WHY", "HOW", "ALL", "OPEN"}
)
_HEADLINE = re.compile(" [A-Z]{2,}(?![A-Z:])")


def listed(text: str) -> Iterator[Found]:
    """`NASDAQ: AAPL`, `STO: VOLV-B`, `港交所：00700`."""
    for match in _AFTER_VENUE.finditer(text):
        start = _back(text, match.start(), _VENUE, _LONGEST_VENUE)
        if start < 0 or not free(text, start):
            continue
        exchange, code = text[start : match.start()].upper().replace(" ", ""), match[1]
        if code in EXCHANGES or (exchange == "US" and " " in match[0]):
            continue
        if code in _WORDS and text[match.end() : match.end() + 1] not in (")", "]", ""):
            continue
        security = in_market(code, MARKETS[exchange])
        if security is None or (code.isalpha() and _shouted(text, match.end(), security)):
            continue
        yield from _named(text, start, match.end(), security)


def _shouted(text: str, end: int, security: Security) -> bool:
    """A headline in capitals goes on behind a code that nobody knows: NASDAQ: WEEK AHEAD."""
    return bool(_HEADLINE.match(text, end)) and not table.names_of(security.symbol)


_ABROAD: Final = "DE|PA|AS|SW|AX|NS|SI|ST|OL|HE|CO|MC|MI|TO|JO|SA|IR|BR|VI|TW|KL"
_BEFORE_VENUE = re.compile(
    rf"(?:\.(?:US|N|OQ?|L|{_ABROAD})|:(?:US|NASDAQ|NYSE|NYSEARCA|OTCMKTS|LON|STO|ETR|EPA|AMS|SWX|"
    r"ASX|SGX|NSE|TPE))(?![A-Za-z0-9>]|[./][A-Za-z])"
)
_TICKER = re.compile(r"[A-Z0-9]{1,8}(?:[./-][A-Z])?\Z")
_SMALL = re.compile(r"\.us(?![A-Za-z0-9/@-]|\.[a-z])")
_SMALL_TICKER = re.compile(r"[a-z]{1,5}(?:[.-][a-z])?\Z")
_GLUE: Final = "./-:&'$"


def dotted(text: str) -> Iterator[Found]:
    """`BABA.US`, `SAP.DE`, `VOLV-B.ST`, `AAPL:NASDAQ`, `AAPL.O`; `aapl.us` of what is known.

    One letter before a suffix is mostly an abbreviation; only `.US` says enough for `F.US`.
    """
    for match in _BEFORE_VENUE.finditer(text):
        start = _back(text, match.start(), _TICKER, 10)
        code = text[max(0, start) : match.start()]
        if start < 0 or code.isdigit() or not free(text, start, _GLUE):
            continue
        if match[0] == ".US" or match[0][0] == ":" or len(code) > 1:
            yield from _named(text, start, match.end(), marked(code + match[0]))
    for match in _SMALL.finditer(text):  # else it is a site: zoom.us
        start = _back(text, match.start(), _SMALL_TICKER, 7)
        if start >= 0 and free(text, start, _GLUE + "@_"):
            security = marked(text[start : match.end()])
            if security and table.names_of(security.symbol):
                yield from _named(text, start, match.end(), security)


# Bloomberg writes `700 HK`: taken between brackets or line ends, or where `Equity` follows, for
# `in 1997 HK` and `tell US` are English.
_SPACED = re.compile(
    r" (?:(?:HK|US|CH|CN|JP|LN)(?: (?:Equity|EQUITY)(?![A-Za-z])|(?=[)\],;\n\t]|\Z))"
    r"|(?:TT|SP|AU|GR|FP|NA|IM|SM|SW|FH|DC|KS) (?:Equity|EQUITY)(?![A-Za-z]))"
)
_SPACED_CODE = re.compile(r"[A-Z0-9]{1,6}(?:[./][A-Z])?\Z")


def spaced(text: str) -> Iterator[Found]:
    """`700 HK Equity`, `(AAPL US)`."""
    for match in _SPACED.finditer(text):
        start = _back(text, match.start(), _SPACED_CODE, 8)
        if start < 0 or not free(text, start):
            continue
        if match[0][-1] in "yY" or start == 0 or text[start - 1] in "([\n\t":
            yield from _named(text, start, match.end(), marked(text[start : match.end()]))


# --- Reuters, Yahoo ------------------------------------------------------------------------------

_RIC = re.compile(r"<(\.[A-Z0-9]{2,12}|[A-Z0-9]{1,8}[a-z]?(?:_[a-z])?\.[A-Z]{1,3})>")


def rics(text: str) -> Iterator[Found]:
    """`<JNJ.N>`, `<.SPX>`."""
    for match in _RIC.finditer(text):
        if security := ric(match[1]):
            yield Found(match.start(1), match.end(1), security, QUALIFIED)


_PAIR = re.compile(r"[-/.](?:(?<=[-/])USDT?|(?<=\.)X)(?![A-Za-z0-9])")
_COIN = re.compile(r"[A-Z0-9]{2,8}\Z")
_YAHOO_INDEX = re.compile(r"\^[A-Z0-9]{2,8}(?![A-Za-z0-9])")


def signed(text: str) -> Iterator[Found]:
    """`BTC-USD`, `BTC/USDT`, `BTC.X`, `^GSPC`."""
    for match in _PAIR.finditer(text):
        start = _back(text, match.start(), _COIN, 9)
        if start >= 0 and free(text, start, _GLUE):
            coin = symbols.crypto(text[start : match.start()])
            if coin:
                yield Found(start, match.end(), coin, QUALIFIED)
    if "^" in text:
        for match in _YAHOO_INDEX.finditer(text):
            if free(text, match.start()) and (security := marked(match[0])):
                yield Found(match.start(), match.end(), security, QUALIFIED)


FORMS: Final[tuple[Callable[[str], Iterator[Found]], ...]] = (
    cashtags, suffixed, prefixed, listed, dotted, spaced, rics, signed,
)  # fmt: skip
"""Each finds one form in a half-width text."""
