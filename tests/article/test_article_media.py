from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article import dom
from newsreader.article.media import MEDIA, Medium, caption_of, is_double, medium
from newsreader.model import Emphasis
from newsreader.text.clean import clean_line


def of(html: str) -> Medium | None:
    root = dom.parse(html)
    assert root is not None
    return next(medium(node) for began, node in dom.events(root) if began and node.tag in MEDIA)


@pytest.mark.parametrize(
    ("html", "emphasis", "words"),
    [
        ('<img alt=" a&#10;b " src="x.png">', Emphasis.IMAGE, "a b"),
        ('<img title="t" src="x.png">', Emphasis.IMAGE, "t"),
        ('<img src="/p/%E6%B8%AF.png?w=2#f">', Emphasis.IMAGE, "港.png"),
        ('<img src="http://[harbour">', Emphasis.IMAGE, "[harbour"),
        ('<img alt="chart" height="300">', Emphasis.IMAGE, "chart"),
        ('<img alt="chart" height="100%">', Emphasis.IMAGE, "chart"),
        ('<img alt="[a chart of many words]">', Emphasis.IMAGE, "[a chart of many words]"),
        ('<img alt="chart" style="max-height: 20px; width: 100%">', Emphasis.IMAGE, "chart"),
        ('<video src="tide.mp4"></video>', Emphasis.VIDEO, "tide.mp4"),
        ('<video src="tide.MP3?x=1"></video>', Emphasis.AUDIO, "tide.MP3"),
        ('<audio><track><source src="/tide.ogg"></audio>', Emphasis.AUDIO, "tide.ogg"),
    ],
)
def test_a_medium_is_told_in_words(html: str, emphasis: Emphasis, words: str) -> None:
    found = of(html)
    assert found is not None
    assert (found.emphasis, found.words) == (emphasis, words)


@pytest.mark.parametrize(
    "html",
    [
        "<img>",
        '<img src="/p/">',
        '<img src="data:image/png;base64,harbour/tea">',
        '<img src="/p/4f1a-65e188a01793970e3c23d0ded7548dac.png">',
        '<img src="/p/yo9AcF9S85.png">',
        '<img src="/p/W020260101.jpeg" alt="图片">',
        '<img src="/p/1.png" alt="image 3">',
        '<img src="/p/1.png" alt="微信图片_20260101.jpg">',
        '<img src="/p/1.png" alt="IMG_0042.JPG">',
        '<img src="/p/1.png" alt="0123456789abcdef01">',
        "<audio></audio>",
    ],
)
def test_a_name_that_says_nothing_is_none(html: str) -> None:
    found = of(html)
    assert found is not None
    assert found.words == ""


@pytest.mark.parametrize(
    ("html", "source"),
    [
        ('<img src="wait.gif" data-src="/p/tea.png">', "/p/tea.png"),
        ('<img src="wait.gif" data-original="/p/tea.png">', "/p/tea.png"),
        ('<img src="wait.gif" file="/p/tea.png">', "/p/tea.png"),
        ('<img src="tea.png" data-src="">', "tea.png"),
        ('<img srcset="tea.png 1x, tea2.png 2x">', "tea.png"),
        ("<video><source src=tide.mp4></video>", "tide.mp4"),
    ],
)
def test_the_source_is_what_is_shown_in_the_end(html: str, source: str) -> None:
    found = of(html)
    assert found is not None
    assert found.source == source


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ('<img alt="😀" height="20">', "😀"),
        ('<img alt=":)" width="20px">', ":)"),
        ('<img alt="😀" style="width: 1em; height: 1em">', "😀"),
        ('<img alt="😀" class="wp-smiley">', "😀"),
        ('<img alt="[笑]">', "[笑]"),
    ],
)
def test_a_small_picture_with_words_stands_for_a_character(html: str, words: str) -> None:
    found = of(html)
    assert found is not None
    assert (found.emphasis, found.words) == (None, words)


@pytest.mark.parametrize(
    "html",
    [
        '<img src=x width="1" height="1">',
        '<img width="0">',
        '<img height="1px">',
        '<img alt="图片" _width="1px" data-w="1">',
        '<img style="width: 1px; height: 1px">',
        '<img src="bullet.gif" width="12" height="12">',
        '<img src="line.gif" style="height: 2px; width: 600px">',
    ],
)
def test_a_picture_of_one_dot_or_a_small_one_without_words_is_none(html: str) -> None:
    assert of(html) is None


@pytest.mark.parametrize(
    ("html", "double"),
    [
        ("<img src=a><noscript><img src=b></noscript>", [False, True]),
        ("<noscript><p><img src=b></p></noscript><picture><img src=a></picture>", [True, False]),
        ("<p>a</p><noscript><img src=b></noscript><p>c</p>", [False]),
        ("<img src=a><img src=b>", [False, False]),
    ],
)
def test_a_picture_in_a_noscript_is_there_for_the_one_beside_it(
    html: str, double: list[bool]
) -> None:
    root = dom.parse(html)
    assert root is not None
    assert [is_double(node) for node in root.css("img")] == double


@pytest.mark.parametrize(
    ("html", "caption"),
    [
        ("<figure><a><img></a><figcaption> a <b>b</b></figcaption></figure>", "a b"),
        ("<figure><img></figure><figcaption>a</figcaption>", ""),
        ("<img>", ""),
    ],
)
def test_a_picture_knows_the_caption_of_its_figure(html: str, caption: str) -> None:
    root = dom.parse(html)
    assert root is not None
    assert [caption_of(node) for node in root.css("img")] == [caption]


@given(st.text(alphabet=st.characters(exclude_characters='"'), max_size=30))
def test_any_address_has_a_clean_name_or_none(address: str) -> None:
    found = of(f'<img src="{address}">')
    assert found is not None
    assert clean_line(found.words) == found.words
