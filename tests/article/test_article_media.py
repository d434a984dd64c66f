from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article import dom
from newsreader.article.media import MEDIA, Medium, medium
from newsreader.model import Emphasis


def of(html: str) -> Medium | None:
    root = dom.parse(html)
    assert root is not None
    return next(medium(node) for began, node in dom.events(root) if began and node.tag in MEDIA)


@pytest.mark.parametrize(
    ("html", "emphasis", "words"),
    [
        ('<img alt=" a&#10;b " src="x.png">', Emphasis.IMAGE, "a b"),
        ('<img title="t" src="x.png">', Emphasis.IMAGE, "t"),
        ('<img src="/p/%E5%9B%BE.png?w=2#f">', Emphasis.IMAGE, "图.png"),
        ('<img src="/p/">', Emphasis.IMAGE, "p"),
        ('<img data-src="/p/lazy.png">', Emphasis.IMAGE, "lazy.png"),
        ('<img src="data:image/png;base64,AA/BB">', Emphasis.IMAGE, "image"),
        ('<img src="http://[broken">', Emphasis.IMAGE, "[broken"),
        ("<img>", Emphasis.IMAGE, "image"),
        ('<img alt="chart" height="300">', Emphasis.IMAGE, "chart"),
        ('<img alt="chart" height="100%">', Emphasis.IMAGE, "chart"),
        ('<img alt="[a chart of many words]">', Emphasis.IMAGE, "[a chart of many words]"),
        ('<img alt="😀" height="20">', None, "😀"),
        ('<img alt="[笑]">', None, "[笑]"),
        ('<video src="a.mp4"></video>', Emphasis.VIDEO, "a.mp4"),
        ('<video src="a.MP3?x=1"></video>', Emphasis.AUDIO, "a.MP3"),
        ('<audio><track><source src="/b.ogg"></audio>', Emphasis.AUDIO, "b.ogg"),
        ("<audio></audio>", Emphasis.AUDIO, "audio"),
    ],
)
def test_a_medium_is_told_in_words(html: str, emphasis: Emphasis | None, words: str) -> None:
    found = of(html)
    assert found is not None
    assert (found.emphasis, found.words) == (emphasis, words)


@pytest.mark.parametrize(
    "html", ['<img src=x width="1" height="1">', '<img width="0">', '<img height="1">']
)
def test_a_picture_of_one_dot_is_none(html: str) -> None:
    assert of(html) is None


@given(st.text(alphabet=st.characters(exclude_characters='"'), max_size=30))
def test_any_address_has_words(address: str) -> None:
    found = of(f'<img src="{address}">')
    assert found is not None
    assert found.words
