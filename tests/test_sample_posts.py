"""The sample archive: what lies in it, byte by byte, and how each post is understood."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from newsreader.model import Post
from newsreader.posts.clocks import SHIPPED_RULES
from newsreader.posts.post import parse

TABLE = Path(__file__).parent / "data" / "sample_posts.tsv"
POSTS = "source/_posts"
SHOWPIECE = f"{POSTS}/金融/望海证券报/要闻/两百只手与一壶茶：江海智造展的三天.md"
RUN = 30


def _rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "path\texpected\tshows"
    return [line.split("\t") for line in lines[1:]]


ROWS = _rows()
EXPECTED = {path: expected for path, expected, _ in ROWS}
SHOWS = {path: shows for path, _, shows in ROWS}


def _that_shows(what: str) -> str:
    """The one path whose third column begins with `what`."""
    (path,) = (path for path, shows in SHOWS.items() if shows.startswith(what))
    return path


def _parse(sample_posts: Path, path: str) -> Post:
    return parse((sample_posts / path).read_bytes(), path, SHIPPED_RULES)


# --- the table ---------------------------------------------------------------------------------


def test_the_table_lists_every_sample_post_and_nothing_else(sample_posts: Path) -> None:
    found = {
        file.relative_to(sample_posts).as_posix()
        for file in sample_posts.rglob("*")
        if file.is_file() and file.name not in ("README.md", "board.png")
    }
    assert found == set(EXPECTED)
    assert len(ROWS) == len(EXPECTED)


def test_every_row_of_the_table_says_what_its_post_shows() -> None:
    assert all(shows.strip() for shows in SHOWS.values())


def test_every_file_name_can_be_stored_on_the_usual_systems() -> None:
    for path in EXPECTED:
        for name in path.split("/"):
            assert len(name.encode()) <= 221
            assert not set(name) & set('\\:*?"<>|')


def test_the_readme_has_no_front_matter_and_says_what_is_real(sample_posts: Path) -> None:
    text = (sample_posts / "README.md").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert text.endswith("\n\nInvented news; companies' names and codes are real.\n")


# --- bytes -------------------------------------------------------------------------------------


def test_one_post_begins_with_a_byte_order_mark(sample_posts: Path) -> None:
    marked = [
        path for path in EXPECTED if (sample_posts / path).read_bytes()[:3] == b"\xef\xbb\xbf"
    ]
    assert marked == [_that_shows("byte order mark")]


def test_one_post_has_crlf_line_ends_and_no_other_has_a_carriage_return(sample_posts: Path) -> None:
    with_cr = [path for path in EXPECTED if b"\r" in (sample_posts / path).read_bytes()]
    assert with_cr == [_that_shows("CRLF")]
    data = (sample_posts / with_cr[0]).read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") == data.count(b"\r")


def test_one_post_is_gb18030_and_all_others_are_utf_8(sample_posts: Path) -> None:
    other = []
    for path in EXPECTED:
        try:
            (sample_posts / path).read_bytes().decode()
        except UnicodeDecodeError:
            other.append(path)
    assert other == [_that_shows("GB18030")]
    assert "群山老茶馆" in (sample_posts / other[0]).read_bytes().decode("gb18030")


def test_most_posts_begin_with_an_empty_line(sample_posts: Path) -> None:
    with_line = [path for path in EXPECTED if (sample_posts / path).read_bytes()[:5] == b"\n---\n"]
    assert len(with_line) > len(EXPECTED) / 2


# --- coverage ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "bytes_of",
    [
        "\n+++\n",
        '  "title": ',
        "\nlayout: post\n",
        "\ntitle: ' '\n",
        "\ntitle: @",
        "\ntitle: *ST",
        "\ntitle: \"'Don't panic,' says the \"Slow",
        "\ntitle: '&#123;",
        "\ndate: Invalid Date\n",
        " Jan 1970 ",
        "GMT+0800 (China Standard Time)",
        "\ncategories: 随笔\n",
        "\ncategories: [",
        "\ntags:",
        "$贵州茅台(SH600519)$",
        "stockcode=SZ300024",
        "10<sup>8</sup>",
        "<dl>",
        "<pre>",
        "colspan=",
        "rowspan=",
        "<script>",
        "display: none",
        "```python",
        "　　",
        "389593户",
        "260208亿",
        "$42.36",
        "(CEO)",
        "（600031.SH）",
        "（SH600138，",
        "000402SZ",
        "港股代码：0700",
        "&lt;JNJ.N&gt;",
        "VOLV-B:STO",
        "BTC-USD",
        "苏常柴Ａ",
    ],
)
def test_each_oddity_stands_in_some_post(sample_posts: Path, bytes_of: str) -> None:
    assert any(bytes_of.encode() in (sample_posts / path).read_bytes() for path in EXPECTED)


def test_the_showpiece_has_all_that_an_article_can_have(sample_posts: Path) -> None:
    text = (sample_posts / SHOWPIECE).read_text(encoding="utf-8")
    for tag in ("<table", "<th", "<ul>", "<ol>", "<blockquote>", "<sup>", "<h3>", ' alt="', "<a "):
        assert tag in text
    assert text.count('code="300024"') == 2
    body = text.split("\n---\n")[2]
    assert 700 <= len(re.findall("[\u4e00-\u9fff]", body)) <= 1000


def test_two_pieces_are_long(sample_posts: Path) -> None:
    chinese = _body(sample_posts / _that_shows("long Chinese piece"))
    assert len(re.findall("[\u4e00-\u9fff]", chinese)) >= 3000
    english = _body(sample_posts / _that_shows("long English piece"))
    assert len(english.split()) >= 850


# --- how they are understood -------------------------------------------------------------------


@pytest.mark.parametrize("path", EXPECTED)
def test_a_sample_post_parses_and_lands_on_its_date(sample_posts: Path, path: str) -> None:
    post = _parse(sample_posts, path)
    assert post.front_matter
    assert post.title.strip()
    found = post.published.instant.strftime("%Y-%m-%dT%H:%M:%SZ") if post.published else "undated"
    assert found == EXPECTED[path]


@pytest.mark.parametrize(
    ("shows", "title"),
    [
        ("broken YAML: title with both", "'Don't panic,' says the \"Slow Ledger\" club"),
        ("broken YAML: unquoted title that begins with @", "@晴川小满 关注了股票 可口可乐"),
        (
            "broken YAML: unquoted title that begins with *",
            "*ST是什么意思：股票简称里的小记号",
        ),
        ("braces written", "{开源}周报：本周合并了四十一处修改"),
        ("byte order mark", "县城书店的第一份财报"),
        ("CRLF", "渡口的最后一班船改了时刻"),
        ("GB18030", "老茶馆的记账法，值得再看一眼"),
        ("TOML", "书房里的复利"),
        ("JSON", "秤的三种沉默"),
    ],
)
def test_an_odd_title_is_understood(sample_posts: Path, shows: str, title: str) -> None:
    assert _parse(sample_posts, _that_shows(shows)).title == title


@pytest.mark.parametrize(
    "shows",
    [
        "broken YAML: title with both",
        "broken YAML: unquoted title that begins with *",
        "title of one space, `Invalid",
        "title of one space, file",
        "`Invalid Date`, true",
        "empty body",
        "no date anywhere",
    ],
)
def test_a_post_with_something_wrong_says_so(sample_posts: Path, shows: str) -> None:
    assert _parse(sample_posts, _that_shows(shows)).problems


def test_the_showpiece_is_the_newest_of_all(sample_posts: Path) -> None:
    instants = {
        path: post.published.instant
        for path in EXPECTED
        if (post := _parse(sample_posts, path)).published
    }
    assert max(instants, key=lambda path: instants[path]) == SHOWPIECE


def test_the_newest_week_is_busy_and_the_archive_spans_three_months() -> None:
    instants = [
        datetime.fromisoformat(expected) for expected in EXPECTED.values() if expected != "undated"
    ]
    newest = max(instants)
    assert sum(newest - instant < timedelta(days=7) for instant in instants) >= 12
    assert min(instants) == datetime(2026, 8, 24, tzinfo=UTC)
    assert newest.date() == date(2026, 11, 20)
    assert sum(instant.date() == newest.date() for instant in instants) >= 5


# --- whose words they are ----------------------------------------------------------------------


def _body(file: Path) -> str:
    """The visible words of a post, roughly: without front matter, tags, addresses and spaces."""
    data = file.read_bytes()
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    body = re.split(r"^(?:---|\+\+\+|\})\s*$", text, maxsplit=2, flags=re.M)[-1]
    body = re.sub(r"<[^<>]*>|https?://[\x21-\x7e]+", " ", body)
    return " ".join(html.unescape(body).split())


def _runs(text: str) -> Iterator[str]:
    return (text[at : at + RUN] for at in range(len(text) - RUN + 1))


@pytest.mark.corpus
def test_no_sample_post_shares_a_run_of_words_with_a_real_one(
    sample_posts: Path, corpus: Path
) -> None:
    real = {run for file in corpus.rglob("*.md") for run in _runs(_body(file))}
    for path in EXPECTED:
        shared = [run for run in _runs(_body(sample_posts / path)) if run in real]
        assert not shared, path
