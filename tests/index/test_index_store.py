from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from file_archive import Archive, Derived

from newsreader.errors import IndexUnavailable, UnreadableFile
from newsreader.index import schema, store, write
from newsreader.index.derive import Files, Head
from newsreader.index.readers import Damaged
from newsreader.model import SourceRule
from newsreader.securities.lexicon import Lexicon


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


def test_only_what_changed_is_read_again(archive: Archive) -> None:
    for name in ("a.md", "b.md", "c.md", "readme.md"):
        archive.put(name, "skip" if name == "readme.md" else "text")
    archive.update()
    archive.put("b.md", "longer text")
    derive = Derived()
    assert archive.update(derive).changed == 1
    assert derive.heads() == ["b.md"]
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


def test_other_heads_are_all_read_again_and_keep_their_ids(archive: Archive) -> None:
    archive.put("a.md")
    archive.put("readme.md", "skip")
    archive.update(Derived("one"))
    with closing(schema.connect(archive.file)) as connection:
        before = connection.execute("SELECT id FROM posts").fetchall()
        derive = Derived("two")
        assert archive.update(derive).changed == 2
        assert connection.execute("SELECT id FROM posts").fetchall() == before
    assert archive.update(Derived("two")).total == 0


def test_other_bodies_are_read_again_without_their_heads(archive: Archive) -> None:
    archive.put("a.md")
    archive.put("readme.md", "skip")
    archive.update(Derived(bodies="one"))
    derive = Derived(bodies="two")
    assert archive.update(derive).texts == 1
    assert derive.asked == ["body of a.md"]
    assert archive.update(Derived(bodies="two")).texts == 0


def test_the_rules_of_sources_are_part_of_what_made_a_head(archive: Archive) -> None:
    (archive.folder / "a.md").write_text("---\ntitle: a\n---\n")

    def changed(rules: dict[str, SourceRule]) -> int:
        def making(lexicon: Lexicon) -> Files:
            return Files(archive.folder, rules, lexicon)

        return store.update(archive.folder, archive.file, making).changed

    assert [changed({}), changed({}), changed({"x": SourceRule("UTC")})] == [1, 0, 1]


def test_what_vanished_leaves_the_index(archive: Archive) -> None:
    archive.put("a.md")
    archive.put("b/c.md")
    archive.put("readme.md", "skip")
    archive.update()
    for path in ("b/c.md", "readme.md"):
        (archive.folder / path).unlink()
    assert archive.update().changed == 2
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


def test_a_run_that_is_stopped_is_not_finished(archive: Archive) -> None:
    archive.fill(20)
    first = Derived()
    state = archive.update(first, stop=lambda: len(first.heads()) >= 3)
    assert not state.finished
    assert len(archive.titles()) == 3
    assert archive.update().finished
    assert len(archive.titles()) == 20


def test_one_post_is_added_before_any_scan(archive: Archive) -> None:
    archive.put("a.md", "first")
    archive.put("b.md", "second")
    derive = Derived()
    derive.folder = archive.folder
    store.add(archive.folder, archive.file, "b.md", derive)
    assert archive.titles() == {"b.md": "second"}
    assert archive.texts() == {"b.md"}
    with pytest.raises(UnreadableFile, match=r"none\.md: there is no such file"):
        store.add(archive.folder, archive.file, "none.md", derive)


def test_a_post_that_was_added_has_not_changed_at_the_next_look(archive: Archive) -> None:
    archive.put("a.md")
    (archive.folder / "link.md").symlink_to("/dev/null")
    derive = Derived()
    derive.folder = archive.folder
    for path in ("a.md", "link.md"):
        store.add(archive.folder, archive.file, path, derive)
    assert archive.update(derive).changed == 0


def test_a_file_that_changes_after_it_was_looked_at_is_read_again(archive: Archive) -> None:
    archive.put("a.md", "first")

    class Late(Derived):
        def head(self, path: str) -> Head | None:
            (self.folder / path).write_text("second, and longer")
            return super().head(path)

    archive.update(Late())
    assert [archive.update().changed for _look in range(2)] == [1, 0]
    assert archive.titles() == {"a.md": "second, and longer"}


def test_a_file_that_cannot_be_read_is_listed_and_told(archive: Archive) -> None:
    archive.put("a.md")

    class Late(Derived):
        def head(self, path: str) -> Head | None:
            (self.folder / path).unlink()
            return super().head(path)

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
        patch.setattr(write, "put_head", refuse)
        with pytest.raises(IndexUnavailable, match="disk is full"):
            archive.update()
    assert archive.update().changed == 1


def test_names_that_are_not_utf8_are_known_again(archive: Archive) -> None:
    archive.put(os.fsdecode(b"\xd0\xc2.md"))
    assert archive.update().changed == 1
    assert archive.update().total == 0
