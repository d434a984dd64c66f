from __future__ import annotations

import pytest

from newsreader.model import NO_RULES
from newsreader.posts.clocks import SHIPPED_RULES
from newsreader.posts.fallback import Value
from newsreader.posts.fields import Filing, filing, title


def titled(written: Value = "", path: str = "a/name.md", body: str = "", source: str = "") -> str:
    return title({"title": written}, source, path, body)[0]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("&#123;a&#125;", "{a}"),
        ("年度&nbsp;话题 &amp; 更多", "年度 话题 & 更多"),
        ("two  spaces\u3000and\nlines", "two spaces and lines"),
        ("\x1b]52;c;x\x07", "\ufffd]52;c;x\ufffd"),
        ("&#27;[2J", "[2J"),
        (["重磅"], "[重磅]"),
        ("x" * 5_000, "x" * 999 + "…"),
    ],
)
def test_a_title_is_one_clean_line(written: Value, expected: str) -> None:
    assert titled(written) == expected


@pytest.mark.parametrize(
    ("path", "body", "expected", "reason"),
    [
        ("a/35万亿.md", "text", "35万亿", "There is no title, the file name was taken"),
        ("a/v1.5 out.markdown", "", "v1.5 out", "There is no title, the file name was taken"),
        (
            "a/ .md",
            "<div>\n<!-- no --><p>某公司&amp;<b>公告</b></p></div>",
            "某公司& 公告",
            "There is no title, the beginning of the body was taken",
        ),
        (
            "a/ .md",
            "字" * 50,
            "字" * 40 + "…",
            "There is no title, the beginning of the body was taken",
        ),
        (
            "a/ .md",
            "<div>  </div>",
            ".md",
            "There is no title, the file name was taken",
        ),
    ],
)
def test_without_a_title_the_next_best_is_taken_and_said(
    path: str, body: str, expected: str, reason: str
) -> None:
    found, notes = title({"title": " "}, "", path, body)
    assert found == expected
    assert [(note.field, note.reason) for note in notes] == [("title", reason)]


@pytest.mark.parametrize(
    ("line", "written", "expected"),
    [
        ("title: #话题#某公司公告", "", "#话题#某公司公告"),
        ("title: 公告 #话题# 更多", "公告", "公告 #话题# 更多"),
        ("title: Markets # a comment", "Markets", "Markets"),
        ("title: 'Markets' #comment", "Markets", "Markets"),
        ("title:   'Markets' #comment", "Markets", "Markets"),
    ],
)
def test_a_topic_in_an_unquoted_title_is_no_comment(line: str, written: str, expected: str) -> None:
    assert titled(written, source=f"\nlayout: post\n{line}\n") == expected


LEVELS = ("金融", "证券时报网", "数据")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"categories": list(LEVELS), "author": "证券时报网"},
            Filing(LEVELS, (), "证券时报网", "数据", "证券时报网"),
        ),
        (
            {"categories": ["金融", "证券时报网 - 数据"], "author": "证券时报网 - 数据"},
            Filing(LEVELS, (), "证券时报网", "数据", "证券时报网"),
        ),
        (
            {"categories": ["金融", "A - B - C"], "author": "A - B - C"},
            Filing(("金融", "A - B", "C"), (), "A - B", "C", "A - B"),
        ),
        ({"categories": "Markets", "author": ""}, Filing(("Markets",), (), "Markets", "", "")),
        (
            {"category": "Markets", "author": "Jane - Doe"},
            Filing(("Markets",), (), "Jane - Doe", "", "Jane - Doe"),
        ),
        (
            {"categories": ["Daily", "Asia"], "author": {"name": "Daily"}},
            Filing(("Daily", "Asia"), (), "Daily", "Asia", "Daily"),
        ),
        (
            {"categories": ["News", "Daily"], "author": ["Ann", "Bob"]},
            Filing(("News", "Daily"), (), "Daily", "", "Ann, Bob"),
        ),
        (
            {"categories": [["金融", "某报"], ["Tech", "AI"], "One"], "tags": ["x", ""]},
            Filing(("金融", "某报"), ("x", "Tech / AI", "One"), "某报", "", ""),
        ),
        (
            {"categories": ["News"], "source": "某报", "tags": "a, b，c"},
            Filing(("News",), ("a", "b", "c"), "某报", "", ""),
        ),
        (
            {"categories": ["News"], "source": "https://example.com"},
            Filing(("News",), (), "News", "", ""),
        ),
        (
            {"categories": ["&#123;金融&#125;", "\x1b[2J某报", " ", "要闻"]},
            Filing(("{金融}", "\ufffd[2J某报", "要闻"), (), "\ufffd[2J某报", "要闻", ""),
        ),
    ],
)
def test_fields_say_where_a_post_belongs(fields: dict[str, Value], expected: Filing) -> None:
    assert filing(fields, "x.md", SHIPPED_RULES) == expected


@pytest.mark.parametrize(
    ("path", "categories", "source", "section"),
    [
        ("source/_posts/金融/某报/要闻/x.md", ("金融", "某报", "要闻"), "某报", "要闻"),
        ("post/金融/某报 - 要闻/x.md", ("金融", "某报", "要闻"), "某报", "要闻"),
        ("_posts/2022/08/14/x.md", (), "", ""),
        ("某报/x.md", ("某报",), "某报", ""),
        ("x.md", (), "", ""),
    ],
)
def test_without_categories_the_folders_say_it(
    path: str, categories: tuple[str, ...], source: str, section: str
) -> None:
    found = filing({}, path, NO_RULES)
    assert (found.categories, found.source, found.section) == (categories, source, section)
