"""Which security a name means, where several are or were called so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from typing import Final, NamedTuple

from newsreader.securities.table import Name

MAINLAND: Final = "CN"
HONG_KONG: Final = "HK"
AMERICA: Final = "US"
JAPAN: Final = "JP"
TAIWAN: Final = "TW"
EUROPE: Final = "EU"
_MARKETS: Final = {
    **dict.fromkeys(("SH", "SZ", "BJ"), MAINLAND),
    **{"HK": HONG_KONG, "US": AMERICA, "T": JAPAN, "TW": TAIWAN, "TWO": TAIWAN},
    **dict.fromkeys(("L", "DE", "PA", "AS", "BR", "MI", "MC", "SW", "VI"), EUROPE),
    **dict.fromkeys(("ST", "HE", "CO", "OL", "IR"), EUROPE),
}

_SIGNS: Final = (
    (AMERICA, re.compile(
        "[0-9]美元(?!/)|美股|中概|纳斯达克|纳指|道指|道琼斯|标普|美东|隔夜|纽交所|ADR|ADS|美国存托|"
        "盘前|盘后交易|华尔街|美国上市|[在赴]美上市|"
        "Nasdaq|NYSE|Wall Street|S&P 500|U\\.S\\.-listed|[Aa]merican [Dd]eposit"
    )),
    (HONG_KONG, re.compile(
        "港股|H股|恒指|恒生|港交所|联交所|南向|港元|港币|港仙|香港上市|国企指数|科指|北水|港股通|"
        "Hong Kong|Hang Seng|HKEX"
    )),
    (MAINLAND, re.compile(
        "A股|沪指|深成指|创业板|沪市|深市|两市|科创板|北向|沪股通|深股通|沪深|涨停|跌停|上交所|深交所|上证|深证|"
        "Shanghai|Shenzhen|CSI ?300|A-share"
    )),
    (JAPAN, re.compile("日股|日经|东证|日本股市|东京(?:股市|市场|证券)|Nikkei|Topix|TOPIX")),
    (TAIWAN, re.compile(
        "台股|新台币|台北|加权指数|台湾(?:地区|股市)|Taipei|Taiwan(?:'s)? (?:Weighted|stock)"
    )),
    (EUROPE, re.compile(
        "欧股|欧洲(?:股市|主要股指|斯托克)|斯托克|泛欧股|(?:法兰克福|巴黎|阿姆斯特丹|伦敦)股市|"
        "富时100|DAX|CAC|Stoxx|STOXX|FTSE 100"
    )),
)  # fmt: skip
"""What is said only of one market."""
_AMERICAN: Final = re.compile(dict(_SIGNS)[AMERICA].pattern.partition("|")[2])
"""Of these what is said of a whole story: dollars are paid for copper, too."""
_SENTENCE = re.compile(r"[。；;！!？?\n]")
_REACH: Final = 400
"""Characters of a paragraph on either side of a name that are looked at."""


_BEHIND = re.compile(r"-?(?:(A)股|(H)股|(港)股|(美股|ADR|ADS)(?![A-Za-z]))")
_AHEAD = re.compile("(?:(A)股|(H)股|(港)股|(美)股)\\Z")
_OF_BEHIND: Final = (MAINLAND, HONG_KONG, HONG_KONG, AMERICA)
_IN_YUAN = re.compile("-[A-Z]{0,2}R")


class Standing(NamedTuple):
    """Where a name stands, and what is known of the story around it."""

    text: str
    """Half-width."""
    start: int
    end: int
    neighbours: Sequence[tuple[int, str]]
    """By place, where other names stand that are of one market only, and of which."""


def market_of(symbol: str) -> str:
    """CN, HK, US, JP, TW or EU, of the suffix of a symbol; the suffix itself for another one."""
    suffix = symbol.rpartition(".")[2]
    return _MARKETS.get(suffix, suffix)


def choose(
    options: Sequence[Name],
    *,
    day: str,
    proved: Set[str],
    here: Standing,
    usual: str,
    america: bool,
) -> Name | None:
    """The most probable of the names of one spelling; None where none was so called on the day.

    `day` is ISO, empty for an unknown one; `proved` are symbols that the story names by code, and
    `usual` is the market that it is about, empty for none; `america` says that it speaks of shares
    in America, without which a company of another country is the share at its home.
    """
    possible = [one for one in options if _possible(one, day)]
    said = _beside(here)
    markets = {market_of(one.symbol) for one in possible}
    abroad = AMERICA in markets and not markets & {MAINLAND, HONG_KONG}
    if abroad and not america and said != AMERICA:
        markets.discard(AMERICA)
        possible = [one for one in possible if market_of(one.symbol) in markets] or possible
    if len(possible) <= 1:
        return possible[0] if possible else None
    market = _spoken_of(here, markets) or usual if len(markets) > 1 else ""
    return min(
        enumerate(possible),
        key=lambda pair: (
            bool(said) and market_of(pair[1].symbol) != said,
            pair[1].symbol not in proved,
            bool(market) and market_of(pair[1].symbol) != market,
            not _held(pair[1], day),
            pair[0],
        ),
    )[1]


def speaks_of_america(text: str, symbols: Set[str]) -> bool:
    """Whether a story with these codes speaks of shares in America."""
    return any(market_of(symbol) == AMERICA for symbol in symbols) or bool(_AMERICAN.search(text))


def _beside(here: Standing) -> str:
    """The market that the word right beside a name says: 某某H股, H股某某; empty for none."""
    match = _BEHIND.match(here.text, here.end)
    match = match or _AHEAD.search(here.text, max(0, here.start - 2), here.start)
    return _OF_BEHIND[(match.lastindex or 1) - 1] if match else ""


def counter(symbol: str, written: str) -> str:
    """The share's counter in yuan, where the name says so (腾讯控股-R): 00700.HK is 80700.HK."""
    _name, dash, share = written.rpartition("-")
    if symbol.startswith("0") and symbol.endswith(".HK") and _IN_YUAN.fullmatch(dash + share):
        return f"8{symbol[1:]}"
    return symbol


def _possible(one: Name, day: str) -> bool:
    """Whether the security was listed on the day, and not yet to be called so only later."""
    if not day:
        return True
    if one.use != "former" and one.until and one.until <= day:
        return False  # gone since; what it was called before is still said of it
    return not (one.listed and one.listed > day) and not (one.since and one.since > day)


def _held(one: Name, day: str) -> bool:
    """The security was called so on the day; without a day, it is called so still."""
    if not day:
        return not one.until and one.use != "former"
    return (not one.since or one.since <= day) and (not one.until or day < one.until)


def _spoken_of(here: Standing, markets: Set[str]) -> str:
    """The market that the words around a name speak of: in its sentence, else in its paragraph."""
    text, start, end = here.text, here.start, here.end
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    first = max(text.rfind("\n", first, start) + 1, first)
    line_end = text.find("\n", end, last)
    last = line_end if line_end >= 0 else last
    ends = [match.end() for match in _SENTENCE.finditer(text, first, start)]
    stop = _SENTENCE.search(text, end, last)
    left, right = ends[-1] if ends else first, stop.start() if stop else last
    # One that is at home on the mainland is not abroad for a single other one of its paragraph.
    least = 2 if MAINLAND in markets else 1
    return _signs(text, left, right, here, markets) or _signs(
        text, first, last, here, markets, least
    )


def _signs(
    text: str, left: int, right: int, here: Standing, markets: Set[str], least: int = 1
) -> str:
    """The one of `markets` for which most speaks between two places, and `least` signs at least.

    Empty for none.
    """
    counts = dict.fromkeys(markets, 0)
    for market, signs in _SIGNS:
        if market in counts:
            counts[market] += sum(1 for _match in signs.finditer(text, left, right))
    spoken = {market for market, count in counts.items() if count}
    for number in range(bisect_left(here.neighbours, (left,)), len(here.neighbours)):
        at, market = here.neighbours[number]
        if at >= right:
            break
        if market in counts:
            counts[market] += 1
    best = max(counts.values(), default=0)
    leading = [market for market, count in counts.items() if count == best]
    if best < least or len(leading) > 1:
        return ""
    # One that is at home in China is not abroad for those who stand beside it alone.
    home = next((market for market in (MAINLAND, HONG_KONG) if market in markets), "")
    return "" if home and leading[0] not in (home, *spoken) else leading[0]


def subject(symbols: Set[str], text: str, named: Sequence[str]) -> str:
    """The market that a whole story is about, by the codes in it and the signs in its title.

    `named` are the markets of what it names that is of one market only, codes included: where most
    of that is at home on the mainland, the few codes of another market are the exception.
    """
    markets = {market_of(symbol) for symbol in symbols} & {MAINLAND, HONG_KONG, AMERICA}
    if len(markets) == 1:
        (market,) = markets
        at_home = named.count(MAINLAND)
        return market if market == MAINLAND or at_home <= 2 * named.count(market) else ""
    spoken = {market for market, signs in _SIGNS if signs.search(text)}
    return next(iter(spoken)) if len(spoken) == 1 else ""
