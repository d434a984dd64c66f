from __future__ import annotations

from datetime import date

import pytest

from newsreader.query import parse
from newsreader.tui.scope import BOOKMARKS, depends_on_marks


@pytest.mark.parametrize(
    ("text", "depends"),
    [
        ("is:unread", True),
        ("芯片 -is:read", True),
        ("ticker:300024 OR (茶 is:bookmarked)", True),
        ("芯片 source:财联社", False),
        ("", False),
    ],
)
def test_only_filters_on_marks_depend_on_marks(text: str, depends: bool) -> None:
    assert depends_on_marks(parse(text, date(2022, 8, 14))) is depends


def test_the_bookmarks_depend_on_marks() -> None:
    assert depends_on_marks(parse(BOOKMARKS.query, date(2022, 8, 14)))
