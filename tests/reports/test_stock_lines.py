from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.model import SecurityKind
from newsreader.reports import stock_lines
from newsreader.reports.days import DayCounts
from newsreader.reports.stock import Beside, OtherName, StockPage

PAGE = StockPage(
    symbol="002354.SZ",
    name="天娱数科",
    kind=SecurityKind.STOCK,
    market="Shenzhen",
    mic="XSHE",
    names=(
        OtherName("天神娱乐", "former", "2020-11-11"),
        OtherName("科冕木业", "former"),
        OtherName("Tianyu", "english"),
        OtherName("甲乙互娱", "seen", stories=3),
    ),
    days=DayCounts(date(2022, 6, 20), (None, 0, *[1] * 50, 2, 3, 7, 0)),
    stories=1234,
    unread=5,
    first=date(2021, 8, 3),
    last=date(2022, 8, 14),
    beside=(Beside("300024.SZ", "机器人", 4, 6.25), Beside("QWKS.US", "", 2, 1.5)),
    watched=False,
)


def test_the_first_line_says_where_how_many_and_when() -> None:
    (line,) = stock_lines.summary(PAGE, 80)
    assert line.text == "Shenzhen · 1,234 stories · 5 unread · 2021-08-03 – 2022-08-14"


def test_what_is_not_known_is_left_out() -> None:
    page = replace(PAGE, market="", stories=0, unread=0, first=None, last=None)
    assert stock_lines.summary(page, 80)[0].text == "0 stories"


def test_former_names_say_until_when_and_those_of_stories_how_often() -> None:
    lines = stock_lines.other_names(PAGE, 120)
    assert [line.text for line in lines] == [
        "Also  天神娱乐 (until 2020-11-11)  科冕木业 (former name)  Tianyu  甲乙互娱 (×3)"
    ]


def test_bars_have_their_first_and_last_day_below_them() -> None:
    bars, axis = (line.text for line in stock_lines.by_day(PAGE, 80))
    assert bars == " ▁" + "▂" * 50 + "▃▄█▁"
    assert axis == "2022-06-20" + " " * 36 + "2022-08-14"


def test_in_a_narrow_window_stand_the_newest_days() -> None:
    bars, axis = (line.text for line in stock_lines.by_day(PAGE, 22))
    assert bars == "▂" * 18 + "▃▄█▁"
    assert axis == "2022-07-24  2022-08-14"
    assert stock_lines.by_day(PAGE, 4)[0].text == "▃▄█▁"


def test_what_is_named_with_it_has_a_mark_where_one_is_given() -> None:
    (line,) = stock_lines.beside(PAGE, 80)
    assert line.text == "Named with it  机器人 300024.SZ ×4 (6.2)  QWKS.US ×2 (1.5)"
    (line,) = stock_lines.beside(PAGE, 80, ("[1]", "[2]"))
    assert line.text == "Named with it  [1] 机器人 300024.SZ ×4 (6.2)  [2] QWKS.US ×2 (1.5)"


def test_there_is_nothing_where_nothing_is_known() -> None:
    page = replace(PAGE, names=(), days=None, beside=())
    assert stock_lines.other_names(page, 80) == []
    assert stock_lines.by_day(page, 80) == []
    assert stock_lines.beside(page, 80) == []


@pytest.mark.parametrize(
    "part", [stock_lines.summary, stock_lines.other_names, stock_lines.by_day, stock_lines.beside]
)
@given(cells=st.integers(min_value=4, max_value=130))
def test_no_line_is_wider_than_there_is_room(part: object, cells: int) -> None:
    assert callable(part)
    for line in part(PAGE, cells):
        assert line.cells <= cells
