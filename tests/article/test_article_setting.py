from __future__ import annotations

from newsreader.article.setting import PLAIN, Setting, WideTables


def test_where_nobody_has_chosen_the_page_is_as_paper_has_it() -> None:
    assert Setting() == PLAIN
    assert PLAIN.wide_tables is WideTables.RECORDS
    assert (PLAIN.codes, PLAIN.spacing, PLAIN.indent, PLAIN.justify) == (True, 1, False, False)


def test_on_paper_no_picture_is_drawn() -> None:
    assert not PLAIN.pictures
