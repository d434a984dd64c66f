from __future__ import annotations

from pathlib import Path

from cli.conftest import Run


def test_a_wrong_table_is_told_and_the_shipped_names_count(
    newsreader: Run, tmp_path: Path, state: Path
) -> None:
    table = state / "config" / "newsreader" / "securities.tsv"
    table.parent.mkdir(parents=True)
    table.write_text("300024.SZ\t松松\n松松\n", encoding="utf-8")
    story = tmp_path / "story.md"
    story.write_text("---\ntitle: 早报\n---\n<p>松松与五粮液涨停。</p>\n", encoding="utf-8")
    for command in (("mentions", story), ("open", story), ("list", "--archive", tmp_path)):
        outcome = newsreader(*command)
        assert outcome.status == 0
        assert "line 2: a symbol, a tab and a name are wanted" in " ".join(outcome.err.split())
        assert "000858.SZ" in outcome.out
        assert "300024.SZ" not in outcome.out
