from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from newsreader.article.plain import html_of_text

WRAPPED = (
    "The harbour master, who has kept the ledger for thirty-one years, said",
    "on Friday that nobody had ever asked him what a ton of fog weighs, and",
    "that he would not know.",
)
CHINESE = (
    "港口今天公布了前十个月的吞吐量数据，其中茶叶一枝独秀，陶瓷略有",
    "下降，木材持平，汽车大增，其余各项与往年同期大致相当，没有什么好",
    "说的。",
)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("一\n二", "<p>一<br>二</p>"),
        ("一\n\n二\n \n\u3000\n三", "<p>一</p>\n<p>二</p>\n<p>三</p>"),
        ("\n\n一\n", "<p>一</p>"),
        ('*ST <b> & "x"', '<p>*ST &lt;b&gt; &amp; "x"</p>'),
        ("1. 一\n2. 二", "<p>1. 一<br>2. 二</p>"),
        ("", "<p></p>"),
    ],
)
def test_a_line_stays_a_line_and_an_empty_one_parts_paragraphs(text: str, html: str) -> None:
    assert html_of_text(text) == html


@pytest.mark.parametrize("lines", [WRAPPED, CHINESE, WRAPPED[:2], WRAPPED[1:]])
def test_lines_that_were_wrapped_flow(lines: tuple[str, ...]) -> None:
    assert html_of_text("\n".join(lines)) == "<p>" + "\n".join(lines) + "</p>"


@pytest.mark.parametrize(
    "lines",
    [
        ("x" * 70 + ".", "y" * 20),
        ("x" * 70, "- " + "y" * 20),
        ("x" * 70, "（二）" + "y" * 20),
        ("x" * 70, "\u3000\u3000" + "y" * 20),
        ("x" * 40, "y " * 35, "z"),
        ("x" * 50, "y" * 50),
        ("x" * 120, "y" * 119, "z"),
    ],
)
def test_lines_that_end_for_another_reason_stay(lines: tuple[str, ...]) -> None:
    assert html_of_text("\n".join(lines)) == "<p>" + "<br>".join(lines) + "</p>"


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("泊位    今日\n一号      12", True),
        ("a\tb\n\nc", False),
        ("a\tb\nc\td\ne", True),
        ("| a |\n+---+", True),
        ("Two sentences.  One line.\nTwo more.  And more.", False),
    ],
)
def test_columns_and_frames_are_preformatted(text: str, drawn: bool) -> None:
    assert html_of_text(text).startswith("<pre>") is drawn


@given(st.text(alphabet="ab<>&\"'中。 \n\t|", max_size=60))
def test_no_character_is_lost_and_none_is_markup(text: str) -> None:
    body = LexborHTMLParser(html_of_text(text)).body
    assert body is not None
    assert "".join(body.text().split()) == "".join(text.split())
