"""Pages on stdout, as a terminal and as a pipe gets them."""

from __future__ import annotations

import io
import re

import pytest

from newsreader.article.line import Line, Page, Piece, Role
from newsreader.console.pages import print_page


def page(*pieces: Piece) -> Page:
    return Page((Line(pieces), Line()), 40)


def painted(page: Page, colours: int | None = 256) -> str:
    out = io.StringIO()
    print_page(page, out, colours=colours)
    return out.getvalue()


def test_a_plain_page_has_no_escape_and_no_space_at_a_line_end() -> None:
    text = painted(page(Piece("Title ", frozenset({Role.TITLE})), Piece("  ")), None)
    assert text == "Title\n\n"


@pytest.mark.parametrize("role", Role)
def test_each_role_shows_without_colour(role: Role) -> None:
    text = painted(page(Piece("word", frozenset({role}))), 0)
    attributes = re.findall("\x1b\\[([0-9;]*)m", text)
    assert all(int(code) < 30 for group in attributes for code in group.split(";") if code)
    as_around = (Role.CODE, Role.UP, Role.DOWN)  # the words and signs of a tone say it themselves
    assert bool(attributes) == (role not in as_around)


def test_a_company_is_bold_and_a_common_word_is_only_underlined() -> None:
    company = painted(page(Piece("x", frozenset({Role.LINK, Role.SECURITY}))))
    common = painted(page(Piece("x", frozenset({Role.LINK}))))
    assert company.startswith("\x1b[1;4m")
    assert common.startswith("\x1b[4m")


def test_markup_and_emoji_codes_in_a_story_stay_as_they_are() -> None:
    assert "[bold]:smile:[/x]" in painted(page(Piece("[bold]:smile:[/x]")))


def test_a_long_line_is_not_wrapped_again() -> None:
    line = "芯片" * 200
    assert painted(page(Piece(line))) == f"{line}\n\n"
