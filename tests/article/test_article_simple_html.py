from __future__ import annotations

import time

import pytest
from bodies import BODIES
from hypothesis import given, settings
from selectolax.lexbor import LexborHTMLParser

from newsreader.article import dom
from newsreader.article.simple_html import BAR, LESS_THAN, STAR, simple_html
from newsreader.article.writer import MAX_CONTAINERS


def simple(body: str) -> str:
    root = dom.parse(body)
    assert root is not None
    return simple_html(root)


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("<p>a</p><section>b</section>", "<p>a</p><p>b</p>"),
        ("<p>a<script>x</script><i hidden>y</i>&lt;b&gt; *ST望海</p>",
         f"<p>a{LESS_THAN}b&gt; {STAR}ST望海</p>"),
        ("<pre>*ST望海 &lt;b></pre>", "<pre>*ST望海 &lt;b&gt;</pre>"),
        ("<p>中\n文<b>粗</b>\na</p>", "<p>中文<b>粗</b> a</p>"),
        ("一行\n二行", "一行<br>二行"),
        ("<b>a<strong>b</strong></b><i>c</i>", "<b>ab</b><i>c</i>"),
        ("<summary>a</summary><dt>b", "<p><b>a</b></p><dt>b</dt>"),
        ("10<sup>8</sup>x<sup><a href=/u>ab</a></sup>2<sub>-<b>3</b></sub>",
         '10⁸x<a href="/u">^ab</a>2₋₃'),
        ('<a href="//a.example/b c">d</a><a href="#e">f</a><a href=" javascript:g">h</a>',
         '<a href="https://a.example/b%20c">d</a>fh'),
        ("<ruby>漢<rt>hàn</rt></ruby><q>a</q>", "漢(hàn)“a”"),
        ("<ol start=3><li>a<li value=9>b</ol><ol reversed><li>c</ol>",
         '<ol start="3"><li>a</li></ol><ol start="9"><li>b</li></ol><ol start="1"><li>c</li></ol>'),
        ("a<img src=/p/tea.jpg>b", 'a<p></p><img src="/p/tea.jpg" alt="tea.jpg"><p></p>b'),
        ("<a href=/u><img src=1.jpg></a>", '<a href="/u"><img src="1.jpg" alt=""></a>'),
        ("<img alt='[笑]'><img width=1><video src=tide.mp4></video>",
         '[笑]<a href="tide.mp4">tide.mp4</a>'),
        ("<a>b</a>null", "b"),
    ],
)  # fmt: skip
def test_a_body_becomes_elements_that_are_known(body: str, html: str) -> None:
    assert simple(body) == html


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        ("<tr><th>a<th>b<tr><td>1<td>2", "a,b 1,2"),
        ("<tr><td colspan=2>a<td rowspan=2>b<tr><td>c<td>d", "a,,b c,d,"),
        ("<tr><td><p>a</p><ul><li>b</ul><td>c<br>d<tr><td>1<td>2", "a_b,c_d 1,2"),
        ("<tr><th>a<th>b<tr><td>c<td><table><tr><td>d<td>e</table>", "a,b c,d_e"),
        (f"<tr><td>a|b<td>{'c'}<tr><td>1<td>2", f"a{BAR}b,c 1,2"),
    ],
)
def test_a_table_of_data_has_a_cell_in_every_column(body: str, rows: str) -> None:
    root = LexborHTMLParser(simple(f"<table>{body}</table>"))
    assert [node.tag for node in root.css("table table")] == []
    assert (
        " ".join(
            ",".join("_".join(cell.text().split()) for cell in row.css("td"))
            for row in root.css("tr")
        )
        == rows
    )


def test_a_caption_stands_before_its_table_and_a_layout_table_is_none() -> None:
    html = simple("<table><caption>t</caption><tr><td>a<td>b<tr><td>1<td>2</table>")
    assert html.startswith("<p></p><p>t</p><table><tr><td>a</td>")
    assert "table" not in simple("<table><tr><td>a<td><table><tr><td>b</table></table>")


def test_quotations_deeper_than_the_page_shows_are_paragraphs() -> None:
    """html2text writes a `>` for each before every line: a few KB would become many MB."""
    written = simple("<blockquote>" * 200 + "<p>a" * 3 + "</blockquote>" * 200)
    assert written.count("<blockquote>") == written.count("</blockquote>") == MAX_CONTAINERS


@settings(max_examples=300, deadline=None)
@given(BODIES)
def test_any_body_becomes_well_formed(body: str) -> None:
    html = simple(body)
    assert html.count("<table>") == html.count("</table>")
    assert html.count("<a ") == html.count("</a>")
    assert html.count("<b>") == html.count("</b>")


@pytest.mark.parametrize(
    "body",
    ["<table><tr><th>" * 20_000 + "x" * 10_000, "<b><i>" * 20_000 + "x", "<sup>" * 20_000 + "x",
     "<table>" + "<tr><td colspan=100 rowspan=100>1" * 2_000],
    ids=lambda body: body[:8],
)  # fmt: skip
def test_time_is_bounded(body: str) -> None:
    began = time.process_time()
    simple(body)
    assert time.process_time() - began < 10
