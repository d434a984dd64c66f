"""Codes that only a word or their place marks: 股票代码：600519, 甲公司（600519）, a cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from newsreader.model import SecurityKind
from newsreader.securities import symbols, table
from newsreader.securities.forms import BARE, BRACKETED, QUALIFIED, Found
from newsreader.securities.names import (
    fund_named,
    index_named,
    is_abbreviation,
    name_before,
    name_in_cell,
    numbers,
)
from newsreader.securities.notation import quoted
from newsreader.securities.symbols import Security

# --- a word --------------------------------------------------------------------------------------

_LABEL = re.compile(r"代[码号](?:\)? ?[:为是]| ?\()? ?(?=[A-Z0-9])")
# What has codes that are securities; 错误代码, 退出代码, 源代码 have others.
_WHOSE = re.compile(
    r"(?:(?P<hong_kong>港股(?:上市)?|H股(?:股[票份])?|港交所(?:股[票份])?|联交所(?:股[票份])?|"
    r"(?:香港|港交所|联交所)上市)|(?P<america>美股(?:股票)?|(?:纳斯达克|纽交所|纽约证券交易所)(?:股票|上市)?)|"
    r"(?P<share>股份)|(?P<ticker>股票|证券|上市)|公司|[AB]股(?:股[票份])?|个股|基金|转债|债券|场内|交易|"
    r"其|申购|(?:^|[^\u4e00-\u9fffA-Za-z0-9]))(?:交易|简称及)?\Z"
)
_LABELLED = re.compile(
    r"([A-Z]{1,5}(?:\.[A-Z])?(?![A-Za-z])|[A-Z]{0,2}[0-9]{1,6})(?![0-9A-Za-z]|\.[0-9A-Za-z])"
)
_NEXT = re.compile(r" ?[、,/和与及] ?([0-9]{5,6})(?![0-9A-Za-z.元万亿股%])")
_ENGLISH: Final = (
    re.compile(r"tock [Cc]odes?[:.]? ?([0-9]{1,6})(?![0-9A-Za-z.,])"),
    re.compile(r"icker(?:: ?| [“\"])([A-Z]{1,5}(?:\.[A-Z])?)(?![A-Za-z0-9])"),
    re.compile(r"ymbol(?:: ?| [“\"])([A-Z]{1,5}(?:\.[A-Z])?)(?![A-Za-z0-9])"),
)
"""Without the first letter, so that each begins with what may be looked for quickly."""
_EXCHANGE = re.compile(r"\b(?:HKEX|SEHK|HKSE|NASDAQ|Nasdaq|NYSE):? [A-Za-z]\Z")


def labelled(text: str) -> Iterator[Found]:
    """`股票代码：600519`, `股份代号：700`, `美股代码：JD`, `Stock Code: 700`, `ticker: AAPL`."""
    for match in _LABEL.finditer(text):
        whose = _WHOSE.search(text, max(0, match.start() - 11), match.start())
        first = _LABELLED.match(text, match.end())
        if whose is None or first is None:
            continue
        if security := _of_label(first[1], whose, match[0][1] == "号"):
            yield Found(first.start(1), first.end(1), security, QUALIFIED)
            end = first.end()
            while (other := _NEXT.match(text, end)) and (security := quoted(other[1])):
                yield Found(other.start(1), other.end(1), security, QUALIFIED)
                end = other.end()
    for pattern in _ENGLISH:
        for match in pattern.finditer(text):
            code = match[1]
            found = _hong_kong_or_six(code) if code[0].isdigit() else symbols.american(code)
            if found:
                yield Found(_exchange(text, match), match.end(1), found, QUALIFIED)


def _exchange(text: str, match: re.Match[str]) -> int:
    """Where the exchange before a label begins, else where the code does: HKEX Stock Code: 700."""
    before = _EXCHANGE.search(text, max(0, match.start() - 9), match.start())
    return before.start() if before else match.start(1)


def _of_label(code: str, whose: re.Match[str], stock_number: bool) -> Security | None:
    """The security of a code behind a label; 股份代号 is what Hong Kong calls it."""
    if not code[-1].isdigit():
        known = whose["america"] or whose["ticker"] or whose["share"]
        return symbols.american(code) if known else None
    if code.isdigit() and (whose["hong_kong"] or (whose["share"] and stock_number)):
        return _hong_kong_or_six(code)
    return quoted(code) if len(code) >= 5 else None


def _hong_kong_or_six(code: str) -> Security | None:
    return symbols.hong_kong(code) if len(code) < 6 else symbols.mainland(code)


# --- brackets ------------------------------------------------------------------------------------

_BRACKET = re.compile(r"[(\[【〔]([^()\[\]【】〔〕\n\t]{1,40})[)\]】〕]")
_PART = re.compile(r"[^,;、/ ]+")
_TICKER = re.compile(r"[A-Z]{1,5}(?:[./-][A-Z])?")
_BONDS: Final = "债"
"""A bond's name ends so, wherever it begins: 银行转债中某某转债（110059）."""


def bracketed(text: str) -> Iterator[Found]:
    """`甲公司（600519）`, `甲公司（600519、000858）`, `Apple Inc. (AAPL)`."""
    for match in _BRACKET.finditer(text):
        inside, offset = match[1], match.start(1)
        head = text[max(0, match.start() - 80) : match.start()]
        if _TICKER.fullmatch(inside):
            if security := _ticker(inside, head):
                yield Found(offset, match.end(1), security, BRACKETED)
            continue
        if not any(map(str.isdigit, inside)):
            continue
        name = name_before(text, match.start())
        for part in _PART.finditer(inside):
            security = _numbered(part[0], name, head)
            if security is None:
                break
            start = offset + part.start()
            yield Found(start, start + len(part[0]), security, BRACKETED, name)


def _ticker(inside: str, head: str) -> Security | None:
    """The security of a ticker alone in brackets: behind its name, or a company's in English."""
    security = symbols.american(inside)
    if security is None:
        return None
    if is_abbreviation(inside, head):
        name = name_before(head, len(head))
        if not name or all(one.name != name for one in table.names_of(security.symbol)):
            return None
    return security


def _numbered(code: str, name: str, head: str) -> Security | None:
    """The security of a number alone in brackets: a share, a fund, a convertible bond."""
    before = head[-1:]
    if not code.isdigit() or not (before.isalnum() or before in ("", "\n", "\t", '"', "”", "’")):
        return None
    if numbers(head) and not table.named(name):
        return None
    if len(code) == 5 and (code[0] == "0" or (code[0] == "8" and name.endswith("-R"))):
        return symbols.hong_kong(code)
    security = bare(code, name or (_BONDS if before == _BONDS else ""))
    if security and security.kind is SecurityKind.STOCK and fund_named(head):
        return None
    return security


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
    if security.kind is SecurityKind.STOCK and fund_named(name):
        return None  # funds that no exchange trades have numbers of their own
    return security


# --- cells ---------------------------------------------------------------------------------------

_CELL_END = re.compile(r"[0-9] ?(?:[\t\n]|\Z)")


def cells(text: str) -> Iterator[Found]:
    """Codes that fill a cell of a table, beside a cell that holds a name."""
    if "\t" not in text:
        return
    for match in _CELL_END.finditer(text):
        end = match.start() + 1
        start = end - 6
        if start < 0 or not (text[start:end].isascii() and text[start:end].isdigit()):
            continue
        right = end + (match[0][1:2] == " ")
        left = start - 1 if text[start - 1 : start] == " " else start
        if left > 0 and text[left - 1] not in "\t\n":
            continue
        ahead = behind = ""
        if text[right : right + 1] == "\t":
            ahead = name_in_cell(text[right + 1 : right + 41], ahead=True)
        if left > 0 and text[left - 1] == "\t":
            behind = name_in_cell(text[max(0, left - 41) : left - 1], ahead=False)
        # Of two, the one that the table has: what follows a code may be what is told of it.
        name = behind if behind and (not ahead or table.named(behind)) else ahead
        if name and (security := bare(text[start:end], name)):
            yield Found(start, end, security, BARE, name)


FORMS: Final[tuple[Callable[[str], Iterator[Found]], ...]] = (labelled, bracketed, cells)
"""Each finds one form in a half-width text."""
