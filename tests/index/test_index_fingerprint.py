from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.index.fingerprint import fingerprint

LONG = "新产业板块走强，机器人公司公布季度业绩，净利润同比增长百分之二十。" * 4


def test_the_first_version_never_changes() -> None:
    assert fingerprint("新产业走强", LONG) == "1:082db792a6aabc6110209606fdf36abd"
    assert fingerprint("Chips", "The quick brown fox jumps over it. " * 5) == (
        "1:284725e2ea454182f8273930ae23d954"
    )


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{LONG}</p>",
        LONG.replace("，", ",\n　　"),
        f'<div style="a > b"><img src="https://example.org/?random=1">{LONG}</div>',
        LONG.replace("公司", "<strong>公</strong>司"),
        LONG.replace("走强", "&#36208;强"),
    ],
)
def test_markup_space_and_punctuation_do_not_count(body: str) -> None:
    plain = fingerprint("新产业", LONG)
    if "a > b" in body:  # what stands behind a stray `>` counts, but always in the same way
        assert fingerprint("新产业", body) == fingerprint("新产业", body.replace("=1", "=2"))
    else:
        assert fingerprint("新产业", body) == plain


def test_title_and_words_count() -> None:
    assert fingerprint("新产业", LONG) != fingerprint("旧产业", LONG)
    assert fingerprint("新产业", LONG) != fingerprint("新产业", LONG + "完")


def test_a_short_text_has_none() -> None:
    assert fingerprint("101家公司获机构调研", "字" * 79 + "<p>  ，。</p>") is None
    assert fingerprint("101家公司获机构调研", "字" * 80) is not None


@given(st.text(), st.text())
def test_any_text_is_taken(title: str, body: str) -> None:
    assert fingerprint(title, body * 90) in (None, fingerprint(title, body * 90))


@pytest.mark.parametrize("piece", ["<", "<!--", "<a ", "&", "&#", "&#9", "1", "\u0345"])
def test_a_hostile_body_takes_little_time(piece: str) -> None:
    start = time.process_time()
    fingerprint("title", piece * 300_000)
    fingerprint("title", "&#" + piece * 300_000)
    assert time.process_time() - start < 2
