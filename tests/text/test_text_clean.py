from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcwidth

from newsreader.text.clean import REPLACEMENT, clean, clean_line, following

ANY = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("\r\n\t\x0b\x0c\x1b\x85\u2028\u200b\u202e\u0301\u0302\ufe0f\U0001f3fd中a "),
        st.sampled_from("🇨🇳🏴\U000e0067\U000e007f"),
    )
)
PLANES = range(0x20000)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\x1b[31mred\x07", f"{REPLACEMENT}[31mred{REPLACEMENT}"),
        ("a\x00b\x7fc\x9bd", f"a{REPLACEMENT}b{REPLACEMENT}c{REPLACEMENT}d"),
        ("a\r\nb\rc\x85d\u2028e\u2029f\x0bg\x0ch", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\tb\n", "a\tb\n"),
        ("abc\u202edef\u2066", f"abc{REPLACEMENT}def{REPLACEMENT}"),
        ("\ufeffa\u200bb\u00adc", "abc"),
        ("\ud800", REPLACEMENT),
        ("\ue000\U000f0000", REPLACEMENT * 2),
        ("👍🏽👨\u200d👩", "👍👨👩"),
        ("❤\ufe0f", "❤"),
        ("1\ufe0f\u20e3", "1\u20e3"),
        ("🇨🇳与🇺🇸🇭🇰", "[cn]与[us][hk]"),
        ("🇨🇳🇺", "[cn]u"),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f。", "🏴。"),
        ("🏴\U000e0067", f"🏴{REPLACEMENT}"),
        ("a\U000e0067\U000e007f", f"a{REPLACEMENT}{REPLACEMENT}"),
        ("e" + "\u0301" * 50, "e" + "\u0301" * 4),
        ("か" + "\u3099" * 50, "か" + "\u3099" * 4),
        ("क" + "\u0901" * 50, "क" + "\u0901" * 4),
        ("\u1100" + "\u1161" * 50, "\u1100" + "\u1161" * 4),
        ("a\u0600" + "\u0601" * 50, "a\u0600" + "\u0601" * 3),
        ("a\U0001d173\U0001bca0\U00013430b", "ab"),
        ("a\U000e0080\U000e01f0", f"a{REPLACEMENT}{REPLACEMENT}"),
        ("한국어와 हिन्दी และภาษาไทย العَرَبِيَّة", "한국어와 हिन्दी และภาษาไทย العَرَبِيَّة"),
        ("比亚迪（002594）10⁸ €", "比亚迪（002594）10⁸ €"),
        ("", ""),
    ],
)
def test_what_steers_a_terminal_is_replaced_and_what_hides_goes(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(ANY)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


def test_no_control_format_or_unassigned_plane_survives_but_tab_and_newline() -> None:
    controls = [
        chr(code)
        for code in range(0x110000)
        if unicodedata.category(chr(code)) in ("Cc", "Cs", "Co") and chr(code) not in "\t\n"
    ]
    assert not {char for char in controls if char in clean(char)}


def test_no_character_is_hidden_and_no_more_than_four_in_a_row_take_no_cells() -> None:
    """Format controls and whatever else Unicode or a terminal gives no cell of its own."""
    for code in range(0x110000):
        char = clean(chr(code))
        without_cell = char and (unicodedata.category(char)[0] == "M" or wcwidth(char) == 0)
        if without_cell and char not in "\t\n" and unicodedata.category(char) != "Cn":
            assert clean("x" + char * 9) == "x" + char * 4, hex(code)


def test_the_short_way_for_ordinary_text_changes_no_character() -> None:
    """A lone surrogate, which nothing ordinary holds, sends the same character the long way."""
    odd = [chr(code) for code in PLANES if clean(f"{chr(code)}\ud800") != f"{clean(chr(code))}�"]
    assert odd == []


@given(ANY)
def test_a_line_is_one_line_without_space_at_its_ends(text: str) -> None:
    line = clean_line(text)
    assert not re.search(r"[\n\t\r]|  ", line)
    assert line == line.strip()


@given(ANY, ANY)
def test_clean_texts_that_follow_each_other_are_clean_together(first: str, second: str) -> None:
    first, second = clean(first), clean(second)
    joined = first + following(first[-1:], second)
    assert clean(joined) == joined


def test_marks_go_only_where_they_would_pile_up() -> None:
    assert following("e", "\u0301a") == "\u0301a"
    assert following("\u0301", "\u0301\u0302a") == "a"
    assert following("\u0301", "a\u0301") == "a\u0301"
    assert following("", "\u0301") == "\u0301"
