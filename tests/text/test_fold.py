from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("NVDA", "nvda"),
        ("ＮＶＤＡ（３０００２４）", "nvda(300024)"),
        ("Straße", "strasse"),
        ("比亚迪", "比亚迪"),
        ("10⁸ ㎏", "108 kg"),
        ("a\t \n\u3000b", "a b"),
        (" a ", " a "),
        ("", ""),
    ],
)
def test_case_width_and_white_space_make_no_difference(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_folding_any_character_twice_is_folding_it_once() -> None:
    unstable = [
        code for code in range(sys.maxunicode + 1) if fold(fold(chr(code))) != fold(chr(code))
    ]
    assert unstable == []


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_ascii_takes_the_same_way_as_the_rest(text: str) -> None:
    assert fold(text + "ß") == fold(text) + "ss"
