from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsreader.posts import plain_yaml
from newsreader.posts.front_matter import StringsYAML

USUAL = """\
title: '苹果''s 新机:  开售'
categories: 
 - 金融
 - 证券时报网 - 快讯

author: 证券时报网：要闻#1
date: Sun, 14 Aug 2022 07:33:00 GMT
link: "https://example.com/?a=1#b"
comments: false
thumbnail:
draft: ~
tags:
- 机器人\u3000
- C#
"""


def all_of_yaml(source: str) -> Any:
    """Give what the parser of all YAML makes of it; None where it refuses."""
    try:
        return StringsYAML().load_any(source)
    except Exception:
        return None


def test_the_usual_form_is_read_as_all_of_yaml_reads_it() -> None:
    found = plain_yaml.read(USUAL)
    assert found == all_of_yaml(USUAL)
    assert found is not None
    assert found["title"] == "苹果's 新机:  开售"
    assert found["categories"] == ["金融", "证券时报网 - 快讯"]
    assert (found["thumbnail"], found["draft"]) == ("", "")
    assert found["tags"] == ["机器人\u3000", "C#"]


@pytest.mark.parametrize(
    "source",
    [
        "title: a: b",
        "title: a #b",
        "title: a:",
        "title: @a",
        "title: a\n b",
        "title: a\n - b",
        "title: 'a' b",
        'title: "a\\nb"',
        "title: [a, b]",
        "title: |\n a",
        "tags:\n - a\n  - b",
        "tags:\n - a: b",
        "tags:\n - - a",
        "tags:\n -\n - a",
        "- a",
        " title: a",
        "a b: c",
        "title:a",
        "title:\ta",
        "title: &a b",
        "...",
        "# title",
    ],
)
def test_what_may_mean_something_else_is_left_alone(source: str) -> None:
    assert plain_yaml.read(source) is None


PIECES = [
    *(
        "title",
        "tags",
        "a",
        "：",
        ":",
        ": ",
        "- ",
        " - ",
        "-",
        " ",
        "  ",
        "'",
        "''",
        '"',
        "#",
        " #",
    ),
    *("~", "null", "true", "1", "[", "{", "&", "*", "!", "|", ">", "%", "@", "`", "?", ",", "\\"),
    *("\u3000", "\u00a0", "\ufeff", "\t", "机器人", "...", "---"),
]
LINES = st.lists(st.lists(st.sampled_from(PIECES), max_size=6).map("".join), max_size=6).map(
    "\n".join
)


@given(LINES | st.text(max_size=40))
@example("a: 'b'\n")
@example("a: b \n \nc:")
def test_what_is_read_is_what_all_of_yaml_reads(source: str) -> None:
    found = plain_yaml.read(source)
    if found is not None:
        assert found == (all_of_yaml(source) or {})


def front_matter(text: str) -> str | None:
    """Give what stands between the lines of dashes of a post, if it begins with one."""
    start = text.lstrip("\ufeff \n")
    try:
        return StringsYAML().split(start)[0] if start.startswith("---") else None
    except ValueError:
        return None


@pytest.mark.corpus
def test_on_every_real_post_both_agree(corpus: Path) -> None:
    read = 0
    for file in corpus.rglob("*.md"):
        source = front_matter(file.read_text(encoding="utf-8", errors="replace"))
        found = None if source is None else plain_yaml.read(source)
        if source is not None and found is not None:
            assert found == all_of_yaml(source), file
            read += 1
    assert read > 20


def test_on_a_hundred_thousand_made_posts_both_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(Path(__file__).parents[2] / "benchmarks")
    plan: Any = importlib.import_module("archive_plan")
    made: Any = importlib.import_module("archive_story")
    read = 0
    for number in range(100_000):
        story = made.Story(1, number)
        section = plan.SECTIONS[number % len(plan.SECTIONS)]
        title = plan.clean_title(story.title(section.titles))
        date = plan.written_date(section.dates, story.moment)
        head = plan.front_matter(section, plan.draw_layout(story), title, date, story)
        source = front_matter(head)
        assert source is not None
        found = plain_yaml.read(source)
        if found is not None:
            assert found == all_of_yaml(source), source
            read += 1
    assert read > 90_000
