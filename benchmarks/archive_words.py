"""Words and sentence frames of the made archive; every sentence in it is this project's own.

Company names and codes are real, because a recogniser is measured on them; what is said of them
is invented, and harmless. A frame holds slots in braces, which `archive_story` fills:

C company   G cashtag   T topic   I industry   R region   O institution   K product   X view
P per cent   M money   N number   Y price   D day   Z year   Q period   V up or down
E company of the United States with its ticker   F the company that somebody follows
J field of business, U span of time (English)

The words in WATCHED stand in no other list, so that their shares are exactly as drawn.
"""

from __future__ import annotations


def _words(text: str) -> list[str]:
    return text.split()


def _lines(text: str) -> list[str]:
    return text.strip().split("\n")


WATCHED = (("芯片", 0.07), ("虚拟电厂", 0.027), ("NVIDIA", 0.03))
"""Topics with the share of posts that name them: a common, a rare, and a Latin word."""

REGULATOR = 0.50
"""Share of the posts with room for it that name 证监会; about 49 in 100 of all posts."""

_MAINLAND = _words("""
贵州茅台600519 宁德时代300750 比亚迪002594 招商银行600036 中国平安601318 隆基绿能601012
五粮液000858 恒瑞医药600276 东方财富300059 药明康德603259 美的集团000333 格力电器000651
海康威视002415 迈瑞医疗300760 中信证券600030 立讯精密002475 京东方A000725 万科A000002
平安银行000001 中兴通讯000063 海尔智家600690 三一重工600031 长江电力600900 紫金矿业601899
中国中免601888 通威股份600438 阳光电源300274 赣锋锂业002460 天齐锂业002466 亿纬锂能300014
汇川技术300124 爱尔眼科300015 牧原股份002714 温氏股份300498 伊利股份600887 海天味业603288
泸州老窖000568 山西汾酒600809 片仔癀600436 云南白药000538 长城汽车601633 上汽集团600104
福耀玻璃600660 万华化学600309 宝钢股份600019 中国神华601088 中国石化600028 中国石油601857
工商银行601398 建设银行601939 兴业银行601166 中芯国际688981 金山办公688111 传音控股688036
兆易创新603986 北方华创002371 科大讯飞002230 用友网络600588 恒生电子600570 顺丰控股002352
分众传媒002027 上海机场600009 春秋航空601021 包钢股份600010 北方稀土600111 中远海控601919
国电南瑞600406 晨化股份300610 中国动力600482 拉卡拉300773 新大陆000997 数字认证300579
先导智能300450 歌尔股份002241 三安光电600703 中国建筑601668 中国中铁601390 保利发展600048
金地集团600383 洋河股份002304 华兰生物002007 智飞生物300122 沃森生物300142 长春高新000661
""")

COMPANIES = tuple((item[:-6], item[-6:]) for item in _MAINLAND)
"""Mainland companies: name and six digits."""

HONG_KONG = (
    ("腾讯控股", "00700"),
    ("阿里巴巴-SW", "09988"),
    ("美团-W", "03690"),
    ("小米集团-W", "01810"),
    ("京东集团-SW", "09618"),
    ("香港交易所", "00388"),
    ("中国移动", "00941"),
    ("安踏体育", "02020"),
    ("药明生物", "02269"),
    ("理想汽车-W", "02015"),
)

UNITED_STATES = (
    ("Apple Inc.", "NASDAQ", "AAPL"),
    ("Microsoft", "NASDAQ", "MSFT"),
    ("Tesla", "NASDAQ", "TSLA"),
    ("Carvana Co.", "NYSE", "CVNA"),
    ("Intel", "NASDAQ", "INTC"),
    ("Amazon", "NASDAQ", "AMZN"),
    ("Netflix", "NASDAQ", "NFLX"),
    ("Ford", "NYSE", "F"),
    ("General Motors", "NYSE", "GM"),
    ("Coca-Cola", "NYSE", "KO"),
    ("ProShares UltraPro Short QQQ", "NASDAQ", "SQQQ"),
    ("Grayscale Bitcoin Trust", "PINK", "GBTC"),
)

HOT_WORDS = {"机器人": "300024", "新产业": "300832"}
"""Common words that are company names too, linked by 证券时报网 whatever they mean."""

TOPICS = _words("""
新能源汽车 光伏 储能 动力电池 房地产 白酒 创新药 人工智能 云计算 煤炭 有色金属 碳中和 工业互联网
机器人 元宇宙 数字人民币 氢能 钢铁 航运 旅游 疫苗 生猪养殖 稀土 军工 可转债 公募基金 北向资金
新产业 智能制造 跨境电商 特高压 风电 快递 游戏 集成电路 冷链物流 充电桩
""")

INDUSTRIES = _words("""
电力设备 医药生物 食品饮料 基础化工 机械设备 计算机 传媒 汽车 家用电器 交通运输 公用事业 建筑材料
国防军工 非银金融 轻工制造 商贸零售 农林牧渔 纺织服饰
""")

REGIONS = _words("""
上海 深圳 北京 广州 苏州 杭州 成都 武汉 合肥 西安 重庆 南京 宁波 青岛 长沙 郑州 厦门 天津 长三角
粤港澳大湾区 海南 江苏 浙江 山东 四川 安徽 福建 湖北
""")

INSTITUTIONS = _words("""
国泰君安 海通证券 华泰证券 中金公司 招商证券 国信证券 东吴证券 天风证券 兴业研究 中国银行研究院
国家统计局 工信部 国家发改委 商务部 央行 财政部 国家能源局 海关总署 中国汽车工业协会 乘联会
""")

PRODUCTS = _words("""
高端装备 储能系统 车载传感器 光伏组件 锂电隔膜 智能终端 医疗器械 新型显示面板 工业软件 特种钢材
精细化工产品 物流机器 冷藏车 数据中心 充电模块 风机叶片 有机饲料 包装材料 健康食品 家用空调
""")

PERIODS = _words("上半年 今年一季度 二季度 前三季度 全年 上月 本周 今年以来 近三个月 去年同期")

DIRECTIONS = _words("增长 上涨 提高 回升 下降 回落 减少 下跌")

VIEWS = _lines("""
短期波动不改长期趋势
供需关系有望逐步改善
行业集中度仍将继续提高
估值处于历史较低位置
成本压力将在下半年缓解
下游需求恢复的速度好于预期
政策效果还需要时间来检验
龙头企业的优势会更加明显
出口订单保持稳定
库存水平已回到合理区间
市场情绪有所修复
投资者应当注意其中的不确定性
结构性机会大于整体性机会
""")

SENTENCES = _lines("""
{D}，{C}发布公告称，公司拟投资{M}在{R}建设{K}项目，建设期为{N}个月
公告显示，{C}{Q}实现营业收入{M}，同比{V}{P}；归属于上市公司股东的净利润{M}，同比{V}{P}
{C}在投资者互动平台表示，公司的{K}已进入批量交付阶段，目前订单排到了{N}天以后
据{O}统计，{Q}{R}{T}相关投资额为{M}，较上年同期{V}{P}
{O}数据显示，{I}行业{Q}新增企业{N}家，平均研发费用{V}{P}
从{T}的产业链看，上游材料的价格{Q}{V}{P}，中游制造环节的开工率{V}{P}
一位不愿具名的业内人士告诉记者，{T}的订单从{R}向外扩散，{X}
{O}分析师认为，{X}，{I}板块{Q}的盈利预测可以{V}{P}左右
截至{D}收盘，{C}报{Y}元，{V}{P}，成交额{M}，换手率{P}
盘面上，{I}、{I}等板块走强，{C}、{C}等个股涨幅居前，{T}概念表现活跃
资金面上，{Q}北上资金净流入{M}，其中{C}获净买入{M}
记者在{R}走访时看到，{K}的生产线昼夜运转，{N}名工人分三班作业
“{X}。”{C}相关负责人说，公司将继续加大对{T}的投入，{Q}研发支出预计为{M}
根据规划，到{Z}年，{R}{T}产业规模将超过{M}，培育{N}家以上专精特新企业
{C}与{C}签署战略合作协议，双方将在{K}和{T}方面开展合作，协议有效期{N}个月
值得注意的是，{I}行业{Q}的产能利用率为{P}，{X}
进出口方面，{Q}{R}{K}出口{M}，{V}{P}，对主要市场的出口均有不同程度的变化
分地区看，{R}、{R}和{R}的{T}项目数量位列前三，合计占全国的{P}
为此，{R}出台了支持{T}发展的若干措施，单个项目补助最高{M}
{O}有关负责人表示，下一步将围绕{T}完善标准体系，推动{K}加快应用
有券商研报指出，{C}的{K}市场占有率达{P}，{X}
{C}董事会审议通过利润分配预案，拟每10股派发现金红利{Y}元，合计派发{M}
按{I}分类，获机构调研的公司共有{N}家，{C}、{C}接待机构数量较多
从持股变动看，{N}家公司{Q}股东户数{V}超{P}，主要集中在{I}和{I}行业
与此同时，{T}企业的融资节奏也在加快，{Q}共完成{N}笔，金额合计{M}
不过，也有观点认为，{X}，{K}的价格{Q}仍可能{V}{P}
对于{T}未来的走势，{O}预计{Q}的增速在{P}至{P}之间
项目全部达产后，预计可年产{K}{N}万件，年均销售收入{M}
债券市场方面，{D}国债期货窄幅震荡，十年期主力合约{V}{P}，银行间资金利率{V}
在{R}举行的论坛上，多位嘉宾谈到，{T}与{I}的结合越来越深，{X}
""")

NAMED = _lines("""
{D}晚间，{C}公告，{Q}净利润{M}，同比{V}{P}
{C}{Q}接待了{N}家机构调研，主要询问{K}的进展
机构席位{Q}净买入{C}{M}，该股{D}{V}{P}
""")

TOPICAL = _lines("""
围绕{T}的讨论在{Q}升温，{O}预计相关市场规模可达{M}
记者注意到，{C}{Q}在{T}上的支出为{M}，{V}{P}
{T}产业的景气度{Q}继续{V}，{X}
{R}有{N}个{T}项目集中开工，总投资{M}
""")

REGULATORY = _lines("""
证监会表示，将继续推进资本市场的改革，{Q}受理首发申请{N}家
证监会网站{D}披露，{N}家企业更新了招股说明书，主要来自{I}行业
按照证监会的相关规定，公司应当在{N}个工作日内完成信息披露
公司提示，上述事项尚需股东大会审议，并需证监会核准后方可实施
证监会有关部门负责人介绍，{Q}新增备案的基金产品有{N}只，规模{M}
""")

TITLES = _lines("""
{C}：{Q}净利润同比{V}{P}
{C}拟投资{M}建设{K}项目
{R}{T}产业加快布局 {Z}年规模将超{M}
{T}概念走强，{C}涨停
{O}：{Q}{I}行业利润{V}{P}
{C}与{C}签署{K}合作协议
{I}板块{Q}{V}{P} 机构称{X}
{N}家公司披露{Q}业绩预告 {I}行业占比最高
{M}！{C}加码{T}
{T}“卡位战”打响：{R}凭什么领先？
{D}国债期货收盘{V}
收评：沪指{V}{P} {T}板块领涨
{O}：{X}
{R}：对{T}项目最高补助{M}
{K}价格{V}{P}，{C}回应<影响有限>
{C}/{C}：{T}两强的路线之争
{Q}{K}出口{V}{P}，{R}居首位
记者观察|{X}，{T}怎么走
《{R}{T}发展行动方案》印发
{C}股东户数{V}{P}，{Q}人均持股{M}
""")

RECURRING = _lines("""
{N}家公司获机构调研（附名单）
{N}股今日获机构买入评级
{N}只{I}股获北向资金减仓
{N}股获融资客大手笔净买入
今日沪深两市{N}只个股涨停 主要集中在{I}等行业
融资余额{V}股一览（附表）
""")

SOCIAL_TITLES = _lines("""
{G} {Q}{V}{P}，你怎么看？
#{T}# 又上热搜了，{C}还能拿吗？📈 {X}...
+1 今天又加仓了{C} &nbsp;成本{Y}元
-{P}，{T}这波回调～ 欢迎讨论｜{X}，{O}的研报也这么写，大家觉得接下来会怎么走？留言说说你的看法吧...
""")

ENGLISH_TITLES = _lines("""
{N} Top {J} Stocks to Watch This {U}
Why {E} Moved {P} in a Single {U}
{E}'s {J} Business: What the {U} Told Us
Dow Jones Futures: {E} Leads as the {U} Opens; {J} Names Near Buy Points
Is {E} a Buy After the {J} Report?
"There's No Stopping {E}," Says {J} Analyst
""")

ENGLISH_SENTENCES = _lines("""
Shares of {E} changed {P} over the {U}, in line with other {J} names
The company said that {J} sales rose {P} from a year earlier, to ${N} million
Analysts following {E} expect the {J} segment to account for {P} of revenue
Management kept its outlook and pointed to orders worth ${N} million for the next {U}
Investors compared {E} with {E}, since both depend on {J} spending
Trading volume was {N} million shares, and the average price target moved {P}
""")

ENGLISH_FIELDS = _words("Tech Dividend Cloud Retail Energy Bank Auto Health Streaming")
ENGLISH_SPANS = _words("Week Quarter Month Recession Session Season")
