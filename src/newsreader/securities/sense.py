"""Whether a linked name means the company or only the common word.

Publishers link 机器人 and 新产业 wherever the words stand, so a link proves the code and not the
sense. Such a name counts as the company only where something near it says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from newsreader.model import Sense

_TABLE: Final = Path(__file__).parent / "data" / "common_words.tsv"


@cache
def common_words() -> dict[str, str]:
    """Names of companies that are also common words, each with its symbol."""
    rows = _TABLE.read_text(encoding="utf-8").splitlines()
    return dict(row.split("\t") for row in rows if row and not row.startswith("#"))


class Place(NamedTuple):
    """A linked name in a text."""

    start: int
    end: int
    name: str
    symbol: str


# Looked for from the end of the name on: the word goes on, or is one of a kind of things.
_COMMON_RIGHT = re.compile(
    "概念|产业|行业|板块|赛道|领域|技术|电池|产品|产量|产能|市场|出口|进口|加工|基金|组件|零部件|企业|公司|制造|研发|"
    "应用|项目|基地|园区|指数|ETF|种植|批发|价格|发电|能源|路灯|汽车|大会|学院|实验室|"
    "等(?:领域|产业|行业|产品|技术|设备|方面|概念|板块)"
)
_LIST_END = re.compile("等")
_COMMON_LEFT = re.compile(
    "(?:智能|工业|服务|人形|协作|特种|医疗|手术|扫地|物流|巡检|焊接|农业|教育|家用|仿生|四足|水下|"
    "新技术|战略性|催生|培育|发展|一[个台款]|[个台款批])$"
)
_BRACKETED_CODE = re.compile(r" ?[(（\[【](?:SH|SZ|BJ|SS|[^()（）\d]{0,6}[:：])?\.?(\d{6})(?!\d)")
_PRICE = re.compile(
    "涨停|跌停|拉升|封板|连板|炸板|天[0-9一二三四五六七八九十]+板|[大暴]涨|[大暴]跌|[涨跌][超逾近幅]|走[高低强弱]|"
    "异动|领[涨跌]|触及|股价|收[涨跌]|高开|低开|翻红|翻绿|停牌|复牌|晚间公告|公告称|发布公告|股份"
)
_WINDOW: Final = 8
_SENTENCE_END = re.compile("[。；;！!？?\n\t]")
_LISTED_COMPANY = re.compile('(?:上市公司|个股|股票|控股股东)[“"]?$')


def senses(
    text: str, places: Sequence[Place], proved: frozenset[str] = frozenset()
) -> dict[int, Sense]:
    """The sense of every linked name, by its start.

    `proved` are symbols that the story names by code, too. A neighbour in a list (埃斯顿、机器人)
    is a cue where it is itself the company, so lists are read in both directions.
    """
    words = common_words()
    found: dict[int, Sense] = {}
    undecided: list[Place] = []
    for place in places:
        if place.name not in words:
            found[place.start] = Sense.COMPANY
            continue
        denied = _denied(text, place)
        cued = not denied and _has_cue(text, place, proved)
        found[place.start] = Sense.COMPANY if cued else Sense.COMMON
        if not (denied or cued):
            undecided.append(place)
    before = {place.end: place for place in places}
    after = {place.start: place for place in places}
    for place in (*undecided, *reversed(undecided)):
        left = before.get(place.start - 1) if _is(text, place.start - 1, "、") else None
        right = after.get(place.end + 1) if _is(text, place.end, "、") else None
        if any(near and found[near.start] is Sense.COMPANY for near in (left, right)):
            found[place.start] = Sense.COMPANY
    return found


def _is(text: str, position: int, char: str) -> bool:
    return 0 <= position < len(text) and text[position] == char


def _denied(text: str, place: Place) -> bool:
    """The words around make it the common word, whatever else is there."""
    if _COMMON_RIGHT.match(text, place.end):
        return True
    return _COMMON_LEFT.search(text[max(0, place.start - 4) : place.start]) is not None


def _has_cue(text: str, place: Place, proved: frozenset[str]) -> bool:
    """Something beside the name says that it is the company."""
    bracketed = _BRACKETED_CODE.match(text, place.end, place.end + 24)
    if place.symbol in proved or (bracketed and place.symbol.startswith(bracketed[1])):
        return True
    before = text[max(0, place.start - 6) : place.start]
    ahead = text[place.end : place.end + _WINDOW]
    if (not before or before[-1] in "\n】") and ahead[:1] in ("：", ":"):
        return True
    ahead = _SENTENCE_END.split(ahead, maxsplit=1)[0]
    if _LIST_END.match(ahead):
        return False
    return bool(_PRICE.search(ahead) or _LISTED_COMPANY.search(before))
