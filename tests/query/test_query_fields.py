from __future__ import annotations

from datetime import date

import pytest

from newsreader.errors import QueryError
from newsreader.query.fields import ALIASES, NAMES, meaning, named, nearly
from newsreader.query.tree import Days, Field, FieldName, Is, Query, State, Ticker

TODAY = date(2022, 8, 14)


def meant(name: str, typed: str) -> Query:
    return meaning(name, typed, 10, 10 + len(typed), TODAY)


@pytest.mark.parametrize("name", NAMES)
def test_a_field_may_be_named_in_any_case(name: str) -> None:
    assert named(name) == named(name.upper()) == name


@pytest.mark.parametrize(("alias", "name"), ALIASES.items())
def test_an_alias_names_its_field(alias: str, name: str) -> None:
    assert named(alias) == name


@pytest.mark.parametrize("word", ["body", "https", "note", "", "ticker ", "股票"])
def test_any_other_word_names_no_field(word: str) -> None:
    assert named(word) is None


@pytest.mark.parametrize(
    ("slip", "name"),
    [
        ("tikcer", "ticker"),
        ("tick", "ticker"),
        ("stok", "stock"),
        ("tittle", "title"),
        ("itle", "title"),
        ("Titel", "title"),
        ("data", "date"),
        ("dates", "date"),
        ("tags", "tag"),
        ("authors", "author"),
        ("sources", "source"),
        ("categroy", "category"),
    ],
)
def test_a_slip_of_the_finger_is_recognised(slip: str, name: str) -> None:
    assert nearly(slip) == name


@pytest.mark.parametrize(
    "word", ["https", "http", "mailto", "rate", "late", "time", "note", "us", "ceo", "iso", "tax"]
)
def test_words_that_stand_before_a_colon_in_headlines_are_no_slips(word: str) -> None:
    assert nearly(word) is None


@pytest.mark.parametrize("name", ["source", "author", "title", "tag", "path"])
def test_a_value_arrives_folded_and_clean(name: FieldName) -> None:
    assert meant(name, " ＣＮＢＣ\u200b  News ") == Field(name, "cnbc news")


@pytest.mark.parametrize(
    "typed", ["金融/证券时报网", "金融 › 证券时报网", "金融›证券时报网", "/金融 / 证券时报网/"]
)
def test_the_levels_of_a_category_arrive_with_slashes_between(typed: str) -> None:
    assert meant("category", typed) == Field("category", "金融/证券时报网")


def test_a_category_of_separators_only_is_refused() -> None:
    with pytest.raises(QueryError, match="wants a name"):
        meant("category", " › /")


def test_a_ticker_arrives_as_typed_but_for_its_width() -> None:
    assert meant("ticker", "ＳＺ300024") == Ticker("SZ300024")
    assert meant("ticker", "$nvda") == Ticker("$nvda")


@pytest.mark.parametrize("state", ["unread", "read", "bookmarked", "watched"])
def test_a_state_may_be_written_in_any_case_and_width(state: State) -> None:
    assert meant("is", state) == meant("is", state.upper()) == Is(state)


def test_an_unknown_state_is_refused_with_those_there_are() -> None:
    with pytest.raises(QueryError, match="is:unread, is:read, is:bookmarked and is:watched"):
        meant("is", "starred")


def test_a_date_may_be_typed_in_full_width() -> None:
    assert meant("date", "２０２２－０８－１４") == Days(TODAY, TODAY)


def test_a_wrong_date_is_pointed_at_where_it_stands_in_the_filter() -> None:
    with pytest.raises(QueryError) as refused:
        meant("date", "2022..soon")
    assert (refused.value.start, refused.value.end) == (16, 20)


@pytest.mark.parametrize("name", NAMES)
def test_a_value_that_nobody_can_see_is_refused(name: str) -> None:
    with pytest.raises(QueryError):
        meant(name, "\u200b\u3000")
