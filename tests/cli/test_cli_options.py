from __future__ import annotations

import click
import pytest

from newsreader.cli import options
from newsreader.console.rows import Format


def parsed(option: click.Parameter, *words: str) -> object:
    """Give what a command with that one parameter reads."""
    command = click.Command("x", params=[option])
    (value,) = command.make_context("x", list(words)).params.values()
    return value


def test_every_format_of_rows_can_be_asked_for() -> None:
    for layout in Format:
        assert Format(str(parsed(options.format_option(), "--format", layout.value))) is layout
    assert parsed(options.format_option()) == "table"


@pytest.mark.parametrize("number", ["0", "-1", "x"])
def test_a_limit_is_at_least_one(number: str) -> None:
    with pytest.raises(click.BadParameter):
        parsed(options.limit_option(), "--limit", number)


def test_without_a_limit_all_is_printed() -> None:
    assert parsed(options.limit_option()) is None


def test_a_file_is_wanted() -> None:
    with pytest.raises(click.MissingParameter):
        parsed(options.file_argument(many=True))
