"""Codes that only a word or their place marks, form by form; each with what only looks like it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from newsreader.securities import placed
from newsreader.securities.forms import Found
from newsreader.securities.placed import bare, bracketed, cells, labelled

FORMS: dict[Callable[[str], Iterator[Found]], dict[str, str]] = {
    labelled: {
        "股票代码:600519 证券代码600519": "600519.SH 600519.SH",
        "A股代码为601318 代码SS600519": "601318.SH 600519.SH",
        "证券代码:000725、200725": "000725.SZ 200725.SZ",
        "股份代号:700 港股代码:0700 H股代码:02318": "00700.HK 00700.HK 02318.HK",
        "股份代号:600519": "600519.SH",
        "美股代码:JD 纳斯达克股票代码:BIDU 股票代码:BRK.B": "JD.US BIDU.US BRK.B.US",
        "Stock Code: 700 stock codes 00700": "00700.HK 00700.HK",
        "ticker: AAPL under the ticker symbol “NVDA” symbol: KO": "AAPL.US NVDA.US KO.US",
        "错误代码:600519 退出代码 000001 源代码600036行 交易代码:XAU 国家代码:CN": "",
        "股票代码:700 代码AAPL 申购代码之外,代码是什么": "",
        "stock code 1,600 Stock Code: 7x symbol of A": "",
    },
    bracketed: {
        "甲公司(600519) 乙公司[300024] 丙公司【000858】": "600519.SH 300024.SZ 000858.SZ",
        "甲公司(600519、000858) 甲公司(600519,股吧)": "600519.SH 000858.SZ 600519.SH",
        "甲乙(00700) 甲乙-R(80700) 某B(200012)": "00700.HK 80700.HK 200012.SZ",
        "某指数(000001) 某转债(113050) 某ETF(510300)": "000001.SH 113050.SH 510300.SH",
        "说起南屿海屿的某转债(113050)": "113050.SH",
        "某成长混合(000001) 某债券A(000032) 某ETF联接A(000961) 某纯债(000128)": "",
        "备案号(300024) 客服热线(600519) 公告编号(600519) 邮编(300024)": "",
        "中国通号(688009)": "688009.SH",
        "甲公司(123456) (600519) 某路(200120) 至(202208) 计(600519元)": "",
        "苹果(AAPL) Apple Inc. (AAPL)": "AAPL.US AAPL.US",
        "人工智能(AI) 苹果(NVDA) World Health Organization (WHO)": "",
    },
    cells: {
        "688012\t甲乙丙丁\n甲 乙 丙\t688185\t3": "688012.SH 688185.SH",
        "688036\t传音控股\n688009\t中国通号": "688036.SH 688009.SH",
        "营业收入\t601618 股东户数\t600000\t": "",
        "000001\t某成长混合\n甲乙丙丁 600519\t3": "",
        "688009\t昨日在南屿签下三份茶约": "",
        "中国通号\t688009\t签下三份茶约": "688009.SH",
        "甲乙丙\t510300\t甲乙丙丁戊己庚ETF": "510300.SH",
        "600519": "",
    },
}


@pytest.mark.parametrize(
    ("form", "text", "want"),
    [(form, text, want) for form, texts in FORMS.items() for text, want in texts.items()],
)
def test_a_form_reads_these(form: Callable[[str], Iterator[Found]], text: str, want: str) -> None:
    assert [code.security.symbol for code in form(text)] == want.split()


def test_every_form_is_asked() -> None:
    assert set(placed.FORMS) == set(FORMS)


@pytest.mark.parametrize(
    ("code", "name", "want"),
    [
        ("000001", "甲银行", "000001.SZ"),
        ("000001", "上证指数", "000001.SH"),
        ("000001", "某成长混合", None),
        ("399006", "创业板指", "399006.SZ"),
        ("399006", "甲公司", None),
        ("113050", "某转债", "113050.SH"),
        ("113050", "甲公司", None),
        ("200012", "某某B", "200012.SZ"),
        ("200120", "甲公司", None),
        ("700000", "甲公司", None),
    ],
)
def test_a_bare_code_is_what_the_name_beside_it_lets_it_be(
    code: str, name: str, want: str | None
) -> None:
    found = bare(code, name)
    assert (found.symbol if found else None) == want
