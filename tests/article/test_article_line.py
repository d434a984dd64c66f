from __future__ import annotations

import pytest

from newsreader.article.line import Line, Page, PagePicture, Piece, Role


def test_a_line_is_its_pieces() -> None:
    line = Line((Piece("比亚迪", frozenset((Role.SECURITY,))), Piece("[002594.SZ]")))
    assert line.text == "比亚迪[002594.SZ]"
    assert line.cells == 17
    assert (Line().text, Line().cells) == ("", 0)


PAGE = Page(
    (
        Line((Piece("title", field="title", start=0),)),
        Line(),
        Line((Piece("│ "), Piece("abc", field="body", start=0))),
        Line((Piece("de", field="body", start=4), Piece("[1]"), Piece("f", field="body", start=6))),
        Line((Piece("gh", field="body", start=8),)),
    ),
    10,
    pictures=(PagePicture("a.png", 4, 1, 8, 1), PagePicture("b.png", 8, 3, 8, 1)),
)


@pytest.mark.parametrize(
    ("offset", "line"), [(0, 2), (2, 2), (3, 2), (4, 3), (6, 3), (7, 3), (8, 4), (9, 4), (99, 4)]
)
def test_the_line_of_a_character_is_found(offset: int, line: int) -> None:
    """A space that a line break swallowed is found on the line before it."""
    assert PAGE.line_of("body", offset) == line


def test_the_title_is_counted_by_itself() -> None:
    assert PAGE.line_of("title", 3) == 0


@pytest.mark.parametrize(("offset", "line"), [(4, 1), (8, 3), (6, 3)])
def test_a_picture_is_found_by_its_words_and_where_it_is_not_drawn_these_are(
    offset: int, line: int
) -> None:
    assert PAGE.line_of("picture", offset) == line
