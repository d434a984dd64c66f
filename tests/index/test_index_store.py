from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from newsreader.errors import IndexUnavailable, UnreadableFile
from newsreader.index import schema, store, write
from newsreader.index.derive import Row
from newsreader.index.readers import Damaged
from newsreader.model import NO_RULES, Progress, Remark, SourceRule


class Derived:
    """A `derive` that takes the text of a file as its title, and remembers what it was asked."""

    def __init__(self, name: str = "one") -> None:
        self.name = name
        self.asked: list[str] = []

    def __repr__(self) -> str:
        return self.name

    def __call__(self, archive: Path, path: str, _rules: Mapping[str, SourceRule]) -> Row | None:
        self.asked.append(path)
        try:
            text = (archive / path).read_text()
        except OSError as error:
            return Row(path, remarks=(Remark("file", str(error)),))
        return None if text == "skip" else Row(text)


class Archive:
    """A folder of posts, and its index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "archive"
        self.folder.mkdir()
        self.file = folder / "cache" / "index.db"
        schema.prepare(self.file, self.folder)
        self.clock = 10**18

    def put(self, path: str, text: str = "text") -> None:
        """Write a file, later than all before it."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        self.clock += 10**9
        os.utime(file, ns=(self.clock, self.clock))

    def update(self, derive: Derived | None = None, **options: object) -> Progress:
        """Bring the index up to date."""
        return store.update(
            self.folder,
            self.file,
            NO_RULES,
            make=derive or Derived(),
            **options,  # type: ignore[arg-type]
        )

    def titles(self) -> dict[str, str]:
        """Give what the index holds."""
        with closing(schema.connect(self.file)) as connection:
            return dict(connection.execute("SELECT path, title FROM posts").fetchall())


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


def test_what_changed_last_is_read_first(archive: Archive) -> None:
    for name in ("b.md", "a.md", "c.md"):
        archive.put(name)
    derive = Derived()
    assert archive.update(derive) == Progress(3, 3, 3)
    assert derive.asked == ["c.md", "a.md", "b.md"]


def test_only_what_changed_is_read_again(archive: Archive) -> None:
    for name in ("a.md", "b.md", "c.md", "readme.md"):
        archive.put(name, "skip" if name == "readme.md" else "text")
    archive.update()
    archive.put("b.md", "longer text")
    derive = Derived()
    assert archive.update(derive) == Progress(1, 1, 1)
    assert derive.asked == ["b.md"]
    assert archive.titles()["b.md"] == "longer text"


@pytest.mark.parametrize("change", ["size", "time"])
def test_a_change_of_size_or_of_time_is_a_change(archive: Archive, change: str) -> None:
    archive.put("a.md", "one")
    archive.update()
    stamp = (archive.folder / "a.md").stat().st_mtime_ns
    (archive.folder / "a.md").write_text("three" if change == "size" else "two")
    stamp += change == "time"
    os.utime(archive.folder / "a.md", ns=(stamp, stamp))
    archive.update()
    assert archive.titles() == {"a.md": "three" if change == "size" else "two"}


def test_another_derivation_reads_everything_again_and_keeps_the_ids(archive: Archive) -> None:
    archive.put("a.md")
    archive.put("readme.md", "skip")
    archive.update(Derived("one"))
    with closing(schema.connect(archive.file)) as connection:
        before = connection.execute("SELECT id FROM posts").fetchall()
        derive = Derived("two")
        assert archive.update(derive).changed == 2
        assert connection.execute("SELECT id FROM posts").fetchall() == before
    assert archive.update(Derived("two")).total == 0


def test_the_rules_of_sources_and_the_versions_are_a_derivation(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    (archive.folder / "a.md").write_text("---\ntitle: a\n---\n")
    assert store.update(archive.folder, archive.file, NO_RULES).changed == 1
    assert store.update(archive.folder, archive.file, NO_RULES).changed == 0
    rules = {"x": SourceRule("UTC")}
    assert store.update(archive.folder, archive.file, rules).changed == 1
    monkeypatch.setattr("newsreader.securities.RECOGNISER_VERSION", 999)
    assert store.update(archive.folder, archive.file, rules).changed == 1


def test_what_vanished_leaves_the_index(archive: Archive) -> None:
    archive.put("a.md")
    archive.put("b/c.md")
    archive.put("readme.md", "skip")
    archive.update()
    for path in ("b/c.md", "readme.md"):
        (archive.folder / path).unlink()
    assert archive.update() == Progress(2, 2, 2)
    assert archive.titles() == {"a.md": "text"}
    assert archive.update().total == 0


def test_a_post_that_loses_its_front_matter_leaves_the_index(archive: Archive) -> None:
    archive.put("a.md")
    archive.update()
    archive.put("a.md", "skip")
    archive.update()
    assert archive.titles() == {}
    archive.put("a.md", "back")
    archive.update()
    assert archive.titles() == {"a.md": "back"}


def test_what_is_in_a_folder_that_cannot_be_listed_stays(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.put("a.md")
    archive.put("closed/b.md")
    archive.update()
    scandir = os.scandir

    def guarded(folder: str) -> object:
        if folder.endswith("closed/"):
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", guarded)
    assert archive.update().failed == ("closed: Permission denied",)
    assert set(archive.titles()) == {"a.md", "closed/b.md"}


def test_an_archive_that_cannot_be_listed_loses_nothing(archive: Archive) -> None:
    archive.put("a.md")
    archive.update()
    archive.folder.rename(archive.folder.with_name("away"))
    with pytest.raises(UnreadableFile, match="cannot be read: No such file"):
        archive.update()
    assert set(archive.titles()) == {"a.md"}


def test_a_run_that_is_stopped_goes_on_where_it_was(archive: Archive) -> None:
    for number in range(450):
        archive.put(f"{number}.md")
    first = Derived()
    state = archive.update(first, stop=lambda: len(first.asked) >= 300)
    assert (state.done, state.total) == (300, 450)
    assert len(archive.titles()) == 300
    second = Derived()
    assert archive.update(second) == Progress(150, 150, 150)
    assert not set(first.asked) & set(second.asked)
    assert len(archive.titles()) == 450


def test_a_run_that_is_killed_keeps_its_whole_portions(archive: Archive) -> None:
    for number in range(450):
        archive.put(f"{number}.md")

    class Killed(Derived):
        def __call__(self, archive: Path, path: str, rules: Mapping[str, SourceRule]) -> Row | None:
            if len(self.asked) == 430:
                raise KeyboardInterrupt
            return super().__call__(archive, path, rules)

    with pytest.raises(KeyboardInterrupt):
        archive.update(Killed())
    kept = len(archive.titles())
    assert kept >= 400
    assert archive.update() == Progress(450 - kept, 450 - kept, 450 - kept)


def test_progress_is_told_after_each_portion(archive: Archive) -> None:
    for number in range(450):
        archive.put(f"{number}.md")
    told: list[Progress] = []
    archive.update(progress=told.append)
    assert told[0] == Progress(0, 450)
    assert told[-1] == Progress(450, 450, 450)
    assert all(b.done - a.done <= store.MOST_ROWS for a, b in pairwise(told))


def test_a_file_that_cannot_be_read_is_listed_and_told(archive: Archive) -> None:
    archive.put("a.md")

    class Late(Derived):
        def __call__(self, archive: Path, path: str, rules: Mapping[str, SourceRule]) -> Row | None:
            (archive / path).unlink()
            return super().__call__(archive, path, rules)

    (failed,) = archive.update(Late()).failed
    assert failed.startswith("a.md: ")
    assert set(archive.titles()) == {"a.md"}


def test_two_do_not_index_at_once(archive: Archive) -> None:
    with schema.lock(archive.file, "indexing"), pytest.raises(IndexUnavailable, match="Another"):
        archive.update()


def test_a_reader_does_not_hold_the_writer_nor_see_half(archive: Archive) -> None:
    archive.put("a.md")
    with closing(schema.connect(archive.file)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM posts").fetchone() == (0,)
        assert archive.update().changed == 1
        assert reader.execute("SELECT count(*) FROM posts").fetchone() == (0,)


def test_a_damaged_index_is_told_from_other_trouble(archive: Archive) -> None:
    archive.put("a.md")
    archive.file.write_bytes(b"nonsense" * 1000)
    with pytest.raises(Damaged):
        archive.update()


def test_an_index_that_may_not_be_written_is_an_error(archive: Archive) -> None:
    archive.put("a.md")

    def refuse(*_arguments: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(write, "put", refuse)
        with pytest.raises(IndexUnavailable, match="disk is full"):
            archive.update()
    assert archive.update().changed == 1


def test_names_that_are_not_utf8_are_known_again(archive: Archive) -> None:
    archive.put(os.fsdecode(b"\xd0\xc2.md"))
    assert archive.update().changed == 1
    assert archive.update().total == 0
