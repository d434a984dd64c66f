from __future__ import annotations

from collections.abc import Iterator
from threading import Event

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from newsreader.article.find import Match
from newsreader.article.line import (
    NONE,
    Line,
    Page,
    PagePicture,
    PageTable,
    Piece,
    Role,
    SetTable,
)
from newsreader.tui.article_view import ArticleView
from newsreader.tui.half_cells import Rows

WORDS = "abcdefghij" * 40


def set_words(cells: int, _tables: int) -> list[Page]:
    """`WORDS` in lines of `cells`, each piece knowing where it stands in the body."""
    lines = tuple(
        Line((Piece(WORDS[at : at + cells], frozenset(), "body", at),))
        for at in range(0, len(WORDS), cells)
    )
    return [Page(lines, cells)]


class Bench(App[None]):
    """A view alone on a screen."""

    CSS = """
    ArticleView > .article-view--match { background: red; }
    ArticleView > .article-view--current-match { background: blue; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[int] = []

    def compose(self) -> ComposeResult:
        yield ArticleView(80, 120, hyperlinks=True, id="article")

    def on_article_view_scrolled(self, message: ArticleView.Scrolled) -> None:
        self.seen.append(message.seen)

    @property
    def view(self) -> ArticleView:
        return self.query_one(ArticleView)

    def top(self) -> str:
        return self.view.render_line(0).text.strip()


async def test_a_page_is_set_for_the_width_and_begins_below_an_empty_line() -> None:
    app = Bench()
    async with app.run_test(size=(40, 10)) as pilot:
        app.view.show(set_words)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.top() == ""
        assert app.view.render_line(1).text.strip() == WORDS[: app.view.page.width]
        assert app.view.page.width < 40


async def test_a_resize_keeps_the_text_at_the_top() -> None:
    app = Bench()
    async with app.run_test(size=(30, 6)) as pilot:
        app.view.show(set_words)
        await app.workers.wait_for_complete()
        await pilot.pause()
        app.view.scroll_to(y=6, animate=False)
        await pilot.pause()
        at = WORDS.index(app.top()[:9])
        first = app.view.page.lines[5].pieces[0].start
        assert first % 10 == at % 10
        await pilot.resize_terminal(60, 6)
        await app.workers.wait_for_complete()
        await pilot.pause()
        shown = app.view.page.lines[app.view.scroll_offset.y - 1].pieces[0]
        assert shown.start <= first < shown.start + len(shown.text)


async def test_how_far_one_has_come_is_told() -> None:
    app = Bench()
    async with app.run_test(size=(30, 6)) as pilot:
        app.view.show(set_words)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert 0 < app.seen[-1] < 60
        app.view.scroll_end(animate=False)
        for _turn in range(50):  # the end is gone to after the next refresh, then told
            await pilot.pause(0.01)
            if app.seen[-1] == 100:
                break
        assert app.seen[-1] == 100


async def test_a_match_is_lit_where_it_stands_even_over_two_lines() -> None:
    app = Bench()
    async with app.run_test(size=(30, 10)) as pilot:
        app.view.show(set_words)
        await app.workers.wait_for_complete()
        await pilot.pause()
        cells = app.view.page.width
        app.view.light([Match("body", 2, 5), Match("body", cells - 1, cells + 2)])
        lit = app.view.get_component_rich_style("article-view--match").bgcolor
        found = [
            segment.text
            for y in (1, 2)
            for segment in app.view.render_line(y)
            if segment.style is not None and segment.style.bgcolor == lit
        ]
        assert found == [WORDS[2:5], WORDS[cells - 1], WORDS[cells : cells + 2]]


async def test_a_place_that_is_held_is_lit_as_the_current_one_and_goes_before_matches() -> None:
    app = Bench()
    async with app.run_test(size=(60, 10)) as pilot:
        app.view.show(set_words)
        await app.workers.wait_for_complete()
        await pilot.pause()
        app.view.light([Match("body", 2, 6), Match("body", 12, 14)])
        app.view.hold(Match("body", 4, 9))
        looks = [
            app.view.get_component_rich_style(f"article-view--{name}").bgcolor
            for name in ("current-match", "match")
        ]

        def lit() -> list[list[str]]:
            return [
                [
                    segment.text
                    for segment in app.view.render_line(1)
                    if segment.style is not None and segment.style.bgcolor == look
                ]
                for look in looks
            ]

        assert lit() == [[WORDS[4:9]], [WORDS[12:14]]]
        app.view.hold(None)
        assert lit() == [[], [WORDS[2:6], WORDS[12:14]]]
        app.view.hold(Match("body", 4, 9))
        app.view.go_to(Match("body", 12, 14))
        assert lit() == [[WORDS[12:14]], [WORDS[2:6]]]


async def test_a_place_that_is_held_comes_into_sight() -> None:
    app = Bench()
    async with app.run_test(size=(20, 8)) as pilot:
        app.view.show(set_words)
        await app.workers.wait_for_complete()
        await pilot.pause()
        app.view.hold(Match("body", 390, 392))
        await pilot.pause()
        assert app.view.scroll_offset.y > 0


async def test_a_new_height_sets_no_page_anew() -> None:
    made: list[int] = []

    def counted(cells: int, tables: int) -> list[Page]:
        made.append(cells)
        return set_words(cells, tables)

    class Framed(Bench):
        """The scroll bar is there always, as in the reader."""

        CSS = "ArticleView { overflow-y: scroll; }"

    app = Framed()
    async with app.run_test(size=(60, 10)) as pilot:
        app.view.show(counted)
        await app.workers.wait_for_complete()
        await pilot.pause()
        for size in ((60, 6), (60, 14), (50, 14)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        for _ in range(500):
            if made[1:]:
                break
            await pilot.pause(0.01)
        assert made == [54, 44]


async def test_of_a_long_story_the_beginning_stands_first_and_may_be_scrolled_meanwhile() -> None:
    app = Bench()
    rest = Event()

    def pages(cells: int, tables: int) -> Iterator[Page]:
        (whole,) = set_words(cells, tables)
        yield Page(whole.lines[:9], cells)
        rest.wait(5)
        yield whole

    async with app.run_test(size=(30, 6)) as pilot:
        app.view.show(pages)
        while not app.view.page.lines:
            await pilot.pause(0.01)
        assert len(app.view.page.lines) == 9
        app.view.scroll_to(y=2, animate=False)
        await pilot.pause()
        rest.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert len(app.view.page.lines) > 9
        assert app.view.scroll_offset.y == 2


ROWS = tuple(
    Line((Piece(f"r{number:02}  "), Piece(f"{number:>8}  {number + 100:>8}", NONE, "body", number)))
    for number in range(20)
)
HEAD = (Line((Piece("day  "), Piece("    left     right"))), Line((Piece("─" * 23),)))
TABLE = SetTable((*HEAD, *ROWS), head=2, frozen=5, stops=(5, 15), cells=23)


def set_table(cells: int, _tables: int) -> list[Page]:
    """A page with a table wider than it, between two lines."""
    lines = (Line((Piece("above"),)), *TABLE.lines, Line((Piece("below"),)))
    return [Page(lines, cells, tables=(PageTable(0, 1, TABLE),))]


async def test_the_head_of_a_table_stays_while_its_rows_are_scrolled() -> None:
    app = Bench()
    async with app.run_test(size=(40, 10)) as pilot:
        app.view.show(set_table)
        await app.workers.wait_for_complete()
        await pilot.pause()
        app.view.scroll_to(y=8, animate=False)
        await pilot.pause()
        shown = [app.view.render_line(y).text.split() for y in range(3)]
        assert shown == [["day", "left", "right"], ["─" * 23], ["r06", "6", "106"]]
        assert app.view.screenful == 8
        app.view.scroll_end(animate=False)
        await pilot.pause()
        assert app.view.render_line(0).text.split() == ["day", "left", "right"]


async def test_a_place_in_a_hidden_column_is_shown_when_one_goes_to_it() -> None:
    app = Bench()
    async with app.run_test(size=(20, 10)) as pilot:
        app.view.show(set_table)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "103" not in app.view.render_line(7).text
        (piece,) = ROWS[3].pieces[1:]
        app.view.go_to(Match("body", piece.start + 14, piece.start + 18))
        assert app.view.scroll_table(-1)


async def test_a_link_is_one_for_the_terminal_too() -> None:
    app = Bench()
    link = Piece("link", frozenset((Role.LINK,)), "body", 0, "https://example.org/茶\x1b]52;c;eA==")
    safe = Piece("link", frozenset((Role.LINK,)), "body", 0, "https://example.org/茶")
    async with app.run_test(size=(40, 10)) as pilot:
        app.view.show(lambda cells, _tables: [Page((Line((link,)), Line((safe,))), cells)])
        await app.workers.wait_for_complete()
        await pilot.pause()
        styles = [
            segment.style
            for y in (1, 2)
            for segment in app.view.render_line(y)
            if segment.text == "link"
        ]
        assert [style.link if style else "" for style in styles] == [
            None,
            "https://example.org/%E8%8C%B6",
        ]


# --- pictures ------------------------------------------------------------------------------------

BLUE = Style(bgcolor="blue")


class Painter:
    """Draws pictures as their address and line, and notes what it drew."""

    def __init__(self) -> None:
        self.drawn: list[PagePicture] = []
        self.broken: set[str] = set()
        self.goes_on = Event()
        self.goes_on.set()

    def __call__(self, picture: PagePicture) -> Rows | None:
        self.goes_on.wait(30)
        self.drawn.append(picture)
        if picture.source in self.broken:
            return None
        return tuple((Segment(f"{picture.source}{row:02}", BLUE),) for row in range(picture.rows))

    def pages(self, cells: int, _tables: int) -> list[Page]:
        """A page of two pictures, each below a bar and above its words; far apart."""
        lines: list[Line] = [Line((Piece("begin", NONE, "body", 0),))]
        pictures = []
        for at, name in ((5, "a"), (40, "b")):
            if name in self.broken:
                lines.append(Line((Piece(f"words of {name}", NONE, "body", at),)))
                continue
            pictures.append(PagePicture(name, at, len(lines), 3, cells // 4))
            lines += [Line((Piece("│ "),))] * (cells // 4)
            lines.append(Line((Piece(f"words of {name}", NONE, "body", at),)))
            lines += [Line((Piece(f"text {n}", NONE, "body", at + 10 + n),)) for n in range(20)]
        return [Page(tuple(lines), cells, pictures=tuple(pictures))]


async def rest(app: Bench, pilot: Pilot[None]) -> None:
    """Wait until no page is set and no picture drawn, nor anything that comes of it."""
    for _ in range(3):
        while any(not worker.is_finished for worker in app.workers):
            await pilot.pause(0.005)
        await pilot.pause()


def shown(app: Bench) -> list[str]:
    """The lines of the window."""
    return [app.view.render_line(y).text.strip() for y in range(app.view.size.height)]


async def test_a_picture_is_drawn_beside_what_stands_at_its_left() -> None:
    app, painter = Bench(), Painter()
    async with app.run_test(size=(44, 14)) as pilot:
        painter.goes_on.clear()
        app.view.show(painter.pages, 0, painter)
        while not app.view.page.lines:
            await pilot.pause(0.01)
        assert shown(app)[1:4] == ["begin", "│", "│"]  # there is room for it until it is drawn
        painter.goes_on.set()
        await rest(app, pilot)
        rows = app.view.page.pictures[0].rows
        assert shown(app)[1 : rows + 3] == [
            "begin", *[f"│ a{n:02}" for n in range(rows)], "words of a",
        ]  # fmt: skip
        (segment,) = [one for one in app.view.render_line(3) if one.text == "a01"]
        assert segment.style == BLUE
        assert app.view.render_line(3).cell_length == app.view.scrollable_content_region.width


async def test_a_picture_is_drawn_once_at_a_width_and_before_it_comes_into_sight() -> None:
    app, painter = Bench(), Painter()
    async with app.run_test(size=(44, 14)) as pilot:
        app.view.show(painter.pages, 0, painter)
        await rest(app, pilot)
        assert [picture.source for picture in painter.drawn] == ["a"]
        app.view.scroll_to(y=12, animate=False)
        await rest(app, pilot)
        assert "b00" not in "".join(shown(app))
        assert [picture.source for picture in painter.drawn] == ["a", "b"]
        for y in (30, 0, 30, 0):
            app.view.scroll_to(y=y, animate=False)
            await rest(app, pilot)
        assert len(painter.drawn) == 2
        await pilot.resize_terminal(60, 14)
        await rest(app, pilot)
        assert painter.drawn[2].rows > painter.drawn[0].rows


async def test_a_broken_picture_gives_its_room_back() -> None:
    app, painter = Bench(), Painter()
    painter.broken = set()
    async with app.run_test(size=(44, 14)) as pilot:
        painter.goes_on.clear()
        app.view.show(painter.pages, 0, painter)
        while not app.view.page.lines:
            await pilot.pause(0.01)
        painter.broken = {"a"}
        painter.goes_on.set()
        await rest(app, pilot)
        assert shown(app)[1:4] == ["begin", "words of a", "│ b00"]


async def test_a_picture_of_a_story_that_was_left_is_not_shown() -> None:
    app, painter = Bench(), Painter()
    async with app.run_test(size=(44, 14)) as pilot:
        painter.goes_on.clear()
        app.view.show(painter.pages, 0, painter)
        while not app.view.page.lines:
            await pilot.pause(0.01)
        other = Painter()
        other.broken = {"a"}
        app.view.show(other.pages, 0, other)
        painter.goes_on.set()
        await rest(app, pilot)
        assert [picture.source for picture in painter.drawn] == ["a"]
        assert [picture.source for picture in other.drawn] == ["b"]
        assert "b00" in shown(app)[3]


async def test_a_picture_at_the_top_stays_there_when_the_window_changes() -> None:
    app, painter = Bench(), Painter()
    async with app.run_test(size=(44, 14)) as pilot:
        app.view.show(painter.pages, 0, painter)
        await rest(app, pilot)
        app.view.scroll_to(y=7, animate=False)
        await pilot.pause()
        assert app.view.place == ("picture", 5)
        await pilot.resize_terminal(60, 14)
        await rest(app, pilot)
        assert shown(app)[0] == "│ a00"


async def test_more_pictures_than_are_kept_do_not_drive_each_other_out_for_ever() -> None:
    class Patient(Painter):
        def __call__(self, picture: PagePicture) -> Rows | None:
            assert len(self.drawn) < 300, "there is no end of drawing"
            return super().__call__(picture)

    app, painter = Bench(), Patient()

    def pages(cells: int, _tables: int) -> list[Page]:
        pictures = tuple(PagePicture(f"{n}", n, n, 2, 1) for n in range(300))
        return [Page(tuple(Line() for _ in pictures), cells, pictures=pictures)]

    async with app.run_test(size=(44, 100)) as pilot:
        app.view.show(pages, 0, painter)
        await pilot.pause()
        for _ in range(1000):
            await rest(app, pilot)
            if len(painter.drawn) >= 200:
                break
        await rest(app, pilot)
        assert len(painter.drawn) == 200  # those of two windows


def test_every_role_has_a_look_of_its_own_name() -> None:
    assert {f"article-view--{role}" for role in Role} < ArticleView.COMPONENT_CLASSES
