"""Themes of our own, and which theme a terminal gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Final

from textual.theme import Theme

from newsreader.errors import ConfigurationError
from newsreader.language import _
from newsreader.tui.hues import ANSI, DEFAULT, FEW, HUES

STYLES: Final[Mapping[str, str]] = {
    "bar-style": "none",
    "day-style": "bold",
    "cursor-style": "none",
    "cursor-blurred-style": "none",
    "panel-cursor-style": "bold",
    "match-style": "underline",
    "current-match-style": "bold not underline",
    "current-match-color": "auto 95%",
    "tone-red": "auto 87%",
    "tone-green": "auto 87%",
}
"""What the stylesheet asks of a theme beside Textual's variables, and what it is in Textual's."""

THEMES: Final = tuple(Theme(**asdict(one)) for one in HUES.values())
"""Themes that the reader adds to Textual's."""


RED_UP: Final = "-red-up"
"""The class of the app where what rises is red, as in China and Japan."""


def toned(setting: str | None, language: str, colours: int) -> tuple[bool, bool]:
    """Whether rise and fall have colours, and whether the rise is red.

    They have none where there are too few to be told from others. Red is the rise in China and
    Japan, and the fall in the West; by `language` where nothing is set.
    """
    red = language == "zh_CN" if setting is None else setting == "red-up"
    return setting != "off" and colours > FEW, red


def chosen(wanted: str | None, colours: int, themes: Mapping[str, Theme]) -> str:
    """The name of the theme for a terminal that shows so many colours.

    Up to 16 of them a theme must name the terminal's own: any other would be painted in whatever
    is nearest, text and ground alike. Without any it is ours, which says nothing by them.

    Raises ConfigurationError for a theme that there is not.
    """
    name = DEFAULT if wanted is None else wanted
    if name not in themes:
        names = ", ".join(sorted(themes))
        message = _("There is no theme “{name}”. Themes: {names}.")
        raise ConfigurationError(message.format(name=name, names=names))
    return name if colours > FEW or (colours and themes[name].ansi) else ANSI
