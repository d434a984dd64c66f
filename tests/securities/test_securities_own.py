"""The user's own table of names."""

from __future__ import annotations

import pytest

from newsreader.securities.own import OwnNames, WrongTable, read
from newsreader.securities.table import Name


def test_a_line_gives_a_name_to_a_security_in_any_form() -> None:
    own = read("# symbol\tname\n\nSZ300024\t新松\n700.HK\t鹅厂\n-\t机器人\n")
    assert [(one.symbol, one.name) for one in own.names] == [
        ("300024.SZ", "新松"),
        ("00700.HK", "鹅厂"),
    ]
    assert own.dropped == {"机器人"}


def test_a_name_that_is_given_anew_is_not_dropped() -> None:
    assert read("-\t机器人\n600519.SH\t机器人").dropped == frozenset()


@pytest.mark.parametrize("line", ["600519.SH 茶", "茶\t南屿茶业", "600519.SH\t茶", "600519.SH\t"])
def test_a_line_that_is_not_understood_is_named(line: str) -> None:
    with pytest.raises(WrongTable, match="line 2"):
        read(f"# first\n{line}\n")


def test_the_users_names_go_before_those_of_the_archive_and_the_table() -> None:
    own = OwnNames((Name("00700.HK", "南屿茶业", "alias"),), frozenset({"贵州茅台", "海屿茶业"}))
    archive = Name("600519.SH", "南屿茶业", "former")
    lexicon = own.over([("南屿茶业", (archive,)), ("海屿茶业", (archive,))])
    assert [one.symbol for one in lexicon.named("南屿茶业")] == ["00700.HK", "600519.SH"]
    assert lexicon.named("海屿茶业") == lexicon.named("贵州茅台") == ()
