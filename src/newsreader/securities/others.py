"""What else a name may be by what stands around it: a word, a title, a product, another body.

Each function looks at a few characters on either side of a name, in half-width text.
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
VENUE: Final = noted("the exchange as a place")
ORGAN: Final = noted("another body of that name")
SUBSIDIARY: Final = noted("a company further down")
MADE: Final = noted("what the company makes or runs")

# --- a word --------------------------------------------------------------------------------------

# A name goes on, or a word ends in it, by its own ending: …银行业, …高速公路, …新能源.
_FAMILIES: Final = {
    "银行": re.compile("业(?![绩务])|间|家|卡|板块|股(?![份价东权票本])"),
    "高速": re.compile("公路|铁路|增长|发展|路口|服务区"),
    "高铁": re.compile("沿线|全线|列车|[加增]开|线路|站点"),
    "高新": re.compile("区|技术"),
    "新能": re.compile("源"),
    "新材": re.compile("料"),
    "股份": re.compile("有限公司|制|行"),
    "证券": re.compile("业(?![绩务])|化|市场|交易所|监管|投资者"),
    "科技": re.compile(
        "园|部(?!分|署)|厅|局|馆|大学|创新|企业|产业|行业|板块|股(?![份价东权票本])|型|类|领域|成果|进步"
    ),
    "环保": re.compile("部|厅|局|产业|行业|督察|政策|标准"),
    "发展": re.compile("改革|银行|规划|战略|基金会"),
    "建设": re.compile("银行|用地|项目|工程|者"),
    "医药": re.compile("行业|产业|板块|股(?![份价东权票本])|代表|大学"),
    "电力": re.compile("行业|板块|股(?![份价东权票本])|供应|需求|市场|企业|系统"),
    "港口": re.compile("吞吐|货物|集装箱"),
    "自然": re.compile("风光|风景|景观|资源|保护|灾害"),
    "TF": re.compile("联接"),
    "国际": re.compile("机场|金融|贸易|组织|市场|会议|合作|化|消费|航班|油价|社会"),
}
"""By the last two characters of a name."""
_GOES_ON = re.compile(
    "概念|产业|行业|板块|赛道|领域|技术|电池|产品|产量|产能|市场|出口|进口|加工|基金|组件|零部件|企业|"
    "公司(?!公?告|[)])|制造|研发|应用|项目|基地|园区|指数|ETF|种植|批发|价格|发电|能源|路灯|汽车|大会|学院|"
    "实验室|人才|专业|生态|时代|[、,]智能|(?:个|题材|龙头|概念)?股(?![价份东票权民本])|化(?:[^工学]|\\Z)|"
    "等(?:领域|产业|行业|产品|技术|设备|方面|概念|板块)"
)
# 新产业、新业态、新模式: what is new comes in rows.
_NEW: Final = "新"
_NEW_AFTER: Final = ("、新", ",新")
_COMES_FROM = re.compile(
    "(?:智能|工业|服务|人形|协作|特种|医疗|手术|扫地|物流|巡检|焊接|农业|教育|家用|仿生|四足|水下|"
    "新技术|战略性|催生|培育|发展|一[个台款]|[个台款批])\\Z"
)
# A list that is said at its end to be one of sectors: 机器人、太阳能、半导体板块. Of its items none
# may close it before (等), and the sector must not only tell the companies apart (板块个股).
_SECTORS = re.compile(
    "(?:[、和及与][^、,。;:等\t]{1,10}){1,8}?"
    "(?:板块|概念|行业|产业|赛道|题材|等(?:领域|板块|概念|行业|产业|方向))(?!个?股|公司|企业|龙头|等|[A-Z])"
)
# The word is spoken of, and nothing is named by it: 出现的“甲”字样, “甲乙丙”三个字.
_QUOTED_BEFORE = re.compile('[“"‘「]\\Z')
_SPOKEN_OF = re.compile('[”"’」](?:[一二三四两几]?个?字|字样|一词|这个词|之[意名]|谐音|口号|品牌)')
_PERSON_BEFORE = re.compile("(?:姓|名将|选手|演员|歌手)\\Z")
# The dot parts a foreigner's names: 亨利·甲, 甲·史密斯.
_DOT: Final = "·"
_PERSON_AFTER = re.compile("先生|女士|小姐|教授|博士|教练|夫人|爵士|总统|老师|同学")


def goes_on(here: Around) -> bool:
    """It is the beginning of another word, by its own ending: …银行业, …新能源."""
    follows = _FAMILIES.get(here.text[here.end - 2 : here.end])
    return follows is not None and follows.match(here.text, here.end) is not None


_ITS_OWN: Final = ("业绩", "业务")
"""What begins as a trade (银行业) and is the company's: 某某银行业绩."""


def told_by(examples: Ambiguous, here: Around) -> bool:
    """What stands right before or after is one of the examples of the other meaning."""
    before, after = here.before(16), here.after(16)
    if here.name.isascii():  # words, parted by spaces
        left = tuple(f" {word}" for word in examples.left)
        return f" {before.rstrip()}".endswith(left) or after.lstrip().startswith(examples.right)
    if before.endswith(examples.left):
        return True
    return after.startswith(examples.right) and not after.startswith(_ITS_OWN)


def is_word(here: Around) -> bool:
    """The words around make it the word, whatever else is there: 智能机器人, 机器人产业."""
    after = here.after(48)
    if here.name.startswith(_NEW) and after.startswith(_NEW_AFTER):
        return True
    return bool(
        _GOES_ON.match(after) or _COMES_FROM.search(here.before(4)) or _SECTORS.match(after)
    )


# Among goods it is a good, be it in a market or on one: 尿素、苹果跌1%.
_GOODS_NAMED: Final = (
    "(?:尿素|红枣|纯碱|玻璃|甲醇|花生|棉花|白糖|玉米|生猪|猪肉|鸡蛋|豆粕|豆油|菜粕|棕榈油?|螺纹钢?|铁矿石?|焦[煤炭]|"
    "沪[铜铝锌镍锡铅]|橡胶|纸浆|沥青|燃油|原油|塑料|工业硅|大豆|小麦|大米|面粉|蔬菜|水果|香蕉|葡萄|[雪香]?梨|橘子|桃)"
)
_AFTER_GOODS = re.compile(f"{_GOODS_NAMED}(?:[涨跌][^、,。;]{{0,8}})?[、,和及与]\\Z")
_BEFORE_GOODS = re.compile(f"(?:主力)?(?:[涨跌][^、,。;]{{0,8}})?[、,和及与]{_GOODS_NAMED}")
_A_PRICE = re.compile("[:] ?[0-9.]+ ?(?:元|块|角|分|斤|公斤|克)")
_CHRISTENED = re.compile('(?:名叫|名为|取名|起名|绰号|昵称|外号|[只条位个]叫)[“"]?\\Z')


def is_good(here: Around) -> bool:
    """It stands among goods, or before its price, or is what a thing or a person is called."""
    after = here.after(24)
    if _BEFORE_GOODS.match(after) or _A_PRICE.match(after):
        return True
    return bool(_AFTER_GOODS.search(here.before(16)) or _CHRISTENED.search(here.before(4)))


def is_spoken_of(here: Around) -> bool:
    """The word as such is meant, or a person of that name: “甲乙”二字, 甲乙教授."""
    before, after = here.before(4), here.after(6)
    if _QUOTED_BEFORE.search(before) and _SPOKEN_OF.match(after):
        return True
    if before[-1:] == "[" and after[:1] == "]":  # the name of a little picture: [苹果]
        return True
    return bool(_PERSON_BEFORE.search(before) or _PERSON_AFTER.match(after))


def is_part_of_person(here: Around) -> bool:
    """A dot beside the name makes it a foreigner's."""
    return here.before(1) == _DOT or here.after(1) == _DOT


def in_title(here: Around) -> bool:
    """It is the whole of what stands in 《》, or nearly: a book, a film, a game."""
    left = here.text.rfind("《", max(0, here.start - 24), here.start)
    if left < 0 or here.text.find("》", left, here.start) >= 0:
        return False
    right = here.text.find("》", here.end, here.end + 24)
    return right >= 0 and (right - left - 1) - (here.end - here.start) <= 4


# --- another body --------------------------------------------------------------------------------

# Others that bear the name: a foundation, a company further down, what it makes or runs.
_ORGAN = re.compile(
    "(?:公益|慈善)?基金会|研究院|研究所|大厦|大楼|广场|体育场|球馆|大学|商学院|杯(?!具)|"
    "(?:集团)?(?:所属|所辖)?项目部"
)
_SUBSIDIARY = re.compile(
    r"(?!(?:(?!人寿|保险|财产|资产|基金|养老|期货|租赁|信托|健康|物流|资本|投资|销售)[\u4e00-\u9fff()]){0,10}"
    r"股份有限公司)"
    r"(?:(?![的和与是为由向对及或在将于]|股东|子公司|持股|旗下)[\u4e00-\u9fffA-Za-z()]){1,18}?"
    r"有限(?:责任)?公司|(?:工程|物业|建设|资产管理|财务)公司"
)
# Of a group's companies one has the group's name and what it does behind it: 甲影业, 甲物流. What
# only tells a part of the listed company apart is said to be one: 甲物流业务.
_SISTER = re.compile(
    "(?:影业|科技|工业|产发|数科|金科|金融|消费金融|人寿|财险|养老|资管|信托|租赁|文旅|文娱|健康|物流|商业|置业)"
    "(?![\u4e00-\u9fff]{0,6}?(?:业务|板块|分部|部门|事业|领域|股|收入|服务|战略|生态|巨头|产品))"
)
_SISTERS_OF: Final = (
    "京东", "腾讯", "阿里", "阿里巴巴", "百度", "小米", "美团", "平安", "中国平安", "网易", "恒大",
)  # fmt: skip


# 甲国际、甲香港 in a list are companies of the group; a name that ends so is in the tables.
_ABROAD = re.compile("(?:国际|香港)(?![\u4e00-\u9fffA-Za-z0-9(])| International(?![A-Za-z])")


def as_organ(here: Around) -> bool:
    """A foundation, an institute or a building that is called after it."""
    return _ORGAN.match(here.after(8)) is not None


# An exchange that is listed itself is mostly where something happens.
_VENUES: Final = ("港交所", "香港交易所")
_AT_VENUE = re.compile("(?:在|于|登陆|赴|向|到|经|获)\\Z")
_VENUE_AFTER = re.compile(
    "上市|挂牌|主板|敲[锣钟]|递[交表]|披露|文件|官网|网站|聆讯|规则|公告|GEM|创业板|鸣锣|首日|开盘|新股"
)


def as_venue(here: Around) -> bool:
    """An exchange is only the place of what is told: 在港交所敲锣."""
    if here.name not in _VENUES:
        return False
    return bool(_AT_VENUE.search(here.before(2)) or _VENUE_AFTER.match(here.after(4)))


def as_subsidiary(here: Around) -> bool:
    """The beginning of the name of a company that is not listed: 富途证券国际（香港）有限公司."""
    if _SUBSIDIARY.match(here.after(26)) or _ABROAD.match(here.after(16)):
        return True
    return here.name in _SISTERS_OF and _SISTER.match(here.after(8)) is not None


# --- a product, a shop ---------------------------------------------------------------------------

_PRODUCT = re.compile(
    "拍卖|地图|网盘|文库|百科|贴吧|打车|买菜|优选|超市|钱包|云盘|输入法|浏览器|应用商店|视频号|会议|"
    '[”"]指数|自选股|号店|小程序|Choice|飞桨|指数(?=显示|上|[”"])|App|APP|客户端|(?:用户|业主|粉丝|车友)群|之家|'
    "普五|[老头]?特曲|[海天梦]之蓝|青花|国窖|井台|水晶剑|窖龄|7[0-9]7(?![0-9.%亿万元])|"
    "(?:手机)?学院|[一二两三四几]个?(?:平台|频道)|的?[\u4e00-\u9fff]{0,2}频道|"
    # A model by letters and a number: 甲SU7. No code of a share is so short.
    "(?!SH|SZ|BJ|HK|US|[AB]\\Z)[A-Z]{1,3}-?[0-9]{1,3}(?![0-9A-Za-z.%])|"
    "[0-9]{2,4}(?:-[0-9]{2,3})?(?:型|客机|飞机|机型|轿车|系列)"
)
# Goods by their names, new or old, with 的 or without; a business in them is the company's.
_GOODS = re.compile(
    "的?(?:[新旧老大小]|[一二三四五六七八九十百几两]{1,3}[克斤])?"
    "(?:手机(?!芯片)|电视|平板|手表|手环|耳机|音箱|电脑|相机|冰箱|空调|录音机|牛奶|酸奶|牙膏|面霜|洗发水|"
    "气雾剂|锭剂|胶囊|口服液|礼盒|坚果|月饼|饮料|矿泉水|咖啡|奶茶|啤酒|鞋|帽子|外套|羽绒服|冲锋衣|皮肤衣|"
    "帐篷|工装|衣柜|沙发|样板间|粉丝|店员|小包)"
    "(?!业务|板块|市场|出货|产业|供应|公司|厂商|部门|事业|概念|销量|收入|营收|制造|代工|产能|集团|[一二三四]?季)"
)
# So many pieces, bottles, dozens of it: a thing that is counted is no company.
_COUNTED = re.compile(
    "(?:[一两三四五六七八九十几半每]|[0-9])(?:部|台|件|瓶|辆|杯|双|盒|箱|罐|袋|包|枚|碗|支|款)\\Z"
)
# Drunk, worn, ridden: verbs that take a thing, and never a company.
_USED_BEFORE = re.compile("(?<!坐)(?:喝|穿|骑|驾驶|乘坐|搭乘|逛|吃|戴|路过)[了着上过]?\\Z")
# What one does in a shop, a branch or at a pump: 在甲排队.
_VISIT_BEFORE = re.compile("[在到去]\\Z")
_VISIT_AFTER = re.compile(
    "[吃喝坐](?!镇)|买[了到]|排队|打卡|见面|加油|取[钱号款]|办[理卡]|存[钱款]|充电"
)
# One of its houses: 一家甲, 那家甲; a part of a town between the name and the shop: 甲和平门店.
_A_HOUSE_OF = re.compile("(?:[那某每一二两三四五六七八九十百0-9][家间])\\Z")
_HOUSE_AT = re.compile(
    "(?![^店]*?(?:[的在将拟开关新增建个家等]|上市|股份))[\u4e00-\u9fff]{2,5}?(?:旗舰|总|分|门)?店"
    "(?![员长铺]|数)|门口|(?:店|里)?[里]坐"
)
_NO_HOUSE = re.compile("[^,。;]{0,8}?(?:上市|公司|供应商|经销商|代理商|客户|合作|旗下|[参控持]股)")
_PLAN_BEFORE = re.compile(r"[\u4e00-\u9fff][-—]\Z")
_PLAN_AFTER = re.compile(
    r"[-—][\u4e00-\u9fff]|[”\"]?计划备案|"
    r"[^,。;、\n]{0,10}?(?:股权投资|债权投资|专项|资产管理|资管|资产支持|集合资金信托)计划"
)


def as_product(here: Around) -> bool:
    """A service, a good or a plan that has its name: 阿里拍卖, 甲手机, 甲资管-乙-丙高铁计划."""
    after = here.after(12)
    if _PRODUCT.match(after) or _GOODS.match(after):
        return True
    before = here.before(3)
    if _COUNTED.search(before) and not after.startswith("股"):
        return True
    if _USED_BEFORE.search(here.before(4)):
        return True
    return bool(_PLAN_BEFORE.search(before) and _PLAN_AFTER.match(here.after(20)))


# Where something is sold: 天猫和京东, 京东、抖音等平台.
_PLATFORMS: Final = ("京东", "拼多多", "唯品会", "亚马逊")
_BESIDE_PLATFORM = re.compile("(?:天猫|淘宝|抖音|快手|小红书)[和与、及]\\Z")
_PLATFORM_BEHIND = re.compile(
    "[和与、及](?:天猫|淘宝|抖音|快手|小红书)|(?:等|两大|各大)?(?:电商)?平台(?:上|开|[的]?销[量售]|售|买|卖)"
)


def as_platform(here: Around) -> bool:
    """It is only where others sell: 旗舰店开在天猫和京东."""
    if here.name not in _PLATFORMS:
        return False
    return bool(_BESIDE_PLATFORM.search(here.before(4)) or _PLATFORM_BEHIND.match(here.after(8)))


def as_shop(here: Around) -> bool:
    """One of its shops or restaurants: 那家甲, 甲和平门店, 甲门口."""
    after = here.after(10)
    if _A_HOUSE_OF.search(here.before(2)) and _NO_HOUSE.match(after) is None:
        return True
    if _VISIT_BEFORE.search(here.before(1)) and _VISIT_AFTER.match(after):
        return True
    return _HOUSE_AT.match(after) is not None


_FUND = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9]{0,8}?(?:ETF|LOF|QDII|联接|分级|增强|指数基金|[一-龥]{0,2}基金|等权|"
    r"成份交易型|[0-9]?倍?[Xx]?做[空多])"
)


def tracked(here: Around) -> bool:
    """An index or a coin is only what a fund or a future follows: 沪深300ETF, 比特币基金."""
    return _FUND.match(here.after(16)) is not None
