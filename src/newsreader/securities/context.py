"""What stands around a Chinese name and says that it is the company.

Each function looks at a few characters on either side. A cue is English and noted for
translation; it is told to whoever asks why.
"""

from __future__ import annotations

import re
from typing import Final

from newsreader.language import noted
from newsreader.securities.around import Around

CODE: Final = noted("its code beside it")
PROVED: Final = noted("named elsewhere in the story beyond doubt")
LISTED: Final = noted("in a list of companies")
HEADLINE: Final = noted("before a colon at the beginning of a line")
PRICE: Final = noted("what its share did")
AFFAIRS: Final = noted("what only a company has or does")
CALLED: Final = noted("called a company")
CELL: Final = noted("in a column of companies")

_BRACKETED_CODE = re.compile(
    r" ?[(（\[【](?:[^()（）\d]{0,8}[:： ])?(?:SH|SZ|BJ|SS|HK)?[.:]?(\d{4,6})(?!\d)"
)
_PRICE = re.compile(
    "涨停|跌停|拉升|封板|连板|炸板|天[0-9一二三四五六七八九十]+板|[大暴飙]涨|[大暴]跌|[涨跌][超逾近幅约]|[涨跌][0-9.]+%|"
    "走[高低强弱]|异动|领[涨跌]|触及|股价|收[涨跌报]|高开|低开|翻红|翻绿|停牌|复牌|盘[前中后]|市值|跟涨|闪崩|创.{0,4}新[高低]|"
    "[午早尾]盘|[AHB]股|换手率|成交[额量]|市盈率|主力资金|净[流买卖][入出]?|龙虎榜|封单|居首|领衔"
)
_AFFAIRS = re.compile(
    "(?:晚间|发布|披露|最新)?公告|公告称|年报|中报|季报|半年报|财报|业绩|净利|营收|归母|董事|监事|高管|总经理|总裁|创始人|"
    "实控人|控股|股东|股份|定增|回购|增持|减持|质押|中标|签[订署约]|拟[收以向投发与]|上市|招股|退市|"
    "研报|调研|评级|目标价|股票|表示[,:，：]|回应|回复|旗下|子公司|[(（]以下简称"
)
_CALLED_BEFORE = re.compile(
    "(?:上市公司|个股|股票|控股股东|龙头|巨头|公司|厂商|车企|券商|药企|房企|运营商|港股|美股|A股|收购|入股|增持|减持|"
    '调研了?|持有|买入|卖出|推荐|关注)[“"：:]?\\Z'
)
_SUBJECT_AFTER = re.compile(
    "方面|表示|称|回应|指出|透露|将于|拟|目前|去年|今年|上半年|前三季度|三季度|主营|董秘|证券部|工作人员|负责人|的?(?:股|财务|业务|业绩|"
    "毛利|利润|分红|营收|公告|一位|店长|员工|创始|年报|季报|总部)|[（(]|总股本|总部|报告期|这家公司|旗下|控股|是一家|最新"
)
_SENTENCE_END = re.compile("[。;；!！？?\t]")
_WINDOW: Final = 10
_LIST_END = re.compile("等(?!个股|股|公司|企业|多家)")


def has_code(here: Around, symbol: str) -> bool:
    """The code of `symbol` stands in brackets behind the name."""
    match = _BRACKETED_CODE.match(here.text, here.end, here.end + 32)
    return match is not None and symbol.partition(".")[0].endswith(match[1].lstrip("0"))


def cue(here: Around) -> str:
    """What beside the name says that it is the company; empty for nothing."""
    before = here.before(8)
    after = here.after(_WINDOW)
    if (not before.strip() or before[-1] in "】【") and after[:1] in (":", "："):
        return HEADLINE
    if _CALLED_BEFORE.search(before):
        return CALLED
    ahead = _SENTENCE_END.split(after, maxsplit=1)[0]
    if _LIST_END.match(ahead):
        return ""
    if _PRICE.search(ahead):
        return PRICE
    return AFFAIRS if _AFFAIRS.match(ahead) else ""


_DOES = re.compile(
    "带来|推出|发布|展[出示]|研发|生产|交付|投[产建资]|开[业出]|签约|捐[赠出]|宣布|启动|举[行办]|参[加展]|供货|获[批得评]|"
    "入选|交出|上线|新建|承建|中标|[涨跌收报][0-9]|新品|供应链|门店|工厂|产业链|在[华内]|中国区|CEO|首席|高级副|的[\u4e00-\u9fff]{2}"
)


def acts(here: Around) -> bool:
    """Beside the name stands what a company does or has; too little by itself for a cue."""
    return _SUBJECT_AFTER.match(here.after(8)) is not None


def does(here: Around) -> bool:
    """Beside the name stands what a company may well do, but others do, too."""
    return _DOES.match(here.after(8)) is not None


_CHAIN_END = re.compile(
    "等?(?:[0-9一二三四五六七八九十多数两]+[只家])?(?:上市公司|公司|个股|概念股|股票|股|企业)"
)


def closes_list(here: Around) -> bool:
    """A list ends here, and is said to be one of companies: …等公司, …等个股."""
    return _CHAIN_END.match(here.after(10)) is not None
