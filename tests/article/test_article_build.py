from __future__ import annotations

import time
from itertools import pairwise

import pytest
from bodies import BODIES, MARKUPS, Markup, post_of
from hypothesis import example, given, settings

from newsreader.article.build import build, html_of
from newsreader.model import BlockKind, Document, Item, Quote
from newsreader.text.clean import clean

DEEP = 100_000


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
        ("<p>a<br>b<br><br>c<br></p>", ["a\nb\nc"]),
        ("<p>a</p><hr><p>b</p>", ["a", "rule:", "b"]),
        ("<hr><p>a</p><hr><hr><p>b</p><hr><hr>", ["a", "rule:", "b"]),
        ("<figure><img src=a.jpg><figcaption>c</figcaption></figure>", ["a.jpg", "c"]),
        ("<details><summary>s</summary>t</details>", ["s", "t"]),
        ("<p> </p><p>&nbsp;</p><p>\u3000</p><div><br></div>", []),
        ("<q>x</q>", ["“x”"]),
        ("<p>a<wbr>b</p>", ["ab"]),
        ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>", ["漢(かん)"]),
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
        ("第一段\n第二段", ["第一段", "第二段"]),
        ("第一段\r\n\r\n　　第二段", ["第一段", "第二段"]),
        ("hard wrapped\nEnglish text\nhere.", ["hard wrapped English text here."]),
        ("One sentence.\nAnother one", ["One sentence.", "Another one"]),
        ("a\n\nb", ["a", "b"]),
        ("<div>中文\n中文</div>", ["中文", "中文"]),
        ("中文<b>粗</b>\n中文", ["中文粗", "中文"]),
        ("<p>中文\n中文</p>", ["中文中文"]),
        ("中文<br>\n中文\n文", ["中文\n中文文"]),
    ],
)
def test_only_a_body_without_markup_of_blocks_breaks_at_its_own_lines(
    body: str, found: list[str]
) -> None:
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
        ("<a href=u><img src=a.jpg></a>t", [("a.jpg", "u", "")]),
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
        ("<img src=/p/a.jpg>", [("a.jpg", "image")]),
        ("<img src='data:image/png;base64,AAAA'>", [("image", "image")]),
        ("<video src=a.mp4></video>", [("a.mp4", "video")]),
        ("<video src=a.m4a></video>", [("a.m4a", "audio")]),
        ("<audio><source src=x.mp3></audio>", [("x.mp3", "audio")]),
        ("<img src=x width=1><img src=y height=0>", []),
        ("<img src=a.jpg alt=b><noscript><img src=a.jpg></noscript>", [("b", "image")]),
        ("<picture><source srcset=a.webp><img src=a.jpg></picture>", [("a.jpg", "image")]),
    ],
)
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
        ("<p>text<img src=a.jpg><span>caption</span></p>", "text\na.jpg\ncaption"),
        ("<p><img src=a.jpg> <img src=b.jpg></p>", "a.jpg\nb.jpg"),
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
         ["table: a b\tc\nd e\tf"]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", ["a", "b"]),
        ("<table><tr><td><p>a</p><p>b</p></td></tr><tr><td>c</td></tr></table>", ["a", "b", "c"]),
        ("<table><tr><td>x<table><tr><td>a<td>b<tr><td>1<td>2</table></table>",
         ["x", "table: a\tb\n1\t2"]),
        ("<table><tr><td> <td><tr><td><td></table>", []),
        ("<table><tr><td>a<img src=p.jpg>b<td>c<tr><td>d<td>e</table>",
         ["table: a p.jpg b\tc\nd\te"]),
        ("<p>a</p><table></table><p>b</p>", ["a", "b"]),
    ],
)  # fmt: skip
def test_a_table_of_data_is_a_table_and_a_table_for_layout_is_not(
    body: str, found: list[str]
) -> None:
    assert blocks(body) == found


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
    for body in (">", "- ", "[", "*a", "`", "| a\n|-\n", "<b>"):
        document(body * 20_000 + "x", "markdown")
    assert time.process_time() - began < 20
