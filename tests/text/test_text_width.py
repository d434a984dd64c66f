from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from newsreader.text.clean import clean, clean_line
from newsreader.text.width import (
    ambiguous,
    char_width,
    choose,
    cut,
    drawn,
    fit,
    shorten,
    width,
)

CLEAN = st.text().map(clean_line)


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("abc", 3), ("比亚迪", 6), ("（a）", 5), ("10⁸", 3), ("e\u0301", 1), ("“中”", 4)],
)
def test_a_wide_character_takes_two_cells(text: str, cells: int) -> None:
    assert width(text) == cells


def test_rich_measures_every_assigned_character_alike() -> None:
    different = [
        f"{code:04x}"
        for code in range(0x20, 0x20000)
        if clean(chr(code)) == chr(code)
        and unicodedata.category(chr(code)) != "Cn"
        and chr(code) not in "\t\n"
        and char_width(chr(code)) != cell_len(chr(code))
    ]
    assert different == []


@given(CLEAN, st.integers(min_value=0, max_value=30))
def test_a_cut_text_is_the_longest_beginning_that_fits(text: str, cells: int) -> None:
    part = cut(text, cells)
    assert text.startswith(part)
    assert width(part) <= cells
    assert part == text or width(text[: len(part) + 1]) > cells


@given(CLEAN, st.integers(min_value=0, max_value=30))
def test_a_shortened_text_fits_and_says_that_it_is_shortened(text: str, cells: int) -> None:
    short = shorten(text, cells)
    assert width(short) <= cells
    assert short == text or short.endswith("…") or cells == 0


@given(CLEAN, st.integers(min_value=0, max_value=30), st.booleans())
def test_a_fitted_text_takes_exactly_its_cells(text: str, cells: int, right: bool) -> None:
    assert width(fit(text, cells, right=right)) == cells


def test_a_text_is_fitted_at_the_left_or_the_right() -> None:
    assert fit("比亚迪", 8) == "比亚迪  "
    assert fit("比亚迪", 8, right=True) == "  比亚迪"
    assert fit("比亚迪", 5) == "比亚…"
    assert fit("比亚迪", 4) == "比… "


# --- where characters of ambiguous width take two cells ------------------------------------------

AMBIGUOUS = "“”‘’…—·①℃★●×°αⅠ─│╭→"
both = pytest.mark.parametrize("cells", [1, 2])


@both
def test_characters_of_ambiguous_width_take_what_was_chosen_and_no_others_do(cells: int) -> None:
    choose(cells)
    try:
        assert ambiguous() == cells
        assert {char_width(char) for char in AMBIGUOUS} == {cells}
        assert width(AMBIGUOUS) == cells * len(AMBIGUOUS)
        assert (width("a"), width("，"), width("e\u0301"), width("¥")) == (1, 2, 1, 1)
    finally:
        choose(1)


def test_a_choice_holds_for_what_was_measured_before(wide: None) -> None:  # noqa: ARG001
    assert width("“中”") == 6
    choose(1)
    assert width("“中”") == 4


@pytest.mark.usefixtures("wide")
def test_every_ambiguous_character_of_unicode_takes_two() -> None:
    narrow = [
        f"{code:04x}"
        for code in range(0x20, 0x20000)
        if unicodedata.east_asian_width(chr(code)) == "A"
        and clean(chr(code)) == chr(code)
        and not unicodedata.category(chr(code)).startswith("M")
        and char_width(chr(code)) != 2
    ]
    assert narrow == []


@pytest.mark.usefixtures("wide")
@given(CLEAN, st.integers(min_value=0, max_value=30), st.booleans())
def test_a_fitted_text_takes_its_cells_there_too(text: str, cells: int, right: bool) -> None:
    assert width(fit(text, cells, right=right)) == cells


@pytest.mark.usefixtures("wide")
def test_an_ellipsis_takes_two_cells_and_a_full_stop_the_last_one() -> None:
    assert fit("比亚迪", 5) == "比… "
    assert fit("比亚迪", 2) == "…"
    assert fit("比亚迪", 1) == "."


def test_lines_are_drawn_in_ascii_where_they_would_take_two_cells(wide: None) -> None:  # noqa: ARG001
    assert drawn("│ ─") == "| -"
    choose(1)
    assert drawn("│ ─") == "│ ─"
