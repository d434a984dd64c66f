"""The securities that a story names, each once."""

from __future__ import annotations

from newsreader.model import Mention, Role, SecurityKind, Sense
from newsreader.securities.summary import named


def mention(
    start: int,
    symbol: str,
    *,
    name: str = "",
    form: str = "name",
    sense: Sense = Sense.COMPANY,
    role: Role = Role.PASSING,
    title: bool = False,
) -> Mention:
    return Mention(
        symbol,
        "甲乙丙丁",
        start,
        start + 4,
        SecurityKind.STOCK,
        sense,
        "title" if title else "body",
        form,
        name,
        role=role,
    )


def test_what_is_named_most_often_stands_first_then_what_is_named_first() -> None:
    found = named([mention(0, "A"), mention(10, "B"), mention(20, "C"), mention(30, "B")])
    assert [(one.symbol, one.count) for one in found.companies] == [("B", 2), ("A", 1), ("C", 1)]


def test_a_name_and_its_code_behind_it_are_one_naming() -> None:
    pair = [mention(0, "A", name="甲乙"), mention(5, "A", form="bracketed")]
    assert named(pair).companies[0].count == 1
    assert named(pair[::-1]).companies[0].count == 1
    apart = [mention(0, "A", name="甲乙"), mention(9, "A", form="bracketed")]
    assert named(apart).companies[0].count == 2


def test_of_its_names_the_security_has_the_one_that_is_used_most() -> None:
    found = named(
        [mention(0, "A", name="甲"), mention(10, "A", name="乙"), mention(20, "A", name="乙")]
    )
    assert found.companies[0].name == "乙"


def test_a_code_alone_has_no_name() -> None:
    assert named([mention(0, "A", form="qualified")]).companies[0].name == ""


def test_words_stand_apart_and_sources_and_products_nowhere() -> None:
    found = named(
        [
            mention(0, "A", sense=Sense.COMMON, form="link"),
            mention(10, "B", sense=Sense.SOURCE),
            mention(20, "C", sense=Sense.PRODUCT),
            mention(30, "A"),
        ]
    )
    assert [(one.symbol, one.count) for one in found.companies] == [("A", 1)]
    assert [(one.symbol, one.count) for one in found.common] == [("A", 1)]


def test_a_security_has_the_role_of_its_first_mention() -> None:
    found = named([mention(0, "A", role=Role.PRIMARY, title=True), mention(0, "A")])
    assert found.companies[0].role is Role.PRIMARY
    assert found.companies[0].count == 2


def test_nothing_names_nothing() -> None:
    assert named([]).companies == named([]).common == ()
