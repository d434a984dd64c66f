from __future__ import annotations

import colorsys
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color, ColorSystem

from newsreader.config import Configuration
from newsreader.library import Library
from newsreader.text.width import width
from newsreader.tui.first_screen import Brush, eight_bit, frame, painted
from newsreader.tui.hues import ANSI, DEFAULT, HUES
from tui.archive import ROBOTS

CODES = re.compile(r"\x1b\[[0-9;]*m")
TODAY = date(2022, 8, 15)


def painting(
    archive: Path, cells: int = 80, height: int = 24, panel: int = 0, brush: Brush | None = None
) -> list[str]:
    """Give the lines of the first screen of an archive that has been indexed."""
    with Library.open(archive) as library:
        library.update()
        view = library.view(limit=height)
        return frame(
            view, library.rows(view.ids), archive="news", today=TODAY, cells=cells, height=height,
            panel=panel, brush=brush or Brush(HUES[DEFAULT], 1 << 24),
        )  # fmt: skip


@pytest.mark.parametrize(("cells", "height", "panel"), [(80, 24, 0), (120, 40, 30), (40, 15, 0)])
def test_the_first_screen_fills_the_window_and_no_more(
    archive: Path, cells: int, height: int, panel: int
) -> None:
    lines = [CODES.sub("", line) for line in painting(archive, cells, height, panel)]
    assert [width(line) for line in lines] == [cells] * height


def test_the_newest_stories_stand_under_their_days(archive: Path) -> None:
    lines = [CODES.sub("", line) for line in painting(archive)]
    assert lines[0].startswith(" news ")
    assert lines[1].startswith((" Sun ", " Yesterday", " Mon ", " Today"))
    assert lines[2].startswith("►")
    assert any(ROBOTS in line for line in lines)


def test_without_colours_no_colour_is_written(archive: Path) -> None:
    text = "".join(painting(archive, brush=Brush(HUES[ANSI], 0)))
    assert not re.search(r"\x1b\[[0-9;]*[34]8;", text)
    assert "\x1b[7m" in text, "the top line and the cursor are reversed"


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_of_256_colours_it_is_the_one_that_rich_takes(colour: tuple[int, int, int]) -> None:
    red, green, blue = colour
    light = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)[1]
    taken = Color.from_rgb(*colour).downgrade(ColorSystem.EIGHT_BIT).number
    assert eight_bit(*colour) == taken, light


def test_where_there_is_no_terminal_nothing_is_written(
    archive: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with Library.open(archive) as library:
        library.update()
        with painted(library, Configuration(), 1 << 24) as take:
            assert take is None
    assert capfd.readouterr().out == ""
