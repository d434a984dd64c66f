from __future__ import annotations

import time

import pytest
from bodies import BODIES, MARKUPS, Markup, post_of
from hypothesis import given, settings

from newsreader.article.markdown import markdown, markdown_page
from newsreader.text.clean import clean


def body_of(html: str, markup: Markup = "html") -> str:
    """The Markdown of a body, without the title."""
    text = markdown(post_of(html, markup))
    assert text.startswith("# Title\n")
    return text.removeprefix("# Title\n").strip("\n")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<p>2.4×10<sup>8</sup>，CO<sub>2</sub></p>", "2.4×10⁸，CO₂"),
        ("<p>共12<sup><a href='#f'>3</a></sup></p>", "共12³"),
        ("x<sup><a href='https://a.example/'>ab</a></sup>", "x[^ab](https://a.example/)"),
        ("10<sup>-<b>3</b></sup> 2<sup><sup>8</sup></sup>", "10⁻³ 2⁸"),
        ("<p>a</p><div hidden><p style='display:none'>x</p></div>", "a"),
        ("<p><a href='https://a.example/x'>b</a></p>", "[b](https://a.example/x)"),
        ("今天<b>中文</b>好，“<b>中</b>”", "今天**中文**好，“**中**”"),
        ("<b>中：</b>文", "**中：** 文"),
        ("<h2>a</h2>b", "## a\n\nb"),
        ("<p>a<script>x</script><span hidden>y</span><style>z</style></p>", "a"),
        ("<p>a</p><noscript>x</noscript>", "a"),
        ("<p>&#27;[2J</p>", "�[2J"),
        ("<p>《关于&lt;统一&gt;的议案》*ST望海</p>", r"《关于\<统一>的议案》\*ST望海"),
        ("<p>&#xe000;</p>", "�"),
        ("<details><summary>a</summary>b</details>", "**a**\n\nb"),
        ("<p>a</p><table><tr><td>b</td><td>c</td></tr></table>", "a\n\nb\n\nc"),
        ("", ""),
    ],
)
def test_a_body_is_markdown_below_its_title(html: str, text: str) -> None:
    assert body_of(html) == text


def test_a_table_keeps_its_columns() -> None:
    table = "<table><tr><th colspan=2>a<th>b<tr><td>1|2<td>3<td>4</table>"
    assert body_of(f"<p>t</p>{table}").split("\n") == [
        "t", "", "a| | b  ", "---|---|---  ", r"1\|2| 3| 4",
    ]  # fmt: skip


def test_a_list_and_a_quotation_are_kept() -> None:
    assert "- a" in body_of("<ul><li>a</li></ul>")
    assert "> a" in body_of("<blockquote>a</blockquote>")


def test_a_markdown_body_comes_back() -> None:
    assert body_of("a **b** 10<sup>8</sup>\n\n- c", "markdown").startswith("a **b** 10⁸")


def test_a_post_without_a_body_is_its_title() -> None:
    assert markdown(post_of("")) == "# Title\n"


@settings(max_examples=200, deadline=None)
@given(BODIES, MARKUPS)
def test_any_body_makes_clean_markdown_that_ends_in_one_newline(body: str, markup: Markup) -> None:
    text = markdown(post_of(body, markup))
    assert clean(text) == text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize(
    "body",
    ["<a " * 20_000, "<div>" * 100_000, "<ul><li>" * 20_000, "<!" * 50_000, "&#" * 50_000,
     "<table><tr><td>" * 20_000, "<sup>" * 50_000, "<p>x</p>" * 20_000],
    ids=lambda body: body[:8],
)  # fmt: skip
def test_a_hostile_body_is_exported_in_bounded_time(body: str) -> None:
    began = time.process_time()
    markdown(post_of(body))
    assert time.process_time() - began < 10


def test_the_markdown_view_is_the_markdown_in_lines() -> None:
    page = markdown_page(post_of("<h2>a</h2><p>one two three four five</p>"), 12)
    assert [line.text for line in page.lines] == [
        "# Title", "", "## a", "", "one two", "three four", "five",
    ]  # fmt: skip


def test_a_line_of_the_markdown_view_keeps_the_spaces_before_it() -> None:
    page = markdown_page(post_of("<ul><li>one<ul><li>two three four five</ul></ul>"), 16)
    assert [line.text for line in page.lines] == [
        "# Title", "", "- one", "    - two three", "    four five",
    ]  # fmt: skip
    assert all(line.cells <= 16 for line in page.lines)


def test_a_tab_is_set_as_spaces_because_its_width_is_the_terminals() -> None:
    page = markdown_page(post_of("<pre>a\tb</pre>"), 16)
    assert page.lines[-1].text == "a   b"
    assert "\t" in markdown(post_of("<pre>a\tb</pre>"))
