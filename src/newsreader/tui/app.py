"""The Textual application: it owns the library, writes marks, passes data down to the screens."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import SystemCommand
from textual.command import CommandPalette
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Event, Key, Paste
from textual.message import Message
from textual.screen import Screen
from textual.theme import ThemeProvider
from textual.worker import WorkerFailed, get_current_worker

from newsreader.config import Configuration, cache_directory
from newsreader.errors import IndexUnavailable, NewsreaderError
from newsreader.language import _, current, ngettext
from newsreader.library import Library
from newsreader.model import Progress, Stage
from newsreader.pictures.pixels import installed
from newsreader.query import terms
from newsreader.text.address import openable, shows_hyperlinks
from newsreader.text.clean import clean
from newsreader.text.when import local_zone
from newsreader.tui import memory
from newsreader.tui.article_screen import ArticleScreen, look
from newsreader.tui.article_view import ArticleView, Place
from newsreader.tui.browse_screen import BrowseScreen
from newsreader.tui.drawing import drawing
from newsreader.tui.help_screen import HelpScreen
from newsreader.tui.keys import Where, checked_keymap, commands, in_force
from newsreader.tui.mark_writer import MarkWriter
from newsreader.tui.outside import clipboard_sequence, open_address, opener
from newsreader.tui.pace import Pace
from newsreader.tui.palette import Palette
from newsreader.tui.picture_fetcher import PictureFetcher
from newsreader.tui.reader_screen import ReaderScreen
from newsreader.tui.reading_pane import ReadingPane
from newsreader.tui.stock_app import StockApp
from newsreader.tui.themes import RED_UP, STYLES, THEMES, chosen, toned

_PROGRESS_EVERY = 0.25
"""Seconds between two looks at how far the indexing has come."""

_BUSY_RETRY = 3.0
"""Seconds until the archive is looked at again that another program is indexing."""

_NOTICE_SHOWN = 12.0
"""Seconds for which a failure stands on the screen."""


class NewsreaderApp(StockApp):
    """The reader, on an archive or on one file."""

    CSS_PATH = "app.tcss"
    TITLE = "newsreader"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar = []

    @dataclass
    class _Marked(Message):
        """A mark is on disk; the words may be none."""

        words: str

    @dataclass
    class _Failed(Message):
        """Something was not saved or not read; the words say what, and how to mend it."""

        words: str

    @dataclass
    class _Broken(Message):
        """An error that nobody foresaw, from a thread that Textual does not know."""

        error: Exception

    @dataclass
    class _Told(Message):
        """Something was done that the screen does not show."""

        words: str

    @dataclass
    class _PicturesFetched(Message):
        """Pictures were fetched, or not; the words say it."""

        words: str

    @dataclass
    class _Busy(Message):
        """Another program is indexing the archive; this one looks again in a while."""

        words: str

    @dataclass
    class _Admitted(Message):
        """The file that was opened by its name is a story of the index."""

        story: int

    @dataclass
    class _Progressed(Message):
        """How far the indexing has come."""

        progress: Progress
        changed: bool
        ended: bool = False

        def can_replace(self, message: Message) -> bool:
            # That there are other stories is not to be lost for a newer count.
            newer = message if isinstance(message, NewsreaderApp._Progressed) else None
            return newer is not None and not newer.ended and (newer.changed or not self.changed)

    def __init__(
        self,
        library: Library,
        configuration: Configuration,
        zone: str | None = None,
        file: Path | None = None,
        note: str = "",
        colours: int = 1 << 24,
        stock: str | None = None,
        *,
        painted: bool = False,
    ) -> None:
        """`colours` is how many of them the terminal shows; 0 leaves bold, underline, reverse.

        `stock` is the symbol of the page to begin with. `painted` says that the terminal shows the
        list already.
        """
        super().__init__(ansi_color=None if colours else True)
        memory.spare()
        self._library = library
        self._configuration = configuration
        self._zone = zone
        self._file = file
        self._note = note
        self._stock = stock
        self.painted = painted
        """Whether the terminal shows the list already."""
        self._names = configuration.stocks == "names"
        tones, red_up = toned(configuration.tones, current(), colours)
        self.set_class(red_up, RED_UP)
        self._look = look(
            configuration,
            tones=tones,
            hyperlinks=shows_hyperlinks(os.environ),
            drawing=drawing(
                configuration.images,
                os.environ,
                None if self.no_color else self.console.color_system,
                installed=bool(configuration.images) and installed(),
            ),
        )
        self._pictures = PictureFetcher(
            cache_directory() / "pictures",
            lambda words: self._post(self._PicturesFetched(words)),
            lambda error: self._post(self._Broken(error)),
        )
        self._loop_here: asyncio.AbstractEventLoop | None = None
        self._local = False
        self._ending = threading.Event()
        self.marks = MarkWriter(
            library,
            lambda words: self._post(self._Marked(words)),
            lambda words: self._post(self._Failed(words)),
            lambda error: self._post(self._Broken(error)),
        )
        self._kept: ArticleScreen | None = None  # making another takes as long as painting a page
        self._help: HelpScreen | None = None
        self._opening = False
        self._failure = ("", 0.0)
        self._asked = False
        self._written = 0
        self._places: dict[int | None, Place] = {}
        self.set_keymap(checked_keymap(configuration.keys))
        self._keys = in_force(configuration.keys)
        self._colours = colours
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = chosen(configuration.theme, colours, self.available_themes)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What the stylesheet asks of a theme, for those of Textual."""
        return dict(STYLES)

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver; for a terminal at the far end of a line, one that sends less."""
        driver = super().get_driver_class()
        if driver is not LinuxDriver:
            return driver
        from newsreader.tui.driver import SparingDriver, TakingDriver

        return SparingDriver if os.environ.get("SSH_CONNECTION") else TakingDriver

    def on_resize(self) -> None:
        """Let everything be painted anew: terminals clear or shift what they show."""
        if self._driver is not None and hasattr(self._driver, "forget"):
            self._driver.forget()

    def on_mount(self) -> None:
        """Show the list, or the file; then see what has changed in the archive."""
        self._loop_here = asyncio.get_running_loop()
        self.app_resume_signal.subscribe(self, self._repaint)
        self.call_after_refresh(memory.loaded)
        if self._file is not None:
            self.push_screen(self._article_screen((), 0, self._file))
            self.call_after_refresh(self._admit, self._file)
            return
        self.begin_browsing()
        if self._stock is not None:
            self.open_stock(self._stock)

    def begin_browsing(self, narrowed: str = "") -> None:
        """Show the list, and see what has changed in the archive."""
        self._written = self._library.written
        screen = BrowseScreen(
            self._library,
            self._keys,
            self._note,
            panel=self._configuration.sidebar,
            narrowed=narrowed,
            names=self._names,
        )
        self.push_screen(screen)
        self.call_after_refresh(self._update)

    def _post(self, message: Message) -> None:
        """Post a message from another thread, unless there is nobody left to hear it."""
        if not self._ending.is_set():
            self.post_message(message)

    def _article_screen(
        self,
        ids: Sequence[int],
        position: int,
        file: Path | None = None,
        words: tuple[str, ...] = (),
    ) -> ArticleScreen:
        return ArticleScreen(
            self._library,
            self._keys,
            ids,
            position,
            look=self._look,
            pictures=self._pictures.folder,
            words=words,
            places=self._places,
            file=file,
        )

    def leave(self, code: int) -> None:
        """End with an exit code; from any thread, and from a signal."""
        if self._loop_here is not None:
            self._loop_here.call_soon_threadsafe(partial(self.exit, return_code=code))

    def _repaint(self, _app: object) -> None:
        """Paint everything anew: the shell has had the terminal, and Textual leaves it blank."""
        self.on_resize()
        self.refresh(layout=True)

    def on_unmount(self) -> None:
        """Stop what runs in the background, after the marks have been written."""
        self._ending.set()
        self.marks.close()

    @property
    def fault(self) -> Exception | None:
        """What ended the program unforeseen; it is told where every other error is told."""
        error = self._exception
        if isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            return error.error
        return error

    def _fatal_error(self) -> None:
        """End after an unforeseen error, without Textual's own page-long account of it."""
        self._close_messages_no_wait()

    def _readers(self) -> list[ReaderScreen]:
        return [screen for screen in self.screen_stack if isinstance(screen, ReaderScreen)]

    def _reader(self) -> ReaderScreen | None:
        readers = self._readers()
        return readers[-1] if readers else None

    # --- the archive ---

    @work(thread=True, exclusive=True, group="update")
    def _update(self) -> None:
        worker = get_current_worker()
        told, pace, part = 0.0, Pace(), (Stage.STORIES, False)

        def progress(state: Progress) -> None:
            nonlocal told, part
            now = time.monotonic()
            at = (state.stage, state.changed > 0)
            if now - told >= _PROGRESS_EVERY or at != part:  # the first stories do not wait
                told, part = now, at
                self.post_message(self._Progressed(state, pace.due(state, now)))

        try:
            state = self._library.update(
                progress, lambda: worker.is_cancelled or self._ending.is_set()
            )
            before, self._written = self._written, self._library.written
        except IndexUnavailable as error:  # another reader is at it: this one shows what it finds
            self.post_message(self._Busy(str(error)))
            return
        except NewsreaderError as error:
            self.post_message(self._Failed(str(error)))
            return
        # What another process has written since is no change of this run, but one of the list.
        self.post_message(self._Progressed(state, self._written != before, ended=True))

    @on(_Busy)
    def _on_busy(self, message: _Busy) -> None:
        self._say(message.words)
        for screen in self._readers():
            screen.progressed(Progress(0, 0), changed=True)
        self.set_timer(_BUSY_RETRY, self._update)

    @on(BrowseScreen.RefreshWanted)
    def _on_refresh_wanted(self) -> None:
        self._asked = True
        self._update()

    @work(thread=True, group="admit")
    def _admit(self, file: Path) -> None:
        """Make a file that was opened by its name known to the index, so that it can be marked."""
        path = self._library.relative(file)
        try:
            story = None if path is None else self._library.add(path)
        except NewsreaderError as error:
            self.post_message(self._Failed(str(error)))
            return
        if story is not None:
            self.post_message(self._Admitted(story.id))

    @on(_Admitted)
    def _on_admitted(self, message: _Admitted) -> None:
        for screen in self._readers():
            if isinstance(screen, ArticleScreen):
                screen.admit(message.story)

    @on(_Progressed)
    def _on_progressed(self, message: _Progressed) -> None:
        for screen in self._readers():
            screen.progressed(message.progress, changed=message.changed)
        if message.ended:
            for notice in self._library.notices:
                self._on_failed(self._Failed(notice))
            if self._asked:
                self._asked = False
                if message.progress.changed or not message.changed:
                    self._say(_looked(message.progress.changed))

    # --- reading ---

    @on(ReaderScreen.Reading)
    def _on_reading(self, message: ReaderScreen.Reading) -> None:
        view, position = message.view, message.position
        words = terms(view.query)
        kept = self._kept
        if kept is None or kept in self.screen_stack:
            screen = self._article_screen(view.ids, position, words=words)
            if kept is None:
                self._kept = screen
                self.install_screen(screen, "article")
            self.push_screen(screen)
        else:
            self._opening = True
            kept.begin(view.ids, position, words)

    @on(ArticleView.Begun)
    def _on_begun(self) -> None:
        """The screen that was kept has the page of the story that was opened: show it."""
        self._show_kept()

    def _show_kept(self) -> None:
        if self._opening and self._kept is not None:
            self._opening = False
            self.push_screen(self._kept)

    async def on_event(self, event: Event) -> None:
        """See to keys and to what is pasted before anybody has them.

        A key that is pressed right after the one that opens a story is for the story; what is
        pasted may come from anywhere, and reaches every line clean.
        """
        if isinstance(event, Key):
            self._show_kept()
        elif isinstance(event, Paste):
            event = Paste(clean(event.text).replace("\t", " "))
        await super().on_event(event)

    @on(ArticleScreen.ReadTo)
    def _on_read_to(self, message: ArticleScreen.ReadTo) -> None:
        for screen in self._readers():
            screen.read_to(message.story)
        if message.read:
            self.marks.opened(message.story)

    @on(ReadingPane.LinkWanted)
    def _on_link_wanted(self, message: ReadingPane.LinkWanted) -> None:
        """Open an address where there is a screen to open it on; else show it, and offer it."""
        address = message.address
        if not openable(address):
            self._say(_("Only http and https addresses are opened."))
            return
        prefix = opener(os.environ)
        if prefix is not None:
            self._open(address, prefix)
            return
        self.copy_to_clipboard(address)
        self.notify(address, title=_("Open it where there is a browser"), timeout=_NOTICE_SHOWN,
                    markup=False)  # fmt: skip

    @work(thread=True, group="open")
    def _open(self, address: str, prefix: tuple[str, ...]) -> None:
        try:
            open_address(address, prefix)
        except NewsreaderError as error:
            self._post(self._Failed(str(error)))
        else:
            self._post(self._Told(_("The browser was asked to open it.")))

    @on(ArticleScreen.PicturesWanted)
    def _on_pictures_wanted(self, message: ArticleScreen.PicturesWanted) -> None:
        self._say(self._pictures.fetch(message.addresses))

    @on(_PicturesFetched)
    def _on_pictures_fetched(self, message: _PicturesFetched) -> None:
        for screen in self._readers():
            if isinstance(screen, ArticleScreen):
                screen.pictures_fetched()
        self._say(message.words)

    @on(_Told)
    def _on_told(self, message: _Told) -> None:
        self._say(message.words)

    @on(ReadingPane.CopyWanted)
    def _on_copy_wanted(self, message: ReadingPane.CopyWanted) -> None:
        """Offer a text to the clipboard; whether the terminal takes it, it does not tell."""
        try:
            clipboard_sequence(message.text)  # says what cannot be sent
        except NewsreaderError as error:
            self._say(str(error))
            return
        self.copy_to_clipboard(clean(message.text))
        words = _("Offered {what} to the clipboard; the terminal may refuse it.")
        self._say(words.format(what=message.said))

    # --- marks ---

    @on(_Marked)
    def _on_marked(self, message: _Marked) -> None:
        for screen in self._readers():
            screen.marks_changed()
        if message.words:
            self._say(message.words)

    @on(_Failed)
    def _on_failed(self, message: _Failed) -> None:
        now = time.monotonic()
        words, since = self._failure
        if message.words != words or now - since > _NOTICE_SHOWN:
            self._failure = (message.words, now)
            self.notify(clean(message.words), severity="error", timeout=_NOTICE_SHOWN, markup=False)

    @on(_Broken)
    def _on_broken(self, message: _Broken) -> None:
        raise message.error

    def _say(self, words: str) -> None:
        reader = self._reader()
        if reader is not None:
            reader.say(words)

    def _current(self) -> int | None:
        reader = self._reader()
        return None if reader is None else reader.current

    @on(ReaderScreen.BookmarkToggled)
    def _on_bookmark(self) -> None:
        if (story := self._current()) is not None:
            self.marks.bookmark(story)

    @on(ReaderScreen.UnreadToggled)
    def _on_unread(self) -> None:
        if (story := self._current()) is not None:
            self.marks.unread(story)

    @on(BrowseScreen.AllRead)
    def _on_all_read(self, message: BrowseScreen.AllRead) -> None:
        self.marks.all_read(message.ids)

    @on(ReaderScreen.UndoWanted)
    def _on_undo(self) -> None:
        self.marks.undo()

    # --- the rest ---

    @on(ReaderScreen.ZoneToggled)
    def _on_zone(self) -> None:
        self._local = not self._local
        self._library.show_in(local_zone() if self._local else self._zone)
        for screen in self._readers():
            screen.zone_changed()
        self._say(_("Local time.") if self._local else _("The archive's time."))

    @on(ReaderScreen.HelpWanted)
    def _on_help(self) -> None:
        if self._help is None:
            self._help = HelpScreen(self._keys)
            self.install_screen(self._help, "help")
        if self._help not in self.screen_stack:
            self.push_screen(self._help)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette's commands: the key table's, for this screen, and the themes."""
        if isinstance(screen, ReaderScreen):
            for key in commands(*screen.PLACES, Where.ANYWHERE):
                target = screen if key.where is Where.ANYWHERE else screen.acting
                yield SystemCommand(
                    _(key.label), _(key.tooltip), partial(self.run_action, key.action, target)
                )
        if self._colours:
            yield SystemCommand(_("Theme"), _("Choose other colours."), self.action_change_theme)

    def action_command_palette(self) -> None:
        """Open the palette, its words in the reader's language."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(Palette(placeholder=_("Search for commands…")))

    def search_themes(self) -> None:
        """Let the person search for a theme."""
        placeholder = _("Search for themes…")
        self.push_screen(Palette(providers=[ThemeProvider], placeholder=placeholder))


def _looked(changed: int) -> str:
    """What came of looking for new posts."""
    if not changed:
        return _("Nothing is new.")
    return ngettext(
        "{number} post is new or changed.", "{number} posts are new or changed.", changed
    ).format(number=f"{changed:,}")
