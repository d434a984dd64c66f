from __future__ import annotations

import base64
import json
import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.errors import NotCopied, NotOpened
from newsreader.text.clean import clean
from newsreader.tui.outside import citation, clipboard_sequence, open_address, opener

WITNESS = """\
import json, os, sys
told = {
    "arguments": sys.argv[2:],
    "own session": os.getsid(0) == os.getpid(),
    "streams": [os.readlink(f"/proc/self/fd/{number}") for number in range(3)],
    "browser": os.environ.get("BROWSER"),
}
with open(sys.argv[1] + ".part", "w") as file:
    json.dump(told, file)
os.rename(sys.argv[1] + ".part", sys.argv[1])
"""


def installed(*programs: str) -> Callable[[str], str | None]:
    """A search path with only these programs."""
    return lambda name: f"/usr/bin/{name}" if name in programs else None


ALL = installed("open", "wslview", "xdg-open", "gio", "w3m", "lynx", "www-browser", "firefox")


# --- which addresses ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address", ["", "/etc/passwd", "javascript:alert(1)", "-http://example.com", "http://a b"]
)
def test_what_is_no_plain_web_address_is_not_handed_to_a_browser(address: str) -> None:
    with pytest.raises(NotOpened):
        open_address(address, ["/nowhere/opener"])


# --- which opener ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({"DISPLAY": ":0"}, "linux", ("/usr/bin/xdg-open",)),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", ("/usr/bin/xdg-open",)),
        ({"DISPLAY": ":0", "BROWSER": "w3m"}, "linux", ("/usr/bin/xdg-open",)),
        ({}, "darwin", ("/usr/bin/open",)),
        ({"WSL_DISTRO_NAME": "Debian"}, "linux", ("/usr/bin/wslview",)),
        ({"WSL_INTEROP": "/run/WSL/8_interop", "DISPLAY": ":0"}, "linux", ("/usr/bin/wslview",)),
        ({}, "linux", None),
        ({"DISPLAY": ""}, "linux", None),
        ({"BROWSER": "firefox"}, "linux", None),
        ({"SSH_CONNECTION": "192.0.2.1 22 192.0.2.2 22", "DISPLAY": ":10"}, "linux", None),
        ({"SSH_TTY": "/dev/pts/1", "DISPLAY": ":10"}, "linux", None),
        ({"SSH_CLIENT": "192.0.2.1 1 22", "WAYLAND_DISPLAY": "wayland-0"}, "linux", None),
        ({"SSH_CONNECTION": "192.0.2.1 22 192.0.2.2 22"}, "darwin", None),
        ({"SSH_TTY": "", "DISPLAY": ":0"}, "linux", ("/usr/bin/xdg-open",)),
    ],
)
def test_the_opener_is_that_of_the_desktop(
    environment: dict[str, str], platform: str, expected: tuple[str, ...] | None
) -> None:
    assert opener(environment, ALL, platform) == expected


def test_gio_stands_in_for_xdg_open() -> None:
    assert opener({"DISPLAY": ":0"}, installed("gio"), "linux") == ("/usr/bin/gio", "open")


def test_without_wslview_the_display_of_windows_linux_is_used() -> None:
    environment = {"WSL_DISTRO_NAME": "Debian", "DISPLAY": ":0"}
    assert opener(environment, installed("xdg-open"), "linux") == ("/usr/bin/xdg-open",)


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_a_text_browser_is_never_the_opener(platform: str) -> None:
    text_browsers = installed("w3m", "lynx", "links", "elinks", "www-browser")
    assert opener({"DISPLAY": ":0", "BROWSER": "w3m"}, text_browsers, platform) is None


# --- opening -----------------------------------------------------------------------------------


@pytest.fixture
def told(tmp_path: Path) -> Callable[[str], dict[str, object]]:
    """What an opener saw that was started with an address."""
    script, report = tmp_path / "opener.py", tmp_path / "told.json"
    script.write_text(WITNESS, encoding="utf-8")

    def opened(address: str) -> dict[str, object]:
        open_address(address, [sys.executable, str(script), str(report)])
        until = time.monotonic() + 20
        while not report.exists():
            assert time.monotonic() < until
            time.sleep(0.02)
        return dict(json.loads(report.read_text(encoding="utf-8")))

    return opened


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="asks /proc about its streams")
def test_the_opener_is_cut_off_from_the_terminal(
    told: Callable[[str], dict[str, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", "w3m")
    assert told("https://example.com/a?b=1&c=%20,2#e") == {
        "arguments": ["https://example.com/a?b=1&c=%20,2#e"],
        "own session": True,
        "streams": [os.devnull] * 3,
        "browser": None,
    }


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="asks /proc about its streams")
def test_an_address_has_nothing_that_a_careless_opener_could_run(
    told: Callable[[str], dict[str, object]],
) -> None:
    address = "https://example.com/$(id)`id`'\"“\\%41|央;"
    assert told(address)["arguments"] == [
        "https://example.com/%24%28id%29%60id%60%27%22%E2%80%9C%5C%41%7C%E5%A4%AE%3B"
    ]


def test_an_opener_that_does_not_start_is_told_with_the_address() -> None:
    address = "https://example.com/" + "a" * 500
    with pytest.raises(NotOpened, match=rf"No such file.*elsewhere: {re.escape(address)}$"):
        open_address(address, ["/nowhere/opener"])


def test_a_refused_address_is_shown_clean_and_short() -> None:
    with pytest.raises(NotOpened) as refused:
        open_address("javascript:\x1b]0;x\x07\n" + "x" * 100_000, ["/nowhere/opener"])
    message = str(refused.value)
    assert "javascript:\ufffd]0;x" in message
    assert message.isprintable()
    assert len(message) < 300


# --- the clipboard -----------------------------------------------------------------------------


def pasted(sequence: str) -> str:
    """What a terminal would put on its clipboard."""
    assert sequence.startswith("\x1b]52;c;")
    assert sequence.endswith("\x07")
    return base64.b64decode(sequence[7:-1], validate=True).decode()


def test_text_goes_to_the_clipboard_with_its_lines_and_tabs() -> None:
    assert clipboard_sequence("央行") == "\x1b]52;c;5aSu6KGM\x07"
    assert pasted(clipboard_sequence("代码\t涨幅\r\n300832\t1.2%")) == "代码\t涨幅\n300832\t1.2%"


@given(st.text(alphabet=st.characters(), min_size=1))
def test_the_clipboard_gets_the_clean_text_in_one_unbroken_sequence(text: str) -> None:
    if not clean(text):
        return
    sequence = clipboard_sequence(text)
    assert pasted(sequence) == clean(text)
    assert sequence[1:-1].isascii()
    assert sequence[1:-1].isprintable()


@pytest.mark.parametrize("text", ["", "\u200b"])
def test_nothing_does_not_erase_the_clipboard(text: str) -> None:
    with pytest.raises(NotCopied, match="nothing to copy"):
        clipboard_sequence(text)


def test_a_text_that_a_terminal_would_drop_is_refused() -> None:
    longest = "央" * 18_748
    assert len(clipboard_sequence(longest)) - len("\x1b]52;c;\x07") == 74_992
    with pytest.raises(NotCopied, match="56,245 bytes of at most 56,244"):
        clipboard_sequence(longest + "x")


# --- the citation ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        (
            ("Fed holds", "Example Wire", "2022-08-14", "wire/fed.html"),
            "“Fed holds”, Example Wire, 2022-08-14, wire/fed.html",
        ),
        (("央行降息", "", "2022-08-14", "a.md"), "“央行降息”, 2022-08-14, a.md"),
        (("", "", "", "a.md"), "a.md"),
        (("A", "", "", ""), "“A”"),
        (("", " ", "\n", ""), ""),
        (("Two\nlines", "\x1b[2JWire", "", "a\nb.md"), "“Two lines”, \ufffd[2JWire, a b.md"),
    ],
)
def test_a_story_is_cited_in_one_line(parts: tuple[str, str, str, str], line: str) -> None:
    assert citation(*parts) == line
