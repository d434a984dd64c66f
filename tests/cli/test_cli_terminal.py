from __future__ import annotations

import subprocess
import sys

import pytest

from newsreader.cli.terminal import ALL, FEW, MANY, NONE, colours, prepare, shown


@pytest.mark.parametrize(
    ("environment", "known", "expected"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, 256, ALL),
        ({"TERM": "xterm-256color", "COLORTERM": "24bit"}, 256, ALL),
        ({"TERM": "tmux-256color", "COLORTERM": ""}, 256, MANY),
        ({"TERM": "xterm-direct"}, 1 << 24, ALL),
        ({"TERM": "xterm-88color"}, 88, FEW),
        ({"TERM": "xterm"}, 8, FEW),
        ({"TERM": "linux"}, 8, FEW),
        ({"TERM": "screen", "COLORTERM": "truecolor"}, 8, ALL),
        ({"TERM": "vt220"}, 0, NONE),
        ({"TERM": "vt100", "COLORTERM": "truecolor"}, 0, NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": "1", "COLORTERM": "truecolor"}, 256, NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, 256, MANY),
        ({"TERM": "foot"}, None, MANY),
        ({"TERM": "xterm-kitty", "COLORTERM": "truecolor"}, None, ALL),
        ({"TERM": "some-terminal"}, None, FEW),
        ({}, None, FEW),
    ],
)
def test_the_environment_says_how_many_colours_there_are(
    environment: dict[str, str], known: int | None, expected: int
) -> None:
    assert colours(environment, known) == expected


def test_the_terminal_is_the_one_that_term_names() -> None:
    assert shown({"TERM": "xterm-256color"}) == MANY
    assert shown({"TERM": "vt100"}) == NONE
    assert shown({}) == FEW


@pytest.mark.parametrize(("term", "answers"), [("xterm", "8 None"), ("no-such-terminal", "None")])
def test_terminfo_is_asked(term: str, answers: str) -> None:
    """In a process of its own; None is said of any terminal where there is no terminfo at all."""
    ask = f"from newsreader.cli.terminal import known_colours; print(known_colours({term!r}))"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.strip() in answers.split()


@pytest.mark.parametrize(
    ("number", "name"), [(ALL, "truecolor"), (MANY, "256"), (FEW, "standard"), (NONE, "standard")]
)
def test_textual_is_told_of_the_colours_and_keeps_off_the_input_method(
    number: int, name: str
) -> None:
    environment = {"NO_COLOR": ""}
    prepare(environment, number)
    assert environment.pop("NO_COLOR", "") == ("" if number else "1")
    assert environment == {
        "TEXTUAL_DISABLE_KITTY_KEY": "1", "TEXTUAL_COLOR_SYSTEM": name, "TEXTUAL_FPS": "240",
    }  # fmt: skip


def test_over_ssh_nothing_moves_and_a_key_may_arrive_in_pieces() -> None:
    environment = {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}
    prepare(environment, ALL)
    assert environment["TEXTUAL_ANIMATIONS"] == "none"
    assert environment["ESCDELAY"] == "500"
    assert "TEXTUAL_FPS" not in environment, "fewer steps are fewer bytes"


def test_what_a_person_has_set_stays() -> None:
    own = {
        "SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22",
        "ESCDELAY": "50",
        "TEXTUAL_ANIMATIONS": "full",
        "TEXTUAL_COLOR_SYSTEM": "256",
        "TEXTUAL_DISABLE_KITTY_KEY": "0",
    }
    environment = dict(own)
    prepare(environment, ALL)
    assert environment == own
