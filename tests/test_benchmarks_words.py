"""What is looked for, and the reference that says where it stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from archives import Archive
from shadow import paths, shadow
from stories import folded, text_of, told
from words import WORDS, Word

POST = """
---
title: '芯片：一个标题'
categories: 
 - 金融
date: Tue, 20 Sep 2022 03:00:00 GMT
---

<div>   
<p>虚拟<b>电厂</b></p><p>ＮＶＩＤＩＡ&nbsp;and  more</p><style>q</style>  
</div>
"""


def test_the_words_are_of_each_kind_that_searches_differ_by() -> None:
    texts = [word.text for word in WORDS]
    assert {"芯片", "虚拟电厂", "证监会", "NVIDIA"} <= set(texts)
    assert any(len(text) == 1 and text.isascii() for text in texts)
    assert any(len(text) == 1 and not text.isascii() for text in texts)
    assert any(" " in text for text in texts)
    assert [word.there for word in WORDS].count(False) == 1


def test_a_phrase_is_typed_in_quotes() -> None:
    assert Word("for the next", "a phrase").query == '"for the next"'
    assert Word("芯片", "a word").query == "芯片"


def test_a_made_post_is_taken_apart_without_the_program() -> None:
    post = told(POST)
    assert (post.title, post.date) == ("芯片：一个标题", "Tue, 20 Sep 2022 03:00:00 GMT")
    assert folded(text_of(post.body)) == "虚拟电厂 nvidia and more"


def test_ripgrep_finds_in_the_reference_what_a_reader_would(tmp_path: Path) -> None:
    if shutil.which("rg") is None:
        pytest.skip("ripgrep is not installed")
    (tmp_path / "posts" / "a").mkdir(parents=True)
    (tmp_path / "posts" / "a" / "one.md").write_text(POST, encoding="utf-8")
    folder = shadow(Archive(1, tmp_path / "posts", tmp_path / "home"), tmp_path)
    for words in ("芯片", "虚拟电厂", "NVIDIA", "nvidia and", "more"):
        assert paths(folder, words) == {"a/one.md"}, words
    for words in ("量子咸鱼", "标题虚拟", "q", "电厂ＮＶ"):
        assert paths(folder, words) == set(), words
