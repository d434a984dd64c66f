from __future__ import annotations

from collections.abc import Iterator

import pytest
from memory_index import MemoryIndex, memory_index

from newsreader.index import teaching
from newsreader.securities.lessons import Lesson
from newsreader.securities.lexicon import Lexicon
from newsreader.securities.own import NO_NAMES, OwnNames
from newsreader.securities.table import Name

NAME = "示例重工"
LESSONS = (Lesson(NAME, "300024.SZ"),)
DAY = 86400


@pytest.fixture
def index() -> Iterator[MemoryIndex]:
    with memory_index() as made:
        yield made


def test_lessons_are_counted_by_story_with_their_days(index: MemoryIndex) -> None:
    index.add("a", lessons=LESSONS, instant=0, fingerprint="1:a")
    index.add("copy of a", lessons=LESSONS, instant=DAY, fingerprint="1:a")
    index.add("b", lessons=LESSONS, instant=9 * DAY)
    index.add("c", lessons=(Lesson("示例", "600856.SH"),))
    first, second = teaching.taught(index.connection)
    assert first == (NAME, "300024.SZ", 2, "1970-01-01", "1970-01-10")
    assert second == ("示例", "600856.SH", 1, "", "")
    for asked in (NAME, "300024.SZ"):
        assert teaching.taught(index.connection, asked) == [first]


def test_a_name_counts_when_two_stories_agree(index: MemoryIndex) -> None:
    index.add("a", lessons=LESSONS)
    assert teaching.lexicon(index.connection, NO_NAMES) == Lexicon()
    index.add("b", lessons=LESSONS)
    found = teaching.lexicon(index.connection, NO_NAMES).named(NAME)
    assert [one.symbol for one in found] == ["300024.SZ"]


def test_the_table_of_the_user_goes_before_what_was_learned(index: MemoryIndex) -> None:
    for path in "ab":
        index.add(path, lessons=LESSONS)
    own = OwnNames((Name("600856.SH", NAME, "alias"),))
    found = teaching.lexicon(index.connection, own).named(NAME)
    assert [one.symbol for one in found] == ["600856.SH", "300024.SZ"]
    dropped = OwnNames((), frozenset({NAME}))
    assert teaching.lexicon(index.connection, dropped).named(NAME) == ()


def test_names_are_remembered(index: MemoryIndex) -> None:
    assert teaching.remembered(index.connection) == {}
    lexicon = Lexicon({NAME: (Name("300024.SZ", NAME, "alias"),)}, frozenset({"机器人"}))
    names = teaching.applied(lexicon)
    assert names == {NAME: ["300024.SZ"], "机器人": []}
    teaching.remember(index.connection, names)
    assert teaching.remembered(index.connection) == names


def test_a_name_differs_when_it_comes_goes_or_means_another() -> None:
    one = {"a": ["1"], "b": ["2"], "c": ["3"]}
    other = {"b": ["2"], "c": ["4"], "d": []}
    assert teaching.differing(one, other) == {"a", "c", "d"}


def test_the_stories_in_which_a_name_stands_are_found(index: MemoryIndex) -> None:
    index.add("a", title="ＡＢＣ重工 涨停")
    index.add("b", text="昨日，ABC重工称")
    index.add("c", text="ABC 重工")
    index.add("d", text="重工bc重工ab重工")
    found = {path for _id, path in teaching.naming(index.connection, ["ABC重工", "X"])}
    assert found == {"a", "b"}
