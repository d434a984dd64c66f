"""Web addresses from posts: which may be opened, and in which form a terminal gets them as links.

Posts are untrusted, and an address is executed by whoever opens it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from newsreader.text.clean import REPLACEMENT, clean_line

_WEB: Final = re.compile(r"https?://\S+", re.IGNORECASE)

LONGEST: Final = 4_000
"""Characters; well below what a command line takes, well above what news links have."""

_LONGEST_LINK: Final = 2_083
"""Bytes of an address in a sequence; VTE and iTerm2 drop longer ones."""

_PRINTABLE: Final = "".join(map(chr, range(33, 127)))

# What terminals say of themselves, of those that are known to show hyperlinks.
_TERMS: Final = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm", "contour", "rio")
_PROGRAMS: Final = frozenset(
    ("iTerm.app", "WezTerm", "vscode", "ghostty", "mintty", "rio", "WarpTerminal", "Tabby")
)
_VARIABLES: Final = ("KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION", "ALACRITTY_WINDOW_ID")
_VTE_LEAST: Final = 5_000
_TMUX_LEAST: Final = (3, 4)


def openable(address: str) -> bool:
    """Whether `address` may be handed to a browser: http or https, and nothing hidden in it.

    Only what begins with `http://` or `https://` in either case (RFC 3986, 3.1), so neither
    `javascript:`, `file:` and paths nor a leading `-`, which an opener takes for an option
    (CVE-2026-4519). No white space, and nothing that `clean_line` would change or has changed:
    control, bidi and invisible characters. No `%action`, which openers that fill in templates
    replace (CPython #148169). At most 4,000 characters.
    """
    return (
        len(address) <= LONGEST
        and _WEB.fullmatch(address) is not None
        and clean_line(address) == address
        and REPLACEMENT not in address
        and "%action" not in address
    )


def hyperlink(address: str) -> str:
    """`address` as the sequence OSC 8 may carry it; empty for one that it may not.

    Printable ASCII only, everything else as `%XX`: no byte of it can end the sequence.
    """
    if not openable(address):
        return ""
    target = quote(address, safe=_PRINTABLE)
    return target if len(target) <= _LONGEST_LINK else ""


def shows_hyperlinks(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is one that is known to show hyperlinks (OSC 8).

    Others ignore them, mostly, and a few print them: only a terminal that says who it is gets any.
    tmux hands them on from 3.4 on; GNU screen does not.
    """
    if environment.get("STY"):
        return False
    if environment.get("TMUX") or environment.get("TERM_PROGRAM") == "tmux":
        return _version(environment.get("TERM_PROGRAM_VERSION", "")) >= _TMUX_LEAST
    if environment.get("TERM", "").startswith(_TERMS):
        return True
    if environment.get("TERM_PROGRAM") in _PROGRAMS:
        return True
    if any(environment.get(name) for name in _VARIABLES):
        return True
    version = environment.get("VTE_VERSION", "")
    return version.isascii() and version.isdigit() and int(version[:9]) >= _VTE_LEAST


def _version(text: str) -> tuple[int, ...]:
    """The numbers at the beginning of a version such as 3.4a."""
    match = re.match(r"(\d{1,4})\.(\d{1,4})", text)
    return (int(match[1]), int(match[2])) if match else (0,)
