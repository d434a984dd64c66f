from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.app import App, ComposeResult

from newsreader.article.line import NONE, Line, Page, Piece
from newsreader.model import Block, BlockKind, Document
from newsreader.tui.article_view import ArticleView
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
    def _note(self, message: object) -> None:
        self.wanted.append(message)

    async def settle(self, show: bool = True) -> None:
        """Show the text, and wait until what it starts is done."""
        if show:
            self.pane.show(set_text, document=DOCUMENT, fresh=True)
        for _ in range(3):
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
