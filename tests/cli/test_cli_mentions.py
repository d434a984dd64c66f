from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Run


@pytest.fixture
def chips(archive: Path) -> Path:
    """Give a post that names two securities."""
    return archive / "source" / "_posts" / "要闻" / "chips.md"


def test_mentions_are_a_list_of_objects_in_the_order_of_the_text(
    newsreader: Run, chips: Path
) -> None:
    outcome = newsreader("mentions", chips, "--format", "json")
    mentions = json.loads(outcome.out)
    assert (outcome.status, outcome.err) == (0, "")
    first = next(one for one in mentions if one["form"] == "link")
    assert list(first) == [
        "symbol", "text", "start", "end", "kind", "sense", "field", "form", "name",
    ]  # fmt: skip
    assert (first["symbol"], first["text"], first["kind"]) == ("300024.SZ", "机器人", "stock")
    assert mentions == sorted(mentions, key=lambda one: (one["field"] != "title", one["start"]))


def test_mentions_are_a_table_for_a_person(newsreader: Run, chips: Path) -> None:
    lines = newsreader("mentions", chips).out.splitlines()
    assert " ".join(lines[0].split()) == "symbol text start end kind sense field form name"
    assert any(line.startswith("600519.SH  ") for line in lines)


def test_a_limit_is_kept(newsreader: Run, chips: Path) -> None:
    assert (
        len(newsreader("mentions", chips, "--format", "jsonl", "--limit", "1").out.splitlines())
        == 1
    )


def test_a_post_without_securities_exits_1(newsreader: Run, archive: Path) -> None:
    file = archive / "source/_posts/tea.md"
    assert newsreader("mentions", file) == (1, "", "This post names no security.\n")
    assert newsreader("mentions", file, "--format", "json").out == "[]\n"


def test_a_file_that_is_not_there_exits_3(newsreader: Run, archive: Path) -> None:
    assert newsreader("mentions", archive / "x.md") == (
        3, "", f"{archive / 'x.md'}: there is no such file.\n",
    )  # fmt: skip


@pytest.mark.corpus
def test_the_five_links_of_the_sample_post_are_found(newsreader: Run, corpus: Path) -> None:
    outcome = newsreader("mentions", corpus / "seed.md", "--format", "jsonl")
    symbols = [json.loads(line)["symbol"] for line in outcome.out.splitlines()]
    assert symbols == ["300832.SZ", *["300024.SZ"] * 4]
