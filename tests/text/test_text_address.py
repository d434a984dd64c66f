from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.address import hyperlink, openable, shows_hyperlinks
from newsreader.text.clean import clean

# --- which addresses ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "http://example.com",
        "https://example.com/a?b=c&d=%E4%B8%AD#e",
        "HTTPS://EXAMPLE.COM/",
        "https://例子.中国/新闻?题=央行",
        "https://example.com/a_(b);c=$d",
        "https://" + "a" * 3_992,
    ],
)
def test_a_web_address_may_be_opened(address: str) -> None:
    assert openable(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.com",
        "//example.com/",
        "http:",
        "https://",
        "javascript:alert(1)",
        "JavaScript:alert('http://example.com')",
        "file:///etc/passwd",
        "/etc/passwd",
        "x.md",
        "data:text/html,http://example.com",
        "ftp://example.com/",
        "httpx://example.com/",
        "-x",
        "--help",
        "-http://example.com",
        "%action",
        "https://%action/",
        "http://a b",
        " http://example.com",
        "http://example.com\n",
        "http://example.com\nhttp://example.org",
        "http://example.com\u2028x",
        "http://example.com/\u3000x",
        "http://example.com/\tx",
        "http://example.com/\x1b]52;c;eA==\x07",
        "http://example.com/\x00",
        "http://example.com/\x7f",
        "http://example.com/\u009b2J",
        "http://example.com/\u202egpj.exe",
        "http://exam\u200bple.com/",
        "http://example.com/\ud800",
        "http://example.com/\ufffd]52;c;eA==",
        "https://" + "a" * 3_993,
    ],
)
def test_no_other_address_may_be_opened(address: str) -> None:
    assert not openable(address)


@given(st.text() | st.text().map("https://".__add__))
def test_what_may_be_opened_has_nothing_hidden_in_it(address: str) -> None:
    if openable(address):
        assert address.lower().startswith(("http://", "https://"))
        assert address == clean(address)
        assert not any(char.isspace() or ord(char) < 0x20 for char in address)


# --- in a terminal -----------------------------------------------------------------------------


def test_a_terminal_gets_an_address_in_plain_ascii() -> None:
    assert hyperlink("https://例子.cn/新?a=b;c(d)#e") == (
        "https://%E4%BE%8B%E5%AD%90.cn/%E6%96%B0?a=b;c(d)#e"
    )


def test_an_address_too_long_for_a_sequence_is_no_hyperlink() -> None:
    assert hyperlink("https://" + "a" * 2_075)
    assert not hyperlink("https://" + "a" * 2_076)


@given(st.text() | st.text().map("https://a".__add__))
def test_no_byte_of_an_address_can_end_its_sequence(address: str) -> None:
    assert all("!" <= char <= "~" for char in hyperlink(address))


@pytest.mark.parametrize(
    "environment",
    [
        {"TERM": "xterm-kitty"},
        {"TERM": "foot-extra"},
        {"TERM_PROGRAM": "iTerm.app"},
        {"VTE_VERSION": "6800"},
        {"WT_SESSION": "x"},
        {"TMUX": "x", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4"},
        {"TMUX": "x", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.10a"},
    ],
)
def test_a_terminal_that_is_known_to_show_hyperlinks_gets_them(environment: dict[str, str]) -> None:
    assert shows_hyperlinks(environment)


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"TERM": "linux"},
        {"TERM": "xterm-256color"},
        {"VTE_VERSION": "4601"},
        {"VTE_VERSION": "new"},
        {"TMUX": "x", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a"},
        {"TMUX": "x", "KITTY_WINDOW_ID": "1"},
        {"STY": "x", "TERM": "xterm-kitty"},
    ],
)
def test_any_other_terminal_gets_none(environment: dict[str, str]) -> None:
    assert not shows_hyperlinks(environment)
