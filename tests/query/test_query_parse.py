from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsreader.errors import QueryError
from newsreader.query.parse import DEEPEST, MOST_CHARACTERS, parse
from newsreader.query.tree import (
    And,
    Days,
    Everything,
    Field,
    Is,
    Not,
    Or,
    Query,
    Text,
    Ticker,
    Undated,
)

TODAY = date(2022, 8, 14)
A, B, C, D = (Text(name) for name in "abcd")


def read(text: str) -> Query:
    return parse(text, TODAY)


def attempt(text: str) -> Query | QueryError:
    try:
        return read(text)
    except QueryError as error:
        return error


@pytest.mark.parametrize("text", ["", " ", "\t\n", "\u3000"])
def test_a_blank_filter_is_everything(text: str) -> None:
    assert read(text) == Everything()


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("a", A),
        ("A", A),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b", Or((A, B))),
        ("a b OR c d", Or((And((A, B)), And((C, D))))),
        ("a (b OR c) d", And((A, Or((B, C)), D))),
        ("a (b c) d", And((A, B, C, D))),
        ("a OR (b OR c)", Or((A, B, C))),
        ("-a b", And((Not(A), B))),
        ("NOT a b", And((Not(A), B))),
        ("-a OR b", Or((Not(A), B))),
        ("-(a OR b)", Not(Or((A, B)))),
        ("--a", A),
        ("NOT -a", A),
        ("a-b", Text("a-b")),
        ("a or b", And((A, Text("or"), B))),
        ("a and not b", And((A, Text("and"), Text("not"), B))),
        ("ORB", Text("orb")),
        ('"OR"', Text("or")),
        ('"a  b"', Text("a b")),
        ('a"b"c', And((A, B, C))),
        ("a(b)c", And((A, B, C))),
        ('"(a) -b"', Text("(a) -b")),
        (r'"say \"a\" \\ \b"', Text(r'say "a" \ \b')),
    ],
)
def test_words_and_operators(text: str, query: Query) -> None:
    assert read(text) == query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("ticker:300024", Ticker("300024")),
        ("stock:$NVDA", Ticker("$NVDA")),
        ("Source:CNBC", Field("source", "cnbc")),
        ("cat:金融/要闻", Field("category", "金融/要闻")),
        ('title:"rate cut"', Field("title", "rate cut")),
        ("source:财联社,雪球", Or((Field("source", "财联社"), Field("source", "雪球")))),
        ('tag:a,"b, c"', Or((Field("tag", "a"), Field("tag", "b, c")))),
        ("-source:a,b", Not(Or((Field("source", "a"), Field("source", "b"))))),
        ("source:a source:b", And((Field("source", "a"), Field("source", "b")))),
        ("author:a:b", Field("author", "a:b")),
        ('author:a"b"', And((Field("author", "a"), B))),
        ("path:2022/08", Field("path", "2022/08")),
        ("is:read,bookmarked", Or((Is("read"), Is("bookmarked")))),
        ("date:none", Undated()),
        ("date:>=2022-08-01", Days(date(2022, 8, 1), None)),
        ('date:>"2022"', Days(date(2023, 1, 1), None)),
        ("date:》=2022", Days(date(2022, 1, 1), None)),
        ("date:2022-08-01..2022-08", Days(date(2022, 8, 1), date(2022, 8, 31))),
        ("date:today,none", Or((Days(TODAY, TODAY), Undated()))),
        ("title:>5", Field("title", ">5")),
    ],
)
def test_fields_and_their_values(text: str, query: Query) -> None:
    assert read(text) == query


@pytest.mark.parametrize(
    "text", ["10:30", "https://example.com/a?b=1", "foo:bar", "a:b:c", "股票:x", ":", "a,b"]
)
def test_only_a_known_name_makes_a_field(text: str) -> None:
    assert read(text) == Text(text)


def test_the_words_of_a_filter_with_everything_in_it() -> None:
    assert read("is:unread ticker:NVDA -source:雪球 (芯片 OR “算力 租赁”) date:2022-08") == And(
        (
            Is("unread"),
            Ticker("NVDA"),
            Not(Field("source", "雪球")),
            Or((Text("芯片"), Text("算力 租赁"))),
            Days(date(2022, 8, 1), date(2022, 8, 31)),
        )
    )


@pytest.mark.parametrize(
    ("text", "message", "start", "end"),
    [
        ("a ticker:", "“ticker:” wants a value.", 2, 9),
        ("ticker: a", "“ticker:” wants a value.", 0, 7),
        ("source:(a OR b)", "“source:” wants a value.", 0, 7),
        ("source：", "“source:” wants a value.", 0, 7),
        ("date:>", "“date:” wants a value.", 0, 6),
        ("source:a,", "A value is missing after the comma.", 8, 9),
        ("source:a,,b", "A value is missing after the comma.", 8, 9),
        ('a "b', "This quotation mark is not closed.", 2, 4),
        (r'a "b\"', "This quotation mark is not closed.", 2, 6),
        ('a ""', "Nothing stands between the quotation marks.", 2, 4),
        ("a (b", "This “(” wants a “)” after it.", 2, 3),
        ("(", "This “(” wants a “)” after it.", 0, 1),
        ("a)", "There is no “(” for this “)”.", 1, 2),
        (") a", "There is no “(” for this “)”.", 0, 1),
        ("a ( )", "Nothing stands between the parentheses.", 2, 5),
        ("a OR", "“OR” wants something after it.", 2, 4),
        ("(a OR )", "“OR” wants something after it.", 3, 5),
        ("a OR OR b", "“OR” wants something after it.", 2, 4),
        ("a AND OR b", "“AND” wants something after it.", 2, 5),
        ("a AND ", "“AND” wants something after it.", 2, 5),
        ("OR a", "“OR” wants something before it.", 0, 2),
        ("(AND a)", "“AND” wants something before it.", 1, 4),
        ("a NOT", "“NOT” wants something after it.", 2, 5),
        ("a -", "“-” wants something after it.", 2, 3),
        ("a - b", "“-” wants something after it.", 2, 3),
        ("-)", "“-” wants something after it.", 0, 1),
        ("tikcer:300024", "“tikcer:” is no field; “ticker:” is.", 0, 7),
        ("a tittle:", "“tittle:” is no field; “title:” is.", 2, 9),
        ("a is:starred", "“is:starred” is unknown", 5, 12),
        ("a date:2022-99", "There is no such date as “2022-99”.", 7, 14),
        ('date:"2022-99"', "There is no such date as “2022-99”.", 6, 13),
        ("date:2022..soon", "“soon” is not a date.", 11, 15),
        ("a \u200b", "There is nothing visible to look for here.", 2, 3),
    ],
)
def test_what_is_wrong_is_said_and_pointed_at(
    text: str, message: str, start: int, end: int
) -> None:
    with pytest.raises(QueryError) as refused:
        read(text)
    assert str(refused.value).startswith(message)
    assert (refused.value.start, refused.value.end) == (start, end)


def test_a_word_that_a_message_repeats_cannot_steer_the_terminal() -> None:
    with pytest.raises(QueryError) as refused:
        read("is:\x1b[31mred")
    assert "\x1b" not in str(refused.value)


def test_a_filter_may_be_as_long_as_the_limit_and_no_longer() -> None:
    assert read("a" * MOST_CHARACTERS) == Text("a" * MOST_CHARACTERS)
    with pytest.raises(QueryError, match="at most 1000 characters"):
        read("a" * (MOST_CHARACTERS + 1))


@pytest.mark.parametrize(
    ("opening", "closing", "levels"), [("(", ")", 1), ("-", "", 1), ("NOT ", "", 1), ("-(", ")", 2)]
)
def test_nesting_ends_in_an_error_and_not_in_a_crash(
    opening: str, closing: str, levels: int
) -> None:
    most = DEEPEST // levels
    assert read(opening * most + "a" + closing * most) in (A, Not(A))
    with pytest.raises(QueryError, match="At most 50 parentheses and negations"):
        read(opening * (most + 1) + "a" + closing * (most + 1))


def test_parentheses_beside_each_other_are_not_nesting() -> None:
    assert read("(a) " * 200) == And((A,) * 200)


PIECES = st.sampled_from(
    [
        *'()"-,: \\',
        *"：（），“”－　＂",
        "OR",
        "AND",
        "NOT",
        "OR ",
        " AND ",
        "source:",
        "date:",
        "is:",
        "ticker:",
        "category:",
        "tikcer:",
        "..",
        ">=",
        "2022-08",
        "7d",
        "unread",
        "a",
        "芯片",
        "›",
        "/",
    ]
)
FILTERS = st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60)


@given(FILTERS)
@example("(" * 1000)
@example("-" * 1000)
@example("\ud800 \x00")
def test_any_text_is_a_filter_or_wrong_in_a_place_within_it(text: str) -> None:
    found = attempt(text)
    if isinstance(found, QueryError):
        assert 0 <= found.start <= found.end <= len(text)
        assert str(found)


FULL = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}


@given(FILTERS.map(lambda text: unicodedata.normalize("NFKC", text)))
def test_a_filter_in_full_width_means_the_same(text: str) -> None:
    narrow, wide = attempt(text), attempt(text.translate(FULL))
    if isinstance(narrow, QueryError):
        assert isinstance(wide, QueryError)
        assert (wide.start, wide.end) == (narrow.start, narrow.end)
    else:
        assert wide == narrow


@given(FILTERS)
def test_the_tree_is_flat_and_its_words_are_not_empty(text: str) -> None:
    found = attempt(text)
    waiting = [] if isinstance(found, QueryError) or found == Everything() else [found]
    while waiting:
        part = waiting.pop()
        match part:
            case And(parts) | Or(parts):
                assert len(parts) >= 2
                assert not any(isinstance(inner, type(part)) for inner in parts)
                waiting.extend(parts)
            case Not(inner):
                assert not isinstance(inner, Not)
                waiting.append(inner)
            case Text(value) | Field(_, value) | Ticker(value):
                assert value
                assert value == value.strip()
            case _:
                assert isinstance(part, Days | Undated | Is)
