"""How much of a text is a code, the name before it, and its form.

Which texts name what stands in `test_securities_conformance.py`.
"""

from __future__ import annotations

import pytest

from newsreader.model import SecurityKind
from newsreader.securities import find
from newsreader.securities.forms import half_width


@pytest.mark.parametrize(
    ("text", "span", "name", "form", "kind"),
    [
        ("昨日，甲乙丙丁（600519.SH）涨", "600519.SH", "甲乙丙丁", "qualified", "stock"),
        ("昨日，甲乙丙丁（600519）涨", "600519", "甲乙丙丁", "bracketed", "stock"),
        ("关注了 甲乙-W(HK:03690)。", "HK:03690", "甲乙-W", "qualified", "stock"),
        ("Apple Inc. (AAPL)", "AAPL", "", "bracketed", "stock"),
        ("*ST甲乙（600519）", "600519", "*ST甲乙", "bracketed", "stock"),
        ("记者和万科A（000002）", "000002", "", "bracketed", "stock"),
        ("今年一季度公司控股子公司甲乙（600519）", "600519", "", "bracketed", "stock"),
        ("看$甲指数(SH000001)$", "$甲指数(SH000001)$", "甲指数", "cashtag", "index"),
        ("看$甲科技(SZ159742)$", "$甲科技(SZ159742)$", "甲科技", "cashtag", "fund"),
        ("$BTC up", "$BTC", "", "cashtag", "crypto"),
        ("S&P <.SPX>", ".SPX", "", "qualified", "index"),
        ("688012\t甲 乙 丙\t3", "688012", "甲乙丙", "bare", "stock"),
        ("688012 \t甲乙丙丁\t3", "688012", "甲乙丙丁", "bare", "stock"),
        ("甲乙转债（113050）", "113050", "甲乙转债", "bracketed", "bond"),
    ],
)
def test_span_name_form_and_kind(text: str, span: str, name: str, form: str, kind: str) -> None:
    (mention,) = find("", text, ())
    assert (mention.text, mention.name, mention.form) == (span, name, form)
    assert mention.kind is SecurityKind(kind)


def test_half_width_keeps_the_length() -> None:
    text = "６００５１９．ＳＨ（Ａ）　https://example.com/SH600519 末"
    assert len(half_width(text)) == len(text)
    assert half_width(text).startswith("600519.SH(A) ")
