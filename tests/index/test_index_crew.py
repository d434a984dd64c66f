from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.index import crew, worker
from newsreader.index.crew import Crew, Unmanned, portions
from newsreader.index.derive import Derive, Files
from newsreader.model import NO_RULES

POST = "---\ntitle: {}\ndate: 2022-08-14\n---\n正文"


@pytest.fixture
def files(tmp_path: Path) -> Files:
    for number in range(40):
        (tmp_path / f"{number}.md").write_text(POST.format(number))
    return Files(tmp_path, NO_RULES)


def paths(files: Files) -> list[str]:
    return sorted(path.name for path in Path(files.archive).iterdir())


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1)), st.integers(1, 9))
def test_portions_hold_all_paths_in_order(some: list[str], most: int) -> None:
    made = list(portions(some, most))
    assert list(chain(*made)) == some
    assert all(0 < len(portion) <= most for portion in made)


def test_a_portion_of_long_names_is_small() -> None:
    made = list(portions(["新" * 1000] * 100, 50))
    assert max(sum(len(os.fsencode(path)) for path in portion) for portion in made) <= 16_384
    assert list(portions(["新" * 9000], 50)) == [["新" * 9000]]


def test_workers_give_what_this_process_gives(files: Files) -> None:
    with Crew(2) as hands:
        dates = dict(together(hands, worker.glance, files))
        heads = dict(together(hands, worker.head, files))
        bodies = dict(together(hands, worker.body, files))
    assert dates == {path: files.glance(path) for path in paths(files)}
    assert heads == {path: files.head(path) for path in paths(files)}
    assert bodies == {path: files.body(path) for path in paths(files)}


def together(
    hands: Crew, ask: worker.Ask, files: Derive, most: int = 7
) -> list[tuple[str, object]]:
    assert isinstance(files, Files)
    given_: list[tuple[str, object]] = []
    for some, found in hands.answers(ask, files, portions(paths(files), most)):
        given_ += zip(some, found or [None] * len(some), strict=True)
    return given_


def test_a_file_that_ends_its_worker_is_told_and_the_others_are_read(
    files: Files, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    # A module of the workers alone, in place of what a hostile file would do to a library.
    folder = tmp_path_factory.mktemp("deadly")
    (folder / "deadly.py").write_text(
        "import os\n"
        "def ask(derive, path):\n"
        "    if path == '7.md':\n"
        "        os.kill(os.getpid(), 9)\n"
        "    return path\n"
    )
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setenv("PYTHONPATH", str(folder))
    from deadly import ask  # type: ignore[import-not-found]

    told: list[tuple[Sequence[str], object]] = []
    with Crew(2) as hands:
        told += hands.answers(ask, files, portions(paths(files), 7))
    assert [some for some, found in told if found is None] == [["7.md"]]
    assert sorted(chain.from_iterable(some for some, _found in told)) == paths(files)


def test_where_no_worker_can_begin_that_is_said(
    files: Files, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "executable", str(tmp_path / "none"))
        with pytest.raises(Unmanned), Crew(2):
            pass
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with Crew(2) as hands, pytest.raises(Unmanned):
        list(hands.answers(worker.head, files, portions(paths(files), 7)))


def test_no_worker_is_left(files: Files) -> None:
    with Crew(2) as hands:
        processes = [one._process for one in hands._workers]
        next(hands.answers(worker.head, files, portions(paths(files), 7)))
    assert all(process.returncode is not None for process in processes)


def test_there_are_not_more_workers_than_cores() -> None:
    with Crew() as hands:
        assert len(hands._workers) == min(crew.MOST, len(os.sched_getaffinity(0)))
