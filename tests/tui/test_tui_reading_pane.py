from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from textual import on
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from newsreader.article.find import Match
from newsreader.article.line import NONE, Line, Page, Piece
from newsreader.model import Block, BlockKind, Document
from newsreader.tui.article_view import ArticleView
from newsreader.tui.mention_line import MentionLine
from newsreader.tui.mentions import Step, Steps
from newsreader.tui.reading_pane import ReadingPane

TEXT = "one tea two tea three"
DOCUMENT = Document("Cup", TEXT, (Block(BlockKind.PARAGRAPH, 0, len(TEXT)),))


def set_text(cells: int, _tables: int) -> list[Page]:
    """A word of `TEXT` on each line."""
    at = 0
    lines = []
    for word in TEXT.split():
        lines.append(Line((Piece(word, NONE, "body", at),)))
        at += len(word) + 1
    return [Page(tuple(lines), cells, ("https://a.example", "https://b.example"))]


def two_stocks() -> Steps:
    """A stock on the second line, and one on the fourth."""
    return Steps(
        (
            Step(Match("body", 4, 7), "300024.SZ", ("机器人 300024.SZ", "a linked word")),
            Step(Match("body", 12, 15), "600519.SH", ("贵州茅台 600519.SH", "a link")),
        ),
        "600519.SH",
    )


class Bench(App[None]):
    """A pane alone on a screen; what it asks for is noted."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        super().__init__()
        view = ArticleView(80, 120, hyperlinks=False, id="article")
        self.pane = ReadingPane(view, words)
        self.wanted: list[object] = []

    def compose(self) -> ComposeResult:
        yield self.pane

    @on(ReadingPane.LinkWanted)
    @on(ReadingPane.CopyWanted)
    @on(ReadingPane.StoryCopyWanted)
    @on(ReadingPane.LeaveWanted)
    @on(ReadingPane.StockWanted)
    def _note(self, message: object) -> None:
        self.wanted.append(message)

    async def settle(self, show: bool = True) -> None:
        """Show the text, and wait until what it starts is done."""
        if show:
            self.pane.show(set_text, document=DOCUMENT, fresh=True, steps=two_stocks)
        for _ in range(3):
            with suppress(WorkerCancelled):  # one that a newer one replaces, as for a new width
                await self.workers.wait_for_complete()
            await self._pilot_pause()

    async def _pilot_pause(self) -> None:
        from textual._wait import wait_for_idle

        await wait_for_idle(0)


async def test_what_the_filter_looked_for_is_found_and_counted_in_a_new_story() -> None:
    app = Bench(["tea"])
    async with app.run_test():
        await app.settle()
        assert app.pane.found == "match 1 of 2"


async def test_the_same_story_at_another_width_keeps_its_place_among_the_matches() -> None:
    app = Bench(["tea"])
    async with app.run_test() as pilot:
        await app.settle()
        await pilot.press("n")
        await app.settle(show=False)
        assert app.pane.found == "match 2 of 2"
        await pilot.resize_terminal(60, 20)
        await app.settle(show=False)
        assert app.pane.found == "match 2 of 2"


async def test_nothing_is_found_in_what_is_no_story() -> None:
    app = Bench(["tea"])
    async with app.run_test():
        await app.settle()
        app.pane.show(set_text, document=None, fresh=False)
        await app.settle(show=False)
        assert app.pane.found == ""


async def test_a_number_and_enter_ask_for_a_link_once() -> None:
    app = Bench()
    async with app.run_test() as pilot:
        await app.settle()
        await pilot.press("2", "enter", "enter")
        assert app.wanted == [ReadingPane.LinkWanted("https://b.example")]


async def test_a_number_of_another_story_is_forgotten() -> None:
    app = Bench()
    async with app.run_test() as pilot:
        await app.settle()
        await pilot.press("2")
        await app.settle()
        await pilot.press("enter")
        assert app.wanted == []


# --- stocks --------------------------------------------------------------------------------------


def said(app: Bench) -> tuple[str, ...]:
    """What the line says of the stock that is lit; nothing where it is hidden."""
    line = app.query_one(MentionLine)
    return (*line.words, line.place) if line.display else ()


async def named(app: Bench, pilot: Pilot[None]) -> None:
    """Show the text, and wait until its stocks are known."""
    await app.settle()
    for _ in range(500):
        if app.pane.stock is not None:
            return
        await pilot.pause(0.01)


async def test_one_steps_from_stock_to_stock_and_round() -> None:
    app = Bench()
    async with app.run_test() as pilot:
        await named(app, pilot)
        assert (app.pane.stock, said(app)) == ("600519.SH", ())
        seen = []
        for key in ("right_square_bracket",) * 3 + ("left_square_bracket",):
            await pilot.press(key)
            seen.append((app.pane.stock, said(app)[-1]))
        robot, maotai = ("300024.SZ", "1/2"), ("600519.SH", "2/2")
        assert seen == [robot, maotai, robot, maotai]


async def test_enter_asks_for_the_stock_that_is_lit_unless_a_number_was_typed() -> None:
    app = Bench()
    async with app.run_test() as pilot:
        await named(app, pilot)
        await pilot.press("enter", "right_square_bracket", "enter", "1", "enter")
        assert app.wanted == [
            ReadingPane.StockWanted("300024.SZ"), ReadingPane.LinkWanted("https://a.example"),
        ]  # fmt: skip


async def test_escape_lets_go_of_the_stock_and_then_leaves() -> None:
    app = Bench()
    async with app.run_test() as pilot:
        await named(app, pilot)
        await pilot.press("right_square_bracket", "escape")
        assert (said(app), app.wanted) == ((), [])
        await pilot.press("escape")
        assert app.wanted == [ReadingPane.LeaveWanted()]


async def test_going_to_a_match_lets_go_of_the_stock() -> None:
    app = Bench(["tea"])
    async with app.run_test() as pilot:
        await named(app, pilot)
        await pilot.press("right_square_bracket", "n")
        assert said(app) == ()
        assert app.pane.found == "match 2 of 2"


async def test_at_another_width_the_stock_stays_lit() -> None:
    app = Bench(["tea"])
    async with app.run_test() as pilot:
        await named(app, pilot)
        await pilot.press("right_square_bracket")
        await pilot.resize_terminal(60, 20)
        await app.settle(show=False)
        assert said(app)[-1] == "1/2"
        assert app.pane.stock == "300024.SZ"


async def test_another_story_has_no_stock_lit() -> None:
    app = Bench()
    async with app.run_test() as pilot:
        await named(app, pilot)
        await pilot.press("right_square_bracket")
        app.pane.show(set_text, document=None, fresh=False)
        assert said(app) == ()
        assert app.pane.stock is None
        await pilot.press("right_square_bracket")
        assert app.wanted == []
