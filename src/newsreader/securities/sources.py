"""Who is only a source: agencies and vendors of data, brokers and banks that rate and comment.

A house that is quoted is no subject of the story, however often it is named.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from newsreader.language import noted
from newsreader.securities.around import Around

SOURCE: Final = noted("named as the source")

# --- agencies, vendors of data -------------------------------------------------------------------

_SOURCE_BEFORE = re.compile(
    "(?:据|来源:?|来自|转自|摘自|综合|综合自|援引|引述|图源[:|]?|[(](?:记者|文|图)?|"
    '(?:图片?|文|编辑|数据|来源|作者|制图|出品)[/|丨:]|由) ?[“"]?\\Z'
)
# 数据来源：甲、乙 names several.
_SOURCES_BEFORE = re.compile("(?:来源|图源|综合|据)[:|丨]? ?[^。,;\n]{1,12}[、/和与] ?\\Z")
_SOURCE_AFTER = re.compile(
    r" ?[”\"]?(?:报道|消息|记者|讯|[0-9]{1,2}月|获悉|披露|统计|监测|数据|数据宝|Choice|APP|客户端|"
    r"网讯|快讯|电[, ]|发布的?数据|旗下|[)]|特约|评论|社论|刊文|刊发|\Z)"
)
_AGENCY_AFTER = re.compile(
    " ?(?:Choice|iFinD|问财|记者|讯[,: ]|客户端|APP|网讯|快讯|数据|监测|获悉|报道|财经讯|分析师|"
    "(?:金融|产业)?研究(?:中心|院|所)|金融终端|行情(?!好|向)|股吧|热[榜搜股]|人气|官[微网]|公众号|供图)"
)
# 据京东微信号, 根据香港交易所公布的数据: whoever it is, it is only where something is read.
_TOLD_BEFORE = re.compile(
    r"(?:据|综合自|来自|来源:?|通过)(?:投行|机构|券商|研究机构|咨询机构|平台|网站)? ?[“\"]?\Z"
)
_TOLD_AFTER = re.compile(
    r"(?:官方)?(?:微信|微博|公众号|视频号|官网|网站|APP)|"
    r"(?:公布|发布|披露|提供|统计)的?[^,。;]{0,6}?(?:数据|统计)|(?:的)?数据"
)
# 甲平台数据显示, 甲平台统计，…: it counts what others do.
_COUNTS = re.compile(
    "(?:平台)?(?:大数据|数据|统计(?:数据)?|监测(?:数据)?)(?:显示|表明|[,:])|统计[,:]|"
    "(?:最新)?(?:发布|公布|出具)的[^,。;]{0,10}?(?:报告|数据|榜单|指数|白皮书)(?:显示|指出|称)"
)
# Figures that are called after who makes them: ADP就业人数, the CME FedWatch tool.
_FIGURES = re.compile(
    '(?:公司|全球)?[“" ]?(?:的?(?:非农|就业人数|就业报告|PMI|采购经理人|美联储观察|利率观察)|'
    "(?:公布的?)?[^,。;]{0,4}钻井(?:总|平台)?数)|"
    "(?: Group)?(?:'s|’s)? ?(?:FedWatch|Purchasing|PMI|National Employment|[Pp]ayrolls?|"
    "employment report|rig count)(?![a-z])"
)
_ACCORDING = re.compile(
    "(?:[Aa]ccording to|data (?:from|by)|compiled by|polled by|[Cc]iting|[Ss]ource:|"
    "survey (?:of|by)) "
    "(?:data from |the )?\\Z"
)
# Twitter: @甲, as who writes gives it.
_HANDLE = re.compile(r" ?:? ?@")


# MSCI第二次扩容: what it does to its own indices.
_MAKERS_OF_INDICES: Final = ("MSCI", "标普", "富时罗素")
_INDEX_WORK = re.compile(
    " ?(?:第?[一二三四五]次|[0-9]{1,2}月|季度|半年度)?(?:指数|扩容|调整|调样|审议|评审|纳入)"
)


def as_agency(here: Around) -> bool:
    """A source of news or data is named as such: （新华网）, 据东方财富Choice数据.

    `here` is the name of one.
    """
    before, after = here.before(6), here.after(8)
    bracketed = before[-1:] in ("(", "[") and after[:1] in (")", "]")
    if bracketed or _AGENCY_AFTER.match(after):
        return True
    if _SOURCES_BEFORE.search(here.before(20)) or _SIGNED_BEFORE.search(before):
        return True
    if not here.before(1) and not after:  # a line that holds nothing else says who wrote it
        return True
    return bool(_SOURCE_BEFORE.search(before) and (_SOURCE_AFTER.match(after) or not after))


def as_source(here: Around) -> bool:
    """Anybody is named only as where something was read, or as who counted: 据京东微信号."""
    after = here.after(16)
    if here.name in _MAKERS_OF_INDICES and _INDEX_WORK.match(after):
        return True
    if _COUNTS.match(after) or _HANDLE.match(after) or _FIGURES.match(here.after(28)):
        return True
    if here.name.isascii() and _ACCORDING.search(here.before(36)):
        return True
    return bool(_TOLD_BEFORE.search(here.before(4)) and _TOLD_AFTER.match(after))


# --- brokers, banks, raters ----------------------------------------------------------------------

_HOUSE = re.compile(
    r"(?:证券|期货)(?:(?:股份)?有限(?:责任)?公司)?\Z|(?:国泰君安|国泰海通|中信建投|中金公司|中金|申万宏源|中国银河|高盛|高盛集团|"
    r"摩根士丹利|大摩|小摩|摩根大通|花旗|花旗集团|瑞银|瑞银集团|瑞信|野村|里昂|汇丰|汇丰研究|"
    r"巴克莱|杰富瑞|麦格理|大和|富瑞|美银|美国银行|德银|德意志银行|巴黎银行|法巴|渣打|星展|标普|穆迪|惠誉|"
    r"招银国际|交银国际|建银国际|海通国际|国泰君安国际|中泰|兴业|浙商|天风|晨星|"
    r"Goldman Sachs|Morgan Stanley|JPMorgan|J\.P\. ?Morgan|JP Morgan|Citigroup|Citi|UBS|Barclays|"
    r"Jefferies|Nomura|Wells Fargo|Bank of America|BofA|Deutsche Bank|HSBC|Evercore|Piper Sandler|"
    r"Daiwa|Mizuho|Bernstein|CLSA|RBC|Truist|Oppenheimer|Raymond James|Stifel|Macquarie|"
    r"Moody's|Moody’s|S&P Global|Morningstar)\Z"
)
_BROKER: Final = "证券"
# The first thing behind the house is its own share, its own figures or a step of its own.
_OWN = re.compile(
    "(?:证券)?(?:[AH]股|港股|的)?(?:早盘|午后|午盘|盘中|尾盘|今日|昨日|今年|去年)?[也则仍均]?(?:"
    "股价|股份|股票|市值|涨|跌|收[涨跌报]|高开|低开|拉升|领[涨跌]|业绩|净利|营收|净资产|年报|半年报|"
    "(?:前三|[一二三四第]{1,2})季[度报]?[^,。;]{0,6}?(?:净|营|业绩|盈|亏|收)|上半年[^,。;]{0,4}?[净营]|"
    "公告|拟|董事|监事|总裁|行长|总经理|高管|股东|控股|旗下|子公司|合并|吸收|被罚|被立案|收到|中标|"
    "回购|分红|派息|定增|配股|发行|裁员|关闭|收购|入股)"
)
_TO = "[^,。;\n]{1,20}?"
_SAYS = re.compile(
    "(?:证券)?(?:[^,。;、:\n获被]{0,8}?)(?:研报|指出|认为|称|表示|预计|预测|预期|预估|估计|估算|测算|给予|给出|"
    "维持|重申|首予|首次|首选|列为|上调|下调|建议|看[好淡多空]|唱[好淡多空]|判断|分析|评级|首席|研究|策略|点评|提示|提醒|"
    "目标价|评为|推荐|的?报告|发表|团队|观点|[在于][^,。;、]{0,16}?(?:报告|研报)中?|也给|同时给|近日发布|最新报告|展望|覆盖|调研|解读|警告)|"
    "(?:证券)?(?:[也则仍均]?[料指](?![数责定派])|相信|担心|"
    f'[将把对予给]{_TO}(?:目标|评级|展望|[“"]|维持|看)|微?[升降调]{_TO}(?:目标|评级|至|\\Z))'
)
_RATED_BY = re.compile(r"(?:获|被|获得|得到|由|经|据|遭)\Z")
_RATED = re.compile(
    "(?:[^,。;、]{0,4})(?:评为|评级|推荐|给予|上调|下调|看好|认为|列入|纳入|维持|调高|调低|首予|"
    "看淡|唱[多空]|降级|升级)"
)
_RATING_CELL = re.compile(
    "\t(?:买入|增持|推荐|强烈推荐|谨慎推荐|审慎增持|强推|跑赢行业|优于大市|中性|持有|减持|卖出)"
    "(?=[\t\n]|\\Z)"
)
# 甲证券：……, where a line or an item begins, is an opinion unless what follows is its own affair.
_ITEM_BEFORE = re.compile("(?:\\A|[】。;!|丨\t]|[0-9]{1,2}[、.])\\s*\\Z")
_COLON = re.compile(r"(?:证券|宏观|策略|固收)? ?[:|｜丨]")
_NEWS_OF_ITS_OWN = re.compile(
    "(?:证券)?[:|｜丨] ?(?!预计|认为|看好|建议|关注|维持|给予|料)[^。;\n]{0,16}?(?:公告|净利|"
    "营收|拟|股东|回购|获准|获批|核准|收到|聘|辞|董事|总裁|子公司|发行|分红|派|终止|合并|吸收|重组|快报|预[增减亏盈]|"
    "诉讼|处罚|立案|警示函|质押|定增|配股|涨|跌|成交)"
)
# 甲证券：…… and 乙证券：……, a line each, are opinions of one company, even on its profit.
_ROW_BEFORE = re.compile(r"(?:\A|\n)[^\n:：,，]{2,8}证券[:：][^\n]{4,60}\n\Z")
_ROW_AFTER = re.compile(r"(?:证券)?[:：][^\n]{4,60}\n[^\n:：,，]{2,8}证券[:：]")
# 。（甲证券） behind the last sentence says whose words they were.
_SIGNED_BEFORE = re.compile(r"[。!?!?”\"] ?[(]\Z|[—-]{2} ?\Z")
# 以上观点来自甲、乙: whose they are.
_VIEWS_OF = re.compile("(?:观点|分析|研报|判断|预测)(?:均|分别)?(?:来自|源自|出自)\\Z")
_SIGNED_AFTER = re.compile(r"(?:研究所|研究部|研报)?(?:[)]|\Z)")
_SEAT_HOLDERS: Final = ("东方财富",)
"""Who is more than a broker, but has branches that trade for others."""
_SEATS: Final = (
    "上海|北京|深圳|广州|杭州|宁波|绍兴|温州|南京|苏州|无锡|成都|重庆|武汉|长沙|厦门|福州|泉州|佛山|东莞|"
    "拉萨|西安|郑州|济南|青岛|天津|大连|沈阳|合肥|南昌"
)
"""Towns whose branches trade for others."""
# 甲证券乙路营业部 is a seat on the exchange, 甲证券资管 another company.
_SEAT = re.compile(
    "(?:证券)?(?:[\u4e00-\u9fff]{0,24}?(?:营业部|席位)|"
    f"(?:{_SEATS})[\u4e00-\u9fff]{{0,12}}?(?:路|街|大道)(?![\u4e00-\u9fff]))"
)
_ARM = re.compile(
    f"(?:证券)?(?:资管|资产管理|期货|基金|研究所|研究院|研究部)(?!业务|子公司|板块)|{_SEAT.pattern}"
)


@lru_cache(1024)
def is_house(name: str) -> bool:
    """`name` is that of a broker, a bank or a rater, such as rate and comment."""
    return _HOUSE.search(name) is not None


# 甲证券、乙证券等给予: what the last of them says, all say.
_OTHERS = re.compile(
    "(?:[、和与及][\u4e00-\u9fff]{2,6}(?:证券|公司|国际)){1,3}(?:等(?:多?家)?(?:券商|机构|投行)?)?[均也都]?"
)


def _others(after: str) -> int:
    """Where the other houses of a list end that follow a house; 0 where none does."""
    match = _OTHERS.match(after)
    return match.end() if match else 0


def as_house(here: Around) -> bool:
    """A broker or a bank that only rates or comments: 国泰君安给予……买入评级."""
    after = here.after(40)
    if here.name in _SEAT_HOLDERS and _SEAT.match(after):
        return True
    if not is_house(here.name) and not after.startswith(_BROKER):
        return False
    if here.name.isascii() and (_RATED_AT.search(here.before(28)) or _comments(after)):
        return True
    if _ARM.match(after) or _VIEWS_OF.search(here.before(8)):
        return True
    if _OWN.match(after):
        return False
    before = here.before(4)
    if _COLON.match(after) and _ITEM_BEFORE.search(before):
        among = _ROW_BEFORE.search(here.text[max(0, here.start - 90) : here.start])
        among = among or _ROW_AFTER.match(here.text, here.end)
        return among is not None or _NEWS_OF_ITS_OWN.match(after) is None
    if _SAYS.match(after, _others(after)):
        return True
    if _RATED_BY.search(before) and _RATED.match(after):
        return True
    if _SIGNED_BEFORE.search(before) and _SIGNED_AFTER.match(after):
        return True
    row = here.before(400) + here.name + here.after(400)
    return "\t" in row and _RATING_CELL.search(row) is not None


# What a house does to the shares of others; says and sees may be of its own affairs.
_COMMENTS = re.compile(
    r" (?:Ratings?|Research|Global Research|Securities|Market Intelligence|Investors Service)?,? ?"
    r"(?:(?:also|now|just|has|have) )*"
    r"(?:(?:lift|rais|cut|slash|lower|trim|boost|maintain|reiterat|keep|put)(?:s|es|ed|t)? "
    r"(?:its|the|their|his|her|a)? ?(?:[\w-]+ )?(?:price )?"
    r"(?:target|rating|estimate|forecast|view)|"
    r"(?:upgrad|downgrad|initiat|reiterat|affirm|assum)(?:es|ed|e|s)? |"
    r"(?:sees|likes|calls|called|tells|told clients|rates|rated|names|prefers|recommends|"
    r"expects the) |"
    r"(?:cuts?|starts|begins|raises?|lifts?|takes) [A-Z][^,;.]{1,40} (?:to|at|from|with) |"
    r"analysts? (?:said|say|wrote|write|expect|see|note|estimate|led by|think|believe)|"
    r"(?:placed|put) .{1,30} on (?:review|watch)|says? the )"
)


# analysts at Barclays, rated a sell by Citi.
_RATED_AT = re.compile(
    r"(?:[Aa]nalysts?|[Ss]trategists?|[Ee]conomists?|sell|buy|hold|neutral|(?:over|under)weight|"
    r"(?:out|under)perform) (?:at|by|from|with) \Z"
)


def _comments(after: str) -> bool:
    """An English sentence has the house rate or comment."""
    return _COMMENTS.match(after) is not None
