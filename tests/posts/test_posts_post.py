from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.model import Level, Post, Published
from newsreader.posts.clocks import SHIPPED_RULES
from newsreader.posts.post import parse
from newsreader.posts.read import read

HEADER = (
    "\n---\ntitle: '某公司  公告'\ncategories: \n - 金融\n - 证券时报网\n - 要闻\n"
    "headimg: 'https://example.com/x?random=1'\nauthor: 证券时报网\ncomments: false\n"
    "date: Sun, 14 Aug 2022 07:33:00 GMT\nthumbnail: \n---\n\n"
)
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def of(text: str | bytes, path: str = "a/x.md") -> Post:
    return parse(text if isinstance(text, bytes) else text.encode(), path, SHIPPED_RULES)


def test_a_body_that_is_too_large_is_cut_and_a_remark_says_so() -> None:
    post = of(HEADER + "<p>" + "潮" * 3_000_000)
    assert post.body.lstrip().startswith("<p>潮")
    assert len(post.body) < 1_000_000
    assert [remark.reason for remark in post.problems] == [
        "The body is too large, only its beginning is shown"
    ]


def test_a_whole_post() -> None:
    post = of(HEADER + "<div>   \n<p>某公司</p>  \n</div>\n            ")
    assert post.title == "某公司 公告"
    assert (post.source, post.section, post.author) == ("证券时报网", "要闻", "证券时报网")
    assert post.published == Published(
        datetime(2022, 8, 13, 23, 33, tzinfo=UTC),
        "Sun, 14 Aug 2022 07:33:00 GMT",
        "front matter",
        correction="This source's GMT is local time: Asia/Shanghai",
    )
    assert (post.zone, post.markup, post.front_matter) == ("Asia/Shanghai", "html", True)
    assert post.body == "\n<div>   \n<p>某公司</p>  \n</div>\n            "
    assert [remark.level for remark in post.remarks] == [Level.CORRECTION]
    assert post.problems == ()


@pytest.mark.parametrize(
    "data",
    [
        HEADER.encode(),
        b"\xef\xbb\xbf" + HEADER.encode(),
        b"\n\xef\xbb\xbf" + HEADER.encode(),
        HEADER.replace("\n", "\r\n").encode(),
        HEADER.replace("\n", "\r").encode(),
        HEADER.encode("utf-16"),
        HEADER.encode("gb18030"),
    ],
)
def test_bytes_of_every_kind_are_the_same_post(data: bytes) -> None:
    post = of(data + ("正文".encode("utf-16-le") if data[:2] == b"\xff\xfe" else b"text"))
    assert (post.title, post.source, post.problems) == ("某公司 公告", "证券时报网", ())


def test_a_file_without_front_matter_is_a_post_that_says_so() -> None:
    post = of("# Read me\n\nText.\n", "README.md")
    assert not post.front_matter
    assert (post.title, post.markup, post.body) == ("README", "markdown", "# Read me\n\nText.\n")
    assert post.remarks[0].field == "front matter"


def test_nothing_at_all_is_a_post_with_problems() -> None:
    post = of(b"", "")
    assert (post.title, post.published, post.zone) == ("?", None, "UTC")
    assert {remark.field for remark in post.problems} == {
        "front matter",
        "title",
        "date",
        "body",
    }


def test_a_body_that_repeats_its_title_is_normal() -> None:
    assert of(HEADER + "<div>某公司  公告</div>").problems == ()


@pytest.mark.parametrize(
    ("name", "body", "markup"),
    [
        ("x.HTML", "text", "html"),
        ("x.htm", "text", "html"),
        ("x.md", "<div>text</div>", "html"),
        ("x.md", "text", "markdown"),
        ("x", "text", "markdown"),
        ("x.TXT", "text", "text"),
        ("x.txt", "<p>text</p>", "html"),
    ],
)
def test_a_body_is_read_by_its_looks_or_the_ending_of_its_name(
    name: str, body: str, markup: str
) -> None:
    assert of(f"---\ntitle: t\n---\n{body}", name).markup == markup


def test_a_name_that_is_no_text_is_shown_as_such() -> None:
    assert of(b"", "a/\udcff.md").title == "\ufffd"


def assert_clean(post: Post) -> None:
    written = post.published.written if post.published else ""
    for text in (post.title, *post.categories, *post.tags, post.source, post.section, post.author):
        assert not CONTROL.search(text)
        assert len(text) <= 1_000
    assert not CONTROL.search(written)
    assert post.title.strip()
    for remark in post.remarks:
        assert not CONTROL.search(remark.reason)


FIELD = st.sampled_from(
    ["title", "date", "categories", "tags", "author", "source", "category", "published", "x"]
)
ODD = st.text(
    alphabet="ab1290-:/ \t'\"[]{},#&*@!|>%<金融年月日\x00\x1b\x85\u202e\u2028;=\\", max_size=30
)
LINES = st.lists(
    st.builds("{}: {}\n".format, FIELD, ODD) | st.builds(" - {}\n".format, ODD) | ODD, max_size=8
).map("".join)
FENCE = st.sampled_from(["---\n", "+++\n", ";;;\n", "{", "}\n", "\n", "...\n", ""])
POSTS = st.builds("{}{}{}{}".format, FENCE, LINES, FENCE, ODD)


@given(st.binary(max_size=300), st.text(max_size=30))
def test_any_bytes_under_any_name_are_a_clean_post(data: bytes, path: str) -> None:
    assert_clean(of(data, path))


@given(POSTS, st.sampled_from(["utf-8", "utf-16", "gb18030"]))
def test_what_looks_like_a_post_is_a_clean_post(text: str, encoding: str) -> None:
    assert_clean(of(text.encode(encoding)))


@given(st.text(alphabet="<>!-=/ \"'timedaspnclu2021年10月05日:（）版&#;\n", max_size=200))
def test_any_body_without_a_date_before_it_is_a_clean_post(body: str) -> None:
    assert_clean(of("---\ndate: Invalid Date\n---\n" + body))


def test_importing_it_loads_no_parser() -> None:
    heavy = "{'yaml', 'frontmatter', 'dateutil', 'tomllib', 'json'} & sys.modules.keys()"
    code = f"import sys, newsreader.posts; print({heavy})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"


@pytest.mark.corpus
def test_every_real_post_is_read(corpus: Path) -> None:
    root = corpus / "posts"
    posts = [
        read(file, file.relative_to(root).as_posix(), SHIPPED_RULES) for file in root.rglob("*.md")
    ]
    assert len(posts) >= 44
    for post in posts:
        assert_clean(post)
        assert len(post.categories) == 3
        assert post.categories[1:] == (post.source, post.section)
        assert post.author == post.source
        assert post.markup == "html"
    undated = [post.path for post in posts if post.published is None]
    assert undated == ["金融/证券时报网/数据/ .md"]
    years = {post.published.instant.year for post in posts if post.published}
    assert years == {2020, 2021, 2022}
    broken = [post for post in posts if any(r.field == "front matter" for r in post.remarks)]
    assert len(broken) == 3
    assert not any(post.title[0] in "\"'" and post in broken for post in posts)


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("pattern", "instant", "origin"),
    [
        ("seed.md", datetime(2022, 8, 13, 23, 33, tzinfo=UTC), "front matter"),
        ("posts/*/每经网/重磅原创/*.md", datetime(2021, 10, 4, 22, 7, 58, tzinfo=UTC), "body"),
        (
            "posts/*/格隆汇/搜索关键字/*.md",
            datetime(2021, 2, 25, 23, 50, tzinfo=UTC),
            "front matter",
        ),
    ],
)
def test_dates_of_real_posts(corpus: Path, pattern: str, instant: datetime, origin: str) -> None:
    (file,) = corpus.glob(pattern)
    post = read(file, file.name, SHIPPED_RULES)
    assert post.published is not None
    assert (post.published.instant, post.published.origin) == (instant, origin)


@pytest.mark.corpus
def test_documents_of_the_yaml_suite_are_clean_posts(corpus: Path) -> None:
    files = sorted((corpus.parent / "suites" / "yaml").glob("*.yaml"))
    if not files:
        pytest.skip("no suites beside the corpus")
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert_clean(of(f"---\n{text}\n---\nbody"))
        assert_clean(of(f"---\ntitle: {text}\n---\nbody"))


@pytest.mark.corpus
def test_naughty_strings_are_clean_posts(corpus: Path) -> None:
    file = corpus.parent / "suites" / "blns" / "blns.json"
    if not file.is_file():
        pytest.skip("no suites beside the corpus")
    for line in json.loads(file.read_text(encoding="utf-8")):
        post = of(f"---\ntitle: {line}\ndate: {line}\ncategories: {line}\n---\n{line}")
        assert_clean(post)
        assert post.front_matter
