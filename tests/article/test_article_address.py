from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.address import address


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("https://a.example/b?c=1&d=2#e", "https://a.example/b?c=1&d=2#e"),
        (" https://a.example/b ", "https://a.example/b"),
        ("//a.example/b", "https://a.example/b"),
        ("https://a.example/b\n  c", "https://a.example/b%20c"),
        ("https://a.example/\r\n\tb", "https://a.example/b"),
        ("https://a.example/b c", "https://a.example/b%20c"),
        ("/b", "/b"),
        ("#b", "#b"),
        ("java\nscript:x", "javascript:x"),
        ("", ""),
        (None, ""),
    ],
)
def test_an_address_is_read_as_a_browser_reads_it(href: str | None, found: str) -> None:
    assert address(href) == found


@given(st.text())
def test_any_address_is_one_word(href: str) -> None:
    assert len(address(href).split()) <= 1
