from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from newsreader.errors import UnknownSecurity
from newsreader.index.search import symbols_of
from newsreader.reports.known import ARCHIVE, OWN, Known, known_of
from newsreader.securities.own import NO_NAMES, OwnNames
from newsreader.securities.table import Name
from newsreader.securities.taught import Taught, learned
from reports.memory_library import Memory


def ask(
    memory: Memory, asked: str, own: OwnNames = NO_NAMES, taught: Sequence[Taught] = ()
) -> Known:
    lexicon = own.over(learned(taught).items())
    library: Any = SimpleNamespace(
        stocks=memory.library.stocks,
        lexicon=lexicon,
        own=own,
        taught=lambda symbol: [one for one in taught if symbol == one.symbol],
        symbols=lambda notation: symbols_of(notation, lexicon),
    )
    return known_of(library, asked)


def test_all_names_of_a_security_are_told_with_the_table_that_has_them(memory: Memory) -> None:
    (security,) = ask(memory, "600519").securities
    assert security.symbol == "600519.SH"
    assert ("贵州茅台", "short") in [(one.name.name, one.name.use) for one in security.names]
    assert {one.table for one in security.names} == {"a_shares.tsv"}


def test_a_name_of_several_securities_tells_of_each(memory: Memory) -> None:
    assert [one.symbol for one in ask(memory, "比亚迪").securities] == ["002594.SZ", "01211.HK"]


def test_stories_are_told_by_sense(memory: Memory) -> None:
    memory.add(date(2022, 8, 1), "600519.SH", number=2)
    (security,) = ask(memory, "茅台").securities
    assert security.senses == {"company": 2}


def test_what_else_a_name_means_is_told(memory: Memory) -> None:
    ambiguity = ask(memory, "机器人").ambiguity
    assert ambiguity is not None
    assert (ambiguity.kind, ambiguity.usual) == ("word", "other")
    assert ask(memory, "贵州茅台").ambiguity is None


def test_a_source_of_news_is_told_as_one(memory: Memory) -> None:
    assert ask(memory, "新华网").source
    assert ask(memory, "贵州茅台").source == ""


def test_a_code_that_was_given_up_is_told(memory: Memory) -> None:
    (security,) = ask(memory, "833819").securities
    assert (security.symbol, security.given_up) == ("920819.BJ", ("833819.BJ",))


def test_a_name_of_the_archive_or_the_user_is_told_as_theirs(memory: Memory) -> None:
    own = OwnNames((Name("00700.HK", "鹅厂", "alias"),))
    taught = Taught("企鹅控股", "00700.HK", 3, "2022-08-01", "2022-08-09")
    (security,) = ask(memory, "700.HK", own, [taught]).securities
    first, second, third, *_others = sorted(security.names, key=lambda one: one.table != ARCHIVE)
    assert (first.name.name, first.table) == ("企鹅控股", ARCHIVE)
    assert (second.name.name, second.table) == ("鹅厂", OWN)
    assert third.table == "hk.tsv"
    assert security.taught == (taught,)


def test_a_name_that_the_user_drops_is_told_as_none(memory: Memory) -> None:
    own = OwnNames(dropped=frozenset({"茅台"}))
    assert ask(memory, "600519", own).dropped is False
    with pytest.raises(UnknownSecurity):
        ask(memory, "茅台", own)


def test_what_is_no_security_is_an_error(memory: Memory) -> None:
    with pytest.raises(UnknownSecurity, match="茅草屋"):
        ask(memory, "茅草屋")
