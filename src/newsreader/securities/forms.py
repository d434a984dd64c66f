"""The written forms of codes in running text.

Each form is one regular expression that says where a code may stand, and a function that asks
`notation` what it means. Every repetition is bounded, so that the time is linear in the text.
A bare ticker or a bare number is never read here: something must mark it as a code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from newsreader.model import SecurityKind
from newsreader.securities import symbols
from newsreader.securities.names import index_named, is_abbreviation, name_before, name_in_cell
from newsreader.securities.notation import EXCHANGES, MARKETS, in_market, marked, quoted, ric
from newsreader.securities.symbols import Security

CASHTAG: Final = "cashtag"
QUALIFIED: Final = "qualified"
BRACKETED: Final = "bracketed"
BARE: Final = "bare"


class Found(NamedTuple):
    """A code in a text."""

    start: int
    end: int
    security: Security
    form: str
    name: str = ""


_HALF_WIDTH: Final = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: " ", 0xA0: " "}
_URL = re.compile(r"https?://[!-~]+")


_SIGNS: Final = tuple(
    ("，：；？！（）％／－＋．　\xa0"[at], ",:;?!()%/-+.  "[at]) for at in range(14)
)
"""What nearly all full-width characters in a text are; each is replaced in one sweep."""
_WIDE = re.compile("[\uff01-\uff5e]")


@lru_cache(16)
def half_width(text: str) -> str:
    """`text` with ASCII for full-width letters, digits, signs; addresses blank; same length."""
    if not text.isascii():
        for wide, plain in _SIGNS:
            if wide in text:
                text = text.replace(wide, plain)
        if _WIDE.search(text):
            text = text.translate(_HALF_WIDTH)
    if "://" in text:
        text = _URL.sub(lambda match: " " * len(match[0]), text)
    return text


def _free(text: str, start: int, forbidden: str = "") -> bool:
    """No ASCII letter or digit, and none of `forbidden`, stands right before `start`."""
    if start == 0:
        return True
    before = text[start - 1]
    return not (before.isascii() and before.isalnum()) and before not in forbidden


# --- $…$ and $AAPL -------------------------------------------------------------------------------

_XUEQIU = re.compile(r"\$([^$()\n\t]{1,40})\(([A-Za-z0-9.:^_/-]{1,20})\)\$")
_CASHTAG = re.compile(
    r"\$(?:[A-Za-z]{1,6}(?:[._-][A-Za-z]{1,2})?|\d{5,6}\.(?:HK|SH|SZ|BJ)(?=\$))(?![A-Za-z0-9])"
    r"(?:\$(?![A-Za-z]))?"
)
# Amounts and currencies: "in $bn", "$USD".
_MONEY: Final = frozenset(
    {"m", "mm", "mn", "bn", "k", "tn", "USD", "HKD", "CAD", "AUD", "SGD", "RMB", "CNY", "EUR"}
)


def _cashtags(text: str) -> Iterator[Found]:
    if "$" not in text:
        return
    for match in _XUEQIU.finditer(text):
        if security := quoted(match[2]):
            yield Found(match.start(), match.end(), security, CASHTAG, match[1].strip())
    for match in _CASHTAG.finditer(text):
        body = match[0].strip("$")
        one_case = body.isupper() or body.islower() or body[:5].isdigit()
        if not one_case or body in _MONEY or not _free(text, match.start(), "$"):
            continue
        if security := marked("$" + body):
            yield Found(match.start(), match.end(), security, CASHTAG)


# --- codes that say their market -----------------------------------------------------------------

_SUFFIXED = re.compile(
    r"\d{1,6}(?: ?[.,:] ?(?:SH|SZ|BJ|SS|XSHG|XSHE|HK|CN|KS|T|sh|sz|bj|ss|hk)"
    r"|(?<=\d{6}) ?(?:SH|SZ|BJ|SS|sh|sz|bj|ss))(?![A-Za-z0-9$])"
)


def _suffixed(text: str) -> Iterator[Found]:
    for match in _SUFFIXED.finditer(text):
        code = re.match(r"\d+", match[0])
        digits = len(code[0]) if code else 0
        # `9.30,HK` and `1,600.HK` are figures; a short number takes a full stop and no space.
        loose = digits < 5 and match[0][digits] != "."
        figure = digits < 6 and not _free(text, match.start(), ".,")
        if loose or figure or (digits < 4 and " " in match[0]) or not _free(text, match.start()):
            continue
        if match[0][-1] == "T" and match[0][4:] != ".T":
            continue
        if security := marked(match[0]):
            name = name_before(text, match.start())
            yield Found(match.start(), match.end(), security, QUALIFIED, name)


_PREFIXED = re.compile(
    r"(?:SH|SZ|BJ|SS|HK|sh|sz|bj|ss|hk)(?:[:.] ?| (?=\d{6}))?(?:SH|SZ|BJ|HK)?\d{4,6}(?![A-Za-z0-9])"
)
_YEAR = re.compile(r"(?:HK|hk)(?:19|20)\d\d")


def _prefixed(text: str) -> Iterator[Found]:
    for match in _PREFIXED.finditer(text):
        if not _free(text, match.start(), "/.-_") or _YEAR.fullmatch(match[0]):
            continue
        if security := marked(match[0]):
            name = name_before(text, match.start())
            yield Found(match.start(), match.end(), security, QUALIFIED, name)


_VENUES: Final = (
    "NASDAQ|Nasdaq|NYSE ?(?:American|AMERICAN|Arca|ARCA|MKT)?|AMEX|OTC(?:MKTS|QX|QB|PK)?|PINK|"
    "ARCA|BATS|CBOE|SSE|SHSE|XSHG|SZSE|XSHE|HKEX|SEHK|HKSE|HKG|HK|TYO|LSE|LON|TSX|ASX|KRX|US|"
    "上交所|深交所|北交所|港交所|纽交所|纳斯达克"
)
_LISTED = re.compile(
    rf"(?:{_VENUES})(?: ?: ?|\.(?=[A-Z0-9]{{1,6}}[) ]))"
    r"([A-Z0-9]{1,6}(?:[./-][A-Z](?![A-Za-z]))?)(?![A-Za-z0-9])"
)
# Words in capitals that follow a colon in headlines.
_WORDS: Final = frozenset(
    {"A", "I", "THE", "UP", "DOWN", "NEW", "NO", "ON", "IN", "WHAT", "WHY", "HOW", "ALL", "OPEN"}
)


def _listed(text: str) -> Iterator[Found]:
    for match in _LISTED.finditer(text):
        exchange = match[0][: match.start(1) - match.start()].rstrip(" :.").upper()
        if exchange == "US" and " " in match[0]:
            continue
        if match[1] in _WORDS and text[match.end() : match.end() + 1] not in (")", "]", ""):
            continue
        market = MARKETS.get(exchange.replace(" ", ""), "")
        if not market or match[1] in EXCHANGES or not _free(text, match.start()):
            continue
        if security := in_market(match[1], market):
            name = name_before(text, match.start())
            yield Found(match.start(), match.end(), security, QUALIFIED, name)


_DOTTED = re.compile(
    r"[A-Z][A-Z0-9]{0,5}(?:[./-][A-Z])?"
    r"(?:\.US|:(?:US|NASDAQ|NYSE|NYSEARCA|OTCMKTS|LON|STO)|(?<=[A-Z]{2})\.(?:N|O|OQ|L))"
    r"(?![A-Za-z0-9]|\.[A-Za-z])"
)


def _dotted(text: str) -> Iterator[Found]:
    for match in _DOTTED.finditer(text):
        if _free(text, match.start(), "./-:&'$") and (security := marked(match[0])):
            name = name_before(text, match.start())
            yield Found(match.start(), match.end(), security, QUALIFIED, name)


# Bloomberg writes `700 HK`: taken between brackets or line ends, or where `Equity` follows, for
# `in 1997 HK` and `tell US` are English.
_SPACED = re.compile(
    r"[A-Z0-9]{1,6}(?:/[A-Z])? (?:HK|US|CH|CN|JP|LN)"
    r"(?: (?:Equity|EQUITY)(?![A-Za-z])|(?=[)\],;\n\t]|\Z))"
)


def _spaced(text: str) -> Iterator[Found]:
    for match in _SPACED.finditer(text):
        before = text[match.start() - 1] if match.start() else "\n"
        equity = match[0][-1] in "yY"
        if not _free(text, match.start()) or not (equity or before in "([\n\t"):
            continue
        if security := marked(match[0]):
            name = name_before(text, match.start())
            yield Found(match.start(), match.end(), security, QUALIFIED, name)


_RIC = re.compile(r"<(\.[A-Z0-9]{2,12}|[A-Z0-9]{1,8}[a-z]?(?:_[a-z])?\.[A-Z]{1,2})>")


def _rics(text: str) -> Iterator[Found]:
    for match in _RIC.finditer(text):
        if security := ric(match[1]):
            yield Found(match.start(1), match.end(1), security, QUALIFIED)


_COIN_PAIR = re.compile(rf"(?:{'|'.join(sorted(symbols.COINS))})(?:-USDT?|\.X)(?![A-Za-z0-9])")
_YAHOO_INDEX = re.compile(r"\^[A-Z0-9]{2,8}(?![A-Za-z0-9])")


def _signed(text: str) -> Iterator[Found]:
    for pattern, mark in ((_COIN_PAIR, "-"), (_COIN_PAIR, ".X"), (_YAHOO_INDEX, "^")):
        if mark not in text:
            continue
        for match in pattern.finditer(text):
            if mark in match[0] and _free(text, match.start()) and (s := marked(match[0])):
                yield Found(match.start(), match.end(), s, QUALIFIED)


_LABELLED = re.compile(r"代码(?:[为是:]|\) ?:)? ?(?=([A-Z]{0,2}\d{1,6})(?![0-9A-Za-z.]))")


def _labelled(text: str) -> Iterator[Found]:
    for match in _LABELLED.finditer(text):
        code = match[1]
        label = text[max(0, match.start() - 4) : match.start()]
        hong_kong = "港" in label or "H股" in label
        security = symbols.hong_kong(code) if hong_kong and code.isdigit() else quoted(code)
        if security and (hong_kong or len(code) >= 5):
            yield Found(match.start(1), match.end(1), security, QUALIFIED)


# --- codes that only a place marks ---------------------------------------------------------------

_BRACKET = re.compile(r"[(\[【〔]([^()\[\]【】〔〕\n\t]{1,40})[)\]】〕]")
_PART = re.compile(r"[^,;、/ ]+")
_TICKER = re.compile(r"[A-Z]{1,5}(?:[./-][A-Z])?")


def _bracketed(text: str) -> Iterator[Found]:
    for match in _BRACKET.finditer(text):
        inside, offset = match[1], match.start(1)
        if _TICKER.fullmatch(inside):
            if not is_abbreviation(inside, text[max(0, match.start() - 80) : match.start()]) and (
                security := symbols.american(inside)
            ):
                yield Found(offset, match.end(1), security, BRACKETED)
            continue
        name = name_before(text, match.start())
        for part in _PART.finditer(inside):
            security = _numbered(part[0], name, text[max(0, match.start() - 1) : match.start()])
            if security is None:
                break
            start = offset + part.start()
            yield Found(start, start + len(part[0]), security, BRACKETED, name)


def _numbered(code: str, name: str, before: str) -> Security | None:
    """The security of a number alone in brackets: a share, a fund, a convertible bond."""
    if not code.isdigit() or not (before.isalnum() or before in ("", "\n", "\t", '"', "”", "’")):
        return None
    if len(code) == 5 and (code[0] == "0" or (code[0] == "8" and name.endswith("-R"))):
        return symbols.hong_kong(code)
    return bare(code, name)


def bare(code: str, name: str) -> Security | None:
    """The security of six digits that nothing but `name` beside them explains."""
    if code.startswith("000") and index_named(name):
        return symbols.mainland(code, "SH")
    security = symbols.mainland(code)
    if security is None:
        return None
    if code.startswith(("200", "201", "900")) and not name.endswith("B"):
        return None  # a date or a postal code; B shares say that they are
    if security.kind is SecurityKind.BOND and not name.endswith(("债", "债券")):
        return None
    if security.kind is SecurityKind.INDEX and not index_named(name):
        return None
    return security


_CELL = re.compile(r"\d{6}(?= ?(?:[\t\n]|\Z))")


def _cells(text: str) -> Iterator[Found]:
    """Codes that fill a cell of a table, beside a cell that holds a name."""
    if "\t" not in text:
        return
    for match in _CELL.finditer(text):
        start, end = match.span()
        left = start - 1 if text[start - 1 : start] == " " else start
        right = end + 1 if text[end : end + 1] == " " else end
        if left > 0 and text[left - 1] not in "\t\n":
            continue
        name = ""
        if text[right : right + 1] == "\t":
            name = name_in_cell(text[right + 1 : right + 41], ahead=True)
        if not name and left > 0 and text[left - 1] == "\t":
            name = name_in_cell(text[max(0, left - 41) : left - 1], ahead=False)
        if name and (security := bare(match[0], name)):
            yield Found(start, end, security, BARE, name)


_FORMS: Final[tuple[Callable[[str], Iterator[Found]], ...]] = (
    _cashtags, _suffixed, _prefixed, _listed, _dotted, _spaced, _rics, _signed, _labelled,
    _bracketed, _cells,
)  # fmt: skip


def codes(text: str) -> Iterator[Found]:
    """Every code in `text`, in no order; they may overlap."""
    text = half_width(text)
    for form in _FORMS:
        yield from form(text)
