"""Names beside codes: 中国中冶（601618）, a cell beside that of 688012, Apple Inc. (AAPL)."""

from __future__ import annotations

import re
from typing import Final

from newsreader.securities import table

_CJK: Final = "\u3400-\u4dbf\u4e00-\u9fff"
_HAS_CJK = re.compile(f"[{_CJK}]")
# A run up to the end of the text; what bounds it on the left is not of the run.
_RUN = re.compile(rf"[{_CJK}A-Za-z0-9*·&-]{{1,14}}\Z")
_CODE_MARK = re.compile(r"[(\[【〔] ?\Z")
_CODE = re.compile("[0-9]{4}")
_LONGEST_PLAIN: Final = 5
"""Characters of a name of Chinese characters alone; longer runs are half a sentence."""
_NO_NAMES: Final = ("代码", "代号", "简称", "股票", "个股", "公司")
_JOINING: Final = "和与及对向由"

_INDEX_NAME = re.compile(r"(?:指数?|综指|成指|沪深300|[上中]证\d{2,4}|[科双]创50|北证50)$")


def index_named(name: str) -> bool:
    """`name` is that of an index."""
    return bool(_INDEX_NAME.search(name))


# Numbers of something else, and funds that no exchange trades.
_NUMBERS = re.compile(
    "(?:[^代]号|号码|编[码号]|邮[编码]|电话|传真|热线|专线|尾号|密码|验证码|条码|单号|序列|QQ|微信)[:为是]?\\Z"
)
_OPEN_FUND = re.compile(
    r"(?:(?:混合|纯债|债券|联接|股票|货币|指数|增强|理财|定开|开放|持有期?|优选|灵活配置)型?(?:发起式?)?|FOF|QDII)"
    r"(?:\((?:LOF|FOF|QDII)\))?[A-FHIY]?\Z"
)
_SHORT_OF_FUND = re.compile("(?:股票|债券|货币|指数|开放|优选|增强|理财)\\Z")


def numbers(head: str) -> bool:
    """What stands before a bracket says that the number in it is of something else: 备案号."""
    return _NUMBERS.search(head[-6:]) is not None


def fund_named(text: str) -> bool:
    """`text` ends as only the name of an open-end fund does: 某某成长混合, 某某ETF联接A."""
    tail = text[-16:]
    return _OPEN_FUND.search(tail) is not None and _SHORT_OF_FUND.search(tail) is None


def name_before(text: str, position: int) -> str:
    """The company's name right before `position`, a bracket between them or not; often empty.

    It is taken only where it obviously begins: after punctuation, a space or a line end.
    """
    head = text[max(0, position - 24) : position]
    head = _CODE_MARK.sub("", head).rstrip(" \"'”’")
    match = _RUN.search(head)
    if match is None or (match.start() == 0 and position > 24):
        return ""
    name = match[0].lstrip("-·&*") if match[0][:1] != "*" else match[0]
    if not _HAS_CJK.search(name) or name[0].isdigit() or _CODE.search(name):
        return ""
    plain = not re.search(r"[A-Za-z0-9*-]", name)
    if plain and len(name) == _LONGEST_PLAIN and name[0] in _JOINING:
        name = name[1:]
    longest = _LONGEST_PLAIN if plain or "-" in name else _LONGEST_PLAIN - 1
    if len(name) < 2 or len(_HAS_CJK.findall(name)) > longest or name.endswith(_NO_NAMES):
        return ""
    return name


# What stands beside a figure in a table, and is no name.
_LABEL = re.compile(
    "收入|利润|资产|负债|合计|总额|总计|金额|数量|人数|户数|市值|成交|同比|环比|单位|余额|净额|编号|邮编|电话|"
    "时间|日期|[元股户吨亿万%年月日号]$"
)
_OF_FUND = re.compile("(?:ETF|LOF|REIT|债|基金)")
_CELL_NAME = re.compile(rf"[{_CJK}A-Za-z0-9*·& -]{{2,14}}")


def _is_long(name: str) -> bool:
    """Too long for what an exchange calls a share; funds and bonds have longer names."""
    return len(_HAS_CJK.findall(name)) > _LONGEST_PLAIN and not _OF_FUND.search(name)


def name_in_cell(text: str, *, ahead: bool) -> str:
    """The name that fills the cell at the beginning of `text`, or (not `ahead`) at its end.

    Empty where the cell holds a label, a figure or a headline; a short name that the table has
    not is a short one. 美 迪 西 is written so to fill its column.
    """
    cell = re.split(r"[\t\n]", text)[0 if ahead else -1].strip()
    name = cell.replace(" ", "")
    if not _CELL_NAME.fullmatch(cell) or not _HAS_CJK.search(name):
        return ""
    if not table.named(name) and (_LABEL.search(name) or _is_long(name)):
        return ""
    return name if len(name) >= 2 and not name[0].isdigit() else ""


# Abbreviations that stand in brackets after capitalised words without being their initials.
_ABBREVIATIONS: Final = (
    "CEO CFO COO CTO CIO CMO CPO IPO AI ETF ETFS EPS GDP CPI PPI PMI EBIT ESG SEC FED FOMC FDA FTC "
    "DOJ EPA IRS WHO WTO IMF EU UN UK US USA USD EUR GBP JPY CNY RMB HKD AP AFP UPI PR EV EVS HR "
    "IT TV PC VR AR XR ML LLM GPU CPU API SPAC REIT REITS LLC LLP LTD INC CORP PLC CAGR ROI ROE "
    "YTD YOY QOQ TTM Q EST EDT ET PT GMT UTC BST ADR ADS ADRS NAV M A B R D I II III IV V VI X "
    "NYSE OTC PINK LNG LPG OPEC NATO G GAAP PDF FAQ NEW UP DOWN BUY SELL HOLD"
)
_STOP: Final = frozenset(_ABBREVIATIONS.split())
_LEGAL = re.compile(
    r"(?:Inc|Corp|Corporation|Co|Company|plc|PLC|N\.V|S\.A|SE|AG|Holdings?|Group|Trust|Fund|ETF|"
    r"Technologies|Bancorp|Partners|L\.P)\.?,?\Z"
)
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.&'’-]*")


def is_abbreviation(ticker: str, head: str) -> bool:
    """`ticker`, in brackets after `head`, is rather an abbreviation than a company's ticker.

    It counts as a ticker only after a capitalised word, and not where it is the initials of the
    words before it (World Health Organization (WHO)), unless these end as an American
    company's name does (International Business Machines Corp. (IBM)).
    """
    head = head[:-1] if head.endswith(" ") else head
    words = _WORD.findall(head.rpartition("\n")[2].rpartition("\t")[2])
    if not words or not head.endswith(words[-1]) or not words[-1][0].isupper():
        return True
    if _LEGAL.search(head):
        return ticker in _STOP and len(ticker) > 1
    if len(ticker) < 2 or ticker in _STOP:
        return True
    initials = "".join(word[0] for word in words if word[0].isupper())
    return initials.endswith(ticker) or words[-1] == ticker
