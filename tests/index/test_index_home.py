from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.errors import IndexUnavailable
from newsreader.index import schema
from newsreader.index.home import home_of
from newsreader.index.place import folder_of

ARCHIVE = Path("/news")


def test_an_index_is_kept_below_the_caches(tmp_path: Path) -> None:
    home = home_of(ARCHIVE, tmp_path)
    assert home.file.is_relative_to(folder_of(ARCHIVE, tmp_path))
    assert home.notice == ""
    home.leave()
    assert schema.sound(home.file, ARCHIVE)
    assert home_of(ARCHIVE, tmp_path).file == home.file


def test_where_it_cannot_be_kept_there_is_one_for_this_once(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    home = home_of(ARCHIVE, tmp_path / "file")
    assert schema.sound(home.file, ARCHIVE)
    assert str(tmp_path / "file") in home.notice
    assert not home.file.is_relative_to(tmp_path / "file")
    home.leave()
    assert not home.file.exists()


def test_an_index_that_is_in_use_is_no_reason_for_another_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_file: Path, _archive: Path) -> None:
        raise IndexUnavailable("It is in use.")

    monkeypatch.setattr(schema, "prepare", busy)
    with pytest.raises(IndexUnavailable, match="in use"):
        home_of(ARCHIVE, tmp_path)
