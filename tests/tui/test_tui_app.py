from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.widgets import Input

from newsreader.errors import ConfigurationError, IndexUnavailable, UnreadableFile
from newsreader.library import Change, Library
from newsreader.marks import Kind
from newsreader.tui.app import NewsreaderApp
from newsreader.tui.browse_screen import BrowseScreen
from newsreader.tui.keys import KEYS
from newsreader.tui.story_list import StoryList
from tui.archive import CHIPS, CRANES, FERRY, ROBOTS, STORIES
from tui.conftest import MakeApp
from tui.session import Session, reading


@pytest.fixture
def on_disk(state: Path) -> Callable[[str], int | None]:
    """Give what another program reads in marks.db of the bookmark of a path."""

    def value(path: str) -> int | None:
        file = state / "data" / "newsreader" / "marks.db"
        if not file.exists():
            return None
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            found = connection.execute(
                "SELECT value FROM mark WHERE path = ? AND kind = 'bookmark'", (path,)
            ).fetchone()
        return None if found is None else int(found[0])

    return value


# --- marks ---------------------------------------------------------------------------------------


async def test_a_bookmark_is_on_disk_before_the_screen_shows_it(
    app: NewsreaderApp,
    on_disk: Callable[[str], int | None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[tuple[int | None, bool]] = []
    changed = BrowseScreen.marks_changed
    mark = Library.mark
    go = threading.Event()

    def noted(self: BrowseScreen) -> None:
        shown = self.query_one(StoryList).render_line(1).text
        seen.append((on_disk("chips.md"), "★" in shown))
        changed(self)

    def slow(self: Library, ids: Sequence[int], kind: Kind, value: bool) -> Change:
        go.wait(10)
        return mark(self, ids, kind, value)

    monkeypatch.setattr(BrowseScreen, "marks_changed", noted)
    monkeypatch.setattr(Library, "mark", slow)
    async with reading(app) as s:
        try:
            await s.pilot.press("b")
            await s.pilot.pause(0.05)
            assert "★" not in s.screen(), "it is not on disk yet"
            await s.pilot.press("j")
            assert s.story_list.cursor == 1, "the keys go on meanwhile"
        finally:
            go.set()
        await s.settle()
        assert seen == [(1, False)]
        assert "★" in s.lines()[1]


async def test_a_bookmark_is_there_the_next_time(make_app: MakeApp) -> None:
    async with reading(make_app()) as s:
        await s.press("j", "b")
    async with reading(make_app(indexed=False)) as s:
        assert "★" in s.lines()[2]
        await s.press("B")
        assert s.titles() == [CRANES]


async def test_marks_asked_for_in_haste_are_all_written(
    make_app: MakeApp, on_disk: Callable[[str], int | None]
) -> None:
    async with reading(make_app(), at_rest=False) as s:
        await s.until(lambda: CHIPS in s.screen())
        await s.pilot.press("b", "j", "b", "q")
    assert (on_disk("chips.md"), on_disk("cranes.md")) == (1, 1)


async def test_marks_that_cannot_be_written_are_told_once_and_reading_goes_on(
    make_app: MakeApp, state: Path
) -> None:
    (state / "data").mkdir(exist_ok=True)
    (state / "data" / "newsreader").write_text("a file where the folder should be")
    async with reading(make_app()) as s:
        await s.press("b")
        (notice,) = s.notices()
        assert "marks" in notice
        assert "★" not in s.lines()[1]
        await s.press("enter")
        assert s.page().startswith(CHIPS)
        await s.press("J", "J", "q", "u", "U")
        assert s.notices() == [notice]
        assert s.current().title == ROBOTS


# --- the archive ---------------------------------------------------------------------------------


async def test_an_index_in_use_is_told_and_what_is_known_is_shown(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()

    def busy(*_: object) -> None:
        raise IndexUnavailable("Another newsreader is at it.")

    monkeypatch.setattr(Library, "update", busy)
    async with reading(app) as s:
        assert len(s.titles()) == STORIES
        assert "Another newsreader is at it." in s.screen()


async def test_what_another_process_has_indexed_is_shown_after_a_look(
    archive: Path, make_app: MakeApp
) -> None:
    async with reading(make_app()) as s:
        text = "---\ntitle: Late\ndate: 2022-08-14 22:00:00 +08:00\n---\nLate.\n"
        (archive / "late.md").write_text(text, encoding="utf-8")
        with Library.open(archive) as other:
            other.update()
        assert "Late" not in s.titles()
        await s.press("R")
        assert s.titles()[0] == "Late"
        assert len(s.titles()) == STORIES + 1
        assert "Nothing is new." not in s.bar


async def test_a_folder_that_vanished_is_told_and_what_is_known_is_shown(
    archive: Path, make_app: MakeApp
) -> None:
    app = make_app()
    archive.rename(archive.with_name("elsewhere"))
    async with reading(app) as s:
        assert len(s.titles()) == STORIES
        (notice,) = s.notices()
        assert str(archive) in notice


async def test_new_stories_while_reading_do_not_lead_to_another_story(
    archive: Path, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()
    update = Library.update

    def slow(self: Library, *hear: Any) -> object:
        go.wait(10)
        return update(self, *hear)

    app = make_app()
    chips = (archive / "chips.md").read_text("utf-8")
    for number in range(3):
        text = chips.replace("芯片", f"新{number}").replace("14 21", "15 21")
        (archive / f"new-{number}.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr(Library, "update", slow)
    async with reading(app, at_rest=False) as s:
        try:
            await s.until(lambda: CHIPS in s.screen())
            await s.pilot.press("j", "enter")
            await s.until(lambda: s.reads())
        finally:
            go.set()
        await s.settle()
        await s.press("J")
        assert s.page().startswith(ROBOTS)
        await s.press("q")
        assert len(s.titles()) == STORIES + 3
        assert s.current().title == ROBOTS


# --- untrusted text ------------------------------------------------------------------------------

HOSTILE = ("[@click=app.bell]x[/]", "[/oops]", "[red]not red[/red]")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Write posts that try to steer the screen by their titles, categories and file names."""
    folder = tmp_path / "[@click=app.bell]news"
    folder.mkdir()
    for number, words in enumerate(HOSTILE):
        (folder / f"[red]{number}.md").write_text(
            f'---\ntitle: "{words}"\ncategories: ["{words}", "{words}", "{words}"]\n'
            f"date: 2022-08-14 0{9 - number}:00:00\nauthor: '{words}'\n---\n<p>{words} body</p>\n",
            encoding="utf-8",
        )
    (folder / "steer.md").write_text(
        '---\ntitle: "a\\e[2Jb\\u202Ec\\u009bd\\u200be\\x07f"\ncategories: ["\\e]0;t\\x07"]\n'
        "date: 2022-08-14 05:00:00\n---\n<p>x&#27;[2J\x1b[31my&#x202e;z</p>\n",
        encoding="utf-8",
    )
    return folder


def assert_clean(shown: str) -> None:
    assert not [one for one in shown if one != "\n" and (ord(one) < 32 or 0x7F <= ord(one) < 0xA0)]
    assert "\u202e" not in shown


@pytest.mark.parametrize("number", range(len(HOSTILE)))
async def test_what_looks_like_markup_is_shown_as_it_is(
    hostile: Path, make_app: MakeApp, number: int
) -> None:
    words = HOSTILE[number]
    async with reading(make_app(hostile), (160, 40)) as s:
        assert s.bar.startswith(" [@click=app.bell]news · ")
        assert words in s.lines()[1 + number]
        panel = [s.panel.render_line(y).text for y in range(s.panel.size.height)]
        assert any(words in line for line in panel)
        await s.press(*["j"] * number, "enter")
        assert words in s.bar
        assert s.page().startswith(words)
        assert f"{words} body" in s.page()
        (hostile / f"[red]{number}.md").unlink()
        await s.press("q", "enter")
        assert f"[red]{number}.md" in s.screen()


async def test_nothing_of_a_post_steers_the_terminal(hostile: Path, make_app: MakeApp) -> None:
    async with reading(make_app(hostile), (160, 40)) as s:
        assert_clean(s.screen())
        await s.press("G")
        assert "[2Jb" in s.current().title
        await s.press("enter")
        assert "[2J" in s.page()
        assert_clean(s.screen())
        assert_clean(s.page())
        await s.press("m")
        assert_clean(s.page())


async def test_a_category_with_markup_can_be_chosen(hostile: Path, make_app: MakeApp) -> None:
    async with reading(make_app(hostile), (160, 40)) as s:
        lines = [s.panel.render_line(y).text for y in range(s.panel.size.height)]
        line = next(number for number, text in enumerate(lines) if "[/oops]" in text)
        await s.press("tab", *["j"] * line, "enter")
        assert s.titles() == ["[/oops]"]
        assert "[/oops]" in s.bar


async def test_a_notice_shows_markup_as_it_is(
    app: NewsreaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise UnreadableFile("No [/oops][b]x[/b] here.")

    monkeypatch.setattr(Library, "mark", fail)
    async with reading(app) as s:
        await s.press("b")
        assert "No [/oops][b]x[/b] here." in s.screen()


# --- configuration, palette ----------------------------------------------------------------------


def test_an_unknown_theme_is_an_error_that_names_the_themes(make_app: MakeApp) -> None:
    with pytest.raises(ConfigurationError, match=r"no theme “sepia”.*textual-light"):
        make_app(theme="sepia")


async def test_the_configured_theme_is_used(make_app: MakeApp) -> None:
    async with reading(make_app(theme="textual-light")) as s:
        assert not s.app.current_theme.dark
        await s.press("enter", "q")


async def test_the_palette_has_the_commands_of_the_place(app: NewsreaderApp) -> None:
    def titles(s: Session) -> set[str]:
        return {command.title for command in s.app.get_system_commands(s.app.screen)}

    async with reading(app) as s:
        assert {"Filter", "Bookmarks", "Categories"} <= titles(s)
        assert "Markdown" not in titles(s)
        await s.press("enter")
        assert {"Markdown", "Bookmark"} <= titles(s)
        assert "Filter" not in titles(s)


@pytest.mark.parametrize("name", ["Bookmark", "Filter", "Mark all read", "Sort", "Time zone"])
async def test_a_command_of_the_palette_does_what_its_key_does(
    app: NewsreaderApp, name: str
) -> None:
    async with reading(app) as s:
        (command,) = (one for one in s.app.get_system_commands(s.app.screen) if one.title == name)
        (key,) = (key for key in KEYS if key.label == name)
        before = s.screen()
        await command.callback()
        await s.settle()
        assert s.screen() != before, key.id


# --- a file by its name --------------------------------------------------------------------------


async def test_a_file_is_opened_alone_and_can_be_marked(archive: Path, make_app: MakeApp) -> None:
    app = make_app(indexed=False, file=archive / "ferry.md")
    async with reading(app) as s:
        assert s.reads()
        assert s.page().startswith(FERRY)
        await s.press("b")
        assert s.bar.startswith(f" ★ {FERRY}")
        await s.press("J", "K")
        assert s.page().startswith(FERRY)
        await s.press("q")
    assert app.return_code == 0


async def test_a_file_without_front_matter_is_read_but_cannot_be_marked(
    archive: Path, make_app: MakeApp
) -> None:
    plain = archive / "README.md"
    plain.write_text("# How this archive is made\n\nBy hand.\n", encoding="utf-8")
    async with reading(make_app(indexed=False, file=plain)) as s:
        assert "By hand." in s.page()
        await s.press("b", "u", "U", "m", "t")
        assert "★" not in s.bar


# --- what comes from outside ---------------------------------------------------------------------


@pytest.mark.parametrize("opened_by", ["slash", "ctrl+p"])
async def test_what_is_pasted_stands_clean_in_the_line_and_only_its_first_line(
    app: NewsreaderApp, opened_by: str
) -> None:
    async with reading(app) as session:
        await session.press(opened_by)
        app.post_message(Paste("tea\x1b]52;c;x\x07\u202e\tcup\nmore"))
        await session.settle()
        assert session.app.screen.query_one(Input).value == "tea\ufffd]52;c;x\ufffd\ufffd cup"


async def test_a_failure_is_told_without_the_controls_of_a_name(app: NewsreaderApp) -> None:
    async with reading(app) as session:
        app.post_message(NewsreaderApp._Failed("[/oops] \x1b[2J.md"))
        await session.settle()
        assert session.notices() == ["[/oops] \ufffd[2J.md"]
