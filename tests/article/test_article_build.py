from __future__ import annotations

import time
from itertools import pairwise

import pytest
from bodies import BODIES, MARKUPS, Markup, post_of
from hypothesis import example, given, settings

from newsreader.article.build import beginning, build, html_of
from newsreader.model import BlockKind, Document, Item, Quote
from newsreader.text.clean import clean

DEEP = 100_000
LONG = "很长的一行，" * 8


def document(body: str, markup: Markup = "html") -> Document:
    return build(post_of(body, markup))


def blocks(body: str, markup: Markup = "html") -> list[str]:
    """Each block as `kind: text`, a paragraph as its text alone."""
    found = document(body, markup)
    return [
        found.text[block.start : block.end]
        if block.kind is BlockKind.PARAGRAPH
        else f"{block.kind}{block.level or ''}: {found.text[block.start : block.end]}".rstrip()
        for block in found.blocks
    ]


def spans(body: str, markup: Markup = "html") -> list[tuple[str, str]]:
    found = document(body, markup)
    return [(found.text[span.start : span.end], str(span.emphasis)) for span in found.spans]


def links(body: str) -> list[tuple[str, str, str]]:
    found = document(body)
    return [(found.text[link.start : link.end], link.href, link.code) for link in found.links]


def markers(body: str, markup: Markup = "html") -> list[str]:
    """What stands before each block: bullets and numbers, `>` for a quotation, `…` for more."""
    return [
        "".join(
            ">" if isinstance(container, Quote) else container.marker if container.first else "…"
            for container in block.containers
        )
        for block in document(body, markup).blocks
    ]


# --- blocks ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>a</p><p>b</p>", ["a", "b"]),
        ("<p>a<p>b", ["a", "b"]),
        ("<div><div>a</div>b</div>", ["a", "b"]),
        ("<h1>a</h1><h6>b</h6>", ["heading1: a", "heading6: b"]),
        ("<p>a</p>b<p>c</p>", ["a", "b", "c"]),
        ("<p>a<span>b</span><div>c</div>", ["ab", "c"]),
        ("<p>a<br>b<br><br>c<br></p>", ["a\nb", "c"]),
        ("<p>a</p><hr><p>b</p>", ["a", "rule:", "b"]),
        ("<hr><p>a</p><hr><hr><p>b</p><hr><hr>", ["a", "rule:", "b"]),
        ("<figure><img src=tea.jpg><figcaption>c</figcaption></figure>", ["tea.jpg", "c"]),
        ("<details><summary>s</summary>t</details>", ["s", "t"]),
        ("<p> </p><p>&nbsp;</p><p>\u3000</p><div><br></div>", []),
        ("<q>x</q>", ["“x”"]),
        ("<p>a<wbr>b</p>", ["ab"]),
        ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>", ["漢(かん)"]),
        ("<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>", ["漢(かん)字(じ)"]),
        ("<plaintext>x<p>y", ["x<p>y"]),
        ("", []),
    ],
)
def test_every_element_that_stands_alone_is_a_block(body: str, found: list[str]) -> None:
    assert blocks(body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<pre>  a\n    b\n</pre>", ["preformatted: a\n    b"]),
        ("<pre>a\tb\n\tc</pre>", ["preformatted: a   b\n    c"]),
        ("<pre>\n\n \n  a\n\n  b\n\n</pre>", ["preformatted: a\n\n  b"]),
        ("<pre> \n </pre>", []),
        ("<pre><b>x</b>  y</pre>", ["preformatted: x  y"]),
    ],
)
def test_preformatted_text_keeps_its_lines_and_spaces(body: str, found: list[str]) -> None:
    assert [block.replace(":   ", ": ") for block in blocks(body)] == found


def test_the_first_line_of_preformatted_text_keeps_its_leading_spaces() -> None:
    assert document("<pre>  a\n    b</pre>").text == "  a\n    b"
    assert document("<pre>\n\n  a</pre>").text == "  a"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<ul><li>a<li>b</ul>", ["•", "•"]),
        ("<ol><li>a<li>b</ol>", ["1.", "2."]),
        ("<ol start=7><li>a<li>b</ol>", ["7.", "8."]),
        ("<ol start=many><li>a</ol>", ["1."]),
        ("<ol start=0><li>a<li>b</ol>", ["0.", "1."]),
        ("<ol type=a start=3><li>a<li value=27>b<li>c</ol>", ["c.", "aa.", "ab."]),
        ("<ol reversed><li>a<ol><li>b</ol><li>c</ol>", ["2.", "…1.", "1."]),
        ("<ul><li value=7>a</ul>", ["•"]),
        ("<ul><li>a<ul><li>b<ul><li>c<ul><li>d</ul></ul></ul><li>e</ul>",
         ["•", "…◦", "……▪", "………•", "•"]),
        ("<ol><li>a<ul><li>b</ul><li>c</ol>", ["1.", "…◦", "2."]),
        ("<ul><li>a</li><ul><li>b<li>c</ul><li>d</ul>", ["•", "…◦", "…◦", "•"]),
        ("<ul><li><p>a</p><p>b</p></ul>", ["•", "…"]),
        ("<ul><li><li>b</ul>", ["•"]),
        ("<li>alone", ["•"]),
        ("<blockquote><p>a</p><blockquote>b</blockquote></blockquote>c", [">", ">>", ""]),
        ("<blockquote><ul><li>a</ul></blockquote>", [">•"]),
        ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", ["", "", "", ""]),
    ],
)  # fmt: skip
def test_a_block_knows_the_lists_and_quotations_it_stands_in(body: str, found: list[str]) -> None:
    assert markers(body) == found


def test_what_explains_a_term_is_indented_without_a_bullet() -> None:
    term, meaning = document("<dl><dt>a<dd>b</dl>").blocks
    assert term.containers == ()
    assert meaning.containers == (Item("", first=True),)


# --- running text ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("2.4×10<sup>8</sup>次", "2.4×10⁸次"),
        ("10<sup><b>8</b></sup>", "10⁸"),
        ("10<sup>-3</sup> 10<sup>−3</sup> 10<sup>–3</sup>", "10⁻³ 10⁻³ 10⁻³"),
        ("CO<sub>2</sub>排放", "CO₂排放"),
        ("x<sup>ab</sup>", "x^ab"),
        ("x<sup>a b</sup>", "x^(a b)"),
        ("x<sub>Q</sub>", "x_Q"),
        ("文<sup>[1]</sup>后", "文[1]后"),
        ("文<sup>〔12〕</sup>后", "文〔12〕后"),
        ("共12<sup><a href='#f3'>3</a></sup>", "共12³"),
        ("the 20<sup>th</sup> Inc<sup>®</sup> sum<sup>*</sup>", "the 20th Inc® sum*"),
        ("x<sup></sup><sup> </sup>y", "x y"),
        (f"x<sup>{'a' * 60}</sup>", f"x{'a' * 60}"),
    ],
)
def test_raised_and_lowered_text_stays_what_it_is(body: str, text: str) -> None:
    assert document(body).text == text


def test_what_stands_out_in_raised_text_is_still_marked() -> None:
    assert spans("x<sup>a <b>c</b></sup>") == [("c", "strong")]
    assert links("x<sup><a href=u>ab</a></sup>") == [("ab", "u", "")]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("第一行\n第二行", ["第一行\n第二行"]),
        (f"第一段{LONG}\n第二段", [f"第一段{LONG}", "第二段"]),
        ("第一段\r\n\r\n　　第二段", ["第一段", "第二段"]),
        ("hard wrapped\nEnglish text\nhere.", ["hard wrapped English text here."]),
        ("One sentence.\nAnother one", ["One sentence.\nAnother one"]),
        ("a\n\nb", ["a", "b"]),
        ("<div>中文\n中文</div>", ["中文\n中文"]),
        ("中文<b>粗</b>\n中文", ["中文粗\n中文"]),
        ("<p>中文\n中文</p>", ["中文中文"]),
        ("中文<br>\n中文\n文", ["中文\n中文文"]),
    ],
)
def test_only_a_body_without_markup_of_blocks_breaks_at_its_own_lines(
    body: str, found: list[str]
) -> None:
    assert blocks(body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>a<br>b<br> <br>c</p>", ["a\nb", "c"]),
        ("<p>一<br>　　二<br>&nbsp;&nbsp;&nbsp;&nbsp;三<br>　四</p>", ["一", "二", "三\n四"]),
        ("<p>　　一\n　　二</p>", ["一", "二"]),
        (f"<p>一<br>{LONG}<br>二</p>", ["一", LONG, "二"]),
        (f"<p>一<br>二<br><br>{LONG}</p>", ["一\n二", LONG]),
        ("<h2>一<br>二</h2>", ["heading2: 一\n二"]),
        ("<ul><li>一<br><br>二</ul>", ["一", "二"]),
        ("<p><b>一<br><br>二</b></p>", ["一", "二"]),
    ],
)
def test_breaks_that_do_the_work_of_paragraphs_part_paragraphs(body: str, found: list[str]) -> None:
    assert blocks(body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<ul><li>a<li>b</ul><ul><li>c</ul>", "a+b c"),
        ("<ol><li>a</ol><ol><li>b</ol>", "a b"),
        ("<ol><li>a</ol> <ol start=2><li>b</ol>", "a+b"),
        ("<ol><li>a</ol><p>b</p><ol start=2><li>c</ol>", "a b c"),
        ("<ul><li>a<ul><li>b</ul><p>c</p></ul>", "a+b+c"),
        ("<ul><li>a<blockquote>b</blockquote></ul>", "a+b"),
        ("<li>a<li>b", "a+b"),
        ("<dl><dt>a<dt>b<dd>c<dd>d<dt>e<dd>f</dl><dl><dt>g</dl>", "a+b+c+d e+f g"),
        ("<figure><p>a</p><figcaption>b</figcaption></figure><p>c</p>", "a+b c"),
        ("<p>a</p><p>b</p>", "a b"),
    ],
)
def test_blocks_of_one_list_or_figure_stand_close(body: str, found: str) -> None:
    made = document(body)
    assert (
        "".join(
            ("" if not number else "+" if block.close else " ") + made.text[block.start : block.end]
            for number, block in enumerate(made.blocks)
        )
        == found
    )


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<a href=x>PDF</a>null", ["PDF"]),
        ("<div> undefined </div>a", ["a"]),
        ("<p>null</p>", ["null"]),
        ("<code>null</code> is null", ["null is null"]),
        ("<table><tr><th>a<th>b<tr><td>null<td>c</table>", ["table: a\tb\nnull\tc"]),
    ],
)
def test_what_a_generator_writes_for_nothing_is_left_out(body: str, found: list[str]) -> None:
    assert blocks(body) == found


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>　　缩进</p>", "缩进"),
        ("<p>中 文</p>", "中 文"),
        ("<p>中\n<b>文</b></p>", "中文"),
        ("<p>中<b>\n文</b></p>", "中文"),
        ("<p>a\n<b>b</b>\n中</p>", "a b 中"),
        ("<p>（ 中 ） ，文 。</p>", "（中），文。"),
        ("<p><b>a</b><i>b</i></p>", "ab"),
        ("<p><b>a</b> <i>b</i></p>", "a b"),
        ("<p>word <b> bold </b> word</p>", "word bold word"),
        ("<p>a &nbsp; \t\n b</p>", "a b"),
        ("<p>a&emsp;b</p>", "a b"),
        ("<p>a&#8239;b&#8287;c</p>", "a b c"),
        ("<p>文，\n2026年\n（中）\n3，</p>", "文，2026年（中）3，"),
        ("<p>rock ’n’ roll in the ’90s</p>", "rock ’n’ roll in the ’90s"),
        ("<p>“ 文 ’ ”</p>", "“文’”"),
    ],
)
def test_white_space_flows_as_in_good_typesetting(body: str, text: str) -> None:
    assert document(body).text == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>&#27;[31mx</p>", "�[31mx"),
        ("<p>&#x202e;x&#x2066;</p>", "�x�"),
        ("<p>&#x200b;x&#xad;y&#xfeff;</p>", "xy"),
        ("<p>\x1b]0;x\x07</p>", "�]0;x�"),
        ("<p>\x9b2J</p>", "�2J"),
        ("<pre>&#27;[2J</pre>", "�[2J"),
        ("<p>&lt;script&gt;</p>", "<script>"),
    ],
)
def test_no_entity_brings_a_control_in(body: str, text: str) -> None:
    assert document(body).text == text


def test_the_attributes_of_a_link_or_a_picture_bring_no_control_in() -> None:
    ((_, href, code),) = links('<a href="/&#27;[2J" code="3&#10;4">x</a>')
    assert (href, code) == ("/�[2J", "3 4")
    assert document('<img alt="a&#27;b" src="x">').text == "a�b"


def test_marks_of_many_elements_do_not_pile_up() -> None:
    assert document("<p>e" + "<b>&#769;&#769;&#769;</b>" * 9).text == "e" + "\u0301" * 3


@pytest.mark.parametrize(
    "body",
    [
        "<p>a<!-- x -->b</p>",
        "<p>a<script>x</script><style>x</style>b</p>",
        "<p>a<span hidden>x</span>b</p>",
        "<p>a<span style='color:red; DISPLAY : none'>x</span>b</p>",
        "<p>a<span style='visibility:hidden'>x</span>b</p>",
        "<noscript>x</noscript><p>ab</p>",
        "<p>a</p><noscript>x</noscript><p>b</p>",
        "<title>x</title><p>ab</p>",
        "<iframe src=x>x</iframe><p>ab</p>",
        "<p>a<button>x</button><select><option>x</select><textarea>x</textarea>b</p>",
        "<p>a<svg><text>x</text></svg>b</p>",
        "<p>a<template>x</template>b</p>",
    ],
)
def test_what_is_not_for_reading_is_left_out(body: str) -> None:
    assert document(body).text.replace("\n", "") == "ab"


# --- what stands out ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<b>a</b><strong>b</strong>", [("a", "strong"), ("b", "strong")]),
        ("<i>a</i><em>b</em><cite>c</cite>", [(text, "italic") for text in "abc"]),
        ("<s>a</s><del>b</del>", [("a", "strike"), ("b", "strike")]),
        ("<code>a</code><kbd>b</kbd>", [("a", "code"), ("b", "code")]),
        ("<b>a<i>b</i></b>", [("ab", "strong"), ("b", "italic")]),
        ("<b>a<p>b</p>c</b>", [("a", "strong"), ("b", "strong"), ("c", "strong")]),
        ("<b> a </b>", [("a", "strong")]),
        ("<b></b><b> </b>", []),
        ("<dl><dt>a<dd>b</dl>", [("a", "strong")]),
        ("<p>中<b>\n文</b></p>", [("文", "strong")]),
        ("<pre><b>  x</b></pre>", [("  x", "strong")]),
        ("<table><tr><td><b>a</b><td>b<tr><td>c<td><i>d</i></table>",
         [("a", "strong"), ("d", "italic")]),
    ],
)  # fmt: skip
def test_emphasis_is_a_span_of_its_text(body: str, found: list[tuple[str, str]]) -> None:
    assert spans(body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('<a href="/x">y</a>', [("y", "/x", "")]),
        ('<a href="/x" code="300024">机器人</a>', [("机器人", "/x", "300024")]),
        ('<a data-stock-code="sz300024">机器人</a>', [("机器人", "", "sz300024")]),
        ("<a>y</a><a name=z>y</a><a href=x></a>", []),
        ("<a href=u>a<p>b</p>c</a>", [("a", "u", ""), ("b", "u", ""), ("c", "u", "")]),
        ("<p>a <a href=u> b </a> c</p>", [("b", "u", "")]),
        ("<a href=u><img src=tea.jpg></a>t", [("tea.jpg", "u", "")]),
        ("<a href='//a.example/b'>y</a>", [("y", "https://a.example/b", "")]),
    ],
)
def test_a_link_is_a_stretch_with_its_address_and_the_publishers_code(
    body: str, found: list[tuple[str, str, str]]
) -> None:
    assert links(body) == found


# --- media -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<img src=a.jpg alt=b>", [("b", "image")]),
        ("<img src=/p/tea.jpg>", [("tea.jpg", "image")]),
        ("<img src='data:image/png;base64,AAAA'>", [("#1", "image")]),
        ("<img src=a1.jpg><img src=tea.jpg><video src=2.mp4></video><img src=b2.jpg>",
         [("#1", "image"), ("tea.jpg", "image"), ("#1", "video"), ("#3", "image")]),
        ("<video src=tide.mp4></video>", [("tide.mp4", "video")]),
        ("<video src=tide.m4a></video>", [("tide.m4a", "audio")]),
        ("<audio><source src=tide.mp3></audio>", [("tide.mp3", "audio")]),
        ("<img src=x width=1><img src=y height=0>", []),
        ("<img src=a.jpg alt=b><noscript><img src=a.jpg></noscript>", [("b", "image")]),
        ("<picture><source srcset=a.webp><img src=tea.jpg></picture>", [("tea.jpg", "image")]),
        ("<img data-src=a.jpg alt=b><noscript><img src=a.jpg?w=9 alt=b></noscript>",
         [("b", "image")]),
        ("<noscript><img src=a.jpg alt=b></noscript>", [("b", "image")]),
        ("<figure><img src=a.jpg alt=' 海 港 '><figcaption>海 港</figcaption></figure>",
         [("#1", "image")]),
    ],
)  # fmt: skip
def test_a_picture_or_a_sound_stands_as_its_words(body: str, found: list[tuple[str, str]]) -> None:
    assert spans(body) == found


@pytest.mark.parametrize(
    ("body", "source"),
    [
        ("<img src=/images/a.png alt=b>", "/images/a.png"),
        ("<img src='data:image/gif;base64,AA' data-src=https://a.example/b.jpg>",
         "https://a.example/b.jpg"),
        ("<img src='a\x1b]52;c;eA==\x07.png' alt=b>", "a\ufffd]52;c;eA==\ufffd.png"),
        ("<img alt=b>", ""),
    ],
)  # fmt: skip
def test_where_a_picture_is_stands_with_its_words(body: str, source: str) -> None:
    (span,) = document(body).spans
    assert span.source == source


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>好<img src=e.png alt='[笑]' height=22>啊</p>", "好[笑]啊"),
        ("<p>好<img src=e.png alt='[笑]'>啊</p>", "好[笑]啊"),
        ("<p>好<img src=e.png alt='😀' height='20'>啊</p>", "好😀啊"),
        ("<p>text<img src=tea.jpg><span>caption</span></p>", "text\ntea.jpg\ncaption"),
        ("<p><img src=a.jpg> <img src=b.jpg></p>", "#1\n#2"),
        ("<p><img src=a.jpg><br><img src=b.jpg></p>", "#1\n#2"),
    ],
)
def test_an_emoji_stands_in_its_line_and_a_picture_on_its_own(body: str, text: str) -> None:
    assert document(body).text == text


# --- tables ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<table><tr><td>a<td>b<tr><td>1<td>2</table>", ["table: a\tb\n1\t2"]),
        ("<table><tr><th>a<th>b</table>", ["table: a\tb"]),
        ("<table><caption>c</caption><tr><th>a<th>b<tr><td>1<td>2</table>",
         ["c", "table: a\tb\n1\t2"]),
        ("<table><tr><td><p>a</p><p>b</p><td>c<tr><td>d<br>e<td>f</table>",
         ["table: a\nb\tc\nd\ne\tf"]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", ["a", "b"]),
        ("<table><tr><td><p>a</p><p>b</p></td></tr><tr><td>c</td></tr></table>", ["a", "b", "c"]),
        ("<table><tr><td>x<table><tr><td>a<td>b<tr><td>1<td>2</table></table>",
         ["x", "table: a\tb\n1\t2"]),
        ("<table><tr><td> <td><tr><td><td></table>", []),
        ("<table><tr><td>a<img src=tea.jpg>b<td>c<tr><td>d<td>e</table>",
         ["table: a\ntea.jpg\nb\tc\nd\te"]),
        ("<table><tr><th>a<th>b<tr><td>c<td>x<table><tr><td>1<td>2<tr><td>3</table>y</table>",
         ["table: a\tb\nc\tx\n1 2\n3\ny"]),
        ("<table><tr><th>a<th>b<tr><td><ul><li>c<li>d</ul><td><pre> e\n  f</pre></table>",
         ["table: a\tb\nc\nd\t e\n  f"]),
        ("<p>a</p><table></table><p>b</p>", ["a", "b"]),
    ],
)  # fmt: skip
def test_a_table_of_data_is_a_table_and_a_table_for_layout_is_not(
    body: str, found: list[str]
) -> None:
    assert blocks(body) == found


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        ("<thead><tr><td>a<td>b<tbody><tr><td>1<td>2", [True, True, False, False]),
        ("<tr><td><b>a</b><td><strong>b</strong><tr><td>1<td>2", [True, True, False, False]),
        ("<tr><td><b>a</b><td><strong>b</strong>c<tr><td>1<td>2", [False] * 4),
        ("<tr><td><b>a</b><td><b>b</b><tr><td><b>1</b><td><b>2</b>", [False] * 4),
        ("<tr><td colspan=2><b>a</b><tr><td>1<td>2", [False] * 3),
        ("<tr><td><b>a</b><td><b>b</b><tr><th>1<td>2", [False, False, True, False]),
    ],
)
def test_a_head_and_bold_rows_at_the_top_are_headers(body: str, headers: list[bool]) -> None:
    (table,) = document(f"<table>{body}</table>").blocks
    assert [cell.header for row in table.table for cell in row] == headers


def test_a_cell_knows_where_it_stands_and_what_it_spans() -> None:
    body = "<table><tr><th rowspan=2>a<th colspan=2>b<tr><th>c<th>d<tr><td>1<td>2<td>3</table>"
    (table,) = document(body).blocks
    assert [
        [(cell.column, cell.columns, cell.rows, cell.header) for cell in row] for row in table.table
    ] == [
        [(0, 1, 2, True), (1, 2, 1, True)],
        [(1, 1, 1, True), (2, 1, 1, True)],
        [(0, 1, 1, False), (1, 1, 1, False), (2, 1, 1, False)],
    ]


# --- Markdown ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("# h\n\ntext", ["heading1: h", "text"]),
        ("a\nb\n\n中\n文", ["a b", "中文"]),
        ("a  \nb", ["a\nb"]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ["table: a\tb\n1\t2"]),
        ("```python\n  code\n\nmore\n```", ["preformatted:   code\n\nmore"]),
        ("a\n\n---\n\nb", ["a", "rule:", "b"]),
        ("10<sup>8</sup>", ["10⁸"]),
        ("![alt](x.png)", ["alt"]),
        ("<div>a\n\n**b**</div>", ["a", "b"]),
    ],
)
def test_a_markdown_body_has_the_same_blocks(body: str, found: list[str]) -> None:
    assert blocks(body, "markdown") == found


def test_a_markdown_body_has_the_same_emphasis_and_lists() -> None:
    assert spans("**中文**中 ~~d~~ `c` *i*", "markdown") == [
        ("中文", "strong"),
        ("d", "strike"),
        ("c", "code"),
        ("i", "italic"),
    ]
    assert markers("- x\n  - y\n\n1. z\n\n> q", "markdown") == ["•", "…◦", "1.", ">"]


def test_a_plain_text_holds_no_markup() -> None:
    assert blocks("*ST望海 <b>\n# 甲\n\n乙 &amp; 丙", "text") == [
        "*ST望海 <b>\n# 甲",
        "乙 &amp; 丙",
    ]


def test_an_html_body_is_taken_as_it_is() -> None:
    assert html_of(post_of("**a**<p>")) == "**a**<p>"


# --- what holds for any body -------------------------------------------------------------------


@settings(max_examples=400, deadline=None)
@given(BODIES, MARKUPS)
@example("<table><tr><td>\n", "html")
@example("<pre><table><tr><td>a\n\tb<td>c<tr><td>d<td>e", "html")
@example("<sup><b>a</b><p>b</sup>", "html")
@example("a<b>\u0301\u0301</b>\u0301\u0301\u0301", "html")
def test_any_body_makes_a_whole_document(body: str, markup: Markup) -> None:
    found = document(body, markup)
    assert clean(found.text) == found.text
    _check_blocks(found)
    stretches = [(span.start, span.end) for span in found.spans]
    stretches += [(link.start, link.end) for link in found.links]
    for start, end in stretches:
        assert start < end
        assert any(block.start <= start and end <= block.end for block in found.blocks)
    assert all(link.href or link.code for link in found.links)


def _check_blocks(found: Document) -> None:
    at = 0
    for number, block in enumerate(found.blocks):
        if number:
            assert found.text[at] == "\n"
            at += 1
        assert block.start == at <= block.end
        assert bool(block.table) == (block.kind is BlockKind.TABLE)
        assert bool(block.level) == (block.kind is BlockKind.HEADING)
        text = found.text[block.start : block.end]
        assert bool(text.strip()) == (block.kind is not BlockKind.RULE)
        if block.kind is not BlockKind.TABLE:
            assert "\t" not in text
        cells = [cell for row in block.table for cell in row]
        assert all(row for row in block.table)
        for cell, following in pairwise(cells):
            assert cell.end + 1 == following.start
            assert found.text[cell.end] in "\t\n"
        if cells:
            assert (cells[0].start, cells[-1].end) == (block.start, block.end)
        at = block.end
    assert at == len(found.text)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * DEEP + "x",
        "<ul><li>" * DEEP + "x",
        "<b>" * DEEP + "x",
        "<table>" * DEEP + "x",
        "<table><tr><td>" * DEEP + "x",
        "<blockquote>" * DEEP + "x",
        "<sup>" * DEEP + "x",
        "<a href=x>" * DEEP + "x",
        "<b><p>" * 20_000 + "x",
        "<font><a><i>" * 20_000 + "x",
        "<li>" * DEEP + "x",
        "</div>" * DEEP + "x",
        "<noscript>" * DEEP,
        "<!--" * DEEP + "x",
        "<a " * 20_000,
        "&#27;" * DEEP,
        "<img src=a.jpg>" * DEEP,
        "<p style='display" + " " * DEEP + ":x'>x",
        "<table><tr>" + "<td rowspan=999>1" * 50_000 + "<tr><td>2" * 50_000,
        "<table>" + "<tr><td colspan=999 rowspan=999>1<td>2" * 5_000,
        "中" * 1_700_000,
        "a " * 2_500_000,
        "a\n" * 500_000,
        "<b>a<br><br>" * 20_000,
        "<p>" + "a<br><br>" * DEEP,
        "<table><tr><th>" * 20_000 + "<p>a" * 20_000,
        "<dl><dt>a<dd>b" * 20_000,
        "<figure><noscript><img src=a.jpg>" * 20_000,
    ],
    ids=lambda body: body[:16],
)
def test_a_hostile_body_is_read_in_bounded_time(body: str) -> None:
    began = time.process_time()
    found = document(body)
    assert time.process_time() - began < 10
    assert len(found.text) <= len(body)
    assert max((len(block.containers) for block in found.blocks), default=0) <= 8


def test_a_markdown_body_that_nests_deeply_is_read_in_bounded_time() -> None:
    began = time.process_time()
    for body in (">", "- ", "[", "*a", "**a：", "*ST望", "[^a]: ", "[^1]", "a\n: ", "`",
                 "| a\n|-\n", "<b>"):  # fmt: skip
        document(body * 20_000 + "x", "markdown")
    assert time.process_time() - began < 20


def test_the_beginning_of_a_long_document_has_its_first_blocks_and_what_is_in_them() -> None:
    post = post_of("".join(f"<p>{n} <a href=/{n}>here</a></p>" for n in range(400)))
    document = build(post)
    first = beginning(document)
    assert first is not None
    assert first.blocks == document.blocks[:100]
    assert document.text.startswith(first.text)
    assert first.text.endswith("99 here")
    assert [link.href for link in first.links] == [f"/{n}" for n in range(100)]


def test_a_short_document_has_no_beginning_of_its_own() -> None:
    assert beginning(build(post_of("<p>a</p>" * 300))) is None
