from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsreader.index.grams import expression, pieces, settles, wanted
from newsreader.text.fold import fold

TEXTS = st.text("ab1芯片设备，。_- \n\u0301é", max_size=12).map(fold)


@pytest.fixture(scope="module")
def table() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            """CREATE VIRTUAL TABLE grams USING fts5 (
                   pieces, content='', columnsize=0, detail=none, tokenize='ascii')"""
        )
        yield connection


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("芯片", {"芯片"}),
        ("虚拟电厂", {"虚拟", "拟电", "电厂"}),
        ("ai 芯片，a", {"ai", "芯片"}),
        ("a_b-c", set()),
        ("", set()),
    ],
)
def test_pieces_are_letters_side_by_side(text: str, found: set[str]) -> None:
    assert set(pieces(text).split()) == found == set(wanted(text))


def test_a_piece_comes_once() -> None:
    assert pieces("哈哈哈哈") == "哈哈"


@given(TEXTS, TEXTS)
def test_a_text_has_all_pieces_of_what_it_holds(text: str, word: str) -> None:
    if word in text:
        assert set(wanted(word)) <= set(pieces(text).split())


@given(TEXTS, st.text("ab芯片", min_size=2, max_size=2))
def test_what_settles_is_in_the_text_when_its_piece_is(text: str, word: str) -> None:
    assert settles(word)
    assert (word in pieces(text).split()) == (word in text)


@pytest.mark.parametrize("word", ["芯", "，，", "虚拟电厂", "a b", ""])
def test_other_words_are_looked_up_in_the_text(word: str) -> None:
    assert not settles(word)


@given(TEXTS, TEXTS)
def test_sqlite_finds_what_holds_the_pieces(
    table: sqlite3.Connection, text: str, word: str
) -> None:
    asked = expression(word)
    assume(asked)
    table.execute("INSERT INTO grams (grams) VALUES ('delete-all')")
    table.execute("INSERT INTO grams (rowid, pieces) VALUES (7, ?)", (pieces(text),))
    found = table.execute("SELECT rowid FROM grams WHERE grams MATCH ?", (asked,)).fetchall()
    assert found == ([(7,)] if set(wanted(word)) <= set(pieces(text).split()) else [])
