"""All mentions of a story, and the securities that it names."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsreader.article.build import build
from newsreader.model import Document, Link, Post, SecurityKind, Sense
from newsreader.posts.clocks import SHIPPED_RULES
from newsreader.posts.read import read
from newsreader.securities.candidates import LONGEST_ANCHOR
from newsreader.securities.find import find
from newsreader.securities.summary import named

pytestmark = pytest.mark.usefixtures("names_ready")

STCN = "https://info.stcn.com/dc/stock/?stockcode="
WRAPS = re.compile(r"[\u4e00-\u9fff]{2}|[ -~] |.(?= [!-~])")
PARTS = (
    "（ ） ( ) $ < > 【 】 [ ] 、 ， : . \t \n 600519 000001 300024 00700 SH SZ .SH .HK HK 700 "
    "AAPL $AAPL (AAPL) $甲(SH600519)$ <JNJ.N> 贵州茅台 五 粮 液 XD农业银 股份 有限公司 "
    "J.P. Morgan NASDAQ: NYSE US Equity 机器人 新产业 甲乙丙丁 "
    "代码： BTC-USD ^GSPC https:// ６００５１９ Inc. Apple 涨停 等 \U0001f600 \u0301"
)
PIECES = st.sampled_from(PARTS.split(" "))
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=30).map("".join)
HREFS = st.sampled_from(
    [STCN + "SZ300024", "/S/SH600519", "http://xueqiu.com/n/x", "", "javascript:"]
)
LINKS = st.lists(
    st.builds(
        Link,
        st.integers(-5, 120),
        st.integers(-5, 120),
        HREFS,
        st.sampled_from(["", "600360", "x"]),
    ),
    max_size=5,
)


@given(TEXTS, TEXTS, LINKS)
def test_spans_are_sorted_disjoint_and_in_bounds(title: str, text: str, links: list[Link]) -> None:
    mentions = find(title, text, links)
    for field, whole in (("title", title), ("body", text)):
        end = 0
        for mention in mentions:
            if mention.field == field:
                assert end <= mention.start < mention.end <= len(whole)
                assert whole[mention.start : mention.end] == mention.text
                end = mention.end
    fields = [mention.field for mention in mentions]
    assert fields == sorted(fields, reverse=True)
    assert find(title, text, links) == mentions
    assert sum(one.count for one in named(mentions).companies) <= len(mentions)


HASH = """
import sys
from hashlib import sha256
from pathlib import Path
from newsreader.securities.find import find
files = sorted(Path(sys.argv[1]).rglob("*.md"))
texts = [*(file.read_text("utf-8", "replace") for file in files), "ST摩登与*ST博天"]
print(sha256(repr([find("", text, ()) for text in texts]).encode()).hexdigest())
"""


def test_another_process_finds_the_same() -> None:
    """Sets have another order in each process."""
    samples = Path(__file__).parent.parent.parent / "sample_posts"
    printed = {
        subprocess.run(
            [sys.executable, "-c", HASH, str(samples)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(printed) == 1


@given(st.text())
def test_no_text_raises(text: str) -> None:
    find(text, text, [Link(0, len(text), STCN + "SZ300024")])


def wrapped(paragraph: str, widths: list[int]) -> Document:
    """The document of a post whose source is wrapped where a browser sees no difference.

    That is at a space of a Latin word, and between two Chinese characters.
    """
    lines, start = [], 0
    for width in widths:
        at = start + width
        while at < len(paragraph) and not WRAPS.match(paragraph, at - 1):
            at += 1
        lines.append(paragraph[start:at].strip(" "))
        start = at
    body = "\n".join([*lines, paragraph[start:].strip(" ")])
    return build(
        Post(
            path="a.md",
            title="a",
            categories=(),
            tags=(),
            source="",
            section="",
            author="",
            published=None,
            zone="Asia/Shanghai",
            markup="html",
            body=f"<p>{html.escape(body)}</p>",
            front_matter=True,
        )
    )


TOLD = (
    "贵州茅台 比亚迪股份有限公司 五粮液 平安银行(000001.SZ) 机器人：中标 股票代码：600519 上证指数 "
    "涨停， Apple_Inc._said J.P._Morgan NASDAQ:_MSFT <JNJ.N> 的今日，说到 与 。"
)
PARAGRAPHS = st.lists(st.sampled_from(TOLD.split(" ")), min_size=1, max_size=12).map(
    lambda parts: " ".join(parts).replace("_", " ")
)


@given(PARAGRAPHS, st.lists(st.integers(1, 12), max_size=12))
@example("贵州茅台 贵州茅台 NASDAQ: MSFT 贵州茅台", [])
def test_where_the_lines_of_the_source_end_does_not_matter(
    paragraph: str, widths: list[int]
) -> None:
    """A paragraph is one line of a document's text, however its source is wrapped."""
    whole, cut = wrapped(paragraph, []), wrapped(paragraph, widths)
    assert "\n" not in cut.text
    assert [one.symbol for one in find("", cut.text, ())] == [
        one.symbol for one in find("", whole.text, ())
    ]


@given(TEXTS, st.sampled_from("\u3000\u00a0"))
def test_which_space_it_is_does_not_matter(text: str, space: str) -> None:
    text = text.replace("://", "")
    other = find("", text.replace(" ", space), ())
    assert [(one.start, one.end, one.symbol) for one in other] == [
        (one.start, one.end, one.symbol) for one in find("", text, ())
    ]


@pytest.mark.parametrize(
    "unit",
    ["（", "$", "1", "A", "<", "$a(", "A.", "600519", "（600519", "\t600519\t甲乙", "代码", "12 "],
)
def test_a_megabyte_of_one_thing_comes_to_an_end(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    assert len(find("", text, ())) <= len(text)


def test_the_mention_of_a_link_is_its_words_without_the_spaces_around() -> None:
    (mention,) = find("", "昨日 甲乙丙丁 上涨", [Link(2, 8, STCN + "SS600856", "600856")])
    assert (mention.text, mention.start, mention.end) == ("甲乙丙丁", 3, 7)
    assert (mention.symbol, mention.name, mention.form) == ("600856.SH", "甲乙丙丁", "link")


@pytest.mark.parametrize(
    ("anchor", "name"),
    [
        ("甲乙丙丁 +2.9%", "甲乙丙丁"),
        ("甲乙丙丁(600360)", "甲乙丙丁"),
        ("甲乙丙丁（600360.SH）", "甲乙丙丁"),
        ("甲 乙 丙", "甲 乙 丙"),
        ("600360", ""),
        ("SH600360", ""),
        ("*ST甲乙", "*ST甲乙"),
        ("甲乙-U", "甲乙-U"),
    ],
)
def test_the_name_of_a_link_is_its_words_without_code_and_change(anchor: str, name: str) -> None:
    href = "http://www.nbd.com.cn/articles/index_for_stock_tag?tag_type=stock&tag_value=600360"
    (mention,) = find("", anchor, [Link(0, len(anchor), href, "600360")])
    assert (mention.text, mention.name) == (anchor, name)
    assert (mention.symbol, mention.form) == ("600360.SH", "link")


@pytest.mark.parametrize("anchor", ["", "  ", "甲\n乙", "甲" * (LONGEST_ANCHOR + 1)])
def test_what_is_no_name_is_no_mention(anchor: str) -> None:
    assert find("", anchor, [Link(0, len(anchor), STCN + "SZ300024")]) == ()


def test_a_link_to_a_topic_is_read_as_text() -> None:
    text = "#甲乙服务(03658)# 讨论"
    name, code = find("", text, [Link(0, 13, "http://xueqiu.com/k?q=%23x%23")])
    assert (name.symbol, name.text, name.form) == ("03658.HK", "甲乙服务", "name")
    assert (code.symbol, code.text, code.form) == ("03658.HK", "03658", "bracketed")


def test_a_linked_cashtag_is_one_mention_over_the_whole() -> None:
    text = "看$甲乙-SW(09988)$吗"
    (mention,) = find("", text, [Link(1, len(text) - 1, "http://xueqiu.com/S/09988")])
    assert (mention.text, mention.name) == ("$甲乙-SW(09988)$", "甲乙-SW")
    assert (mention.symbol, mention.form) == ("09988.HK", "cashtag")


def test_a_link_over_name_and_code_wins_over_the_code() -> None:
    text = "甲乙丙丁（600856.SH）"
    (mention,) = find("", text, [Link(0, len(text), STCN + "SS600856")])
    assert (mention.text, mention.form, mention.name) == (text, "link", "甲乙丙丁")


def test_the_longest_span_wins_over_a_link_inside_it() -> None:
    (mention,) = find("", "$甲乙(SH600856)$", [Link(1, 3, STCN + "SS600856")])
    assert mention.text == "$甲乙(SH600856)$"


def test_a_name_with_its_code_counts_once() -> None:
    text = "甲乙丙丁（600856）跌，甲乙丙丁涨"
    links = [Link(0, 4, STCN + "SS600856"), Link(14, 18, STCN + "SS600856")]
    mentions = find("甲乙丙丁（600856.SH）", text, links)
    forms = [mention.form for mention in mentions]
    assert forms == ["name", "qualified", "link", "bracketed", "link"]
    (one,) = named(mentions).companies
    assert (one.symbol, one.name, one.count) == ("600856.SH", "甲乙丙丁", 3)
    assert one.kind is SecurityKind.STOCK


def test_a_summary_puts_the_most_often_named_first_and_common_words_apart() -> None:
    text = "600519.SH 000858.SZ 机器人 000858.SZ 300750.SZ"
    start = text.index("机")
    summary = named(find("", text, [Link(start, start + 3, STCN + "SZ300024")]))
    assert [(one.symbol, one.count) for one in summary.companies] == [
        ("000858.SZ", 2),
        ("600519.SH", 1),
        ("300750.SZ", 1),
    ]
    assert [(one.symbol, one.name, one.sense) for one in summary.common] == [
        ("300024.SZ", "机器人", Sense.COMMON)
    ]


def test_nothing_names_nothing() -> None:
    summary = named(find("", "", ()))
    assert summary.companies == summary.common == ()


# --- real posts ----------------------------------------------------------------------------------


def document(file: Path) -> Document:
    return build(read(file, file.name, SHIPPED_RULES))


@pytest.mark.corpus
def test_the_five_links_of_the_sample_post_are_common_words(corpus: Path) -> None:
    sample = document(corpus / "seed.md")
    # 上海联影, whose full name stands there, came to the market eight days later.
    summary = named(find(sample.title, sample.text, sample.links, day="2022-08-14"))
    assert summary.companies == ()
    assert [(one.symbol, one.count) for one in summary.common] == [
        ("300024.SZ", 4),
        ("300832.SZ", 1),
    ]


# What a real post names, by a part of its file name: the symbol of the first, and how many.
POSTS = [
    ("11家公司获机构调研", "300577.SZ", 11),
    ("关注了股票 比特币基金", "GBTC.US", 1),
    ("灵魂一问", "000001.SH", 2),
    ("001美元_千瓦时", "", 0),
    ("阿里巴巴-SW(09988)", "09988.HK", 1),
    ("关注了股票 Carvana", "CVNA.US", 1),
    ("2022年雪球元宵灯谜", "", 0),
]


@pytest.mark.corpus
@pytest.mark.parametrize(("part", "symbol", "securities"), POSTS)
def test_a_real_post_names_these(corpus: Path, part: str, symbol: str, securities: int) -> None:
    (file,) = (path for path in corpus.rglob("*.md") if part in path.name)
    post = document(file)
    companies = named(find(post.title, post.text, post.links)).companies
    assert len(companies) == securities
    assert [one.symbol for one in companies[:1]] == [symbol] * bool(symbol)
