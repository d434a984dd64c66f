from __future__ import annotations

import os
import pickle
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.index.derive import Body, Files, Head, lost
from newsreader.index.grams import pieces
from newsreader.model import NO_RULES, Remark, Sense, SourceRule
from newsreader.securities.hits import hits
from newsreader.securities.lexicon import Lexicon
from newsreader.securities.table import Name

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


def whole(folder: Path, text: str | bytes, path: str = "a.md") -> tuple[Head, Body] | None:
    data = text.encode() if isinstance(text, str) else text
    (folder / path).write_bytes(data)
    return Files(folder, NO_RULES).whole(path)


def of_post(folder: Path, text: str = POST) -> tuple[Head, Body]:
    made = whole(folder, text)
    assert made is not None
    return made


def test_a_head_holds_what_the_list_shows(tmp_path: Path) -> None:
    head, _body = of_post(tmp_path)
    assert head.title == "半导体设备走强"
    assert head.categories == ("金融", "示例日报", "要闻")
    assert head.instant == int(datetime(2022, 8, 14, 7, 33, tzinfo=UTC).timestamp())
    assert head.tags == ("芯片", "设备")
    assert head.author == "张三"
    assert head.origin == "front matter"


def test_a_body_holds_the_securities_that_it_names(tmp_path: Path) -> None:
    _head, body = of_post(tmp_path)
    assert [(named.symbol, named.count, named.sense) for named in body.named] == [
        ("300024.SZ", 2, Sense.COMPANY),
        ("600856.SH", 1, Sense.COMPANY),
    ]


def test_a_name_with_its_code_in_brackets_is_one_naming(tmp_path: Path) -> None:
    link = '<a href="https://xueqiu.com/S/SZ300024">示例科技</a>'
    text = POST.partition("<p>")[0] + f"<p>{link}(300024.SZ)涨停，{link}称。</p>"
    _head, body = of_post(tmp_path, text)
    assert [(named.symbol, named.name, named.count) for named in body.named] == [
        ("300024.SZ", "示例科技", 2)
    ]


def test_a_body_teaches_the_names_that_it_gives_to_codes(tmp_path: Path) -> None:
    _head, body = of_post(tmp_path)
    assert body.lessons == (("示例科技", "300024.SZ"), ("样本电子", "600856.SH"))


def test_a_name_that_the_archive_has_taught_is_found(tmp_path: Path) -> None:
    text = POST.replace("(300024.SZ)", "")
    (tmp_path / "a.md").write_text(text)
    lexicon = Lexicon({"示例科技": (Name("300024.SZ", "示例科技", "former"),)})
    found = Files(tmp_path, NO_RULES, lexicon).body("a.md")
    assert [named.symbol for named in found.named] == ["300024.SZ", "600856.SH"]


def test_a_day_without_an_hour_is_kept_as_that_day(tmp_path: Path) -> None:
    head, _body = of_post(tmp_path, POST.replace("2022-08-14 15:33:00 +08:00", "2022-08-14"))
    assert head.day_only
    assert head.instant == int(datetime(2022, 8, 14, tzinfo=UTC).timestamp())


def test_the_text_is_folded_title_and_body_on_two_lines(tmp_path: Path) -> None:
    _head, body = of_post(tmp_path)
    title, text = body.folded.split("\n")
    assert title == "半导体设备走强"
    assert "abc 芯片" in text
    assert body.pieces.split().count("芯片") == 1
    assert set(body.pieces.split()) == set(pieces(body.folded).split())


def test_a_text_that_folding_makes_long_is_searched_in_its_beginning(tmp_path: Path) -> None:
    _head, body = of_post(tmp_path, POST.partition("<p>")[0] + "\ufdfa" * 100_000)
    assert len(body.folded) == 1_000_000


def test_head_and_body_are_the_same_apart_and_together(tmp_path: Path) -> None:
    made = of_post(tmp_path)
    files = Files(tmp_path, NO_RULES)
    assert (files.head("a.md"), files.body("a.md")) == made


def test_all_of_it_goes_to_another_process_and_back(tmp_path: Path) -> None:
    files = Files(tmp_path, {"示例日报": SourceRule("Asia/Shanghai")}, Lexicon({}, frozenset("ab")))
    assert pickle.loads(pickle.dumps(files)) == files
    made = whole(tmp_path, POST)
    assert pickle.loads(pickle.dumps(made)) == made


def test_what_was_made_of_a_lexicon_does_not_go_with_it(tmp_path: Path) -> None:
    files = Files(tmp_path, NO_RULES)
    list(hits(files.lexicon, "示例"))
    assert len(pickle.dumps(files)) < 1000


def test_a_file_without_front_matter_is_no_post(tmp_path: Path) -> None:
    assert whole(tmp_path, "# Read me\n") is None
    assert Files(tmp_path, NO_RULES).head("a.md") is None


def test_a_file_that_has_gone_has_a_head_that_says_so(tmp_path: Path) -> None:
    files = Files(tmp_path, NO_RULES)
    made = files.whole("金融/gone.md")
    assert made is not None
    assert made[0].title == "gone"
    assert made[0].remarks == (Remark("file", "There is no such file."),)
    assert made == (files.head("金融/gone.md"), files.body("金融/gone.md"))


def test_a_link_out_of_the_archive_is_listed_and_not_read(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (tmp_path / "secret.md").write_text(POST)
    (archive / "link.md").symlink_to("../secret.md")
    files = Files(archive, NO_RULES)
    made = files.whole("link.md")
    assert made is not None
    assert made[0].title == "link"
    assert made[0].remarks == (
        Remark("file", "This link leads out of the archive; it is not followed."),
    )
    assert made[1].folded == "link\n"
    assert files.glance("link.md") == 0


def test_a_pipe_is_listed_and_keeps_what_is_in_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    files = Files(tmp_path, NO_RULES)
    end = os.open(tmp_path / "pipe.md", os.O_RDWR | os.O_NONBLOCK)
    try:
        os.write(end, POST.encode())
        made = files.whole("pipe.md")
        assert files.glance("pipe.md") == 0
        assert os.read(end, 10_000) == POST.encode()
    finally:
        os.close(end)
    assert made is not None
    assert [remark.reason for remark in made[0].remarks] == [
        "This is a pipe or a device, and not a post."
    ]


def test_a_file_on_which_the_program_ended_is_listed_with_that() -> None:
    head, body = lost("金融/hard.md")
    assert head.title == "hard"
    assert [remark.reason for remark in head.remarks] == [
        "The program that read the post came to an end."
    ]
    assert body.folded == "hard\n"


def test_a_name_that_is_not_utf8_gives_a_clean_title(tmp_path: Path) -> None:
    made = Files(tmp_path, NO_RULES).head(os.fsdecode(b"\xd0\xc2.md"))
    assert made is not None
    assert made.title == "\N{REPLACEMENT CHARACTER}" * 2


@pytest.mark.parametrize(
    ("broken", "field"),
    [
        ("newsreader.posts.read.read", "file"),
        ("newsreader.reading.article_of", "body"),
        ("newsreader.index.derive.fingerprint", "body"),
    ],
)
def test_a_part_that_fails_costs_a_remark_not_the_post(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, field: str
) -> None:
    def fail(*_arguments: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(broken, fail)
    head, body = of_post(tmp_path)
    assert head.title == ("a" if field == "file" else "半导体设备走强")
    remarks = (*head.remarks, *body.remarks)
    assert any("too deep" in remark.reason and remark.field == field for remark in remarks)


def test_a_rule_of_a_source_makes_other_heads(tmp_path: Path) -> None:
    rules = {"示例日报": SourceRule("Asia/Shanghai", clock="Asia/Shanghai")}
    plain, ruled = Files(tmp_path, NO_RULES), Files(tmp_path, rules)
    assert plain.heads_by != ruled.heads_by == Files(tmp_path, dict(rules)).heads_by
    assert plain.bodies_by == ruled.bodies_by


def test_another_version_makes_other_bodies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = Files(tmp_path, NO_RULES)
    before = (files.heads_by, files.bodies_by)
    monkeypatch.setattr("newsreader.index.versions.RECOGNISER_VERSION", 999)
    assert files.heads_by == before[0]
    assert files.bodies_by != before[1]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None
)
@given(st.binary() | st.text().map(lambda text: f"---\ntitle: {text}\n---\n{text}".encode()))
def test_any_bytes_are_a_post_or_none(tmp_path: Path, data: bytes) -> None:
    made = whole(tmp_path, data)
    assert made is None or made[0].title


@pytest.mark.corpus
def test_every_real_post_has_a_sound_head_and_body(corpus: Path) -> None:
    posts = corpus / "posts"
    files = Files(posts, NO_RULES)
    for file in posts.rglob("*.md"):
        made = files.whole(file.relative_to(posts).as_posix())
        assert made is not None
        remarks = (*made[0].remarks, *made[1].remarks)
        assert not any("could not be" in remark.reason for remark in remarks)
