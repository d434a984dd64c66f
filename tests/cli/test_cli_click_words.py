from __future__ import annotations

from pathlib import Path

import click
import pytest

from newsreader.cli.click_words import CLICK_WORDS


@pytest.mark.parametrize("words", CLICK_WORDS)
def test_click_still_says_it_so(words: str) -> None:
    """A word that click no longer uses would stay English for a Chinese reader unnoticed."""
    source = "".join(file.read_text() for file in Path(click.__file__).parent.glob("*.py"))
    assert f'"{words}"' in source or f"'{words}'" in source
