from __future__ import annotations

import io
import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from cli.conftest import Run
from newsreader.cli import marks as marks_module
from newsreader.config import data_directory
from newsreader.marks import Marks, Subject
from newsreader.marks.exchange import LINE_BYTES, header, line_of
from newsreader.marks.rows import ArchiveRow, MarkRow, WatchedRow

TEA = "source/_posts/tea.md"
MARK = MarkRow("/news", "a.md", "bookmark", 1, 100, "A", 5, "1:a")


@pytest.fixture
def set_up(newsreader: Run, archive: Path) -> Path:
    """Give the archive, its tea bookmarked, and a stock watched."""
    newsreader("index", archive)
    newsreader("bookmark", "add", archive / TEA)
    newsreader("watch", "add", "600519.SH")
    return archive


def another_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "another" / name.lower()))


def listed(newsreader: Run, archive: Path) -> list[str]:
    outcome = newsreader("bookmark", "list", "--archive", archive, "--format", "jsonl")
    return [json.loads(line)["path"] for line in outcome.out.splitlines()]


def written(file: Path, *lines: str) -> Path:
    file.write_text("\n".join((header(), *lines)), encoding="utf-8")
    return file


def here() -> list[object]:
    marks = Marks(data_directory())
    try:
        return [*marks.rows()]
    finally:
        marks.close()


# --- export --------------------------------------------------------------------------------------


def test_all_marks_are_printed_as_lines(newsreader: Run, set_up: Path) -> None:
    outcome = newsreader("marks", "export")
    first, *entries = map(json.loads, outcome.out.splitlines())
    assert (outcome.status, outcome.err) == (0, "")
    assert first == {"format": "newsreader-marks", "version": 1}
    assert [entry["kind"] for entry in entries] == ["archive", "bookmark", "watched"]
    assert entries[1]["archive"] == str(set_up)
    assert entries[1]["path"] == TEA
    assert newsreader("marks", "export", "-").out == outcome.out


def test_without_a_mark_there_is_a_first_line(newsreader: Run) -> None:
    assert newsreader("marks", "export") == (0, f"{header()}\n", "")


@pytest.mark.usefixtures("set_up")
def test_a_file_is_replaced_when_all_is_written(newsreader: Run, tmp_path: Path) -> None:
    file = tmp_path / "marks.jsonl"
    file.write_text("old", encoding="utf-8")
    outcome = newsreader("marks", "export", file)
    assert outcome == (0, "", f"3 rows written to {file}.\n")
    assert file.read_text(encoding="utf-8") == newsreader("marks", "export").out
    assert file.stat().st_mode & 0o077 == 0
    assert not list(tmp_path.glob(".marks.jsonl*"))


@pytest.mark.usefixtures("set_up")
def test_what_cannot_be_written_stays_as_it_was(
    newsreader: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "marks.jsonl"
    file.write_text("old", encoding="utf-8")

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    outcome = newsreader("marks", "export", file)
    message = f"{file}: the marks are not written there: No space left on device.\n"
    assert outcome == (3, "", message)
    assert file.read_text(encoding="utf-8") == "old"
    assert not list(tmp_path.glob(".marks.jsonl*"))


def test_a_link_is_not_followed_and_not_replaced(newsreader: Run, tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_text("old", encoding="utf-8")
    link = tmp_path / "link"
    link.symlink_to(target)
    os.mkfifo(tmp_path / "pipe")
    for file in (link, tmp_path / "pipe", tmp_path):
        outcome = newsreader("marks", "export", file)
        assert outcome == (3, "", f"{file}: this is a link or no file; name the file itself.\n")
    assert target.read_text(encoding="utf-8") == "old"
    assert link.is_symlink()


def test_damaged_marks_are_not_exported(newsreader: Run, damaged_marks: Path) -> None:
    outcome = newsreader("marks", "export")
    assert (outcome.status, outcome.out) == (3, "")
    assert f"{damaged_marks} is damaged" in outcome.err


# --- import --------------------------------------------------------------------------------------


def test_marks_find_their_stories_where_the_archive_lies_elsewhere(
    newsreader: Run, set_up: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chips = "source/_posts/要闻/chips.md"
    with (set_up / chips).open("a", encoding="utf-8") as post:
        post.write(f"<p>{'茶馆里的人谈论天气。' * 20}</p>")
    newsreader("index", set_up)
    newsreader("bookmark", "add", set_up / chips)
    file = tmp_path / "marks.jsonl"
    newsreader("marks", "export", file)
    another_home(monkeypatch, tmp_path)
    moved = set_up.rename(tmp_path / "moved")
    (moved / chips).rename(moved / "source" / "_posts" / "renamed.md")
    outcome = newsreader("marks", "import", file)
    counted = "4 rows read; 4 new or later than what was here, 0 not understood.\n"
    assert outcome == (0, "", counted)
    assert sorted(listed(newsreader, moved)) == ["source/_posts/renamed.md", TEA]
    assert "600519.SH" in newsreader("watch", "list", "--archive", moved).out


def test_two_machines_are_joined_and_the_later_mark_counts(
    newsreader: Run, set_up: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "marks.jsonl"
    copy = Path(shutil.copytree(set_up, tmp_path / "copy"))
    another_home(monkeypatch, tmp_path)
    newsreader("index", copy)
    newsreader("bookmark", "add", copy / TEA)
    newsreader("bookmark", "remove", copy / TEA)
    newsreader("bookmark", "add", copy / "source/_posts/undated.md")
    newsreader("marks", "export", file)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))
    assert listed(newsreader, set_up) == [TEA]
    outcome = newsreader("marks", "import", file, "--archive", set_up)
    assert "3 rows read; 2 new or later than what was here, 0 not" in outcome.err
    assert listed(newsreader, set_up) == ["source/_posts/undated.md"]


@pytest.mark.usefixtures("set_up")
def test_importing_what_is_here_changes_nothing(newsreader: Run, tmp_path: Path) -> None:
    file = tmp_path / "marks.jsonl"
    newsreader("marks", "export", file)
    before = newsreader("marks", "export").out
    outcome = newsreader("marks", "import", file)
    counted = "3 rows read; 0 new or later than what was here, 0 not understood.\n"
    assert outcome == (0, "", counted)
    assert newsreader("marks", "export").out == before


def test_stdin_is_read_and_one_export_may_follow_another(
    newsreader: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = WatchedRow("600519.SH", 1, 5)
    text = "\n".join((header(), line_of(MARK), "", header(), line_of(watched)))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert newsreader("marks", "import", "-").status == 0
    assert here() == [MARK, watched]


def test_a_bad_line_is_named_and_the_others_are_read(newsreader: Run, tmp_path: Path) -> None:
    file = written(
        tmp_path / "marks.jsonl",
        "nonsense",
        line_of(MARK),
        '{"kind": "bookmark", "archive": "/news"}',
        '{"kind": "' + "a" * 3 * LINE_BYTES + '"}',
        line_of(WatchedRow("600519.SH", 1, 5)),
        line_of(ArchiveRow("/news", 1, 2)),
    )
    outcome = newsreader("marks", "import", file)
    assert outcome == (3, "", (
        "Line 2 is left out: it is not JSON.\n"
        "Line 4 is left out: “path” is missing or not as it should be.\n"
        "Line 5 is left out: it is too long.\n"
        "3 rows read; 3 new or later than what was here, 3 not understood.\n"
    ))  # fmt: skip
    assert here() == [ArchiveRow("/news", 1, 2), MARK, WatchedRow("600519.SH", 1, 5)]


def test_many_rows_are_merged_a_thousand_at_a_time(
    newsreader: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks_module, "_AT_ONCE", 2)
    rows = [MARK._replace(path=f"{number}.md") for number in range(5)]
    newsreader("marks", "import", written(tmp_path / "marks.jsonl", *map(line_of, rows)))
    assert here() == rows


def test_a_later_format_is_refused(newsreader: Run, tmp_path: Path) -> None:
    file = tmp_path / "marks.jsonl"
    file.write_text('{"format": "newsreader-marks", "version": 2}\n', encoding="utf-8")
    outcome = newsreader("marks", "import", file)
    assert (outcome.status, outcome.out) == (3, "")
    assert "a later newsreader wrote" in outcome.err


@pytest.mark.parametrize("content", ["", "\n", "path,title\n", line_of(MARK)])
def test_what_is_no_export_is_refused(newsreader: Run, tmp_path: Path, content: str) -> None:
    file = tmp_path / "other.csv"
    file.write_text(content, encoding="utf-8")
    message = f"{file}: these are no marks that newsreader exported.\n"
    assert newsreader("marks", "import", file) == (3, "", message)
    assert here() == []


def test_a_file_or_an_archive_that_is_not_there_is_told(newsreader: Run, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    message = f"{gone}: No such file or directory\n"
    assert newsreader("marks", "import", gone) == (3, "", message)
    file = written(tmp_path / "marks.jsonl")
    message = f"{gone}: there is no such folder.\n"
    assert newsreader("marks", "import", file, "--archive", gone) == (3, "", message)


# --- mend ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("set_up")
def test_damaged_marks_are_mended_and_it_is_told_what_came_from_where(newsreader: Run) -> None:
    file = data_directory() / "marks.db"
    (backup,) = (file.parent / "backups").iterdir()
    file.write_bytes(b"no database " * 999)
    outcome = newsreader("marks", "mend")
    assert outcome.status == 0
    day = backup.stem.removeprefix("marks-")
    aside = file.with_name(f"marks.damaged-{day}.db")
    assert outcome.err == (
        "0 rows saved from the damaged file.\n"
        f"1 row added from the backup of {day}.\n"
        f"The damaged file is kept as {aside}.\n"
    )
    assert newsreader("marks", "mend") == (
        3, "", f"{file} is sound; there is nothing to mend.\n"
    )  # fmt: skip


def test_without_a_backup_mending_says_so(newsreader: Run, damaged_marks: Path) -> None:
    outcome = newsreader("marks", "mend")
    assert "There is no backup.\n" in outcome.err
    assert damaged_marks.exists()


def test_marks_that_are_gone_are_told_of_and_come_back(newsreader: Run, set_up: Path) -> None:
    file = data_directory() / "marks.db"
    marks = Marks(data_directory())
    marks.set(str(set_up), [Subject("x.md", "X", None, None)], "bookmark", True)
    marks.close()
    file.unlink()
    outcome = newsreader("list", "--archive", set_up)
    assert outcome.status == 0
    assert "Tea at noon" in outcome.out
    assert f"{file} is gone or empty" in outcome.err
    assert newsreader("bookmark", "list", "--archive", set_up).status == 3
    assert newsreader("marks", "mend").status == 0
    assert newsreader("list", "--archive", set_up).err == ""
