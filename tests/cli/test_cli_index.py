from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Run
from newsreader.model import Progress


def test_what_there_was_to_do_is_summed_up(newsreader: Run, archive: Path) -> None:
    first = newsreader("index", archive)
    assert (first.status, first.out) == (0, "")
    assert first.err.startswith("3 posts; ")
    assert newsreader("index", archive) == (0, "", "3 posts; 0 changed, 0 failed.\n")
    (archive / "source/_posts/tea.md").unlink()
    assert newsreader("index", "--archive", archive).err == "2 posts; 1 changed, 0 failed.\n"


def test_one_post_is_one_post(newsreader: Run, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "a.md").write_text("---\ntitle: A\n---\nx\n", encoding="utf-8")
    assert newsreader("index", tmp_path / "one").err == "1 post; 1 changed, 0 failed.\n"


def test_what_could_not_be_read_is_named(
    newsreader: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsreader.cli import stories

    state = Progress(3, 3, 3, ("tea.md: it is locked.",))
    monkeypatch.setattr(stories, "bring_up_to_date", lambda _library: state)
    assert newsreader("index", archive) == (
        0, "", "tea.md: it is locked.\n0 posts; 3 changed, 1 failed.\n",
    )  # fmt: skip
