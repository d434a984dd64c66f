from __future__ import annotations

from collections.abc import Sequence

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.tui.screen_memory import ScreenMemory

COLUMNS, ROWS = 16, 4

LOOKS = st.sampled_from(
    ["", "1", "7", "4;31", "39;49", "38;2;1;2;3", "38;2;1;2;3;48;2;9;9;9", "1;48;2;9;9;9"]
)
PAIRS = st.sampled_from(["ab", "  ", "x ", " ●", "“c", "芯", "，", "船"])
"""Texts of two cells, so that no stretch begins in the middle of a wide character."""

RUN = st.tuples(LOOKS, st.lists(PAIRS, min_size=1, max_size=4).map("".join))
"""Some text in one look."""


def run(look: str, text: str) -> str:
    """Text as Textual writes it."""
    return f"\x1b[{look}m{text}\x1b[0m" if look else text


@st.composite
def frames(draw: st.DrawFn, *, once: bool = False) -> str:
    """Some stretches in some places, or `once` a row, and the place of the caret."""
    parts, before = [], 0
    for row in sorted(draw(st.lists(st.integers(1, ROWS), min_size=1, max_size=6, unique=once))):
        parts.append("\n" if 0 < before < row else "")  # as Textual ends every row but the last
        before = row
        at = draw(st.integers(0, COLUMNS // 2 - 1))
        room = COLUMNS // 2 - at
        parts.append(f"\x1b[{row};{1 + 2 * at}H")
        for look, text in draw(st.lists(RUN, max_size=3)):
            pairs = _pairs(text)[:room]
            room -= len(pairs)
            parts.append(run(look, "".join(pairs)) if pairs else "")
    caret = f"\x1b[{draw(st.integers(1, ROWS))};{draw(st.integers(1, COLUMNS))}H"
    return "".join(parts) + caret


def _pairs(text: str) -> list[str]:
    pairs, narrow = [], ""
    for character in text:
        if character in "芯，船":
            pairs.append(character)
            continue
        narrow += character
        if len(narrow) == 2:
            pairs.append(narrow)
            narrow = ""
    return pairs


class Terminal:
    """A terminal that says what it shows; of a space only what can be seen of one."""

    def __init__(self) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.Stream(self._screen)
        self._screen.reset_mode(pyte.modes.DECAWM)

    def feed(self, frame: str) -> None:
        self._stream.feed(frame)

    def shown(self) -> list[list[tuple[object, ...]]]:
        return [
            [_seen(self._screen.buffer[row][column]) for column in range(COLUMNS)]
            for row in range(ROWS)
        ]

    @property
    def caret(self) -> tuple[int, int]:
        return self._screen.cursor.y, self._screen.cursor.x

    def text(self) -> str:
        return "\n".join(
            "".join(self._screen.buffer[row][column].data for column in range(COLUMNS)).rstrip()
            for row in range(ROWS)
        )


def _seen(cell: pyte.screens.Char) -> tuple[object, ...]:
    if cell.data == " " and not (cell.underscore or cell.reverse):
        return (" ", cell.bg)
    return tuple(cell)


@given(st.lists(frames(), min_size=1, max_size=6))
def test_the_terminal_shows_what_it_would_have_shown(wanted: Sequence[str]) -> None:
    memory, told, spared = ScreenMemory(), Terminal(), Terminal()
    for frame in wanted:
        told.feed(frame)
        spared.feed(memory.differing(frame))
        assert spared.shown() == told.shown()
        assert spared.caret == told.caret


@given(frames(once=True))
def test_what_stands_there_is_not_sent_again(frame: str) -> None:
    memory = ScreenMemory()
    for row in range(1, ROWS + 1):
        memory.differing(f"\x1b[{row};1H{' ' * COLUMNS}")
    memory.differing(frame)
    assert memory.differing(frame) in ("", frame[frame.rindex("\x1b[") :])


def test_only_the_cells_that_differ_are_sent() -> None:
    memory = ScreenMemory()
    memory.differing("\x1b[1;1H\x1b[1mnews of the day\x1b[0m\x1b[4;1H")
    assert memory.differing("\x1b[1;1H\x1b[1mnews of the bay\x1b[0m\x1b[4;1H") == (
        "\x1b[1;13H\x1b[1mb\x1b[4;1H\x1b[m"
    )


def test_far_apart_changes_are_sent_apart() -> None:
    memory = ScreenMemory()
    memory.differing("\x1b[1;1Habcdefghijkl\x1b[4;1H")
    assert memory.differing("\x1b[1;1HABcdefghijkL\x1b[4;1H") == "\x1b[1;1HAB\x1b[1;12HL\x1b[4;1H"


def test_a_row_with_a_character_of_doubtful_width_is_sent_whole() -> None:
    memory = ScreenMemory()
    memory.differing("\x1b[1;1H● tea at noon\x1b[4;1H")
    assert memory.differing("\x1b[1;1H● tea at nook\x1b[4;1H") == "\x1b[1;1H● tea at nook\x1b[4;1H"
    assert memory.differing("\x1b[1;1H  tea at nook\x1b[4;1H") == "\x1b[1;1H  tea at nook\x1b[4;1H"
    assert memory.differing("\x1b[1;1H  tea at noon\x1b[4;1H") == "\x1b[1;13Hn\x1b[4;1H"


@pytest.mark.parametrize("emoji", ["\U0001f44d\U0001f3fd", "\u263a\ufe0f", "\u2705"])
def test_after_an_emoji_a_row_is_sent_again_until_all_of_it_is_without_one(emoji: str) -> None:
    memory = ScreenMemory()
    memory.differing(f"\x1b[1;1H{emoji} tea\x1b[4;1H")
    memory.differing("\x1b[1;1Hxx\x1b[4;1H")
    whole = "\x1b[1;1Hxx tea\x1b[4;1H"
    assert memory.differing(whole) == whole  # what stood behind the emoji may stand elsewhere
    assert memory.differing(whole) == ""


def test_the_other_half_of_a_wide_character_is_blanked_in_its_own_ground() -> None:
    memory, terminal = ScreenMemory(), Terminal()
    for frame in (
        "\x1b[1;1H\x1b[48;2;9;9;9m茶茶茶\x1b[0m\x1b[4;1H",
        "\x1b[1;4Hx\x1b[4;1H",
    ):
        terminal.feed(memory.differing(frame))
    row = terminal._screen.buffer[0]
    assert [row[column].data for column in range(6)] == ["茶", "", " ", "x", "茶", ""]
    assert row[2].bg == "090909"


def test_after_forgetting_everything_is_sent() -> None:
    memory = ScreenMemory()
    frame = "\x1b[1;1Htea\x1b[4;1H"
    memory.differing(frame)
    memory.forget()
    assert memory.differing(frame) == frame


@pytest.mark.parametrize(
    "frame",
    [
        "\x1b[1;1Htea\x1b[2J",
        "\x1b[1;1H\x1b]8;;https://example.org\x1b\\tea",
        "\x1b[1;1H\x1b[58;5;1mtea",
        "\x1b[1;1Hte\x07a",
        "\x1b[1;1Hte\x9ba",
        "\x1b[1;1H\u0301tea",
        "tea\x1b[1;1H",
    ],
)
def test_a_frame_with_anything_else_in_it_is_sent_as_it_is(frame: str) -> None:
    memory = ScreenMemory()
    before = "\x1b[1;1Htea\x1b[4;1H"
    memory.differing(before)
    assert memory.differing(frame) == frame
    assert memory.differing(before) == before
