from __future__ import annotations

import os
import pickle
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.index.derive import Row, derivation, derive
from newsreader.model import NO_RULES, Sense, SourceRule

POST = """---
title: 半导体设备走强
date: 2022-08-14 15:33:00 +08:00
categories:
  - 金融
  - 示例日报
  - 要闻
tags: [芯片, 设备]
author: 张三
---
<p>示例科技(300024.SZ)与样本电子(600856.SH)上涨，示例科技(300024.SZ)涨停。ＡＢＣ　芯片</p>
"""


def row(folder: Path, text: str | bytes, path: str = "a.md") -> Row | None:
    data = text.encode() if isinstance(text, str) else text
    (folder / path).write_bytes(data)
    return derive(folder, path, NO_RULES)


def test_a_row_holds_what_the_list_shows(tmp_path: Path) -> None:
    made = row(tmp_path, POST)
    assert made is not None
    assert made.title == "半导体设备走强"
    assert made.categories == ("金融", "示例日报", "要闻")
    assert made.instant == int(datetime(2022, 8, 14, 7, 33, tzinfo=UTC).timestamp())
    assert made.tags == ("芯片", "设备")
    assert made.author == "张三"
    assert made.origin == "front matter"
    assert [(named.symbol, named.count, named.sense) for named in made.named] == [
        ("300024.SZ", 2, Sense.COMPANY),
        ("600856.SH", 1, Sense.COMPANY),
    ]


def test_a_name_with_its_code_in_brackets_is_one_naming(tmp_path: Path) -> None:
    link = '<a href="https://xueqiu.com/S/SZ300024">示例科技</a>'
    made = row(tmp_path, POST.partition("<p>")[0] + f"<p>{link}(300024.SZ)涨停，{link}称。</p>")
    assert made is not None
    assert [(named.symbol, named.name, named.count) for named in made.named] == [
        ("300024.SZ", "示例科技", 2)
    ]


def test_a_day_without_an_hour_is_kept_as_that_day(tmp_path: Path) -> None:
    made = row(tmp_path, POST.replace("2022-08-14 15:33:00 +08:00", "2022-08-14"))
    assert made is not None
    assert made.day_only
    assert made.instant == int(datetime(2022, 8, 14, tzinfo=UTC).timestamp())


def test_the_text_is_folded_title_and_body_on_two_lines(tmp_path: Path) -> None:
    made = row(tmp_path, POST)
    assert made is not None
    title, body = made.text.split("\n")
    assert title == "半导体设备走强"
    assert "abc 芯片" in body


def test_a_row_goes_to_another_process_and_back(tmp_path: Path) -> None:
    made = row(tmp_path, POST)
    assert pickle.loads(pickle.dumps(made)) == made
    assert pickle.loads(pickle.dumps(derive)) is derive


def test_a_file_without_front_matter_has_no_row(tmp_path: Path) -> None:
    assert row(tmp_path, "# Read me\n") is None


def test_a_file_that_has_gone_has_a_row_that_says_so(tmp_path: Path) -> None:
    made = derive(tmp_path, "金融/gone.md", NO_RULES)
    assert made is not None
    assert made.title == "gone"
    assert [remark.field for remark in made.remarks] == ["file"]


def test_a_name_that_is_not_utf8_gives_a_clean_title(tmp_path: Path) -> None:
    made = derive(tmp_path, os.fsdecode(b"\xd0\xc2.md"), NO_RULES)
    assert made is not None
    assert made.title == "\N{REPLACEMENT CHARACTER}" * 2


@pytest.mark.parametrize(
    ("broken", "field"),
    [
        ("newsreader.posts.read", "file"),
        ("newsreader.reading.article_of", "body"),
        ("newsreader.index.derive.fingerprint", "body"),
    ],
)
def test_a_part_that_fails_costs_a_remark_not_the_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, field: str
) -> None:
    def fail(*_arguments: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(broken, fail)
    made = row(tmp_path, POST)
    assert made is not None
    assert made.title == ("a" if field == "file" else "半导体设备走强")
    assert any("too deep" in remark.reason and remark.field == field for remark in made.remarks)


def test_a_rule_of_a_source_changes_the_derivation() -> None:
    rules = {"示例日报": SourceRule("Asia/Shanghai", clock="Asia/Shanghai")}
    assert derivation(rules) != derivation(NO_RULES)
    assert derivation(rules) == derivation(dict(rules))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.binary() | st.text().map(lambda text: f"---\ntitle: {text}\n---\n{text}".encode()))
def test_any_bytes_have_a_row_or_none(tmp_path: Path, data: bytes) -> None:
    made = row(tmp_path, data)
    assert made is None or made.title


@pytest.mark.corpus
def test_every_real_post_has_a_sound_row(corpus: Path) -> None:
    posts = corpus / "posts"
    for file in posts.rglob("*.md"):
        made = derive(posts, file.relative_to(posts).as_posix(), NO_RULES)
        assert made is not None
        assert not any("could not be" in remark.reason for remark in made.remarks)
