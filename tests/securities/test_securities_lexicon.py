"""What names there are: the shipped ones with others on top."""

from __future__ import annotations

from newsreader.securities.lexicon import SHIPPED, Lexicon
from newsreader.securities.table import Name


def test_the_users_name_goes_before_the_shipped_one() -> None:
    own = Lexicon({"比亚迪": (Name("01211.HK", "比亚迪", "alias"),)})
    assert [one.symbol for one in own.named("比亚迪")][:2] == ["01211.HK", "002594.SZ"]


def test_a_dropped_name_means_nothing() -> None:
    own = Lexicon(dropped=frozenset({"机器人"}))
    assert own.named("机器人") == ()


def test_an_english_name_is_called_in_any_capitals() -> None:
    assert {one.symbol for one in SHIPPED.called("nvidia")} == {"NVDA.US"}
    assert SHIPPED.called("no such name") == ()


# --- any text ------------------------------------------------------------------------------------
