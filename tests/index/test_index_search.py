"""The filter in SQL against the plainest Python that says the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from memory_index import ARCHIVE, MemoryIndex, company, memory_index, whole

from newsreader.errors import UnknownSecurity
from newsreader.index import search, views
from newsreader.index.derive import Body, Head
from newsreader.index.search import Reader, Search, condition, midnight
from newsreader.index.views import Order
from newsreader.model import Sense
from newsreader.query import (
    And,
    Days,
    Everything,
    Field,
    Is,
    Not,
    Or,
    Query,
    Text,
    Ticker,
    Undated,
    parse,
)
from newsreader.securities.lexicon import Lexicon
from newsreader.securities.table import Name
from newsreader.text.fold import fold

ZONE = "Asia/Shanghai"
SINCE = int(datetime(2022, 8, 10, tzinfo=UTC).timestamp())
MONDAY = int(datetime(2022, 8, 8, tzinfo=ZoneInfo(ZONE)).timestamp())
CIVIL = int(datetime(2022, 8, 8, tzinfo=UTC).timestamp())
ZONES = (ZONE, "America/New_York", "Pacific/Kiritimati")
READER = Reader(str(ARCHIVE), ZONE, SINCE)
TODAY = date(2022, 8, 14)

LEVELS = ("金融", "证券", "要闻", "A/B", "Daily")
WORDS = ("芯片", "新产业", "NVIDIA", "a b", "％", "_", "'", "é")
SYMBOLS = ("300024.SZ", "00700.HK", "AAPL.US")
WATCHED = SYMBOLS[0]


@dataclass(frozen=True)
class Made:
    """One story, and what the reader did with it."""

    path: str
    head: Head
    body: Body
    text: str
    read: bool | None
    bookmarked: bool | None
    begun: bool
    """Whether its head alone has been indexed so far."""


@st.composite
def made(draw: st.DrawFn) -> list[Made]:
    """Draw an archive of a few stories."""
    words = st.lists(st.sampled_from(WORDS), max_size=3).map("，".join)
    stories = []
    hours = st.integers(0, 10 * 24).map(lambda hour: MONDAY + hour * 3600)
    lasts = st.integers(0, 10).map(lambda days: MONDAY + days * 86400 - 1)
    midnights = st.integers(0, 10).map(lambda days: CIVIL + days * 86400)
    for number in range(draw(st.integers(0, 8))):
        title, text = draw(words), draw(words)
        day_only = draw(st.booleans())
        head, body = whole(
            title or "-",
            categories=tuple(draw(st.lists(st.sampled_from(LEVELS), max_size=3))),
            source=draw(st.sampled_from(("", "示例日报", "Sample Daily"))),
            author=draw(st.sampled_from(("", "张三", "Ann"))),
            tags=tuple(draw(st.lists(st.sampled_from(WORDS), max_size=2))),
            instant=draw(midnights if day_only else st.none() | hours | lasts),
            day_only=day_only,
            named=tuple(
                company(symbol, draw(st.sampled_from(Sense)))
                for symbol in draw(st.sets(st.sampled_from(SYMBOLS)))
            ),
            text=text,
        )
        mark = st.none() | st.booleans()
        begun = draw(st.integers(0, 4)) == 4
        path = f"f{number}/{title}.md"
        stories.append(Made(path, head, body, text, draw(mark), draw(mark), begun))
    return stories


DAYS = st.none() | st.dates(date(2022, 8, 5), date(2022, 8, 20)) | st.just(date.max)
LEAVES: st.SearchStrategy[Query] = st.one_of(
    st.just(Everything()),
    st.just(Undated()),
    st.sampled_from(WORDS).map(lambda word: Text(fold(word))),
    st.builds(Days, DAYS, DAYS),
    st.sampled_from((Is("unread"), Is("read"), Is("bookmarked"), Is("watched"))),
    st.sampled_from((*SYMBOLS, "3000", "0070", "9")).map(Ticker),
    st.sampled_from((*LEVELS, "金融/证券", "a", "daily/金融")).map(
        lambda level: Field("category", fold(level))
    ),
    st.sampled_from(("示例", "daily")).map(lambda word: Field("source", word)),
    st.sampled_from(("张", "an")).map(lambda word: Field("author", word)),
    st.sampled_from(WORDS).map(lambda word: Field("title", fold(word))),
    st.sampled_from(WORDS).map(lambda word: Field("tag", fold(word))),
    st.sampled_from(("f1/", ".md")).map(lambda word: Field("path", word)),
)
QUERIES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
    ),
    max_leaves=6,
)


def day_of(row: Head, zone: str) -> date | None:
    """The day that a story is of: in the zone where its hour is known."""
    if row.instant is None:
        return None
    return datetime.fromtimestamp(row.instant, UTC if row.day_only else ZoneInfo(zone)).date()


def names(story: Made, notation: str) -> bool:
    """Whether the story names the security, or one that begins with these digits."""
    named = () if story.begun else story.body.named
    symbols = [one.symbol for one in named if one.sense is Sense.COMPANY]
    if notation.isdigit():
        return any(symbol.startswith(notation) for symbol in symbols)
    return notation in symbols


def meets(story: Made, query: Query, zone: str = ZONE) -> bool:
    """Whether the story meets the filter, by looking at it."""
    row = story.head
    match query:
        case Everything():
            return True
        case And(parts):
            return all(meets(story, part, zone) for part in parts)
        case Or(parts):
            return any(meets(story, part, zone) for part in parts)
        case Not(part):
            return not meets(story, part, zone)
        case Text(value):
            return value in fold(row.title) or (value in fold(story.text) and not story.begun)
        case Field("category", value):
            levels = "/".join(fold(level) for level in row.categories).split("/")
            wanted = value.split("/")
            return any(
                levels[start : start + len(wanted)] == wanted for start in range(len(levels))
            )
        case Field("tag", value):
            return any(value in fold(tag) for tag in row.tags)
        case Field("path", value):
            return value in fold(story.path)
        case Field(name, value):
            return value in fold(getattr(row, name))
        case Ticker(notation):
            return names(story, notation)
        case Days(first, last):
            day = day_of(row, zone)
            return day is not None and (first or date.min) <= day <= (last or date.max)
        case Undated():
            return row.instant is None
        case Is("bookmarked"):
            return story.bookmarked is True
        case Is("watched"):
            return names(story, WATCHED)
        case Is(state):
            read = story.read
            if read is None:
                read = row.instant is None or row.instant < SINCE
            return read == (state == "read")
    raise AssertionError(query)


def fill(index: MemoryIndex, stories: list[Made]) -> None:
    for story in stories:
        if story.begun:
            index.add_head(story.path, story.head)
        else:
            index.add(story.path, (story.head, story.body))
        for kind, value in (("read", story.read), ("bookmark", story.bookmarked)):
            if value is not None:
                index.mark(story.path, kind, value)
        index.mark(story.path, "read", True, archive="/another")
        index.mark(story.path, "bookmark", True, archive="/another")
    index.watch(WATCHED)
    index.watch(SYMBOLS[1])
    index.watch(SYMBOLS[1], False)


@settings(max_examples=300, deadline=None)
@given(stories=made(), query=QUERIES, zone=st.sampled_from(ZONES))
def test_a_filter_finds_what_looking_at_each_story_finds(
    stories: list[Made], query: Query, zone: str
) -> None:
    reader = Reader(str(ARCHIVE), zone, SINCE)
    with memory_index() as index:
        fill(index, stories)
        view = views.make(index.connection, query, Order.NEWEST, reader)
        found = {story.path for story in views.rows(index.connection, view.ids, reader)}
        assert found == {story.path for story in stories if meets(story, query, zone)}
        assert views.count(index.connection, query, reader) == len(found)
        for way in Search:  # whichever is chosen
            where = condition(query, reader, way)
            statement = f"SELECT p.path FROM posts AS p WHERE {where.sql}"
            assert {path for (path,) in index.connection.execute(statement, where.values)} == found


@settings(max_examples=200, deadline=None)
@given(
    stories=made(),
    query=QUERIES,
    limit=st.integers(0, 5),
    looked=st.integers(0, 4),
    little=st.integers(0, 3),
)
def test_the_first_of_a_list_are_those_of_the_whole_list(
    stories: list[Made], query: Query, limit: int, looked: int, little: int
) -> None:
    with memory_index() as index, pytest.MonkeyPatch.context() as patch:
        patch.setattr(views, "_LOOKED_THROUGH", looked)
        patch.setattr(search, "_LITTLE", little)  # more are very many
        fill(index, stories)
        for order in Order:
            all_ = views.make(index.connection, query, order, READER).ids
            view = views.make(index.connection, query, order, READER, limit)
            assert view.ids == all_[:limit]
            assert not view.whole or len(all_) < limit


@settings(max_examples=100, deadline=None)
@given(stories=made(), zone=st.sampled_from(ZONES), limit=st.none() | st.integers(0, 6))
def test_a_list_by_date_stands_in_the_order_of_its_days(
    stories: list[Made], zone: str, limit: int | None
) -> None:
    reader = Reader(str(ARCHIVE), zone, SINCE)
    with memory_index() as index:
        fill(index, stories)
        rows = {index.id_of(story.path): story.head for story in stories}

        def newest(story: int) -> tuple[object, ...]:
            row = rows[story]
            return (day_of(row, zone) or date.min, not row.day_only, row.instant or 0, story)

        view = views.make(index.connection, Everything(), Order.NEWEST, reader, limit)
        assert list(view.ids) == sorted(rows, key=newest, reverse=True)[:limit]
        oldest = views.make(index.connection, Everything(), Order.OLDEST, reader, limit)
        dated = [story for story in rows if rows[story].instant is not None]
        assert [s for s in oldest.ids if s in dated] == sorted(dated, key=newest)[:limit]
        for one in (view, oldest):
            assert [
                (day.date, story)
                for day in one.days
                for story in one.ids[day.first : day.first + day.count]
            ] == [(day_of(rows[story], zone), story) for story in one.ids]


@settings(max_examples=100, deadline=None)
@given(stories=made())
def test_the_marks_of_a_row_are_those_that_a_filter_finds(stories: list[Made]) -> None:
    with memory_index() as index:
        fill(index, stories)
        ids = [index.id_of(story.path) for story in stories]
        rows = views.rows(index.connection, ids, READER)
        for made_, row in zip(stories, rows, strict=True):
            assert row.unread == meets(made_, Is("unread"))
            assert row.bookmarked == meets(made_, Is("bookmarked"))
            assert row.watched == meets(made_, Is("watched"))


@pytest.fixture
def index() -> Iterator[MemoryIndex]:
    with memory_index() as made:
        yield made


def found(index: MemoryIndex, text: str, reader: Reader = READER) -> set[str]:
    view = views.make(index.connection, parse(text, TODAY), Order.NEWEST, reader)
    return {story.path for story in views.rows(index.connection, view.ids, reader)}


def test_a_word_of_two_characters_is_found_in_title_and_body(index: MemoryIndex) -> None:
    index.add("title", title="国产芯片走强")
    index.add("body", title="快讯", text="公司称，芯片 供应充足。")
    index.add("other", title="芯 片")
    assert found(index, "芯片") == {"title", "body"}
    assert found(index, "title:芯片") == {"title"}


def test_width_and_case_do_not_count(index: MemoryIndex) -> None:
    index.add("a", title="ＮＶＩＤＩＡ 业绩")
    assert found(index, "nvidia") == found(index, "Ｎvidia　业绩") == {"a"}


def test_a_phrase_does_not_run_from_title_into_body(index: MemoryIndex) -> None:
    index.add("a", title="one", text="two three")
    assert found(index, '"one two"') == set()
    assert found(index, '"two three"') == {"a"}


def test_signs_that_mean_something_to_like_are_plain(index: MemoryIndex) -> None:
    index.add("a", title="up 5%")
    index.add("b", title="up 5 points")
    assert found(index, "5%") == {"a"}
    assert found(index, "_") == set()


def test_fields_words_and_dates_combine(index: MemoryIndex) -> None:
    when = int(datetime(2022, 8, 13, 17, 0, tzinfo=UTC).timestamp())  # 1 in the morning, Beijing
    named = (company("300024.SZ"),)
    index.add("a", title="芯片", instant=when, named=named, categories=("金融", "日报"))
    index.add("b", title="芯片", instant=when, named=named, categories=("体育",))
    index.add("c", title="芯片", instant=when - 8 * 3600, named=named, categories=("金融",))
    text = "ticker:300024 date:2022-08-14 芯片 category:金融"
    assert found(index, text) == {"a"}
    assert found(index, "ticker:sz300024 -category:金融") == {"b"}
    assert found(index, "date:2022-08-14 OR category:金融") == {"a", "b", "c"}
    assert found(index, text, Reader(str(ARCHIVE), "UTC", SINCE)) == set()


def test_a_word_that_is_only_a_word_is_no_ticker(index: MemoryIndex) -> None:
    index.add("a", named=(company("300024.SZ", Sense.COMMON, 4),))
    assert found(index, "ticker:300024") == set()


def test_a_day_without_an_hour_is_that_day_in_every_zone(index: MemoryIndex) -> None:
    index.add("day", instant=CIVIL + 6 * 86400, day_only=True)  # 14 August
    for zone in ZONES:
        reader = Reader(str(ARCHIVE), zone, SINCE)
        assert found(index, "date:2022-08-14", reader) == {"day"}
        assert found(index, "date:2022-08-13 OR date:2022-08-15", reader) == set()
        assert found(index, "date:2022-08-14..", reader) == {"day"}
        assert found(index, "date:<2022-08-14", reader) == set()


def test_half_a_code_finds_what_begins_with_it(index: MemoryIndex) -> None:
    index.add("a", named=(company("300024.SZ"),))
    index.add("b", named=(company("300502.SZ"),))
    index.add("c", named=(company("300024.SZ", Sense.COMMON),))
    for typed in ("3", "30", "300", "3000", "30002", "300024"):
        expected = {"a", "b"} if len(typed) <= 3 else {"a"}
        assert found(index, f"ticker:{typed}") == expected
    assert found(index, "ticker:999999") == set()


def test_a_short_code_that_a_story_names_is_no_half_one(index: MemoryIndex) -> None:
    index.add("a", named=(company("300024.SZ"),))
    index.add("b", named=(company("00300.HK"),))
    assert found(index, "ticker:300") == {"b"}
    assert found(index, "ticker:3000") == {"a"}


def test_a_whole_code_is_one_security(index: MemoryIndex) -> None:
    index.add("a", named=(company("000001.SH"),))
    assert found(index, "ticker:000001") == set()


@pytest.mark.parametrize(
    "typed",
    ["SH600519", "ss600519", "600519.SS", "600519", "600519.SH", "贵州茅台", "茅台", "gzmt"],
)
def test_every_notation_of_a_security_finds_the_same_stories(
    index: MemoryIndex, typed: str
) -> None:
    index.add("a", named=(company("600519.SH"),))
    index.add("b", named=(company("600519.SH", Sense.COMMON), company("300024.SZ")))
    assert found(index, f"ticker:{typed}") == {"a"}
    assert found(index, f"-ticker:{typed}") == {"b"}


def test_a_name_of_several_securities_asks_for_any_of_them(index: MemoryIndex) -> None:
    index.add("mainland", named=(company("002594.SZ"),))
    index.add("hong-kong", named=(company("01211.HK"),))
    index.add("other", named=(company("300024.SZ"),))
    assert found(index, "ticker:比亚迪") == {"mainland", "hong-kong"}
    assert found(index, "ticker:01211.HK") == {"hong-kong"}


def test_a_name_that_was_given_up_finds_the_security_of_today(index: MemoryIndex) -> None:
    index.add("a", named=(company("002354.SZ"),))
    index.add("b", named=(company("920819.BJ"),))
    assert found(index, "ticker:天神娱乐") == found(index, "ticker:天娱数科") == {"a"}
    assert found(index, "ticker:833819") == {"b"}


def test_the_names_of_an_archive_are_asked_for_as_well(index: MemoryIndex) -> None:
    lexicon = Lexicon({"茅草屋": (Name("600519.SH", "茅草屋", "alias"),)})
    index.add("a", named=(company("600519.SH"),))
    assert found(index, "ticker:茅草屋", Reader(str(ARCHIVE), ZONE, SINCE, lambda: lexicon)) == {
        "a"
    }


@pytest.mark.parametrize("typed", ["茅草屋", "xyz!!", "sz3000", "1234567"])
def test_what_can_be_no_security_is_an_error_that_names_it(index: MemoryIndex, typed: str) -> None:
    index.add("a", named=(company("300024.SZ"),))
    for text in (f"ticker:{typed}", f"-ticker:{typed}", f"芯片 OR ticker:{typed}"):
        with pytest.raises(UnknownSecurity, match=typed) as error:
            found(index, text)
        assert error.value.notation == typed
        assert error.value.exit_code == 2


def test_before_the_first_index_nothing_is_unread(index: MemoryIndex) -> None:
    index.add("a", instant=SINCE)
    index.mark("b", "read", False)
    index.add("b")
    assert found(index, "is:unread", Reader(str(ARCHIVE), ZONE, None)) == {"b"}
    assert found(index, "is:read", Reader(str(ARCHIVE), ZONE, None)) == {"a"}


def test_the_longest_filter_is_no_trouble(index: MemoryIndex) -> None:
    index.add("a", title="x")
    assert found(index, "x " * 490) == {"a"}
    assert found(index, "x OR " * 190 + "y") == {"a"}
    assert found(index, "-" * 40 + "x") == {"a"}
    assert found(index, "(" * 49 + "x" + ")" * 49) == {"a"}


def test_of_a_symbol_that_very_many_stories_name_each_story_is_asked(
    index: MemoryIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_LITTLE", 2)
    for number in range(3):
        index.add(f"{number}", named=(company("600519.SH"), company("300024.SZ", Sense.COMMON)))
    query = And((Ticker("600519"), Not(Ticker("300024")), Not(Ticker("茅台"))))
    reader = replace(READER, common=search.common(index.connection, query, READER))
    assert reader.common == {"600519.SH"}
    where = condition(query, reader)
    plan = index.connection.execute(
        f"EXPLAIN QUERY PLAN SELECT id FROM posts AS p WHERE {where.sql}", where.values
    )
    steps = [step for *_numbers, step in plan]
    assert "SEARCH tickers USING PRIMARY KEY (symbol=? AND sense=? AND post=?)" in steps
    assert not any(step.startswith("SCAN tickers") for step in steps)


def test_a_word_of_every_fourth_text_is_looked_for_in_the_newest(
    index: MemoryIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_LITTLE", 3)
    for number in range(8):
        index.add(f"{number}", text="芯片" if number % 2 else "虚拟电厂" * (not number))
    for word, way in (("芯片", Search.SCAN), ("虚拟电厂", Search.PIECES)):
        query = And((Undated(), Text(word)))
        assert search.search_for(index.connection, query, READER, 10) is way
        assert search.search_for(index.connection, query, READER) is Search.PIECES


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Havana", "America/Sao_Paulo", "UTC"])
def test_a_day_begins_with_its_first_second(zone: str) -> None:
    for number in range(date(2017, 1, 1).toordinal(), date(2019, 1, 1).toordinal()):
        day = date.fromordinal(number)
        begin = midnight(day, zone)
        assert views.day_of(begin, zone) == day
        assert views.day_of(begin - 1, zone) == date.fromordinal(number - 1)
