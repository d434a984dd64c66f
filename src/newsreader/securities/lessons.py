"""What a story teaches: the names that it gives to codes, where it does so in one breath.

名称（代码）, $名称(代码)$ and a linked name prove that a code is called so, on the story's day.
An archive so knows the names that the shipped table has not, or has no longer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from newsreader.model import Mention
from newsreader.securities import table
from newsreader.securities.forms import BRACKETED, CASHTAG, QUALIFIED, half_width

_FORMS: Final = (CASHTAG, QUALIFIED, BRACKETED, "link")
_NAME = re.compile(r"\*?[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9·&*.-]{1,13}")
_CJK = re.compile(r"[\u4e00-\u9fff]")
_NO_NAME = re.compile(
    "公司$|股票|代码|个股|概念|板块|集团$|基金$|指数$|今日|昨日|记者|以及|其中|包括|分别|关注|查看|点击|详情"
)
# Parts of a sentence, that no short name of a company has.
_PHRASE = re.compile(
    "[了在是被把将从吗吧呢又很就还这那哪的]|涨停|跌停|大涨|大跌|公告|同比|增长|上市|发行|收购|回购|签订|新增|"
    "投资者|今年|去年|本周|午后|盘中|龙头|旗下|子公司|控股股东"
)
_MOST: Final = 6
"""Chinese characters of a short name, at most; exchanges show four, and Hong Kong's six."""
_LEAST: Final = 3
"""Characters of a name that counts everywhere: shorter ones are parts of too many words."""


class Lesson(NamedTuple):
    """A name that a story gives to a security, which the shipped table does not have for it."""

    name: str
    symbol: str


def lessons(mentions: Iterable[Mention]) -> Iterator[Lesson]:
    """What the mentions of one story teach, each once."""
    seen: set[Lesson] = set()
    for mention in mentions:
        if mention.form not in _FORMS or not mention.name:
            continue
        name = half_width(mention.name).replace(" ", "")
        lesson = Lesson(name, mention.symbol)
        if lesson not in seen and _is_news(lesson):
            seen.add(lesson)
            yield lesson


def _is_news(lesson: Lesson) -> bool:
    """It looks like a name of a company, and the table does not have it."""
    name = lesson.name
    letters = len(_CJK.findall(name))
    if not _NAME.fullmatch(name) or not 0 < letters <= _MOST or len(name) < _LEAST:
        return False
    if _NO_NAME.search(name) or _PHRASE.search(name) or name in table.ambiguous():
        return False
    # What holds a name that is known is that name and what is told of it.
    return all(one.name not in name for one in table.names_of(lesson.symbol))
