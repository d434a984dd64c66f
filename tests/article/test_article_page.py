from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from bodies import BODIES, MARKUPS, Markup, post_of, roles_of, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.article.build import build
from newsreader.article.line import Page, Role
from newsreader.article.page import Article, said_page, set_page, zone_name
from newsreader.article.setting import Setting
from newsreader.model import Level, Mention, Named, Post, Published, Remark, SecurityKind, Sense

SHANGHAI = ZoneInfo("Asia/Shanghai")
PUBLISHED = Published(
    datetime(2022, 8, 13, 23, 33, tzinfo=UTC), "Sat, 13 Aug 2022 23:33:00 GMT", "front matter"
)
EMPTY = "This post has no text beyond its title."


def mention(article: Post, text: str, symbol: str, sense: Sense = Sense.COMPANY) -> Mention:
    """The first place of `text` in the body of a post, as a mention of `symbol`."""
    start = build(article).text.index(text)
    return Mention(
        symbol, text, start, start + len(text), SecurityKind.STOCK, sense, "body", "link", text
    )


def page_of(post: Post, *mentions: Mention, cells: int = 60, codes: bool = True) -> Page:
    named = tuple(Named(each.symbol, each.name, each.kind, each.sense, 1) for each in mentions)
    article = Article(post, build(post), mentions, named)
    return set_page(article, cells, SHANGHAI, Setting(codes=codes))


def body_of(page: Page) -> list[str]:
    return texts(page.lines[page.body[0] : page.body[1]])


# --- the head ----------------------------------------------------------------------------------


def test_the_head_says_title_source_section_author_and_dates() -> None:
    post = replace(
        post_of("<p>a</p>"),
        source="证券时报网",
        section="要闻",
        author="陆小满",
        published=replace(PUBLISHED, correction="This source's GMT is local time"),
    )
    assert texts(page_of(post, cells=90).lines) == [
        "Title",
        "证券时报网 › 要闻 · 陆小满",
        "Sun 14 Aug 2022 07:33 Asia/Shanghai",
        "Published as Sat, 13 Aug 2022 23:33:00 GMT",
        "This source's GMT is local time",
        "",
        "a",
    ]


@pytest.mark.parametrize(
    ("source", "section", "author", "line"),
    [
        ("s", "", "", "s"),
        ("", "", "a", "a"),
        ("s", "c", "s", "s › c"),
        ("s", "c", "c", "s › c"),
    ],
)
def test_an_author_who_is_the_source_is_not_said_twice(
    source: str, section: str, author: str, line: str
) -> None:
    post = replace(post_of("<p>x</p>"), source=source, section=section, author=author)
    assert texts(page_of(post).lines)[1] == line


def test_a_post_without_a_date_is_undated() -> None:
    assert texts(page_of(post_of("<p>x</p>")).lines)[1] == "Undated"


def test_where_only_the_day_is_known_no_hour_is_shown() -> None:
    day = datetime(2022, 8, 14, tzinfo=UTC)
    published = replace(PUBLISHED, instant=day, written="", day_only=True)
    post = replace(post_of("<p>x</p>"), published=published)
    assert texts(page_of(post).lines)[1:3] == ["Sun 14 Aug 2022", ""]


def test_only_what_is_wrong_is_shown_as_a_problem() -> None:
    remarks = (Remark("body", "The body is empty"), Remark("date", "x", Level.CORRECTION))
    page = page_of(replace(post_of(""), remarks=remarks))
    assert roles_of(page.lines, Role.PROBLEM) == ["! The body is empty"]


def test_a_zone_without_a_name_shows_its_offset() -> None:
    assert zone_name(SHANGHAI) == "Asia/Shanghai"
    assert zone_name(timezone(timedelta(hours=8))) == "UTC+08:00"


# --- the story ---------------------------------------------------------------------------------


@pytest.mark.parametrize("body", ["", "<p> </p>", "<p>Title</p>", "<h1>Title</h1>"])
def test_a_post_that_says_no_more_than_its_title_says_so(body: str) -> None:
    assert body_of(page_of(post_of(body))) == [EMPTY]


def test_a_heading_that_repeats_the_title_is_left_out() -> None:
    assert body_of(page_of(post_of("<h1>Title</h1><p>a</p>"))) == ["a"]
    assert body_of(page_of(post_of("<h1>Titles</h1><p>a</p>"))) == ["Titles", "", "a"]


def test_a_picture_says_what_it_is() -> None:
    page = page_of(post_of("<p><img alt=harbour></p><p>a</p><audio src=tide.mp3></audio>"))
    assert body_of(page) == ["[image: harbour]", "", "a", "", "[audio: tide.mp3]"]
    assert roles_of(page.lines, Role.MEDIA) == ["harbour", "tide.mp3"]


def test_a_picture_without_words_has_its_number() -> None:
    assert body_of(page_of(post_of("<img src=1.png><video src=2.mp4></video>"))) == [
        "[image #1]",
        "[video #1]",
    ]


def test_the_number_of_a_link_stands_behind_the_picture_that_is_linked() -> None:
    page = page_of(post_of("<a href=https://a.example/><img alt=harbour></a>"))
    assert body_of(page) == ["[image: harbour][1]"]


def test_a_link_has_a_number_and_each_address_stands_once_below() -> None:
    post = post_of("<p><a href=/x>a</a> <a href=/y>b</a> <a href=/x>c</a> <a href='#f'>d</a></p>")
    page = page_of(post)
    assert body_of(page) == ["a[1] b[2] c[1] d"]
    assert texts(page.lines)[page.body[1] :] == ["", "Links", "[1] /x", "[2] /y"]
    assert page.addresses == ("/x", "/y")
    assert roles_of(page.lines, Role.LINK) == ["a", "b", "c", "d"]


def test_a_long_address_is_cut_below_itself() -> None:
    page = page_of(post_of("<p><a href=https://a.example/one/two>a</a></p>"), cells=20)
    first, *more = texts(page.lines)[page.body[1] + 2 :]
    assert first.startswith("[1] https://")
    assert more
    assert all(line.startswith("    ") for line in more)
    assert "".join(line[4:] for line in (first, *more)) == "https://a.example/one/two"


# --- securities --------------------------------------------------------------------------------

LINKED = post_of(
    "<p><a href='https://q.example/1'>比亚迪</a>与<a href='/x'>机器人</a>，<a href='/y'>z</a></p>"
)


def test_the_first_mention_of_a_security_carries_its_symbol_and_no_number() -> None:
    page = page_of(LINKED, mention(LINKED, "比亚迪", "002594.SZ"))
    assert body_of(page) == ["比亚迪[002594.SZ]与机器人[1]，z[2]"]
    assert page.addresses == ("/x", "/y", "https://q.example/1")
    assert roles_of(page.lines, Role.SECURITY) == ["比亚迪", "002594.SZ"]


def test_symbols_may_be_left_out() -> None:
    page = page_of(LINKED, mention(LINKED, "比亚迪", "002594.SZ"), codes=False)
    assert body_of(page) == ["比亚迪与机器人[1]，z[2]"]


def test_the_common_word_is_linked_but_not_lit() -> None:
    page = page_of(LINKED, mention(LINKED, "机器人", "300024.SZ", Sense.COMMON))
    assert roles_of(page.lines, Role.SECURITY) == []
    assert "机器人" in roles_of(page.lines, Role.LINK)
    assert "Linked, probably the common word" in texts(page.lines)


@pytest.mark.parametrize(
    ("text", "symbol", "shown"),
    [
        ("比亚迪", "002594.SZ", True),
        ("SH600085", "600085.SH", False),
        ("600085，SH", "600085.SH", False),
        ("0700", "00700.HK", False),
        ("10700", "00700.HK", True),
        ("$aapl", "AAPL.US", False),
        ("Disney", "DIS.US", True),
        ("Costco", "COST.US", True),
        ("NYSE：A", "A.US", False),
        ("BRK/B", "BRK.B.US", False),
    ],
)
def test_a_symbol_is_added_where_the_text_lacks_its_code(
    text: str, symbol: str, shown: bool
) -> None:
    post = post_of(f"<p>{text}</p>")
    assert (f"[{symbol}]" in body_of(page_of(post, mention(post, text, symbol)))[0]) is shown


def test_a_symbol_is_not_added_between_a_name_and_its_code() -> None:
    post = post_of("<p>绿的谐波（688017）拆开减速器，三一重工（昨日）没有。</p>")
    page = page_of(
        post,
        mention(post, "绿的谐波", "688017.SH"),
        mention(post, "688017", "688017.SH"),
        mention(post, "三一重工", "600031.SH"),
    )
    text = "".join(body_of(page))
    assert text == "绿的谐波（688017）拆开减速器，三一重工[600031.SH]（昨日）没有。"


def test_rise_and_fall_are_told_apart_and_said_to_go_by_words_where_one_wants_it() -> None:
    table = "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>-3.1%</td></tr></table>"
    post = post_of(f"<p>红茶涨停。</p>{table}", title="柑橘大跌")
    article = Article(post, build(post))
    roles = {
        piece.text: role
        for line in set_page(article, 100, SHANGHAI, Setting(tones=True)).lines
        for piece in line.pieces
        for role in (Role.UP, Role.DOWN)
        if role in piece.roles
    }
    assert roles == {"大跌": Role.DOWN, "涨停": Role.UP, "-3.1%": Role.DOWN}
    toned, plain = (
        texts(set_page(article, 100, SHANGHAI, Setting(tones=tones)).lines)
        for tones in (True, False)
    )
    (legend,) = (line for line in toned if "not by prices" in line)
    assert [line for line in toned if line != legend][:-1] == plain


def test_where_nothing_rose_or_fell_nothing_is_said_of_colours() -> None:
    post = post_of("<p>红茶微涨。</p>")
    lines = texts(set_page(Article(post, build(post)), 60, SHANGHAI, Setting(tones=True)).lines)
    assert not any("prices" in line for line in lines)


def test_the_securities_stand_below_with_name_and_count() -> None:
    post = post_of("<p>比亚迪 AAPL</p>")
    page = page_of(post, mention(post, "比亚迪", "002594.SZ"), mention(post, "AAPL", "AAPL.US"))
    assert texts(page.lines)[-3:] == ["Stocks", "002594.SZ  比亚迪  ×1", "AAPL.US    AAPL    ×1"]


# --- what holds for any story ------------------------------------------------------------------


@settings(max_examples=200, deadline=None)
@given(BODIES, MARKUPS, st.integers(min_value=20, max_value=120))
def test_no_line_is_wider_than_the_page(body: str, markup: Markup, cells: int) -> None:
    post = replace(
        post_of(body, markup, title="标题：一个很长的标题 with words"),
        source="来源",
        author="作者",
        published=PUBLISHED,
    )
    document = build(post)
    named = (
        Named("VOLV-B.ST", "沃尔沃集团股份有限公司", SecurityKind.STOCK, Sense.COMPANY, 1_000),
        Named("BTC.CRYPTO", "", SecurityKind.CRYPTO, Sense.COMPANY, 1),
    )
    page = set_page(Article(post, document, (), named), cells, SHANGHAI)
    assert all(line.cells <= cells for line in page.lines)
    assert 0 < page.body[0] < page.body[1] <= len(page.lines)


def test_why_there_is_no_story_is_a_page() -> None:
    page = said_page("tea.md: there is no such file.", 20)
    assert texts(page.lines) == ["tea.md: there is no", "such file."]
    assert page.width == 20


# --- pictures ----------------------------------------------------------------------------------


def test_a_picture_stands_below_the_head_and_above_its_words() -> None:
    post = post_of("<p>a</p><img src=a.png alt=harbour>")
    setting = Setting(pictures={"a.png": (64, 32)})
    page = set_page(Article(post, build(post)), 60, SHANGHAI, setting)
    (picture,) = page.pictures
    assert texts(page.lines[picture.first - 2 : picture.last + 1]) == [
        "a", "", "", "", "[image: harbour]",
    ]  # fmt: skip
    assert page.line_of("picture", picture.at) == picture.first
