from __future__ import annotations

from datetime import date

from newsreader.query import depends_on_marks, parse
from newsreader.tui.scope import BOOKMARKS, Scope


def test_a_list_is_narrowed_to_nothing_at_first() -> None:
    assert Scope() == Scope(label="", query="")


def test_the_bookmarks_depend_on_marks() -> None:
    assert depends_on_marks(parse(BOOKMARKS.query, date(2022, 8, 14)))
