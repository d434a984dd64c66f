"""What else a name may be by what stands around it: a word, a title, a product, another body.

Each function looks at a few characters on either side of a name.
"""

from __future__ import annotations

import re
from typing import Final

from newsreader.language import noted
from newsreader.securities.around import Around
from newsreader.securities.table import Ambiguous

TITLE: Final = noted("a title in 《》")
LONGER: Final = noted("a part of a longer word")
FUND: Final = noted("what a fund follows")
WORD: Final = noted("the word, by what stands beside it")
ORGAN: Final = noted("another body of that name")
SUBSIDIARY: Final = noted("a company further down")
MADE: Final = noted("what the company makes or runs")

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


def in_title(here: Around) -> bool:
    """It is the whole of what stands in 《》, or nearly: a book, a film, a game."""
    left = here.text.rfind("《", max(0, here.start - 24), here.start)
    if left < 0 or here.text.find("》", left, here.start) >= 0:
        return False
    right = here.text.find("》", here.end, here.end + 24)
    return right >= 0 and (right - left - 1) - (here.end - here.start) <= 4


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
