"""What stands around a name, and what that says of it: the company, or something else.

Each function looks at a few characters on either side and gives the cue in words, or nothing.
A cue is English and noted for translation; it is told to whoever asks why.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from newsreader.language import noted
from newsreader.securities.table import Ambiguous


class Around(NamedTuple):
    """A name in its text."""

    text: str
    """Half-width."""
    start: int
    end: int

    @property
    def name(self) -> str:
        """The name itself."""
        return self.text[self.start : self.end]

    def before(self, count: int) -> str:
        """So many characters before it, of its own line."""
        part = self.text[max(0, self.start - count) : self.start]
        return part[part.rfind("\n") + 1 :]

    def after(self, count: int) -> str:
        """So many characters after it, of its own line."""
        return self.text[self.end : self.end + count].partition("\n")[0]


# --- something else ------------------------------------------------------------------------------

TITLE: Final = noted("a title in 《》")
SOURCE: Final = noted("named as the source")
LONGER: Final = noted("a part of a longer word")
FUND: Final = noted("what a fund follows")
WORD: Final = noted("the word, by what stands beside it")

# A name goes on, or a word ends in it, by its own ending: …银行业, …高速公路, …新能源.
_FAMILIES: Final = (
    ("银行", re.compile("业|间|家|卡|板块|股")),
    ("高速", re.compile("公路|铁路|增长|发展|路口|服务区")),
    ("高新", re.compile("区|技术")),
    ("新能", re.compile("源")),
    ("新材", re.compile("料")),
    ("股份", re.compile("有限公司|制|行")),
    ("证券", re.compile("业|化|市场|交易所|监管|投资者")),
    ("科技", re.compile("园|部|厅|局|馆|大学|创新|企业|产业|行业|板块|股|型|类|领域|成果|进步")),
    ("环保", re.compile("部|厅|局|产业|行业|督察|政策|标准")),
    ("发展", re.compile("改革|银行|规划|战略|基金会")),
    ("建设", re.compile("银行|用地|项目|工程|者")),
    ("医药", re.compile("行业|产业|板块|股|代表|大学")),
    ("电力", re.compile("行业|板块|股|供应|需求|市场|企业|系统")),
    ("港口", re.compile("吞吐|货物|集装箱")),
    ("国际", re.compile("机场|金融|贸易|组织|市场|会议|合作|化|消费|航班|油价|社会")),
)
_GOES_ON = re.compile(
    "概念|产业|行业|板块|赛道|领域|技术|电池|产品|产量|产能|市场|出口|进口|加工|基金|组件|零部件|企业|公司(?!公?告|[)）])|"
    "制造|研发|应用|项目|基地|园区|指数|ETF|种植|批发|价格|发电|能源|路灯|汽车|大会|学院|实验室|人才|专业|生态|时代|"
    "等(?:领域|产业|行业|产品|技术|设备|方面|概念|板块)|[、,](?:新|智能)|化(?:[^工学]|\\Z)"
)
_COMES_FROM = re.compile(
    "(?:智能|工业|服务|人形|协作|特种|医疗|手术|扫地|物流|巡检|焊接|农业|教育|家用|仿生|四足|水下|"
    "新技术|战略性|催生|培育|发展|一[个台款]|[个台款批])\\Z"
)
_TITLE = re.compile(r"《([^《》\n]{1,40})》")
_SOURCE_BEFORE = re.compile(
    r"(?:据|来源[:]?|转自|摘自|综合|援引|引述|[(](?:记者|文|图)?|图/|文/|编辑/|由) ?[“\"]?\Z"
)
_SOURCE_AFTER = re.compile(
    r" ?[”\"]?(?:报道|消息|记者|讯|[0-9]{1,2}月|获悉|披露|统计|数据显示|数据宝|Choice|APP|客户端|网讯|快讯|"
    r"电[,， ]|发布的?数据|旗下|[)]|特约|评论|社论|刊文|刊发|\Z)"
)


def in_title(here: Around) -> bool:
    """It is the whole of what stands in 《》, or nearly: a book, a film, a game."""
    left = here.text.rfind("《", max(0, here.start - 24), here.start)
    if left < 0 or here.text.find("》", left, here.start) >= 0:
        return False
    right = here.text.find("》", here.end, here.end + 24)
    return right >= 0 and (right - left - 1) - (here.end - here.start) <= 4


def as_source(here: Around) -> bool:
    """A source of news or data is named as such: （新华网）, 据东方财富Choice数据."""
    before, after = here.before(6), here.after(8)
    bracketed = before[-1:] in "([（" and after[:1] in ")]）"
    if bracketed and before:
        return True
    if _SOURCE_BEFORE.search(before) and (_SOURCE_AFTER.match(after) or not after):
        return True
    return bool(re.match(r" ?(?:Choice|记者|讯[,，:： ]|客户端|APP|网讯|快讯|数据宝)", after))


_FUND = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9]{0,8}?(?:ETF|LOF|QDII|联接|分级|增强|指数基金|[一-龥]{0,2}基金|等权|"
    r"成份交易型|[0-9]?倍?[Xx]?做[空多])"
)


_PLANNED = re.compile(r"-[\u4e00-\u9fff]|[\u4e00-\u9fff]{0,8}(?:计划|信托|专项)")


def in_plan(here: Around) -> bool:
    """It is a part of a plan's name between dashes: 甲资管-某某银行-某某大桥债权投资计划."""
    before = here.before(2)
    joined = before.endswith("-") and "\u4e00" <= before[0] <= "\u9fff"
    return joined and _PLANNED.match(here.after(16)) is not None


def tracked(here: Around) -> bool:
    """An index or a coin is only what a fund or a future follows: 沪深300ETF, 比特币基金."""
    return _FUND.match(here.after(16)) is not None


def goes_on(here: Around) -> bool:
    """It is the beginning of another word, by its own ending: …银行业, …新能源."""
    after = here.after(4)
    return any(here.name.endswith(ending) and follows.match(after) for ending, follows in _FAMILIES)


def told_by(examples: Ambiguous, here: Around) -> bool:
    """What stands right before or after is one of the examples of the other meaning."""
    before, after = here.before(16), here.after(16)
    if here.name.isascii():  # words, parted by spaces
        left = tuple(f" {word}" for word in examples.left)
        return f" {before.rstrip()}".endswith(left) or after.lstrip().startswith(examples.right)
    return before.endswith(examples.left) or after.startswith(examples.right)


def is_word(here: Around) -> bool:
    """The words around make it the word, whatever else is there: 智能机器人, 机器人产业."""
    return bool(_GOES_ON.match(here.after(8)) or _COMES_FROM.search(here.before(4)))


# --- the company ---------------------------------------------------------------------------------

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
    "[午早尾]盘|[AHB]股"
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
    if (not before.strip() or before[-1] in "】") and after[:1] in (":", "："):
        return HEADLINE
    if _CALLED_BEFORE.search(before):
        return CALLED
    ahead = _SENTENCE_END.split(after, maxsplit=1)[0]
    if _LIST_END.match(ahead):
        return ""
    if _PRICE.search(ahead):
        return PRICE
    return AFFAIRS if _AFFAIRS.match(ahead) else ""


# --- in English ----------------------------------------------------------------------------------

_ENGLISH_AFTER = re.compile(
    r"(?:'s|’s)? (?:shares?|stocks?|earnings|revenues?|sales|profits?|CEO|chief executive|results|"
    r"quarter(?:ly)?|guidance|forecast|market cap|investors|shareholders|said|says|reported|"
    r"announced|rose|fell|gained|dropped|jumped|slid|climbed|surged|tumbled|plunged|lost|added|"
    r"was (?:up|down)|were (?:up|down)|is (?:up|down)|closed|traded|unveiled|plans? to|agreed|"
    r"will|has|plc|Inc|Corp)(?![A-Za-z])|[,;]? ?[(<]|'s (?!own)"
)
_ENGLISH_BEFORE = re.compile(
    r"(?:[Ss]hares? (?:of|in)|[Ss]tocks? (?:of|like|such as|in)|[Cc]ompan(?:y|ies) (?:like|such as)"
    r"|giants?|maker|retailer|automaker|chipmaker|lender|including|rivals?|peers?|CEO of|by|at|from|"
    r"acquire|buy|between|and|with) ?\Z"
)
_LEGAL_END = re.compile(
    r"(?:Inc|Corp|Corporation|Co|Company|Ltd|Limited|plc|PLC|N\.V|Group|LLC)\.?\Z"
)


def english_cue(here: Around) -> str:
    """As `cue`, for a name in Latin letters in an English sentence."""
    if _LEGAL_END.search(here.name):
        return CALLED
    if _ENGLISH_AFTER.match(here.after(24)):
        return AFFAIRS
    return CALLED if _ENGLISH_BEFORE.search(here.before(20)) else ""
