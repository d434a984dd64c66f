"""The newest stories on the terminal before the program that lets one move among them is loaded.

Loading that takes several times as long as everything that is needed to show a list. What is
painted here stands where the list will stand, so that its first frame changes next to nothing.
"""

from __future__ import annotations

import os
import sys
import termios
from collections.abc import Callable, Iterator, Sequence
from colorsys import rgb_to_hls
from contextlib import contextmanager
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from newsreader.config import Configuration
from newsreader.library import Library, View
from newsreader.model import Story
from newsreader.text.clean import clean_line
from newsreader.text.when import day_header
from newsreader.text.width import fit
from newsreader.tui.hues import ANSI, DEFAULT, FEW, HUES, Hues
from newsreader.tui.layout import panel_cells, shows_panel
from newsreader.tui.lines import ListLines
from newsreader.tui.rows import columns, row

_ENTER: Final = "\x1b[?1049h\x1b[?25l\x1b[H"
_LEAVE: Final = "\x1b[?1049l\x1b[?25h"
_FRAME: Final = 2
"""Lines above and below the list."""
_LOOKS: Final = {
    "marks": "text-warning",
    "time": "foreground-muted",
    "title": "text-muted",
    "unread": "text-primary",
    "stocks": "text-accent",
    "source": "foreground-muted",
}
"""The colour of each part of a row, as the stylesheet has it."""
_ATTRIBUTES: Final = {"bold": "1", "underline": "4", "reverse": "7"}
_MANY: Final = 256
_BASIC: Final = {"ansi_magenta": "35", "ansi_red": "31"}


@contextmanager
def painted(
    library: Library, configuration: Configuration, colours: int
) -> Iterator[Callable[[], None] | None]:
    """Show the newest stories of `library`, as far as its index knows them.

    Gives what is to be called when somebody else takes the terminal; None where nothing was done
    to it, because there is no story yet, or its theme is one of Textual's.
    """
    hues = HUES.get(ANSI if colours <= FEW else configuration.theme or DEFAULT)
    try:
        out = sys.stdout.fileno()
        size = os.get_terminal_size(out)
        before = termios.tcgetattr(out)
    except (OSError, termios.error):  # no terminal
        yield None
        return
    view = library.view(limit=size.lines)
    if hues is None or not view.ids:
        yield None
        return
    wide = shows_panel(size.columns, configuration.sidebar)
    lines = frame(
        view,
        library.rows(view.ids),
        archive=library.archive.name or "/",
        today=library.today,
        cells=size.columns,
        height=size.lines,
        panel=panel_cells(size.columns) if wide else 0,
        brush=Brush(hues, colours),
    )
    quiet = termios.tcgetattr(out)
    quiet[3] &= ~termios.ECHO  # keys that are pressed already are not to stand in the list
    taken = False

    def take() -> None:
        nonlocal taken
        taken = True
        termios.tcsetattr(out, termios.TCSANOW, before)

    termios.tcsetattr(out, termios.TCSANOW, quiet)
    os.write(out, (_ENTER + "\r\n".join(lines)).encode())
    try:
        yield take
    except BaseException:
        if not taken:
            take()
            os.write(out, _LEAVE.encode())
        raise


class Brush:
    """Writes text in the colours of a theme."""

    def __init__(self, hues: Hues, colours: int) -> None:
        """`colours` is how many the terminal shows."""
        self._hues = hues
        self._colours = colours

    def style(self, name: str) -> str:
        """What the theme has for `$name`; empty where it has nothing."""
        return self._hues.variables.get(name, "")

    def write(self, text: str, colour: str, ground: str, style: str = "") -> str:
        """`text` in the colours that the stylesheet calls so."""
        codes = [_ATTRIBUTES[word] for word in style.split() if word in _ATTRIBUTES]
        if self._colours:
            codes += [self._code(self._hues[colour], 38), self._code(self._hues[ground], 48)]
        return f"\x1b[{';'.join(filter(None, codes))}m{text}\x1b[m" if any(codes) else text

    def _code(self, colour: str, kind: int) -> str:
        if not colour.startswith("#"):
            return _BASIC.get(colour, "") if kind == 38 else ""
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        if self._colours > _MANY:
            return f"{kind};2;{red};{green};{blue}"
        return f"{kind};5;{eight_bit(red, green, blue)}"


def eight_bit(red: int, green: int, blue: int) -> int:
    """The nearest of 256 colours, by the rule of Rich, which paints everything after this."""
    _hue, light, saturation = rgb_to_hls(red / 255, green / 255, blue / 255)
    if saturation < 0.15:
        grey = round(light * 25)
        return 16 if grey == 0 else 231 if grey == 25 else 231 + grey
    six = [round(part / 95 if part < 95 else 1 + (part - 95) / 40) for part in (red, green, blue)]
    return 16 + 36 * six[0] + 6 * six[1] + six[2]


def frame(
    view: View,
    stories: Sequence[Story],
    *,
    archive: str,
    today: date,
    cells: int,
    height: int,
    panel: int,
    brush: Brush,
) -> list[str]:
    """The lines of the screen, from the top, each exactly as wide as the window.

    `panel` is how many cells at the left are the side panel's.
    """
    room = cells - panel - 1  # the last cell is the scroll bar's
    zone = ZoneInfo(view.zone)
    shown = ListLines([day.first for day in view.days], len(stories))
    aside = brush.write(" " * panel, "foreground", "surface") if panel else ""
    behind = brush.write(" ", "foreground", "background")
    top = fit(f" {clean_line(archive)}", cells)
    lines = [brush.write(top, "text", "primary-background", brush.style("bar-style"))]
    for number in range(height - _FRAME):
        day, position = shown.at(number) if number < shown.count else (0, None)
        if number >= shown.count:
            line = brush.write(" " * room, "foreground", "background")
        elif position is None:
            found = view.days[day]
            words = fit(f" {day_header(found.date, today)}  {found.count:,}", room)
            line = brush.write(
                words, "text-secondary", "surface", brush.style("day-style") or "bold"
            )
        else:
            line = _story(stories[position], room, zone, brush, current=position == 0)
        lines.append(aside + line + behind)
    return [*lines, brush.write(" " * cells, "foreground-muted", "panel")]


def _story(story: Story, room: int, zone: ZoneInfo, brush: Brush, *, current: bool) -> str:
    line = ""
    for cell in row(story, columns(room), zone, current=current):
        look = "unread" if cell.look == "title" and story.unread else cell.look
        colour = _LOOKS.get(look, "foreground")
        style = "bold" if look == "unread" else ""
        if current:
            style += " " + brush.style("cursor-style")
            line += brush.write(cell.text, "text-primary", "primary-muted", style)
        else:
            line += brush.write(cell.text, colour, "background", style)
    return line
