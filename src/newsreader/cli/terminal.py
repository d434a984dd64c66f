"""What the terminal can show, and what Textual has to be told of it before it is imported."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Final

NONE: Final = 0
FEW: Final = 16
MANY: Final = 256
ALL: Final = 1 << 24

_NAMES: Final = {NONE: "standard", FEW: "standard", MANY: "256", ALL: "truecolor"}
"""What Textual calls them; without colours bold and underline are still written."""

_RICH_TERMINALS: Final = ("256color", "alacritty", "contour", "foot", "ghostty", "kitty", "wezterm")
"""Parts of names of terminals that are known to show 256 colours, where terminfo knows none."""


def colours(environment: Mapping[str, str], known: int | None) -> int:
    """How many colours the terminal shows: NONE, FEW, MANY or ALL.

    `known` is what terminfo says of `TERM`, None where it does not know such a terminal. One that
    has no colour gets none whatever else is said, as a code of a colour that it does not know may
    be a code of something else. `NO_COLOR` counts unless it is empty (no-color.org); `COLORTERM`
    tells of 24 bits, which most entries of terminfo do not.
    """
    if environment.get("NO_COLOR") or known == 0:
        return NONE
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return ALL
    if known is None:
        term = environment.get("TERM", "")
        return MANY if any(name in term for name in _RICH_TERMINALS) else FEW
    return ALL if known >= ALL else MANY if known >= MANY else FEW


def known_colours(term: str) -> int | None:
    """How many colours terminfo says that the terminal `term` has; None where it has no entry.

    To be asked of one terminal in a process: curses answers for the first one ever after.
    """
    try:
        import curses
    except ImportError:  # Python may have been built without it
        return None
    try:
        curses.setupterm(term, 1)
    except curses.error:
        return None
    return max(0, curses.tigetnum("colors"))


def shown(environment: Mapping[str, str]) -> int:
    """How many colours this terminal shows, by the environment and by terminfo."""
    return colours(environment, known_colours(environment.get("TERM", "")))


def prepare(environment: MutableMapping[str, str], colours: int) -> None:
    """Tell Textual, which reads the environment when it is imported, what it cannot find out.

    `colours` is how many there are. What a person has set of it stays.
    """
    # Its Kitty keyboard protocol swallows Chinese typed through an input method; it has no use.
    environment.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    environment.setdefault("TEXTUAL_COLOR_SYSTEM", _NAMES[colours])
    environment.pop("NO_COLOR", None)  # which Textual honours even when it is empty
    if colours == NONE:
        environment["NO_COLOR"] = "1"
    if not environment.get("SSH_CONNECTION"):
        # What one key changes is painted in two or three steps; each waits for the next of these.
        environment.setdefault("TEXTUAL_FPS", "240")
    else:
        environment.setdefault("ESCDELAY", "500")  # an arrow key may arrive in two pieces
        environment.setdefault("TEXTUAL_ANIMATIONS", "none")
