from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.errors import QueryError
from newsreader.query.fields import meaning
from newsreader.query.parse import parse
from newsreader.query.tree import Query
from newsreader.query.words import shown, terms, written

TODAY = date(2022, 8, 14)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", ()),
        ("芯片 NVDA", ("芯片", "nvda")),
        ('title:"Rate Cut" bank OR gold', ("rate cut", "bank", "gold")),
        ("gold gold title:gold", ("gold",)),
        ("gold -silver -(copper OR title:zinc)", ("gold",)),
        ("--gold", ("gold",)),
        ("source:财联社 ticker:300024 is:unread date:7d", ()),
        ("a (b OR (c d)) e", ("a", "b", "c", "d", "e")),
    ],
)
def test_the_words_to_light_are_those_looked_for_in_title_and_body(
    typed: str, words: tuple[str, ...]
) -> None:
    assert terms(parse(typed, TODAY)) == words


@pytest.mark.parametrize("value", ["财联社", "300024.SZ", "金融/要闻", "A-1", "5%"])
def test_a_plain_value_is_written_as_it_is(value: str) -> None:
    assert written(value) == value


@pytest.mark.parametrize(
    ("value", "spelling"),
    [
        ("rate cut", '"rate cut"'),
        ("-5%", '"-5%"'),
        ("a,b", '"a,b"'),
        ("OR", '"OR"'),
        ("ＯＲ", '"ＯＲ"'),
        ('"十四五"', r'"\"十四五\""'),
        ("“十四五”", r'"\“十四五\”"'),
        ("a\\b", r'"a\\b"'),
        (">2022", '">2022"'),
    ],
)
def test_a_value_with_signs_of_the_language_is_written_in_quotes(value: str, spelling: str) -> None:
    assert written(value) == spelling


@given(st.text(min_size=1, max_size=200))
def test_what_is_written_reads_as_the_value(value: str) -> None:
    spelling = f"source:{written(value)}"
    wanted: Query | None
    try:
        wanted = meaning("source", value, 0, len(value), TODAY)
    except QueryError:  # nothing visible in it
        wanted = None
    if wanted is None:
        with pytest.raises(QueryError, match="nothing visible"):
            parse(spelling, TODAY)
    else:
        assert parse(spelling, TODAY) == wanted


@given(st.text(max_size=200))
def test_what_a_message_repeats_is_one_short_line(typed: str) -> None:
    assert len(shown(typed)) <= 40
    assert len(shown(typed).splitlines()) <= 1
