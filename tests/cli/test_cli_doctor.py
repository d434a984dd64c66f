from __future__ import annotations

import json
from pathlib import Path

from cli.conftest import Run


def test_what_is_wrong_and_what_was_corrected_has_path_field_level_and_reason(
    newsreader: Run, archive: Path
) -> None:
    outcome = newsreader("doctor", archive, "--format", "jsonl")
    rows = [json.loads(line) for line in outcome.out.splitlines()]
    assert (outcome.status, outcome.err) == (0, "")
    assert {
        "path": "source/_posts/undated.md",
        "field": "date",
        "level": "problem",
        "reason": "There is no date",
    } in rows
    corrected = [row for row in rows if row["level"] == "correction"]
    assert [row["path"] for row in corrected] == ["source/_posts/要闻/chips.md"]
    assert "GMT" in corrected[0]["reason"]


def test_a_table_is_for_a_person(newsreader: Run, archive: Path) -> None:
    lines = newsreader("doctor", archive, "--limit", "2").out.splitlines()
    assert lines[0].split() == ["path", "field", "level", "reason"]
    assert len(lines) == 3


def test_that_nothing_is_wrong_is_said_and_exits_0(newsreader: Run, tmp_path: Path) -> None:
    folder = tmp_path / "good"
    folder.mkdir()
    (folder / "a.md").write_text(
        "---\ntitle: A\ncategories: [x, y, z]\ndate: 2022-08-14T07:33:00+08:00\n---\nText.\n",
        encoding="utf-8",
    )
    message = f"Nothing is wrong with the 1 post of {folder}.\n"
    assert newsreader("doctor", folder) == (0, "", message)
    (folder / "b.md").write_text((folder / "a.md").read_text(encoding="utf-8"), encoding="utf-8")
    message = f"Nothing is wrong with the 2 posts of {folder}.\n"
    assert newsreader("doctor", folder) == (0, "", message)


def test_an_archive_without_posts_has_nothing_wrong_with_it(
    newsreader: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    assert newsreader("doctor", folder) == (0, "", f"There is no post in {folder}.\n")
