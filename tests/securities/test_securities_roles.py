"""How much a story is about each security that it names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsreader.model import Role
from newsreader.securities.roles import ROUND_UP, roles

SYMBOLS = st.sampled_from("ABCDE")
NAMED = st.lists(st.tuples(SYMBOLS, st.integers(0, 1000)), max_size=30)


def test_what_the_title_names_is_what_the_story_is_about() -> None:
    found = roles(["A"], [("B", 10), ("B", 20), ("A", 900)], 1000)
    assert found["A"] is Role.PRIMARY


def test_what_is_named_most_and_early_is_what_it_is_about() -> None:
    found = roles([], [("A", 10), ("B", 20), ("A", 900)], 1000)
    assert found == {"A": Role.PRIMARY, "B": Role.PASSING}


def test_what_is_named_most_but_late_only_plays_a_part() -> None:
    assert roles([], [("B", 10), ("A", 800), ("A", 900)], 1000)["A"] is Role.SECONDARY


def test_what_alone_is_named_once_and_early_is_what_it_is_about() -> None:
    assert roles([], [("A", 10)], 1000) == {"A": Role.PRIMARY}
    assert roles([], [("A", 900)], 1000) == {"A": Role.PASSING}


def test_a_list_of_many_is_about_none_but_those_of_the_title() -> None:
    many = [(f"S{number}", 1) for number in range(ROUND_UP)] * 2
    found = dict(roles(["S3"], many, 100))
    assert found.pop("S3") is Role.PRIMARY
    assert set(found.values()) == {Role.PASSING}


def test_nothing_named_has_no_roles() -> None:
    assert roles([], [], 0) == {}


@given(st.lists(SYMBOLS, max_size=5), NAMED)
def test_whatever_is_named_has_a_role(titled: list[str], named: list[tuple[str, int]]) -> None:
    found = roles(titled, named, 1000)
    assert set(found) == {*titled, *(symbol for symbol, _at in named)}
    assert all(found[symbol] is Role.PRIMARY for symbol in titled)
