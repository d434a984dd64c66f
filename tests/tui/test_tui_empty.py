from __future__ import annotations

from newsreader.text.width import width
from newsreader.tui.empty import empty_line

WORDS = "No story matches.\nEsc shows all again."


def test_the_words_stand_in_the_middle_a_third_from_the_top() -> None:
    lines = [empty_line(WORDS, y, 40, 12) for y in range(12)]
    assert [y for y, line in enumerate(lines) if line is not None] == [4, 5]
    assert lines[4] == " " * 11 + "No story matches." + " " * 12
    assert all(width(line) == 40 for line in lines if line is not None)


def test_words_that_are_too_wide_are_wrapped() -> None:
    lines = [empty_line(WORDS, y, 12, 12) for y in range(12)]
    assert len([line for line in lines if line is not None]) == 4


def test_without_words_every_line_is_blank() -> None:
    assert [empty_line("", y, 12, 12) for y in range(3)] == [None] * 3
