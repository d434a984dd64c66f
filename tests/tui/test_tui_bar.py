from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from newsreader.text.width import width
from newsreader.tui.bar import Bar, Hints
from newsreader.tui.keys import KEYS, Where


class Shown(App[None]):
    """A bar and the hints, and nothing else."""

    CSS = "Bar, Hints { height: 1; }"

    def compose(self) -> ComposeResult:
        yield Bar()
        yield Hints(KEYS, Where.LIST, Where.ANYWHERE)


async def bar(cells: int, left: str, right: tuple[str, ...]) -> str:
    async with Shown().run_test(size=(cells, 3)) as pilot:
        shown = pilot.app.query_one(Bar)
        shown.left, shown.right = left, right
        return shown.render().plain


async def hints(cells: int, *places: Where) -> str:
    async with Shown().run_test(size=(cells, 3)) as pilot:
        shown = pilot.app.query_one(Hints)
        if places:
            shown.show_for(*places)
        return shown.render().plain


@pytest.mark.parametrize("cells", [10, 20, 40, 41, 80, 120])
async def test_the_line_is_exactly_as_wide_as_the_window(cells: int) -> None:
    line = await bar(cells, "机器人进了茶馆，也进了工厂", ("2/17", "已收藏。", "UTC"))
    assert width(line) == cells


async def test_a_long_left_text_is_shortened_and_the_right_one_stays() -> None:
    line = await bar(40, "机器人进了茶馆，也进了工厂，又去了港口", ("2/17",))
    assert line.startswith(" 机器人进了茶馆")
    assert "…" in line
    assert line.endswith(" 2/17 ")


async def test_the_most_important_parts_stay_when_room_is_short() -> None:
    parts = ("2/17", "Bookmarked.", "reading 300 of 4,000", "Asia/Shanghai")
    line = await bar(120, "news", parts)
    assert line.endswith("Asia/Shanghai  reading 300 of 4,000  Bookmarked.  2/17 ")
    narrow = await bar(40, "news", parts)
    assert narrow.endswith(" Asia/Shanghai  Bookmarked.  2/17 ")
    assert "reading" not in narrow


async def test_what_looks_like_markup_is_shown_as_it_is() -> None:
    assert "[@click=app.bell]x[/] [/oops]" in await bar(
        80, "[@click=app.bell]x[/] [/oops]", ("[b]1[/b]",)
    )
    assert "[b]1[/b]" in await bar(80, "", ("[b]1[/b]",))


@pytest.mark.parametrize("cells", [20, 40, 80, 120])
async def test_the_hints_fit_and_end_with_the_way_to_all_keys(cells: int) -> None:
    line = await hints(cells)
    assert width(line) <= cells
    assert line.endswith(" ? Keys")


async def test_the_hints_are_those_of_the_place() -> None:
    assert "/ Filter" in await hints(120)
    assert "Space Unfold" in await hints(120, Where.PANEL, Where.ANYWHERE)
    assert "/ Filter" not in await hints(120, Where.PANEL, Where.ANYWHERE)
