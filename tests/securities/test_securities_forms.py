"""The text in which codes and names are looked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.securities.forms import free, half_width

WIDE = st.characters(min_codepoint=0xFF00, max_codepoint=0xFF60) | st.sampled_from("\u3000\u00a0")


def test_letters_digits_and_signs_become_plain_ones_and_addresses_blank() -> None:
    text = "６００５１９．ＳＨ（Ａ）　https://example.com/SH600519 末"
    assert half_width(text) == f"600519.SH(A) {' ' * 28} 末"


def test_every_full_width_sign_of_ascii_has_its_plain_one() -> None:
    wide = "".join(chr(0xFF01 + number) for number in range(94))
    assert half_width(wide) == "".join(chr(0x21 + number) for number in range(94))


@given(st.lists(st.text(max_size=6) | WIDE | st.just("http://a.cn/x")).map("".join))
def test_the_length_stays_and_so_does_what_is_half_width(text: str) -> None:
    plain = half_width(text)
    assert len(plain) == len(text)
    assert half_width(plain) == plain
    if text.isascii() and "://" not in text:
        assert plain == text


@pytest.mark.parametrize(
    ("before", "want"), [("", True), (" ", True), ("中", True), ("a", False), ("7", False)]
)
def test_a_code_is_free_behind_what_is_no_letter_or_digit(before: str, want: bool) -> None:
    assert free(f"{before}600519", len(before)) is want


def test_a_code_is_not_free_behind_what_is_forbidden() -> None:
    assert not free("/600519", 1, "/")
    assert free("/600519", 1, "-")
