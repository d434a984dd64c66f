"""Every form together: how much of a text is a code, the name before it, and its form.

Which texts name what stands in `test_securities_conformance.py`.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.securities.codes import codes
from newsreader.securities.forms import half_width

pytestmark = pytest.mark.usefixtures("names_ready")

PARTS = (
    "( ) $ < > [ ] 、 , : . ^ - / \t \n 600519 000001 300024 00700 700 2330 SH SZ .SH .HK HK .TW T "
    "AAPL $AAPL (AAPL) $甲(SH600519)$ <JNJ.N> <.SPX> NASDAQ: NYSE US Equity .DE VOLV-B .us aapl "
    "股票代码: 股份代号: Stock symbol BTC-USD .X ^GSPC 甲乙丙丁 指数 混合 债 号 B -R"
)
TEXTS = st.lists(st.sampled_from(PARTS.split(" ")) | st.text(max_size=3), max_size=25).map("".join)


@pytest.mark.parametrize(
    ("text", "span", "name", "form", "kind"),
    [
        ("昨日,甲乙丙丁(600519.SH)涨", "600519.SH", "甲乙丙丁", "qualified", "stock"),
        ("昨日,甲乙丙丁(600519)涨", "600519", "甲乙丙丁", "bracketed", "stock"),
        ("关注了 甲乙-W(HK:03690)。", "HK:03690", "甲乙-W", "qualified", "stock"),
        ("Apple Inc. (AAPL)", "AAPL", "", "bracketed", "stock"),
        ("*ST甲乙(600519)", "600519", "*ST甲乙", "bracketed", "stock"),
        ("记者和万科A(000002)", "000002", "", "bracketed", "stock"),
        ("今年一季度公司控股子公司甲乙(600519)", "600519", "", "bracketed", "stock"),
        ("推荐股票(600519)", "600519", "", "bracketed", "stock"),
        ("看$甲指数(SH000001)$", "$甲指数(SH000001)$", "甲指数", "cashtag", "index"),
        ("看$甲科技(SZ159742)$", "$甲科技(SZ159742)$", "甲科技", "cashtag", "fund"),
        ("$BTC up", "$BTC", "", "cashtag", "crypto"),
        ("S&P <.SPX>", ".SPX", "", "qualified", "index"),
        ("STO: VOLV-B fell", "STO: VOLV-B", "", "qualified", "stock"),
        ("VOLV-B.ST fell", "VOLV-B.ST", "", "qualified", "stock"),
        ("HKEX Stock Code: 9618", "HKEX Stock Code: 9618", "", "qualified", "stock"),
        ("688012\t甲 乙 丙\t3", "688012", "甲乙丙", "bare", "stock"),
        ("688012 \t甲乙丙丁\t3", "688012", "甲乙丙丁", "bare", "stock"),
        ("3.2\t甲乙丙丁\t688012 \n", "688012", "甲乙丙丁", "bare", "stock"),
        ("甲乙转债(113050)", "113050", "甲乙转债", "bracketed", "bond"),
    ],
)
def test_span_name_form_and_kind(text: str, span: str, name: str, form: str, kind: str) -> None:
    code = max(codes(text), key=lambda code: code.end - code.start)
    assert (text[code.start : code.end], code.name, code.form) == (span, name, form)
    assert code.security.kind == kind


@given(TEXTS)
def test_a_code_lies_in_its_text_and_is_read_from_it_alone(text: str) -> None:
    plain = half_width(text)
    found = list(codes(plain))
    for code in found:
        assert 0 <= code.start < code.end <= len(plain)
        assert "." in code.security.symbol
        assert "\n" not in plain[code.start : code.end]
    assert list(codes(plain)) == found


@given(st.text())
def test_no_text_raises(text: str) -> None:
    list(codes(half_width(text)))


@given(TEXTS, TEXTS)
def test_a_line_is_read_without_those_around_it(first: str, second: str) -> None:
    lines = [half_width(text).replace("\n", " ") for text in (first, "", second)]
    alone = [code.security for line in lines for code in codes(line)]
    assert sorted(code.security for code in codes("\n".join(lines))) == sorted(alone)
