"""Whether pictures are drawn, with how many colours, and if not, why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from newsreader.language import _

_REMOTE = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")


@dataclass(frozen=True, slots=True)
class Drawing:
    """How pictures are drawn."""

    refusal: str = ""
    """Why none is drawn, and what would change that; empty where they are."""
    truecolor: bool = True
    """False where the terminal has 256 colours."""


def drawing(
    images: bool | Literal["always"],
    environment: Mapping[str, str],
    colours: str | None,
    *,
    installed: bool,
) -> Drawing:
    """How pictures are drawn where the setting `images` asks for them.

    `colours` is Rich's name of what the terminal has, None for none. The terminal itself is not
    asked: what it answers is mixed up with keys, and over a slow line it comes too late.
    """
    if not images:
        return Drawing(_("Pictures are off; images = true in config.toml draws them."))
    if not installed:
        return Drawing(_("Pictures need Pillow; install newsreader-tui[images]."))
    if colours not in ("256", "truecolor"):
        return Drawing(_("Pictures need a terminal of 256 colours."))
    if images != "always" and any(environment.get(name) for name in _REMOTE):
        return Drawing(_('Pictures are off over SSH; images = "always" draws them.'))
    return Drawing(truecolor=colours == "truecolor")
