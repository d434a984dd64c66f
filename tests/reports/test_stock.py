from __future__ import annotations

from datetime import date, timedelta

import pytest

from newsreader.model import SecurityKind
from newsreader.reports.stock import MOST_BESIDE, lift, stock_page
from newsreader.stocks import Together
from reports.memory_library import Memory

LAST = date(2022, 8, 14)
ROBOT, MAOTAI = "300024.SZ", "600519.SH"


def test_a_page_has_name_market_and_what_stories_there_are(memory: Memory) -> None:
    memory.add(LAST, ROBOT, number=2)
    memory.add(LAST - timedelta(days=70), ROBOT)
    page = stock_page(memory.library, ROBOT)
    assert (page.symbol, page.name, page.kind) == (ROBOT, "机器人", SecurityKind.STOCK)
    assert (page.market, page.mic) == ("Shenzhen", "XSHE")
    assert (page.stories, page.unread) == (3, 2)
    assert (page.first, page.last) == (LAST - timedelta(days=70), LAST)
    assert not page.watched


def test_days_are_the_last_weeks_before_the_newest_story_of_the_archive(memory: Memory) -> None:
    memory.add(LAST, MAOTAI)
    memory.add(LAST - timedelta(days=3), ROBOT, number=2)
    memory.add(LAST - timedelta(days=30), ROBOT)
    days = stock_page(memory.library, ROBOT, weeks=1).days
    assert days is not None
    assert (days.first, days.last) == (LAST - timedelta(days=6), LAST)
    assert days.counts == (None, None, None, 2, None, None, 0)
    longer = stock_page(memory.library, ROBOT, weeks=8).days
    assert longer is not None
    assert len(longer.counts) == 56
    assert sum(count or 0 for count in longer.counts) == 3


def test_names_are_those_of_the_tables_and_those_of_stories(memory: Memory) -> None:
    memory.add(LAST, "002354.SZ", n002354_SZ="天神娱乐")
    memory.add(LAST, "002354.SZ", n002354_SZ="甲乙互娱")
    page = stock_page(memory.library, "002354.SZ")
    assert page.name == "天娱数科"
    found = {one.name: (one.use, one.stories) for one in page.names}
    assert found["天神娱乐"] == ("former", 1)
    assert found["甲乙互娱"] == ("seen", 1)
    assert page.name not in found
    assert next(one for one in page.names if one.name == "天神娱乐").until


def test_what_is_named_with_it_stands_by_lift(memory: Memory) -> None:
    rare, usual = "688017.SH", "300124.SZ"
    memory.add(LAST, ROBOT, rare, usual, number=2)
    memory.add(LAST, usual, number=6)
    memory.add(LAST, ROBOT, "600031.SH")
    beside = stock_page(memory.library, ROBOT).beside
    assert [one.symbol for one in beside] == [rare, usual]
    assert [one.stories for one in beside] == [2, 2]
    assert beside[0].name == "绿的谐波"
    assert beside[0].lift == pytest.approx(2 * 9 / (3 * 2))
    assert beside[1].lift == pytest.approx(2 * 9 / (3 * 8))


def test_no_more_stand_beside_it_than_there_are_digits(memory: Memory) -> None:
    memory.add(LAST, ROBOT, *(f"{600100 + number}.SH" for number in range(12)), number=2)
    assert len(stock_page(memory.library, ROBOT).beside) == MOST_BESIDE


def test_a_security_of_no_story_and_no_table_has_a_page(memory: Memory) -> None:
    page = stock_page(memory.library, "QWKS.US")
    assert (page.name, page.stories, page.first, page.days) == ("", 0, None, None)
    assert page.market == "United States"
    assert page.mic is None


def test_a_coin_is_of_no_market(memory: Memory) -> None:
    assert stock_page(memory.library, "BTC.CRYPTO").market == ""


def test_the_page_says_whether_it_is_watched(memory: Memory) -> None:
    memory.index.watch(ROBOT)
    assert stock_page(memory.library, ROBOT).watched


def test_what_goes_together_by_chance_has_a_lift_of_one() -> None:
    assert lift(Together(MAOTAI, 10, 100, 100, 1000)) == 1
