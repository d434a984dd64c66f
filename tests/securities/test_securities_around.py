"""A name in its text."""

from __future__ import annotations

from newsreader.securities.around import Around


def test_a_name_sees_no_further_than_its_own_line() -> None:
    here = Around("甲乙\n丙丁戊己\n庚", 4, 6)
    assert (here.name, here.before(9), here.after(9)) == ("丁戊", "丙", "己")


def test_at_the_ends_of_the_text_there_is_nothing() -> None:
    here = Around("丁戊", 0, 2)
    assert (here.before(3), here.after(3)) == ("", "")
