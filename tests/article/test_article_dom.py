from __future__ import annotations

import time

import pytest
from bodies import BODIES
from hypothesis import given, settings

from newsreader.article import dom


def outline(html: str) -> list[str]:
    """What is read, in order: `<b`, text, `b>`."""
    root = dom.parse(html)
    assert root is not None
    return [
        (node.text_content or "")
        if node.tag == "-text"
        else f"<{node.tag}"
        if began
        else f"{node.tag}>"
        for began, node in dom.events(root)
    ]


def test_every_node_begins_and_ends_in_order() -> None:
    assert outline("a<b>c<i></i></b>d") == ["a", "<b", "c", "<i", "i>", "b>", "d"]


def test_what_holds_nothing_to_read_has_no_events() -> None:
    assert outline("<!-- x --><script>x</script><p hidden>x</p><svg>x</svg>a") == ["a"]


def test_what_only_a_browser_without_frames_shows_has_no_events() -> None:
    assert outline("<noframes><p>x</p></noframes><noembed>x</noembed>a") == ["a"]


def test_a_noscript_is_read_only_for_its_picture() -> None:
    assert outline("<noscript>x</noscript>") == []
    assert outline("<noscript><img></noscript>") == ["<noscript", "<img", "img>", "noscript>"]


def test_a_whole_page_is_read_as_its_body() -> None:
    page = "<!doctype html><html><head><title>t</title></head><body><p>a</p></body></html>"
    assert outline(page) == ["<p", "a", "p>"]


def test_tags_deeper_than_the_limit_go_and_their_text_stays() -> None:
    html = dom.shallow("<div>" * 1_000 + "text" + "</div>" * 1_000)
    assert html.count("<div>") == dom.MAX_DEPTH
    assert html.count("</div>") == dom.MAX_DEPTH
    assert "text" in html


def test_tags_beside_each_other_are_not_deep() -> None:
    html = "<p><b>x</b><br><li>y" * 1_000
    assert dom.shallow(html) == html


def test_a_tag_too_deep_goes_with_its_attributes() -> None:
    html = dom.shallow("<div>" * 1_000 + '<div class="x">text')
    assert "class" not in html


def test_time_is_linear_where_a_deep_tag_never_ends() -> None:
    began = time.process_time()
    dom.shallow("<div>" * 300 + "<div " * 200_000)
    assert time.process_time() - began < 5


def test_no_more_than_the_limit_is_read() -> None:
    (text,) = outline("a" * (dom.MAX_MARKUP + 10))
    assert len(text) == dom.MAX_MARKUP


@settings(deadline=None)
@given(BODIES)
def test_every_element_that_begins_ends_once(html: str) -> None:
    root = dom.parse(html)
    assert root is not None
    above: list[int] = []
    for began, node in dom.events(root):
        if not began:
            assert above.pop() == node.mem_id
        elif node.tag != "-text":
            above.append(node.mem_id)
    assert above == []


def test_what_is_inside_of_a_closed_element_is_left_out() -> None:
    root = dom.parse("<b>a</b><table><tr><td>b</table>c")
    assert root is not None
    tags = [node.tag for began, node in dom.events(root, closed=("table",)) if began]
    assert tags == ["b", "-text", "table", "-text"]


@pytest.mark.parametrize(
    ("html", "refuse"),
    [
        ("null", True),
        ("<div> undefined\n</div>", True),
        ("<p>null</p>", False),
        ("<td>null</td>", True),  # without a table the tag is none
        ('<picture html="{:a=>"b", :c=>"d"}"><img></picture>', True),
        ("<picture>text", False),
        ("<b>null</b>", False),
        ("nullify", False),
        ("<div>null and void</div>", False),
    ],
)
def test_what_a_generator_left_behind_is_told_from_text(html: str, refuse: bool) -> None:
    root = dom.parse(html)
    assert root is not None
    (text,) = [node for _began, node in dom.events(root) if node.tag == "-text"]
    assert dom.is_refuse(text.text_content or "", text) is refuse


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (None, 7), ("", 7), ("3", 3), (" 3 ", 3), ("0", 1), ("-3", 7), ("3.5", 7), ("٣", 7),
        ("99999999999999999999", 50), ("x", 7),
    ],
)  # fmt: skip
def test_a_number_of_an_attribute_is_bounded(value: str | None, number: int) -> None:
    assert dom.number(value, 7, 50) == number
