"""A terminal that draws characters of ambiguous width two cells wide: the screen stays whole."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
import rich.cells
import rich.segment
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cached_cell_len, cell_len, get_character_cell_size
from rich.segment import Segment
from textual import _border
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widgets import Input, Tree

from newsreader.errors import ConfigurationError
from newsreader.text.clean import clean, clean_line
from newsreader.text.width import width
from newsreader.tui.cells import agree
from tui import archive as own_archive
from tui.conftest import MakeApp
from tui.session import Session, reading

COLUMNS, ROWS = 80, 24
TITLE = "“第{number}号”——消息……“很长的标题”，★●①②③·还有更多的“引号”"
BODY = (
    """
<p>　　第{number}次——“他说：‘等一等……’”，然后，把①号、②号、③号机器（约×{number}台，误差±0.5℃）
都停了下来……“停了？”“停了。”——就这样·完。Ⅰ、Ⅱ、α、β→γ</p>
<blockquote><p>“好的”——他说，“很好”……“很好”——他说，“很好”……“再见”——他说。</p></blockquote>
<table><tr><th>“时辰”</th><th>客人…</th></tr><tr><td>上午—</td><td>4.1</td></tr></table>
<ul><li>一“二”</li></ul><hr>
"""
    * 9
)


def drawn_cells(line: str) -> int:
    """Cells of a line in such a terminal, by Python's own tables."""
    kinds = {"W": 2, "F": 2, "A": 2}
    return sum(
        0
        if unicodedata.category(char) in ("Mn", "Me")
        else kinds.get(unicodedata.east_asian_width(char), 1)
        for char in line
    )


@pytest.fixture
def two_cells(wide: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:  # noqa: ARG001
    """Have Rich and Textual agree with a terminal that takes two cells; then as they were."""
    for place, name in (
        (rich.cells, "load_cell_table"),
        (rich.cells, "_is_single_cell_widths"),
        (rich.segment, "_is_single_cell_widths"),
        (Tree, "LINES"),
        (Tree, "ICON_NODE"),
        (Tree, "ICON_NODE_EXPANDED"),
        (ScrollBar, "renderer"),
    ):
        monkeypatch.setattr(place, name, getattr(place, name))
    borders = dict(_border.BORDER_CHARS)
    agree()
    yield
    monkeypatch.undo()
    _border.BORDER_CHARS.update(borders)
    for cached in (get_character_cell_size, cached_cell_len, Segment._split_cells):
        cached.cache_clear()
    _border.get_box.cache_clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write an archive that is full of characters of ambiguous width."""
    root = tmp_path / "“archive”"
    root.mkdir()
    for number in range(30):
        shelf = ("金融“甲”", "证券·报", "要闻…")
        date = f"2022-08-{1 + number % 20:02} 12:00:00 +08:00"
        post = own_archive.post(
            TITLE.format(number=number), date, BODY.format(number=number), shelf
        )
        (root / f"{number:02}.md").write_text(post, encoding="utf-8")
    return root


# --- what Rich measures --------------------------------------------------------------------------


@pytest.mark.usefixtures("two_cells")
def test_rich_measures_every_assigned_character_as_we_do() -> None:
    different = [
        f"{code:04x}"
        for code in range(0x20, 0x20000)
        if clean(chr(code)) == chr(code)
        and unicodedata.category(chr(code)) != "Cn"
        and chr(code) not in "\t\n"
        and width(chr(code)) != cell_len(chr(code))
    ]
    assert different == []


@pytest.mark.usefixtures("two_cells")
@given(st.text("中a“—…─°e\u0301", max_size=20).map(clean_line), st.integers(0, 30))
def test_a_strip_is_cropped_between_cells(text: str, at: int) -> None:
    strip = Strip([Segment(text)])
    assert strip.cell_length == width(text)
    at = min(at, strip.cell_length)
    assert width(strip.crop(0, at).text) == at
    assert width(strip.crop(at).text) == strip.cell_length - at


@pytest.mark.usefixtures("two_cells")
def test_every_border_is_ascii() -> None:
    assert all(
        char.isascii() for box in _border.BORDER_CHARS.values() for row in box for char in row
    )
    assert _border.BORDER_CHARS["round"] == (("+", "-", "+"), ("|", " ", "|"), ("+", "-", "+"))
    assert _border.BORDER_CHARS["vkey"] == (("|", " ", "|"),) * 3
    assert _border.BORDER_CHARS["hkey"] == (("-", "-", "-"), (" ", " ", " "), ("-", "-", "-"))


def test_where_they_take_one_cell_nothing_is_touched() -> None:
    before = (rich.cells.__dict__.copy(), dict(_border.BORDER_CHARS), Tree.LINES)
    agree()
    assert before == (rich.cells.__dict__, _border.BORDER_CHARS, Tree.LINES)


@pytest.mark.usefixtures("two_cells")
@pytest.mark.parametrize("gone", ["_SINGLE_CELLS", "load_cell_table"])
def test_a_library_that_has_changed_is_told_of(gone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(rich.cells, gone)
    with pytest.raises(ConfigurationError, match="ambiguous_width"):
        agree()


@pytest.mark.usefixtures("two_cells")
def test_a_library_that_measures_otherwise_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsreader.tui.cells.cell_len", len)
    with pytest.raises(ConfigurationError, match="ambiguous_width"):
        agree()


# --- whole screens -------------------------------------------------------------------------------


def assert_whole(session: Session, part: str, columns: int = COLUMNS) -> None:
    """Each row of the screen takes exactly the cells of the terminal; `part` is on it."""
    strips = session.app.screen._compositor.render_strips()
    assert [drawn_cells(strip.text) for strip in strips] == [columns] * len(strips)
    assert part in session.screen()
    assert not [char for char in session.screen() if "\u2500" <= char <= "\u259f"]


KEYS: dict[str, tuple[tuple[str, ...], str]] = {
    "the list": ((), "“第19号”——消息"),
    "the list with marks": (("b", "j", "u"), "●★"),
    "the side panel": (("tab",), "` - 金融“甲”"),
    "the filter": (("slash", *"条"), "/ 条"),
    "a wrong filter": (("slash", *"date:x"), "^"),
    "the keys": (("question_mark",), "+- Keys ---"),
    "the palette": (("ctrl+p",), "Back to the list"),
    "an article": (("enter",), "第19次——“他说：‘等一等……’”"),
    "its end": (("enter", "G"), "| “好的”——他说"),
    "what is looked for in it": (("enter", "slash", *"号"), "/ 号"),
    "its Markdown": (("enter", "m"), "# “第19号”——消息"),
}


@pytest.mark.usefixtures("two_cells")
@pytest.mark.parametrize("name", KEYS)
@pytest.mark.parametrize("columns", [COLUMNS, 37, 120])
async def test_every_row_of_the_screen_is_as_wide_as_the_terminal(
    name: str, columns: int, make_app: MakeApp, folder: Path
) -> None:
    keys, part = KEYS[name]
    async with reading(make_app(folder), (columns, ROWS)) as s:
        await s.press(*keys)
        assert_whole(s, part if columns >= COLUMNS else "", columns)


@pytest.mark.usefixtures("two_cells")
async def test_a_notice_stands_in_its_place(make_app: MakeApp, folder: Path) -> None:
    async with reading(make_app(folder), (COLUMNS, ROWS)) as s:
        s.app.notify("“很长”——的……通知" * 8, title="…“”", severity="error", markup=False)
        await s.pilot.pause()
        await s.settle()
        assert_whole(s, "| …“”")


@pytest.mark.usefixtures("two_cells")
async def test_the_cursor_stands_by_what_is_typed(make_app: MakeApp, folder: Path) -> None:
    async with reading(make_app(folder), (COLUMNS, ROWS)) as s:
        await s.press("slash")
        await s.fill("“…a")
        assert_whole(s, "/ “…a")
        line = s.filter.query_one(Input)
        left = line.content_region.x
        behind = 1  # Textual's own, at the end
        assert s.app.cursor_position.x == left + 5 + behind
        await s.press("left")
        assert s.app.cursor_position.x == left + 4
        await s.press("left")
        assert s.app.cursor_position.x == left + 2
        await s.fill("“" * 80)
        assert_whole(s, "“" * 38)
        assert line.cursor_screen_offset.x == COLUMNS - 1 + behind
