from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

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
    depends_on_marks,
)


def test_filters_of_one_meaning_are_equal_and_can_be_keys() -> None:
    query = And((Text("芯片"), Field("source", "财联社"), Days(date(2022, 8, 1), None)))
    same = And((Text("芯片"), Field("source", "财联社"), Days(date(2022, 8, 1), None)))
    assert {query: "found"}[same] == "found"


def test_a_filter_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Text("芯片").value = "银行"  # type: ignore[misc]  # the point of the test


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        (Is("unread"), True),
        (And((Text("a"), Or((Text("b"), Not(Is("bookmarked")))))), True),
        (Not(And((Text("a"), Text("b")))), False),
        (Everything(), False),
    ],
)
def test_a_filter_depends_on_marks_wherever_it_speaks_of_them(query: Query, answer: bool) -> None:
    assert depends_on_marks(query) == answer
