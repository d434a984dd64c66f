from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.posts.text import (
    MOST,
    Markup,
    beginning,
    decode,
    is_empty,
    is_html,
    rough_text,
    without_comments,
)

MARKUPS: Final[tuple[Markup, ...]] = ("html", "markdown", "text")

CHINESE = "上海发力新赛道锻造新优势，" * 4


@pytest.mark.parametrize(
    "data",
    [
        CHINESE.encode(),
        CHINESE.encode("utf-8-sig"),
        CHINESE.encode("utf-16"),
        b"\xfe\xff" + CHINESE.encode("utf-16-be"),
        CHINESE.encode("gb18030"),
        CHINESE.encode("gbk"),
    ],
)
def test_every_encoding_of_an_archive_is_read(data: bytes) -> None:
    assert decode(data) == (CHINESE, [])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32"])
def test_front_matter_in_wide_characters_is_read_without_a_mark_of_their_order(
    encoding: str,
) -> None:
    assert decode("---\ntitle: 海潮\n---\n".encode(encoding)) == ("---\ntitle: 海潮\n---\n", [])


def test_newlines_of_all_kinds_are_one() -> None:
    assert decode(b"a\r\nb\rc\n")[0] == "a\nb\nc\n"


@pytest.mark.parametrize("data", [CHINESE.encode() + b"\xff", CHINESE.encode()[:-1]])
def test_one_bad_byte_leaves_the_rest_readable_and_is_said(data: bytes) -> None:
    text, notes = decode(data)
    assert text.startswith(CHINESE[:-1])
    assert [note.reason for note in notes] == ["Some bytes are not text in any known encoding"]


def test_gb18030_that_was_cut_is_still_chinese() -> None:
    text, notes = decode(CHINESE.encode("gb18030")[:-1])
    assert text.startswith(CHINESE[:-1])
    assert len(notes) == 1


def test_nul_bytes_go_and_are_said() -> None:
    text, notes = decode(b"a\0b")
    assert text == "a\ufffdb"
    assert [note.reason for note in notes] == ["There are NUL bytes in the file"]


@given(st.binary(max_size=200) | st.text(max_size=50).map(lambda text: text.encode("utf-8")))
def test_any_bytes_become_text_without_nul_or_carriage_return(data: bytes) -> None:
    text, _ = decode(data)
    assert "\0" not in text
    assert "\r" not in text
    text.encode("utf-8")


def test_an_ordinary_body_is_whole_whatever_it_is() -> None:
    body = "<p>海潮\n" * 5_000
    assert [beginning(body, markup) for markup in MARKUPS] == [(body, False)] * 3


def test_of_running_text_more_is_taken_than_of_signs() -> None:
    length = {
        part: len(beginning(part * (MOST // len(part)), "markdown")[0])
        for part in ("潮", "a\n", "[")
    }
    assert length["潮"] == MOST
    assert MOST / 10 > length["a\n"] > length["["] > MOST / 100


def test_a_picture_in_a_huge_body_is_not_counted() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * MOST}">'
    assert beginning(f"<p>海潮</p>{picture}<p>末尾</p>", "html") == (
        '<p>海潮</p><img src="data:image/png;base64,"><p>末尾</p>',
        False,
    )


@given(st.text(max_size=30), st.integers(1, 100_000), st.sampled_from(MARKUPS))
def test_what_is_cut_is_a_beginning(part: str, times: int, markup: Markup) -> None:
    body = part * times
    begun, cut = beginning(body, markup)
    assert cut == (len(begun) < len(body))
    assert body.startswith(begun)


def test_comments_go_even_those_without_an_end() -> None:
    assert without_comments("a<!--b-->c<!--d--><!-- e") == "ac"
    assert without_comments("a<b") == "a<b"


def test_rough_text_has_no_tags() -> None:
    assert rough_text("<p class='x'>a&nbsp;b</p><!-- <p>c</p> --> d < e") == "a b d < e"


@pytest.mark.parametrize(
    "body", ["", " \n\u3000", "<div>   \n  \n</div>\n    ", "<p>&nbsp;</p>", "<!-- x -->"]
)
def test_a_body_without_anything_to_see_is_empty(body: str) -> None:
    assert is_empty(body)


@pytest.mark.parametrize("body", ["a", "<div><img src=x></div>", "<p></p>" * 500 + "a", "<"])
def test_a_body_with_anything_to_see_is_not_empty(body: str) -> None:
    assert not is_empty(body)


@pytest.mark.parametrize(
    "body", ["\n<div>x</div>", "<!-- x -->\n<p>x", "<H1>x</H1>", "<!DOCTYPE html>", "<hr/>"]
)
def test_a_body_that_begins_with_a_block_is_html(body: str) -> None:
    assert is_html(body)


@pytest.mark.parametrize(
    "body",
    ["# x\n<div>", "text", "<b>x</b>", "<https://example.com>", "<!-- x -->\n# y", "<pre-x>"],
)
def test_any_other_body_may_be_markdown(body: str) -> None:
    assert not is_html(body)
