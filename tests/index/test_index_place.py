from __future__ import annotations

import os
from pathlib import Path

from newsreader.index.place import folder_of, index_file


def test_two_archives_of_one_name_have_two_folders(tmp_path: Path) -> None:
    one = folder_of(Path("/a/金融 news"), tmp_path)
    other = folder_of(Path("/b/金融 news"), tmp_path)
    assert one.name.startswith("金融_news-")
    assert one != other


def test_a_name_that_is_not_utf8_has_a_folder(tmp_path: Path) -> None:
    folder = folder_of(Path(os.fsdecode(b"/a/\xd0\xc2")), tmp_path)
    folder.name.encode()


def test_the_index_stands_in_its_folder(tmp_path: Path) -> None:
    file = index_file(Path("/news"), tmp_path)
    assert file.parent == folder_of(Path("/news"), tmp_path)
    assert not file.exists()
