from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from newsreader.article.commonmark import html_of_markdown


def inline(text: str) -> str:
    return html_of_markdown(text).strip().removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**注意：**请看", "<strong>注意：</strong>请看"),
        ("他说**“好”**就走", "他说<strong>“好”</strong>就走"),
        ("涨**5%**了", "涨<strong>5%</strong>了"),
        ("*（注）*后", "<em>（注）</em>后"),
        ("**中**文**字**", "<strong>中</strong>文<strong>字</strong>"),
        ("***重***要", "<em><strong>重</strong></em>要"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("中 ** 文 **", "中 ** 文 **"),
        ("a**(b)**c", "a**(b)**c"),
        ("`**a：**b`", "<code>**a：**b</code>"),
    ],
)
def test_emphasis_needs_no_white_space_beside_chinese(text: str, html: str) -> None:
    assert inline(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*ST望海和*ST群山", "*ST望海和*ST群山"),
        ("**\\*ST望海**涨停", "<strong>*ST望海</strong>涨停"),
        ("***ST望海**涨停", "<strong>*ST望海</strong>涨停"),
        ("S*ST望海，*好*", "S*ST望海，<em>好</em>"),
        ("*STAR*", "<em>STAR</em>"),
        ("*ST", "*ST"),
    ],
)
def test_the_star_of_a_share_is_a_star(text: str, html: str) -> None:
    assert inline(text) == html


def test_a_note_is_a_list_where_it_stands_and_its_mark_a_raised_number() -> None:
    html = html_of_markdown(
        "甲[^x]乙[^1]丙[^x]\n\n[^1]: 说明\n[^x]: https://a.example\n[^y]: 无人提"
    )
    assert "甲<sup>1</sup>乙<sup>2</sup>丙<sup>1</sup>" in html
    assert "".join(html.split("\n")[1:]).replace("<p>", "").replace("</p>", "") == (
        '<ol start="2"><li>说明</li></ol>'
        '<ol start="1"><li>https://a.example</li></ol>'
        '<ol start="3"><li>无人提</li></ol>'
    )


def test_a_mark_without_a_note_stays_as_it_is() -> None:
    assert inline("甲[^1]") == "甲[^1]"


def test_terms_and_tables_and_struck_text_are_known() -> None:
    assert "<dt>慢船</dt>" in html_of_markdown("慢船\n: 晚到的船")
    assert "<td>1</td>" in html_of_markdown("| a |\n|---|\n| 1 |")
    assert inline("~~a~~") == "<s>a</s>"


ASCII = st.text(alphabet="ab *_`\\.(\n", max_size=30)


@given(ASCII)
def test_a_text_without_chinese_is_plain_commonmark(text: str) -> None:
    plain = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    assert html_of_markdown(text) == plain.render(text)
