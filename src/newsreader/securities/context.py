"""What stands around a Chinese name and says that it is the company.

Each function looks at a few characters on either side, in half-width text. A cue is English and
noted for translation; it is told to whoever asks why.
"""

from __future__ import annotations

import re
from typing import Final

from newsreader.language import noted
from newsreader.securities.around import Around

CODE: Final = noted("its code beside it")
PROVED: Final = noted("named elsewhere in the story beyond doubt")
LISTED: Final = noted("in a list of companies")
ALIKE: Final = noted("told as the company before or after it")
HEADLINE: Final = noted("before a colon at the beginning of a line")
PRICE: Final = noted("what its share did")
AFFAIRS: Final = noted("what only a company has or does")
CALLED: Final = noted("called a company")
CELL: Final = noted("in a column of companies")

_BRACKETED_CODE = re.compile(
    r"[”\"]? ?[(\[【](?:[^()\d]{0,8}[: ])?(?:SH|SZ|BJ|SS|HK)?[.:]?(\d{4,6})(?!\d)"
)
# What only a share does, or has done to it.
_SHARE = re.compile(
    "涨停|跌停|拉升|封板|连板|炸板|天[0-9一二三四五六七八九十]+板|异动|股价|翻[红绿]|飘[红绿]|停牌|复牌|"
    "盘[前中后]|[午早尾]盘|市值|闪崩|[AHB]股|换手率|市盈率|主力资金|龙虎榜|封单|冲高|[三四五六]连[阳阴]|"
    "领[涨跌][^,。;、]{1,4}股|净流"
)
# Prices, crowds and ships rise as well: what moves must be the name itself, by a figure. So
# 甲涨4.1%, and 甲昨日再涨4.1%, but not 甲门票涨4.1%.
_ADVERB = (
    "(?:[今昨]日|周[一二三四五]|日内|盘中|收盘|午后|现|逆势|[也均再又续则更大小微超]|小幅|一度|分别|最高|最多|"
    "继续|随后|港股|美股|累计|急|闪|直线|[+]){0,3}"
)
_BY_A_FIGURE = re.compile(f"{_ADVERB}(?:收|高开|低开)?[涨跌升降](?:[0-9.]+%|[0-9]+%?|幅)")
# What a sector or a good does as well: 机器人走强 is said of all who make them.
_MOVES = re.compile(
    "[大暴飙]涨|[大暴]跌|[涨跌](?:[0-9.]+%|[超逾近幅约])|走[高低强弱]|领[涨跌]|触及|收[涨跌报高低]|高开|低开|"
    "跟涨|创.{0,4}新[高低]|成交[额量]|净[买卖]|居首|领衔"
)
_SMALL_MOVES = re.compile(
    f"{_ADVERB}(?:微[涨跌]|平盘|涨幅|跌幅|反弹|(?:逆[势市])?(?:上涨|下跌|走[强弱高低])(?!空间|压力|趋势|周期))"
)
# At a place much moves that is no share: only right behind its name.
_MOVES_ITSELF = re.compile(f"{_ADVERB}(?:{_MOVES.pattern})")
# A time may stand between a company and what it did in it.
_TIME = (
    "(?:(?:第|前)?[一二三四1-4](?:季度?|财季)|(?:上|下)半年|全年|[去今明]年|20[0-9]{2}年(?:度)?|"
    "[0-9]{1,2}月(?:[0-9]{1,2}日)?|[昨今][日晚天]|日前|近日|已|于|在){0,4}"
)
_AFFAIRS = re.compile(
    f"{_TIME}(?:"
    "(?:晚间|发布|披露|最新)?公告|公告称|年报|中报|季报|半年报|财报|业绩|净利|营收|归母|董事|监事|高管|总经理|"
    "总裁|创始人|实控人|控股|股东|股份|定增|回购|增持|减持|质押|中标|签[订署约]|拟[收以向投发与建]|招股|退市|"
    "研报|调研|评级|目标价|股票|旗下|子公司|[(]以下简称|实现(?:营|净|归|收入)|报[0-9.]+(?:元|港|美)|"
    "收盘(?!时)|更名|改名|改称|曾用名|这家公司|这只[股票]|展望[维从由上下])"
)
# Who speaks or comes to the market may be a thing as well: 机器人回应道, 机器人上市.
_SPEAKS = re.compile(f"{_TIME}(?:(?:表示|称)[,:]|回应|回复|上市)")
_LISTED_BEFORE = re.compile('(?:上市公司|个股|股票|控股股东|证券|首次覆盖|首予)[“":]?\\Z')
# 公司机器人业务, 关注农产品: these may stand before a sector, or a thing.
_CALLED_BEFORE = re.compile(
    "(?:龙头|巨头|公司|厂商|车企|券商|药企|房企|运营商|港股|美股|A股|收购|入股|增持|减持|调研了?|持有|买入|卖出|"
    '推荐|关注)[“":]?\\Z'
)
# What tells of names, not of things: 简称“甲”, 原名甲, 更名为甲.
_NAMED_BEFORE = re.compile(
    '(?:简称|更名|改名|改称|曾用名|原名|旧称|曾叫|从前叫|前身)(?:为|是|叫)?[“"]?\\Z'
)
_PADDED = re.compile("[\u4e00-\u9fff] +[\u4e00-\u9fff]")
_NAMED_AFTER = re.compile(r"[^\w]|的|后|前|并|\Z")
_SUBJECT_AFTER = re.compile(
    "方面|表示|称|回应|指出|透露|将于|拟|目前|去年|今年|上半年|前三季度|三季度|主营|董秘|证券部|工作人员|负责人|"
    "的?(?:股|财务|业务|业绩|毛利|利润|分红|营收|公告|一位|店长|员工|创始|年报|季报|总部|订单(?!农)|市值|管理层)|"
    "[(]|总股本|报告期|这家公司|旗下|控股|是一家|最新|第?[一二三四]财?季|财季|(?:[春秋]季)?(?:新品)?发布会|供应商|已?要求|收[到盘]|"
    "报[0-9.]+元|涨不涨"
)
_SENTENCE_END = re.compile("[。;!?\t]")
_WINDOW: Final = 10
_LIST_END = re.compile("等(?!个股|股|公司|企业|多家)")
_ITEM = re.compile("[】;]\\Z|(?:\\A|[ ;])[0-9]{1,2}[、.] ?\\Z")


def has_code(here: Around, symbol: str) -> bool:
    """The code of `symbol` stands in brackets behind the name."""
    match = _BRACKETED_CODE.match(here.text, here.end, here.end + 32)
    return match is not None and symbol.partition(".")[0].endswith(match[1].lstrip("0"))


def cue(here: Around) -> str:
    """What beside the name says that it is the company, whatever else it may be; else empty."""
    before = here.before(8)
    after = here.after(_WINDOW)
    # 甲：……；乙：……: each item of a row of news begins with whose it is.
    if after[:1] == ":" and (not before.strip() or before[-1] == "【" or _ITEM.search(before)):
        return HEADLINE
    # Only an exchange's list fills a name up to its column: 新 大 陆.
    if _LISTED_BEFORE.search(before) or _PADDED.search(here.name):
        return CALLED
    if _NAMED_BEFORE.search(before) and _NAMED_AFTER.match(after):
        return CALLED
    ahead = _SENTENCE_END.split(after, maxsplit=1)[0]
    if _LIST_END.match(ahead):
        return ""
    # What is behind 、 is said of the last of a list, which passes it on.
    if _SHARE.search(ahead.partition("、")[0]) or _BY_A_FIGURE.match(ahead):
        return PRICE
    return AFFAIRS if _AFFAIRS.match(here.after(20)) else ""


def moves(here: Around) -> str:
    """As `hint`, for a place: what moves is the name itself, and not what is there."""
    after = here.after(_WINDOW)
    moved = _MOVES_ITSELF.match(after) or _SMALL_MOVES.match(after)
    return PRICE if moved else ""


def hint(here: Around) -> str:
    """What beside the name says so where it is no everyday word for a thing or a sector."""
    if _CALLED_BEFORE.search(here.before(8)):
        return CALLED
    ahead = _SENTENCE_END.split(here.after(_WINDOW), maxsplit=1)[0]
    if _LIST_END.match(ahead):
        return ""
    if _SHARE.search(ahead) or _MOVES.search(ahead) or _SMALL_MOVES.match(ahead):
        return PRICE
    return AFFAIRS if _SPEAKS.match(here.after(20)) else ""


_DOES = re.compile(
    "带来|推出|发布|展[出示]|研发|生产|交付|投[产建资]|开[业出]|签约|捐[赠出]|宣布|启动|举[行办]|参[加展]|供货|"
    "获[批得评]|入选|交出|上线|新建|承建|中标|[涨跌收报][0-9]|新品|供应链|门店|工厂|产业链|在[华内]|中国区|"
    "CEO|首席|高级副"
)
# What a company has, of all that 的 may tie to a name: 甲的订单, but 甲的标本.
_HAS = re.compile(
    "的(?:新?(?:车|品)|涨幅|压力|优势|问题|战略|布局|模式|逻辑|板材|医疗|债|标(?![本题语])|供应|客户|产能|产品|技术|份额|"
    "[一二三四]季|透明|广告|渠道|门店|成本|现金|增长|估值|盈利|收入|销[量售]|研发|管理|竞争|对手|合作|收购|投资|"
    "股|财务|业务|业绩|毛利|利润|分红|营收|公告|一位|店长|员工|创始|年报|季报|总部|订单|市值|董|高管|总裁|回应|"
    "高端|电动|自动|智能|游戏|汽车|车型|算法|大?模型|超级|首款|首席|新一代|全球|海外|国际|中国|美国|欧洲|北美|前高管|"
    "团队|工程师|律师|发言|官[网方微]|账号|子公司|支付|搜索|社交|电商|物流|零售|定价|代工|专利|诉讼|罚|监管|并购|上市|"
    "说法|计划|目标|芯片|电池|工厂|生产|项目|平台|服务|系统|用户|数据|负债|资产|资金|现金流)"
)
_OF: Final = "的"


# Before it no word that it could be the end of: 搬运机器人订单.
_BEGINS = re.compile(
    "(?:\\A|[^\\u4e00-\\u9fffA-Za-z]|[是由向和与对给从在了为而但且,其中可说被日年家])\\Z"
)
# Where a word for a thing stands as only a company does. What it did of late is not enough.
_FIRMLY = re.compile(
    "方面|董秘|证券部|工作人员|负责人|总股本|报告期|这家公司|旗下|控股|是一家|主营|[(]|"
    "的?(?:股|财务|业绩|毛利|利润|分红|营收|公告|年报|季报|总部|订单(?!农)|市值|管理层|董|店长|一位店长)|"
    "(?:表示|称|指出|透露|宣布)(?=[,:。]|\\Z)|拟|(?:发布|披露|公布)(?:[^,。;]{0,4})(?:公|报|快|预)|收到|涨不涨"
)


def firmly(here: Around) -> bool:
    """The name begins where a subject does and stands as a company's, hardly as a thing's word."""
    return bool(_BEGINS.search(here.before(1)) and _FIRMLY.match(here.after(10)))


def acts(here: Around) -> bool:
    """Beside the name stands what a company does or has; too little by itself for a cue."""
    return _SUBJECT_AFTER.match(here.after(8)) is not None


def does(here: Around) -> bool:
    """Beside the name stands what a company may well do, but others do, too."""
    after = here.after(8)
    return _DOES.match(after) is not None or _HAS.match(after) is not None


def owns_else(here: Around) -> bool:
    """What the name owns is nothing that a company has: 甲的标本, 甲的审美."""
    after = here.after(8)
    return after.startswith(_OF) and _HAS.match(after) is None


_COUNT: Final = "0123456789一二三四五六七八九十多数两"
CLOSING: Final = frozenset(f"等都均{_COUNT}")
"""With what the end of a list may begin."""
_CHAIN_END = re.compile(
    f"(?:(?:等|都是|均[是为])(?:[逾超近约]?[{_COUNT}]+[只家]?)?|[{_COUNT}]+[只家])"
    "(?:上市公司|公司|个股|概念股|股票|股|企业)"
)


def closes_list(here: Around) -> bool:
    """A list ends here, and is said to be one of companies: …等公司, …等个股."""
    return _CHAIN_END.match(here.after(10)) is not None
