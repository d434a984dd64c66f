from __future__ import annotations

from typing import Literal

import pytest

from newsreader.tui.drawing import Drawing, drawing

SSH = {"SSH_CONNECTION": "1.2.3.4 5 6.7.8.9 22"}


@pytest.mark.parametrize(("colours", "truecolor"), [("256", False), ("truecolor", True)])
def test_pictures_are_drawn_where_they_are_wanted_and_can_be(colours: str, truecolor: bool) -> None:
    assert drawing(True, {}, colours, installed=True) == Drawing("", truecolor)


@pytest.mark.parametrize(
    ("images", "environment", "colours", "installed", "words"),
    [
        (False, {}, "truecolor", True, "images = true in config.toml"),
        (False, SSH, None, False, "images = true in config.toml"),
        (True, {}, "truecolor", False, "newsreader-tui[images]"),
        (True, {}, "standard", True, "256 colours"),
        (True, {}, None, True, "256 colours"),
        ("always", {}, None, True, "256 colours"),
        (True, SSH, "truecolor", True, 'images = "always"'),
        (True, {"SSH_TTY": "/dev/pts/1"}, "truecolor", True, 'images = "always"'),
    ],
)
def test_where_they_are_not_it_is_said_what_would_change_it(
    images: bool | Literal["always"],
    environment: dict[str, str],
    colours: str | None,
    installed: bool,
    words: str,
) -> None:
    assert words in drawing(images, environment, colours, installed=installed).refusal


def test_always_is_over_ssh_too() -> None:
    assert not drawing("always", SSH, "256", installed=True).refusal
