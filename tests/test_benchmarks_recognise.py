"""The texts that the speed of the recogniser is measured on."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture(scope="module")
def recognise() -> ModuleType:
    sys.path.insert(0, str(BENCHMARKS))
    return importlib.import_module("recognise")


def test_the_made_texts_are_parted_by_language_and_name_securities(recognise: ModuleType) -> None:
    chinese, english = recognise.made(150)
    assert len(chinese.posts) > len(english.posts) > 0
    for texts in (chinese, english):
        assert recognise.both_of(texts.whole) > 0
        assert recognise.both_of(texts.whole) == sum(
            (recognise.names_of(texts.whole), recognise.codes_of(texts.whole))
        )


def test_a_paragraph_is_one_line_of_its_length(recognise: ModuleType) -> None:
    chinese, _english = recognise.made(20)
    line = recognise.paragraph(chinese, 100_000)
    assert "\n" not in line
    assert 99_990 < recognise.size(line) <= 100_000
