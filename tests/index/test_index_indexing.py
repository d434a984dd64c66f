from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import pytest
from file_archive import Archive, Derived

from newsreader.index import indexing
from newsreader.index.crew import Unmanned
from newsreader.index.derive import Body, Head
from newsreader.model import Progress, Stage
from newsreader.securities.own import OwnNames
from newsreader.securities.table import Name


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count five posts as many, with no worker to be had."""

    def none() -> None:
        raise Unmanned

    monkeypatch.setattr(indexing, "FEW", 5)
    monkeypatch.setattr(indexing, "Crew", none)


def test_a_few_are_read_whole_what_changed_last_first(archive: Archive) -> None:
    for name in ("b.md", "a.md", "c.md"):
        archive.put(name)
    derive = Derived()
    assert archive.update(derive).changed == 3
    assert derive.heads() == derive.bodies() == ["c.md", "a.md", "b.md"]
    assert derive.asked[:2] == ["c.md", "body of c.md"]


@pytest.mark.usefixtures("alone")
def test_of_many_all_heads_are_read_before_the_texts_and_the_newest_first(
    archive: Archive,
) -> None:
    archive.put("old.md", "1")
    for number in (4, 7, 2, 9, 5, 3):
        archive.put(f"{number}.md", str(number))
    derive = Derived()
    archive.update(derive)
    newest = [f"{number}.md" for number in (9, 7, 5, 4, 3, 2)] + ["old.md"]
    assert derive.asked == newest + [f"body of {path}" for path in newest]
    assert archive.texts() == set(newest)


@pytest.mark.usefixtures("alone")
def test_what_cannot_be_read_is_not_glanced_at(archive: Archive) -> None:
    for number in range(8):
        archive.put(f"{number}.md", str(number))
    os.mkfifo(archive.folder / "pipe.md")
    glanced: list[str] = []

    class Glancing(Derived):
        def glance(self, path: str) -> int:
            glanced.append(path)
            return super().glance(path)

        def head(self, path: str) -> Head | None:
            return Head("pipe") if path == "pipe.md" else super().head(path)

        def body(self, path: str) -> Body:
            return Body("pipe\n") if path == "pipe.md" else super().body(path)

    archive.update(Glancing())
    assert len(archive.titles()) == 9
    assert "pipe.md" not in glanced


@pytest.mark.usefixtures("alone")
def test_the_first_of_a_new_index_are_there_before_the_rest_is_looked_at(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "FIRST", 3)
    archive.fill(20)
    derive = Derived()
    told: list[Progress] = []
    archive.update(derive, progress=told.append)
    assert [path.startswith("body") for path in derive.asked[:6]] == [False] * 6
    assert told[0].total == 3
    assert (told[1].done, told[1].total) == (3, 3)
    assert len(archive.texts()) == 20
    assert len(derive.heads()) == len(derive.bodies()) == 20


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("moment", range(1, 27, 3))
def test_a_run_that_is_stopped_goes_on_where_it_was(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    monkeypatch.setattr(indexing, "MOST_ROWS", 4)
    monkeypatch.setattr(indexing, "FIRST", 3)
    archive.fill(13)

    stopped = Derived()
    state = archive.update(stopped, stop=lambda: len(stopped.asked) >= moment)
    assert not state.finished
    before = (archive.titles(), archive.texts())
    assert len(before[0]) + len(before[1]) >= moment - 1
    last = Derived()
    assert archive.update(last).finished
    assert not set(last.heads()) & set(before[0])
    assert not set(last.bodies()) & before[1]
    assert len(archive.titles()) == len(archive.texts()) == 13


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("moment", [1, 6, 12])
def test_a_run_that_is_killed_keeps_its_whole_portions(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    monkeypatch.setattr(indexing, "MOST_ROWS", 4)
    archive.fill(13)

    class Killed(Derived):
        def head(self, path: str) -> Head | None:
            if len(self.heads()) == moment:
                raise KeyboardInterrupt
            return super().head(path)

    with pytest.raises(KeyboardInterrupt):
        archive.update(Killed())
    kept = len(archive.titles())
    assert kept == moment // 4 * 4
    assert archive.update().changed == 13 - kept
    assert len(archive.texts()) == 13


@pytest.mark.usefixtures("alone")
def test_progress_is_told_after_each_portion_of_each_stage(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "MOST_ROWS", 4)
    archive.fill(20)
    told: list[Progress] = []
    last = archive.update(progress=told.append)
    assert last == Progress(20, 20, 20, stage=Stage.TEXTS, texts=20, finished=True)
    for stage in Stage:
        some = [one for one in told if one.stage is stage]
        assert (some[0].done, some[-1].done) == (0, 20)
        assert all(one.total == 20 for one in some)
        assert all(b.done - a.done <= 4 for a, b in pairwise(some))


def test_workers_do_the_same_as_this_process_alone(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsreader.index import schema, store
    from newsreader.index.derive import Files
    from newsreader.model import NO_RULES

    post = "---\ntitle: 第{0}条\ndate: 2022-08-{0:02d}\n---\n示例科技(300024.SZ)涨停"
    for number in range(1, 21):
        archive.put(f"{number}.md", post.format(number))

    def rows(few: int) -> list[tuple[object, ...]]:
        monkeypatch.setattr(indexing, "FEW", few)
        archive.file.unlink()
        schema.prepare(archive.file, archive.folder)
        store.update(
            archive.folder, archive.file, lambda lexicon: Files(archive.folder, NO_RULES, lexicon)
        )
        connection = schema.connect(archive.file)
        found = connection.execute(
            """SELECT path, title, instant, symbols, folded, head_by, body_by
               FROM posts JOIN texts USING (id) ORDER BY path"""
        ).fetchall()
        connection.close()
        return found

    assert rows(few=5) == rows(few=100)
    assert len(rows(few=5)) == 20


def test_what_stories_teach_is_found_in_the_others(archive: Archive) -> None:
    archive.put("a.md", "示例重工=300024.SZ")
    archive.put("b.md", "昨日示例重工涨停")
    archive.put("c.md", "昨日另一家涨停")
    archive.update()
    assert set(archive.symbols().values()) == {""}
    archive.put("d.md", "示例重工=300024.SZ 再涨")
    derive = Derived()
    archive.update(derive)
    assert archive.symbols() == {"c.md": ""} | dict.fromkeys(("a.md", "b.md", "d.md"), "300024.SZ")
    assert derive.heads() == ["d.md"]
    assert sorted(derive.bodies()) == ["a.md", "b.md", "d.md", "d.md"]
    (archive.folder / "d.md").unlink()
    archive.update()
    assert set(archive.symbols().values()) == {""}


def test_a_name_of_the_user_is_found_and_no_longer_when_it_is_gone(archive: Archive) -> None:
    archive.put("a.md", "昨日鹅厂涨停")
    archive.put("b.md", "昨日另一家涨停")
    own = OwnNames((Name("00700.HK", "鹅厂", "alias"),))
    derive = Derived()
    archive.update(derive, own)
    assert archive.symbols() == {"a.md": "00700.HK", "b.md": ""}
    assert len(derive.bodies()) == 2
    again = Derived()
    archive.update(again, own)
    assert again.asked == []
    without = Derived()
    archive.update(without)
    assert archive.symbols() == {"a.md": "", "b.md": ""}
    assert without.bodies() == ["a.md"]
