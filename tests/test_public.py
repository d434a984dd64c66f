from __future__ import annotations

import doctest
from importlib.metadata import version
from pathlib import Path

import pytest

import newsreader

POST = """---
title: Chips are up
---
<p>机器人(300024.SZ)走强。</p>
"""


def test_the_example_of_the_docstring_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "chips.md").write_text(POST, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = doctest.testmod(newsreader)
    assert (result.failed, result.attempted) == (0, 4)


def test_every_public_name_can_be_imported() -> None:
    for name in newsreader.__all__:
        assert getattr(newsreader, name) is not None
    assert set(newsreader.__all__) <= set(dir(newsreader))


def test_nothing_else_is_public() -> None:
    lazy = set(newsreader._PLACES) | {"__version__"}
    defined = {
        name
        for name, value in vars(newsreader).items()
        if getattr(value, "__module__", None) == "newsreader" and not name.startswith("_")
    }
    assert lazy | defined == set(newsreader.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'headline'"):
        newsreader.headline  # noqa: B018 - looking is what is tested


def test_the_version_is_the_one_of_the_distribution() -> None:
    assert newsreader.__version__ == version("newsreader-tui")


def test_a_post_is_read_under_its_file_name(tmp_path: Path) -> None:
    file = tmp_path / "chips.md"
    file.write_text(POST, encoding="utf-8")
    assert newsreader.read_post(str(file)).path == "chips.md"
