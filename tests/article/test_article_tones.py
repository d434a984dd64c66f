from __future__ import annotations

from itertools import pairwise

import pytest
from bodies import post_of
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.build import build
from newsreader.article.line import Role
from newsreader.article.tones import change_tones, word_tones


def words(text: str) -> list[tuple[str, Role]]:
    return [(text[one.start : one.end], one.role) for one in word_tones(text)]


@pytest.mark.parametrize(
    ("text", "up", "down"),
    [
        ("两只涨停，一只跌停", ["涨停"], ["跌停"]),
        ("沪指收涨0.1%，深成指收跌", ["收涨"], ["收跌"]),
        ("大涨之后暴跌", ["大涨"], ["暴跌"]),
        ("茶叶领涨，港口领跌", ["领涨"], ["领跌"]),
        ("Tea surged while Cider PLUNGED", ["surged"], ["PLUNGED"]),
        ("shares soar, then tumble", ["soar"], ["tumble"]),
        ("微涨、涨2%、跌0.88%、insurgent, plunger", [], []),
        ("", [], []),
    ],
)
def test_only_words_that_say_it_strongly_have_a_tone(
    text: str, up: list[str], down: list[str]
) -> None:
    found = words(text)
    assert [word for word, role in found if role is Role.UP] == up
    assert [word for word, role in found if role is Role.DOWN] == down


@given(st.text("涨停跌大暴收领 surgedplun"))
def test_tones_are_disjoint_and_in_order(text: str) -> None:
    found = list(word_tones(text))
    assert all(one.start < one.end <= len(text) for one in found)
    assert all(one.end <= after.start for one, after in pairwise(found))


@pytest.mark.parametrize(
    ("cell", "role"),
    [
        ("+1.2 %", Role.UP),
        ("＋12%", Role.UP),
        ("-3%", Role.DOWN),
        ("−1,003.25%", Role.DOWN),
        ("－0.5％", Role.DOWN),
        ("1.2%", None),
        ("+1.2", None),
        ("+1.2% 上下", None),
        ("-", None),
    ],
)
def test_a_change_in_percent_has_a_tone_where_it_has_a_sign_and_a_cell(
    cell: str, role: Role | None
) -> None:
    table = f"<table><tr><th>茶</th><th>涨跌</th></tr><tr><td>红茶</td><td>{cell}</td></tr></table>"
    document = build(post_of(f"<p>昨日 {cell}</p>{table}"))
    found = [(document.text[one.start : one.end], one.role) for one in change_tones(document)]
    assert found == ([(cell, role)] if role else [])
