from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cli.conftest import Run

ROOT = Path(__file__).parents[2]


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
        "symbol", "mic", "text", "start", "end", "field", "kind", "sense", "tier", "confidence",
        "role", "cues", "form", "name", "href",
    ]  # fmt: skip
    assert (first["symbol"], first["text"], first["kind"]) == ("300024.SZ", "机器人", "stock")
    assert first["href"] == "https://info.stcn.com/dc/stock/?stockcode=SZ300024"
    assert mentions == sorted(mentions, key=lambda one: (one["field"] != "title", one["start"]))


def test_mentions_are_a_table_for_a_person(newsreader: Run, chips: Path) -> None:
    lines = newsreader("mentions", chips).out.splitlines()
    assert " ".join(lines[0].split()) == ("symbol text sense rule sure role cues field start end")
    assert any(line.startswith("600519.SH  ") for line in lines)


def test_a_mention_says_why_it_is_one(newsreader: Run, chips: Path) -> None:
    mentions = json.loads(newsreader("mentions", chips, "--format", "json").out)
    (word, *_), (company, *_) = (
        [one for one in mentions if one["symbol"] == symbol]
        for symbol in ("300024.SZ", "600519.SH")
    )
    assert (word["sense"], word["role"], word["tier"]) == ("common", None, 8)
    assert (company["sense"], company["role"], company["mic"]) == ("company", "primary", "XSHG")
    assert company["tier"] <= 6
    assert 0.9 < company["confidence"] <= 1


def test_tsv_has_what_json_has(newsreader: Run, chips: Path) -> None:
    heading = newsreader("mentions", chips, "--format", "tsv").out.splitlines()[0]
    (first, *_others) = json.loads(newsreader("mentions", chips, "--format", "json").out)
    assert heading.split("\t") == list(first)


def test_every_field_of_a_mention_stands_on_the_front_page(newsreader: Run, chips: Path) -> None:
    paper = (ROOT / "README.md").read_text(encoding="utf-8")
    table = paper.partition("\n## Mentions\n")[2].partition("\n## ")[0]
    (first, *_others) = json.loads(newsreader("mentions", chips, "--format", "json").out)
    assert re.findall(r"^\| `([a-z]+)` \|", table, re.MULTILINE) == list(first)


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


TEACHING = "---\ntitle: 公告{}\ndate: 2022-08-0{}\n---\n<p>青岚重工（600519）公布年报{}。</p>\n"


def test_a_name_that_other_stories_teach_is_found(newsreader: Run, tmp_path: Path) -> None:
    for number in (1, 2):
        post = TEACHING.format(number, number, number)
        (tmp_path / f"{number}.md").write_text(post, encoding="utf-8")
    story = tmp_path / "story.md"
    story.write_text("---\ntitle: 早报\n---\n<p>青岚重工宣布扩产。</p>\n", encoding="utf-8")
    assert newsreader("mentions", story, "--format", "tsv").status == 1
    assert newsreader("index", tmp_path).status == 0
    assert "600519.SH" in newsreader("mentions", story, "--format", "tsv").out
    told = " ".join(newsreader("securities", "青岚重工", "--archive", tmp_path).out.split())
    assert "this archive" in told
    assert "2 stories write “青岚重工” beside 600519.SH (2022-08-01 to 2022-08-02)." in told


def test_a_name_of_the_users_own_table_is_found(
    newsreader: Run, tmp_path: Path, state: Path
) -> None:
    (state / "config" / "newsreader").mkdir(parents=True)
    table = state / "config" / "newsreader" / "securities.tsv"
    table.write_text("300024.SZ\t松松\n-\t五粮液\n", encoding="utf-8")
    story = tmp_path / "story.md"
    story.write_text("---\ntitle: 早报\n---\n<p>松松宣布扩产，五粮液涨停。</p>\n", encoding="utf-8")
    found = newsreader("mentions", story, "--format", "tsv").out
    assert "300024.SZ" in found
    assert "000858.SZ" not in found
    told = newsreader("securities", "松松", "--archive", tmp_path).out
    assert "your securities.tsv" in told
