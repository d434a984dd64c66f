from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.tui.pen import PLAIN, Pen, change, on_blank, told

ATTRIBUTES = ("1", "2", "3", "4", "7", "9")
COLOURS = ("", "31", "97", "38;5;9", "38;2;1;22;255")
GROUNDS = ("", "42", "107", "48;5;17", "48;2;3;2;1")

PENS = st.builds(
    Pen, st.frozensets(st.sampled_from(ATTRIBUTES)), st.sampled_from(COLOURS),
    st.sampled_from(GROUNDS),
)  # fmt: skip


def pen(*on: str, foreground: str = "", background: str = "") -> Pen:
    return Pen(frozenset(on), foreground, background)


@pytest.mark.parametrize(
    ("codes", "after"),
    [
        ("", PLAIN),
        ("0", PLAIN),
        ("1;3", pen("1", "3")),
        ("1;4;22", pen("4")),
        ("7;27", PLAIN),
        ("31;102", pen(foreground="31", background="102")),
        ("38;2;1;22;255;48;5;17", pen(foreground="38;2;1;22;255", background="48;5;17")),
        ("31;42;39;49", PLAIN),
        ("1;31;0;4", pen("4")),
    ],
)
def test_a_sequence_says_how_the_next_characters_are_written(codes: str, after: Pen) -> None:
    assert told(PLAIN, codes) == after


def test_what_is_not_said_stays_as_it_was() -> None:
    assert told(pen("1", foreground="31"), "4") == pen("1", "4", foreground="31")


@pytest.mark.parametrize("codes", ["58;5;1", "38", "38;5", "38;5;x", "38;2;1;2", "38;7;1", "999"])
def test_what_is_not_known_is_said_to_be_so(codes: str) -> None:
    assert told(PLAIN, codes) is None


@given(old=PENS, new=PENS)
def test_a_change_leads_from_one_pen_to_the_other(old: Pen, new: Pen) -> None:
    sequence = change(old, new)
    if not sequence:
        assert old == new
        return
    found = re.fullmatch(r"\x1b\[([\d;]*)m", sequence)
    assert found is not None
    assert told(old, found[1]) == new


@given(old=PENS, new=PENS)
def test_a_change_is_no_longer_than_to_begin_anew(old: Pen, new: Pen) -> None:
    anew = ";".join(("0", *sorted(new.on), new.foreground, new.background))
    assert len(change(old, new)) <= len(f"\x1b[{anew}m")


def test_only_the_colour_that_differs_is_said() -> None:
    title = pen("1", foreground="38;2;9;9;9", background="48;2;1;1;1")
    assert change(title, title._replace(foreground="38;2;7;7;7")) == "\x1b[38;2;7;7;7m"


def test_of_a_space_only_ground_and_lines_are_seen() -> None:
    assert on_blank(pen("1", "3", foreground="31", background="42")) == pen(background="42")
    underlined = pen("4", foreground="31")
    assert on_blank(underlined) == underlined
