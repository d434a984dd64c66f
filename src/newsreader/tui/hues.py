"""The colours of our themes, which are painted with before Textual is there, and by it.

Few colours, each with one meaning: a bright one for titles, a warm one for stocks, links and
marks, a cool one for days and headings, grey for what stands beside the story. On nothing that
matters it is the colour alone that says it: with no colour at all every look is still another one.

Greys are nearly without hue, so that 256 colours keep their steps: Rich takes a colour with less
saturation than 0.15 for grey, and any other for one of six levels each of red, green and blue.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

DEFAULT: Final = "newsreader-dark"
"""The theme where none is configured."""

ANSI: Final = "newsreader-ansi"
"""The terminal's own colours, for terminals that have few or none."""

FEW: Final = 16
"""Colours up to which a theme's own colours would be replaced by whatever is nearest."""


@dataclass(frozen=True, slots=True)
class Hues:
    """One theme, as Textual wants it; colours are `#rrggbb`, or the terminal's own by name."""

    name: str
    background: str
    surface: str
    panel: str
    foreground: str
    primary: str
    secondary: str
    accent: str
    warning: str
    error: str
    success: str
    dark: bool = True
    ansi: bool = False
    boost: str | None = None
    variables: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        """The colour that the stylesheet calls `$name`."""
        return self.variables.get(name) or str(getattr(self, name))


_NO_HUE: Final[Mapping[str, str]] = {
    "bar-style": "reverse",
    "day-style": "bold underline",
    "cursor-style": "reverse",
    "cursor-blurred-style": "underline",
    "panel-cursor-style": "bold reverse",
    "match-style": "underline reverse",
    "current-match-style": "bold not underline reverse",
    "current-match-color": "ansi_default",
    "block-cursor-text-style": "bold underline",
    "block-cursor-blurred-text-style": "underline",
    "input-cursor-text-style": "reverse",
}
"""The same without a background to stand on."""

_DARK: Final = Hues(
    name=DEFAULT,
    dark=True,
    background="#15171c",
    surface="#1b1e24",
    panel="#262a32",
    foreground="#d6d9e0",
    primary="#87afd7",
    secondary="#87afd7",
    accent="#d7af5f",
    warning="#d7af5f",
    error="#ff8787",
    success="#9cc48f",
    variables={
        "text": "#d6d9e0",
        "text-muted": "#aeb3bd",
        "text-primary": "#f2f4f8",
        "text-secondary": "#87afd7",
        "text-accent": "#d7af5f",
        "text-warning": "#d7af5f",
        "text-error": "#ff8787",
        "text-success": "#9cc48f",
        "tone-red": "#ff8787",
        "tone-green": "#87c787",
        "foreground-muted": "#989da8",
        "primary-background": "#262a32",
        "primary-muted": "#3b414d",
        "warning-muted": "#4a4536",
        "block-cursor-background": "#3b414d",
        "block-cursor-foreground": "#f2f4f8",
        "block-cursor-blurred-background": "#262a32",
        "scrollbar": "#4c525e",
        "scrollbar-hover": "#5c6370",
        "scrollbar-active": "#7a8190",
        "scrollbar-background": "#15171c",
        "input-selection-background": "#3b414d",
        "footer-key-foreground": "#d6d9e0",
    },
)

_LIGHT: Final = Hues(
    name="newsreader-light",
    dark=False,
    background="#f8f8f7",
    surface="#ededec",
    panel="#e0e0df",
    foreground="#22252b",
    primary="#005f87",
    secondary="#005f87",
    accent="#8a4b00",
    warning="#8a4b00",
    error="#af0000",
    success="#2f6b2f",
    variables={
        "text": "#22252b",
        "text-muted": "#4a4e56",
        "text-primary": "#0b0c0e",
        "text-secondary": "#005f87",
        "text-accent": "#8a4b00",
        "text-warning": "#8a4b00",
        "text-error": "#af0000",
        "text-success": "#2f6b2f",
        "tone-red": "#af0000",
        "tone-green": "#1f6b1f",
        "foreground-muted": "#5a5e66",
        "primary-background": "#dcdee2",
        "primary-muted": "#cdd1d8",
        "warning-muted": "#e6dcc4",
        "block-cursor-background": "#cdd1d8",
        "block-cursor-foreground": "#0b0c0e",
        "block-cursor-blurred-background": "#e0e0df",
        "scrollbar": "#b4b8bf",
        "scrollbar-hover": "#9ea3ab",
        "scrollbar-active": "#7d828c",
        "scrollbar-background": "#f8f8f7",
        "input-selection-background": "#cdd1d8",
        "footer-key-foreground": "#22252b",
    },
)

_CONTRAST: Final = Hues(
    name="newsreader-contrast",
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#000000",
    foreground="#ffffff",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffffff",
    warning="#ffffff",
    error="#ffffff",
    success="#ffffff",
    variables={
        **_NO_HUE,
        "text": "#ffffff",
        "text-muted": "#dadada",
        "text-primary": "#ffffff",
        "text-secondary": "#ffffff",
        "text-accent": "#ffffff",
        "text-warning": "#ffffff",
        "text-error": "#ffffff",
        "text-success": "#ffffff",
        "tone-red": "#ffffff",
        "tone-green": "#ffffff",
        "foreground-muted": "#dadada",
        "primary-background": "#000000",
        "primary-muted": "#000000",
        "warning-muted": "#000000",
        "warning": "#000000",
        "block-cursor-background": "#000000",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#000000",
        "scrollbar": "#bcbcbc",
        "scrollbar-hover": "#dadada",
        "scrollbar-active": "#ffffff",
        "scrollbar-background": "#000000",
        "input-cursor-background": "#000000",
        "input-cursor-foreground": "#ffffff",
        "current-match-color": "#ffffff",
    },
)

# No ground is known, so text has the terminal's own colour. Signs and edges have magenta and red,
# which can be told from white as well as from black.
_OWN: Final = Hues(
    name=ANSI,
    ansi=True,
    dark=True,
    background="ansi_default",
    foreground="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_default",
    warning="ansi_default",
    error="ansi_red",
    success="ansi_default",
    variables={
        **_NO_HUE,
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "text-muted": "ansi_default",
        "text-warning": "ansi_magenta",
        "text-error": "ansi_default",
        "tone-red": "ansi_default",
        "tone-green": "ansi_default",
        "foreground-muted": "ansi_default",
        "primary-muted": "ansi_default",
        "warning-muted": "ansi_default",
        "block-cursor-background": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-blurred-background": "ansi_default",
        "scrollbar": "ansi_default",
        "scrollbar-hover": "ansi_default",
        "scrollbar-active": "ansi_default",
        "scrollbar-background": "ansi_default",
        "border": "ansi_default",
    },
)

HUES: Final[Mapping[str, Hues]] = {one.name: one for one in (_DARK, _LIGHT, _CONTRAST, _OWN)}
"""By name."""
