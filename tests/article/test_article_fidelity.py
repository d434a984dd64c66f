"""Every visible character of a body stands in its document and on its page, in the DOM's order.

The characters come from a reading of the DOM that shares nothing with the article package but the
parser. What differs by design, and so is neither expected nor counted:

- white space; invisible characters, controls, private use and combining marks, which `text.clean`
  drops, replaces or thins out (it has tests of its own);
- flags, which are compared as their letters; the brackets around these may be added;
- the elements of `UNSEEN`, comments, `hidden`, `display: none`, `visibility: hidden`; a <noscript>
  as a browser with scripts sees it, unless it holds a picture;
- what the HTML parser itself moves or drops: text in a table outside its cells stands before it,
  and a <frameset> after text is no element;
- superscripts and subscripts, which are compared as plain characters; `^`, `_` and the brackets
  around what has no raised form may be added, and the quotation marks of <q>;
- pictures, videos and sounds, whose words stand in the document and not in the DOM's text; the
  text inside a <video> or <audio> is read, for one that is never closed holds the whole rest;
- a caption, which stands above its table wherever the source has it;
- a bare `null` or `undefined` in the body or a <div>, which a generator wrote for nothing;
- text before the picture in a <picture>, which is the rest of a broken attribute;
- the brackets of <ruby> where the page has none, and those around the mark of a note (`注2`);
- the lines of one cell, which stand on the page beside those of the next one;
- list markers, the bars of quotations, rules and link numbers: the page adds them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import UTC
from itertools import groupby
from pathlib import Path

import pytest
from bodies import BODIES as ANY
from bodies import Markup, post_of
from hypothesis import given, settings
from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsreader.article.build import build, html_of
from newsreader.article.line import Piece, Role
from newsreader.article.page import Article, set_page
from newsreader.article.setting import Setting
from newsreader.model import BlockKind, Document, Emphasis, Post
from newsreader.posts.clocks import SHIPPED_RULES
from newsreader.posts.post import parse

UNSEEN = frozenset(
    {
        "script", "style", "template", "title", "head", "iframe", "object", "embed", "applet",
        "svg", "math", "canvas", "map", "select", "option", "datalist", "button",
        "input", "textarea", "noscript", "noembed", "noframes",
    }
)  # fmt: skip
ADDED = frozenset("^_()“”")
FILLERS = frozenset(
    "\u115f\u1160\u3164\uffa0\ufffd\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
)
NOTHING = ("null", "undefined")
FLAGS = {0x1F1E6 + at: letter for at, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}
DASHES = str.maketrans("−–", "--")
MEDIA = frozenset((Emphasis.IMAGE, Emphasis.VIDEO, Emphasis.AUDIO))
WHOLE = 100_000
"""Cells at which no line breaks and every table stands in columns."""

BODIES: tuple[str, ...] = (
    "<p>一</p><p>二</p>",
    "text<p>in</p>between<p>and</p>after",
    "<h1>1</h1><h2>2</h2><h6>6</h6>7",
    "<div>1<div>2<div>3</div>4</div>5</div>",
    "<p>10<sup>8</sup> 元，CO<sub>2</sub>，x<sup>a+b</sup>，x<sub>中</sub>，m<sup>2</sup>",
    "<p>20<sup>th</sup>，注<sup>[1]</sup>，<sup>®</sup><sup>8</sup><sub>i</sub><sup>n−1</sup>",
    "<sup><p>1</p><p>2</p></sup>3<sub><div>4</div>5</sub>",
    "<sup>" + "long " * 20 + "</sup>end",
    "<p>a<sup>1<b>2</b></sup><a href=x><sup>3</sup></a><sup><a href=y>4</a></sup>5</p>",
    "<ul><li>1<ul><li>2<li>3</ul>4<li>5</ul>6",
    "<ol start=3><li>a<li value=9>b<li>c</ol>d",
    "<ul>stray<li>1</li>stray<ol><li>2</ol>stray</ul>",
    "<li>no list<p>1</p><dd>no dl<dt>2",
    "<dl><dt>1<dd>2<dd>3<dt>4<dt>5<dd>6</dl>",
    "<blockquote>1<blockquote>2<p>3</blockquote>4</blockquote>5",
    "<pre>  1\n   2 <b>3</b>\n<!-- no -->4</pre>5",
    "<pre><p>1</p>2<table><tr><td>3<td>4<tr><td>5<td>6</table>7</pre>",
    "<xmp><b>1</b></xmp>2<listing>3\n4</listing>5<plaintext>6</p>",
    "<table><tr><th>1<th>2<tr><td>3<td>4</table>5",
    "<table><tr><td>1<td>2<tr><td>3</table>",
    "<table><caption>0</caption><tr><td rowspan=2>1<td colspan=2>2<tr><td>3<td>4</table>",
    "<table>moved<tr>moved<td>1<p>2</p><ul><li>3</ul><td>4<br>5<tr><td>6<td>7</table>",
    "<table><tr><td>1<td><table><tr><td>2<td>3<tr><td>4<td>5</table>6</table>7",
    "<table><thead><tr><th>1<th>2<tbody><tr><td>3<td>4<tfoot><tr><td>5<td>6</table>",
    "<table><tr><td>1</table><table><tr><td>2<td>3</table>",
    "<table><tr><th>1<th>2<tr><td>3<br>4<p>5<td>6<table><tr><td>7<td>8<tr><td>9</table>0</table>",
    "<table><tr><td><b>1</b><td><b>2</b><tr><td>3<td><ul><li>4<li>5</ul></table>",
    "<table><tr><td>1<td><h3>2</h3>3<tr><td>4<td>5</table>",
    "1<br><br>2<br>　　3<p>4<br>" + "long " * 20 + "<br>5<b>6<br><br>7</b></p>",
    "<ol><li>1<ol><li>2</ol><ol><li>3</ol></li><ol><li>4</ol><li>5</ol><ol start=3><li>6</ol>",
    "<div>1<a href=x>2</a>null</div><p>null</p><div> undefined <b>null</b>3</div>",
    '<picture html="{:loading=>"lazy", :alt=>"x"}"><img src=a.jpg>2</picture>3<picture>4',
    "<ruby>1<rt>2</rt>3<rt>4</rt></ruby>5<sup>注6</sup>7<sup>TM</sup>8<sup>o</sup>C<sup>a<b>TM</b></sup>",
    "<table><tr>" + "".join(f"<td>{n}" for n in range(250)) + "<tr><td>1<td>2</table>",
    "<table><tr><td><h2>1</h2><pre> 2\n 3</pre><td><dl><dt>4</dl><tr><td>5<td>6</table>",
    "<figure><img src=a.jpg alt=no><figcaption>1</figcaption></figure>2",
    "1<img src=a.jpg>2<img src=b.gif alt='[笑]'>3<video src=c.mp4>no</video>4",
    "<details><summary>1</summary>2<p>3</details>4",
    "<p>1<q>2<q>3</q></q>4<b>5<i>6</b>7</i>8<s>9</s><code>0</code>",
    "<p><b>机器</b><i>人</i>（<a href=x>300024</a>）<span>涨</span><span>5.2%</span></p>",
    "<p>净利润　 1,234.56 万元 ，同比 &minus;3.2%（ 去年 ） ，“ 好 ”</p>",
    "1<!-- 2 -->3<script>4</script>5<p hidden>6</p>7<p style='display: none'>8</p>9",
    "1<noscript>no</noscript>2<noscript><img src=a.jpg></noscript>3",
    "<ruby>漢<rp>(</rp><rt>han</rt><rp>)</rp></ruby>1<wbr>2<br>3<hr>4",
    "<form><fieldset><legend>1</legend><label>2</label></fieldset><address>3</address></form>",
    "a\nb\n\n中\n文<b>c\nd</b>",
    "1 < 2 & 3 &gt; 2 &amp;lt; &#8364;5 &copy; ½ ① ㎡ Ａ５ ﬁ",
    "&#27;[31m1&#x202e;2&#0;3\u200b4&shy;5&#xe000;6e\u0301\u0301\u0301\u0301\u0301\u03017",
    "<div>" * 400 + "1<p>2" + "</div>" * 200 + "3<b>4",
    "<ul><li>" * 300 + "1</ul>2",
    "<center><font>1</font></center><marquee>2</marquee><custom-tag>3</custom-tag><nobr>4</nobr>",
    "<noframes><p>no</p></noframes>1<noembed>no</noembed>2<video src=a.mp4>3</video>4",
    "<p>1🇨🇳2🇺3<b>🇭</b>🇰4</p>",
    "<title>no</title>1<head>2</head><body>3</body></html>4",
    "<p>1<table><tr><td>2<td>3<tr><td>4<td>5</table>6</p>7",
    "<a href=x>1<p>2</p>3</a><a href=y>4<a href=z>5</a>",
)  # fmt: skip

MARKDOWN: tuple[str, ...] = (
    "# 1\n\n2 *3* **4** `5`\n6\n\n- 7\n- 8\n\n3. 9\n4. 0\n",
    "> 1\n> > 2\n\n    3\n      4\n\n```\n5\n```\n\n| 1 | 2 |\n|---|--:|\n| 3 | 4 |\n",
    "<b>1</b> 2 <sup>3</sup> ~~4~~ [5](x) ![no](a.jpg)\n\n<div>6</div>\n\n1 < 2 & 3",
    "**一：**二[^1]三*ST四\n\n[^1]: 五\n\n六\n: 七\n",
)

TEXT: tuple[str, ...] = (
    "1\n2\n\n　　3\n　　4\n# 5 <b> & `6`\n",
    "7    8\n9\t0\n",
)


def visible(text: str) -> str:
    """The characters of `text` that take ink, each in its plain form."""
    plain = "".join(unicodedata.normalize("NFKC", char) for char in text)
    plain = plain.translate(FLAGS).translate(DASHES)
    return "".join(
        char
        for char in plain
        if unicodedata.category(char)[0] not in "CZ"
        and unicodedata.category(char) not in ("Mn", "Me")
        and char not in FILLERS
    )


def _unseen(node: LexborNode) -> bool:
    tag = node.tag or ""
    if tag == "noscript" and node.css_first("img") is not None:
        return False
    style = (node.attributes.get("style") or "").lower().replace(" ", "")
    return (
        tag in UNSEEN
        or tag.startswith("-")
        or "hidden" in node.attributes
        or "display:none" in style
        or "visibility:hidden" in style
    )


def texts_of(node: LexborNode) -> Iterator[str]:
    """The text of `node` as a reader sees it, captions of a table first."""
    pending = [node]
    while pending:
        node = pending.pop()
        if node.tag == "-text":
            text = node.text_content or ""
            in_block = node.parent is not None and node.parent.tag in ("body", "div")
            broken = node.parent is not None and node.parent.tag == "picture"
            if not (in_block and text.strip() in NOTHING) and not (
                broken and node.prev is None and text.endswith('">')
            ):
                yield text
        elif not _unseen(node):
            children = list(node.iter(include_text=True))
            if node.tag == "table":
                children.sort(key=lambda child: child.tag != "caption")
            pending.extend(reversed(children))


def source_of(post: Post) -> str:
    """The visible characters of a post's body."""
    body = LexborHTMLParser("<body>" + html_of(post)).body
    return visible("".join(texts_of(body))) if body is not None else ""


def words_of(document: Document) -> str:
    """The visible characters of a document, without what stands for pictures and sounds."""
    kept = list(document.text)
    for span in document.spans:
        if span.emphasis in MEDIA:
            kept[span.start : span.end] = [""] * (span.end - span.start)
    return visible("".join(kept))


def added(source: str, found: str) -> str:
    """What `found` holds besides `source`; fails where it lacks any of it, or its order."""
    extra: list[str] = []
    at = 0
    for char in found:
        if at < len(source) and source[at] == char:
            at += 1
        else:
            extra.append(char)
    assert at == len(source), (
        f"lost {source[at : at + 20]!r} after {source[max(0, at - 20) : at]!r}"
    )
    return "".join(extra)


def shown(document: Document, post: Post, cells: int) -> str:
    """The visible characters that the page takes from the document, a repeated title included.

    Those of a table come in the order of its cells.
    """
    page = set_page(Article(post, document), cells, UTC, Setting(codes=False))
    first, last = page.body
    taken = [
        piece
        for number, line in enumerate(page.lines)
        for piece in line.pieces
        if (piece.field == "title" and _begins_with_title(document))
        or (first <= number < last and (piece.field == "body" or Role.HEADER_CELL in piece.roles))
    ]
    tables = [
        (block.start, block.end) for block in document.blocks if block.kind is BlockKind.TABLE
    ]
    runs = groupby(taken, lambda piece: _table_of(piece, tables))
    ordered = [
        piece
        for table, run in runs
        for piece in (run if table is None else sorted(run, key=lambda piece: piece.start))
    ]
    return visible("".join(piece.text for piece in ordered))


def _table_of(piece: Piece, tables: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The table that a piece stands in."""
    if piece.field != "body":
        return None
    return next((table for table in tables if table[0] <= piece.start < table[1]), None)


def _begins_with_title(document: Document) -> bool:
    """Whether the text begins with the title as a heading, which stands on the page only once."""
    blocks = document.blocks
    return document.text == document.title or (
        bool(blocks)
        and blocks[0].kind is BlockKind.HEADING
        and document.text[: blocks[0].end] == document.title
    )


def check(post: Post) -> None:
    """Compare a post's body with its document, and the document with its page."""
    source = source_of(post)
    document = build(post)
    extra = added(source, words_of(document))
    if "<img" not in post.body.lower():
        flags = any(ord(char) in FLAGS for char in post.body)
        assert set(extra) <= ADDED | set("[]" if flags else ""), extra
    everything = visible(document.text)
    assert shown(document, post, WHOLE) == everything
    for cells in (40, 80):  # cells of a table stand side by side, and a record repeats its header
        assert not Counter(everything) - Counter(shown(document, post, cells))


@pytest.mark.parametrize("body", BODIES)
def test_nothing_of_an_html_body_is_lost(body: str) -> None:
    check(post_of(body))


@settings(max_examples=300, deadline=None)
@given(ANY)
def test_nothing_of_any_body_is_lost(body: str) -> None:
    check(post_of(body))


@pytest.mark.parametrize("body", MARKDOWN)
def test_nothing_of_a_markdown_body_is_lost(body: str) -> None:
    check(post_of(body, "markdown"))


@pytest.mark.parametrize("body", TEXT)
def test_nothing_of_a_plain_text_is_lost(body: str) -> None:
    assert source_of(post_of(body, "text")) == visible(body)
    check(post_of(body, "text"))


@pytest.mark.parametrize("markup", ["html", "markdown", "text"])
def test_nothing_of_a_sample_post_is_lost(sample_posts: Path, markup: Markup) -> None:
    for file in sorted(sample_posts.rglob("*.*")):
        post = parse(file.read_bytes(), file.name, SHIPPED_RULES)
        if post.markup == markup:
            check(post)


def test_a_lost_character_or_a_wrong_order_is_noticed() -> None:
    assert added("108", "10^8") == "^"
    with pytest.raises(AssertionError, match="lost '8' after '10'"):
        added("108", "10")
    with pytest.raises(AssertionError):
        added("12", "21")


@pytest.mark.corpus
def test_nothing_of_a_real_post_is_lost(corpus: Path) -> None:
    files = sorted(corpus.rglob("*.md"))
    assert files
    for file in files:
        check(parse(file.read_bytes(), file.name, SHIPPED_RULES))


@pytest.mark.corpus
def test_nothing_of_the_inputs_of_html5lib_is_lost(corpus: Path) -> None:
    folder = corpus.parent / "suites" / "html5lib" / "tree-construction"
    if not folder.is_dir():
        pytest.skip("no html5lib inputs beside the corpus")
    inputs = [
        match[1]
        for file in sorted(folder.glob("*.dat"))
        for match in re.finditer(
            r"^#data\n(.*?)\n#errors", file.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
        )
    ]
    assert len(inputs) > 1_000
    lost = []
    for body in inputs:
        try:
            check(post_of(body))
        except AssertionError as error:
            lost.append((body, str(error).splitlines()[0]))
    assert not lost
