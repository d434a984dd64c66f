from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from newsreader.pictures.kept import Kept

ADDRESS = "https://a.example/图.png"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "pictures"


def test_a_picture_is_kept_under_the_hash_of_its_address(folder: Path) -> None:
    kept = Kept(folder)
    assert not kept.has(ADDRESS)
    kept.put(ADDRESS, b"one")
    kept.put(ADDRESS, b"two")
    assert kept.has(ADDRESS)
    (file,) = folder.iterdir()
    assert file == kept.file(ADDRESS)
    assert file.name == sha256(ADDRESS.encode()).hexdigest()
    assert file.read_bytes() == b"two"
    assert (file.stat().st_mode & 0o777, folder.stat().st_mode & 0o777) == (0o600, 0o700)


def test_asking_makes_no_folder(folder: Path) -> None:
    assert not Kept(folder).has(ADDRESS)
    assert not folder.exists()


def test_the_oldest_go_where_they_are_too_much_together(folder: Path) -> None:
    kept = Kept(folder, most=25)
    for number in range(4):
        kept.put(f"{ADDRESS}{number}", b"0123456789")
        os.utime(kept.file(f"{ADDRESS}{number}"), (number, number))
    assert [kept.has(f"{ADDRESS}{number}") for number in range(4)] == [False, False, True, True]


def test_what_was_left_of_an_interrupted_writing_goes_in_its_turn(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "tmp-left").write_bytes(b"0" * 20)
    os.utime(folder / "tmp-left", (0, 0))
    kept = Kept(folder, most=25)
    kept.put(ADDRESS, b"0123456789")
    assert list(folder.iterdir()) == [kept.file(ADDRESS)]


def test_a_writing_that_fails_leaves_nothing(folder: Path) -> None:
    kept = Kept(folder)
    kept.file(ADDRESS).mkdir(parents=True)  # in the way
    with pytest.raises(IsADirectoryError):
        kept.put(ADDRESS, b"one")
    assert list(folder.iterdir()) == [kept.file(ADDRESS)]
