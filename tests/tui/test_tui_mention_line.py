from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from newsreader.text.width import width
from newsreader.tui.mention_line import MentionLine

WORDS = ("汇川技术 300124.SZ", "linked by the publisher", "99 %", "primary", "its code beside it")


class Shown(App[None]):
    """The line, and nothing else."""

    CSS = "MentionLine { height: 1; }"

    def compose(self) -> ComposeResult:
        yield MentionLine()


async def line(cells: int, words: tuple[str, ...], place: str = "3/12") -> str:
    async with Shown().run_test(size=(cells, 3)) as pilot:
        shown = pilot.app.query_one(MentionLine)
        shown.words, shown.place = words, place
        await pilot.pause()
        return shown.render().plain


async def test_the_line_is_there_only_while_there_is_something_to_say() -> None:
    async with Shown().run_test() as pilot:
        shown = pilot.app.query_one(MentionLine)
        seen = [bool(shown.display)]
        for words in (WORDS, ()):
            shown.words = words
            seen.append(bool(shown.display))
        assert seen == [False, True, False]


async def test_which_stock_why_how_sure_and_which_of_how_many() -> None:
    text = await line(100, WORDS)
    assert text.startswith(
        " 汇川技术 300124.SZ · linked by the publisher · 99 % · primary · its code beside it  "
    )
    assert text.endswith("  3/12")
    assert width(text) == 99


@pytest.mark.parametrize("cells", range(12, 110, 7))
async def test_what_there_is_no_room_for_is_left_out_from_the_end(cells: int) -> None:
    text = await line(cells, WORDS)
    assert width(text) <= cells
    said = [word for word in WORDS[1:] if word in text]
    assert said == list(WORDS[1 : 1 + len(said)])


async def test_what_looks_like_markup_is_shown_as_it_is() -> None:
    assert "[b]x[/b] 1" in await line(80, ("[b]x[/b] 1", "99 %"))
