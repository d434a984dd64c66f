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
_FAMILIES: Final = {
    "银行": re.compile("业|间|家|卡|板块|股"),
    "高速": re.compile("公路|铁路|增长|发展|路口|服务区"),
    "高新": re.compile("区|技术"),
    "新能": re.compile("源"),
    "新材": re.compile("料"),
    "股份": re.compile("有限公司|制|行"),
    "证券": re.compile("业|化|市场|交易所|监管|投资者"),
    "科技": re.compile("园|部|厅|局|馆|大学|创新|企业|产业|行业|板块|股|型|类|领域|成果|进步"),
    "环保": re.compile("部|厅|局|产业|行业|督察|政策|标准"),
    "发展": re.compile("改革|银行|规划|战略|基金会"),
    "建设": re.compile("银行|用地|项目|工程|者"),
    "医药": re.compile("行业|产业|板块|股|代表|大学"),
    "电力": re.compile("行业|板块|股|供应|需求|市场|企业|系统"),
    "港口": re.compile("吞吐|货物|集装箱"),
    "TF": re.compile("联接"),
    "国际": re.compile("机场|金融|贸易|组织|市场|会议|合作|化|消费|航班|油价|社会"),
}
"""By the last two characters of a name."""
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
    r"(?:据|来源:?|转自|摘自|综合|综合自|援引|引述|[(](?:记者|文|图)?|图/|文/|编辑/|由) ?[“\"]?\Z"
)
_SOURCE_AFTER = re.compile(
    r" ?[”\"]?(?:报道|消息|记者|讯|[0-9]{1,2}月|获悉|披露|统计|数据显示|数据宝|Choice|APP|客户端|"
    r"网讯|快讯|电[,， ]|发布的?数据|旗下|[)]|特约|评论|社论|刊文|刊发|\Z)"
)
_AGENCY_AFTER = re.compile(
    r" ?(?:Choice|iFinD|问财|记者|讯[,，:： ]|客户端|APP|网讯|快讯|数据宝|金融研究中心|数据显示|财经讯)"
)
# 据京东微信号, 根据香港交易所公布的数据: whoever it is, it is only where something is read.
_TOLD_BEFORE = re.compile(
    r"(?:据|综合自|来自|来源:?|通过)(?:投行|机构|券商|研究机构|咨询机构|平台|网站)? ?[“\"]?\Z"
)
_TOLD_AFTER = re.compile(
    r"(?:官方)?(?:微信|微博|公众号|视频号|官网|网站|APP)|(?:公布|发布|披露|提供|统计)的?[^，。；]{0,6}?(?:数据|统计)|(?:的)?数据"
)
# Houses that rate, count and comment; what they are quoted for is not about them.
_HOUSE = re.compile(
    r"证券\Z|(?:国泰君安|国泰海通|海通证券|中信建投|中金公司|中金|申万宏源|高盛|摩根士丹利|大摩|小摩|摩根大通|花旗|瑞银|瑞信|"
    r"野村|里昂|汇丰|汇丰研究|巴克莱|杰富瑞|麦格理|大和|富瑞|招银国际|交银国际|建银国际|中泰|兴业|浙商|天风|Goldman Sachs|"
    r"Morgan Stanley|JPMorgan|J\.P\. Morgan|Citigroup|Citi|UBS|Barclays|Jefferies|Nomura|"
    r"Wells Fargo|Bank of America|BofA|Deutsche Bank|HSBC|Evercore|Piper Sandler|Oppenheimer)\Z"
)
_SAYS = re.compile(
    r"(?:证券)?(?:[^，。；、\n]{0,8}?)(?:研报|指出|认为|称|表示|预计|预测|预期|给予|给出|维持|重申|首予|上调|下调|升|降|建议|看好|看淡|判断|"
    r"分析|评级|首席|研究|策略|点评|提示|目标价|评为|推荐|的?报告|发表|团队|观点|也给|同时给|近日发布|最新报告)"
)
_RATED_BY = re.compile(r"(?:获|被|获得|得到|由|经|据)\Z")
_RATED = re.compile(
    r"(?:[^，。；、]{0,4})(?:评为|评级|推荐|给予|上调|下调|看好|认为|列入|纳入|维持|调高|调低|首予)"
)
_RATING_CELL = re.compile(
    "\t(?:买入|增持|推荐|强烈推荐|谨慎推荐|审慎增持|强推|跑赢行业|优于大市|中性|持有|减持|卖出)(?=[\t\n]|\\Z)"
)


def in_title(here: Around) -> bool:
    """It is the whole of what stands in 《》, or nearly: a book, a film, a game."""
    left = here.text.rfind("《", max(0, here.start - 24), here.start)
    if left < 0 or here.text.find("》", left, here.start) >= 0:
        return False
    right = here.text.find("》", here.end, here.end + 24)
    return right >= 0 and (right - left - 1) - (here.end - here.start) <= 4


def as_agency(here: Around) -> bool:
    """A source of news or data is named as such: （新华网）, 据东方财富Choice数据."""
    before, after = here.before(6), here.after(8)
    bracketed = before[-1:] in ("(", "[", "（") and after[:1] in (")", "]", "）")
    if bracketed or _AGENCY_AFTER.match(after):
        return True
    return bool(_SOURCE_BEFORE.search(before) and (_SOURCE_AFTER.match(after) or not after))


def as_source(here: Around) -> bool:
    """Anybody is named only as where something was read: 据京东微信号."""
    return bool(_TOLD_BEFORE.search(here.before(4)) and _TOLD_AFTER.match(here.after(16)))


def is_house(name: str) -> bool:
    """`name` is that of a broker or a bank, such as rate and comment."""
    return _HOUSE.search(name) is not None


def as_house(here: Around) -> bool:
    """A broker or a bank that only rates or comments: 国泰君安给予……买入评级."""
    if not is_house(here.name):
        return False
    if _SAYS.match(here.after(20)):
        return True
    if _RATED_BY.search(here.before(3)) and _RATED.match(here.after(10)):
        return True
    row = here.before(400) + here.name + here.after(400)
    return "\t" in row[:200] and _RATING_CELL.search(row[:400]) is not None


# Others that bear the name: a foundation, a company further down, what it makes or runs.
_ORGAN = re.compile(
    "(?:公益|慈善)?基金会|研究院|研究所|大厦|大楼|广场|体育场|球馆|大学|商学院|杯(?!具)"
)
_SUBSIDIARY = re.compile(
    r"(?!股份有限公司|集团股份有限公司|[(]集团[)]股份)"
    r"(?:(?![的和与是为由向对及或在将于]|股东|子公司|持股|旗下)[\u4e00-\u9fffA-Za-z()（）]){1,18}?有限(?:责任)?公司"
)
_PRODUCT = re.compile(
    "拍卖|地图|网盘|文库|百科|贴吧|打车|买菜|优选|超市|钱包|云盘|输入法|浏览器|应用商店|视频号|会议|自选股|号店|小程序|"
    "Choice|飞桨|指数(?=显示|上)|手机(?=壳|号)"
)
_PLAN_BEFORE = re.compile(r"[\u4e00-\u9fff][-—]\Z")
_PLAN_AFTER = re.compile(
    r"[-—][\u4e00-\u9fff]|[^，。；、\n]{0,10}?(?:股权投资|债权投资|专项|资产管理|资管|资产支持|集合资金信托)计划"
)

ORGAN: Final = noted("another body of that name")
SUBSIDIARY: Final = noted("a company further down")
MADE: Final = noted("what the company makes or runs")


def as_organ(here: Around) -> bool:
    """A foundation, an institute or a building that is called after it."""
    return _ORGAN.match(here.after(6)) is not None


def as_subsidiary(here: Around) -> bool:
    """The beginning of the full name of a company that is not listed: 富途证券国际（香港）有限公司."""
    return _SUBSIDIARY.match(here.after(26)) is not None


def as_product(here: Around) -> bool:
    """A service or a plan that has its name: 阿里拍卖, 平安资管-建设银行-京沪高铁计划."""
    if _PRODUCT.match(here.after(8)):
        return True
    return bool(_PLAN_BEFORE.search(here.before(2)) and _PLAN_AFTER.match(here.after(20)))


_FUND = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9]{0,8}?(?:ETF|LOF|QDII|联接|分级|增强|指数基金|[一-龥]{0,2}基金|等权|"
    r"成份交易型|[0-9]?倍?[Xx]?做[空多])"
)


def tracked(here: Around) -> bool:
    """An index or a coin is only what a fund or a future follows: 沪深300ETF, 比特币基金."""
    return _FUND.match(here.after(16)) is not None


def goes_on(here: Around) -> bool:
    """It is the beginning of another word, by its own ending: …银行业, …新能源."""
    follows = _FAMILIES.get(here.text[here.end - 2 : here.end])
    return follows is not None and follows.match(here.text, here.end) is not None


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
_SUBJECT_BEFORE = re.compile(
    '(?:\\A|[，。；：“"、】\n\t]|(?:是|由|向|和|与|对|给|从|在|了|为|而|但|且))\\Z'
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


# --- in English ----------------------------------------------------------------------------------

_VERBS: Final = (
    "ris rise rose fall fell gain drop jump slid slide slip climb surg surge tumbl tumble plung plunge "
    "sink sank soar rall rally advanc declin eas edg add los lose lost shed clos close end trad trade open "
    "hit beat miss cut rais raise report post announc announce unveil launch plan agre agree said say sell "
    "sold buy bought acquir acquire warn expect forecast deliver ship pay paid hire name sue settl settle"
)
_ENGLISH_AFTER = re.compile(
    rf"(?:'s|’s)? (?:shares?|stocks?|earnings|revenues?|sales|profits?|CEO|chief executive|results|"
    rf"quarter(?:ly)?|guidance|market cap|investors|shareholders|(?:has |had |was |were |is |are |will |"
    rf"would |could |may |also )?(?:up|down|{'|'.join(sorted(_VERBS.split(), key=len, reverse=True))})"
    rf"(?:s|es|ed|d|ped|ing|ied|ies)?)(?![A-Za-z])|[,;]? ?[(<]| [+-]?[0-9.]+ ?%|(?:'s|’s) (?!own)"
)
_ENGLISH_BEFORE = re.compile(
    r"(?:[Ss]hares? (?:of|in)|[Ss]tocks? (?:of|like|such as|in)|[Cc]ompan(?:y|ies) (?:like|such as)"
    r"|giants?|maker|retailer|automaker|chipmaker|lender|including|rivals?|peers?|CEO of|by|at|from|"
    r"acquire|buy|between|and|with) ?\Z"
)
_LEGAL_END = re.compile(
    r"(?:Inc|Corp|Corporation|Co|Company|Ltd|Limited|plc|PLC|N\.V|Group|LLC)\.?\Z"
)


_BEGINS = re.compile(r"(?:\A|[.!?:”\"\n\t•] ?)\Z")


def begins_sentence(here: Around) -> bool:
    """The name is the first word of a sentence, so that its capital says nothing."""
    return _BEGINS.search(here.before(3)) is not None


def with_article(here: Around) -> bool:
    """`the` stands before the name: the Gap, the Amazon."""
    return here.before(4).endswith("the ")


def english_cue(here: Around) -> str:
    """As `cue`, for a name in Latin letters in an English sentence."""
    if _LEGAL_END.search(here.name):
        return CALLED
    if _ENGLISH_AFTER.match(here.after(24)):
        return AFFAIRS
    return CALLED if _ENGLISH_BEFORE.search(here.before(20)) else ""
