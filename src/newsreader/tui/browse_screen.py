"""The list of an archive: stories by day, the side panel, the filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from newsreader.errors import NewsreaderError, QueryError, UnknownSecurity
from newsreader.language import _
from newsreader.library import Library, Order, Stopped, View
from newsreader.model import Node, Progress
from newsreader.query import Query, depends_on_marks, parse
from newsreader.query.tree import Among, And, Everything
from newsreader.text.clean import clean_line
from newsreader.tui.bar import Bar, Hints
from newsreader.tui.browse_list import BrowseList
from newsreader.tui.filter_line import FilterLine
from newsreader.tui.keys import Key, Where
from newsreader.tui.layout import WIDE, panel_cells, shows_panel
from newsreader.tui.reader_screen import ReaderScreen
from newsreader.tui.scope import BOOKMARKS, Scope
from newsreader.tui.side_panel import SidePanel
from newsreader.tui.stock_names import short
from newsreader.tui.story_list import StoryList
from newsreader.tui.top_line import Standing, left, right

_FIRST = 2
"""Screens of stories that are shown before the whole view is known."""
_LEAST = 60
"""Stories in them at least: before it is painted a screen does not know how high it is."""


class _Main(Horizontal):
    """Panel and list side by side; they leave nothing of it to be seen."""

    BLANK = True


class BrowseScreen(ReaderScreen):
    """Where the reader begins."""

    PLACES = (Where.LISTS, Where.LIST)

    @dataclass
    class AllRead(Message):
        """The person wants all these stories marked read."""

        ids: tuple[int, ...]

    @dataclass
    class _NamesRead(Message):
        """The names of stocks are there to be shown."""

    @dataclass
    class _Found(Message):
        """A search has ended: this is the new view."""

        view: View
        query: Query
        keep_cursor: bool

        def can_replace(self, message: Message) -> bool:
            # What goes to the top is not to be lost for what stays there.
            newer = message if isinstance(message, BrowseScreen._Found) else None
            return newer is not None and (self.keep_cursor or not newer.keep_cursor)

    @dataclass
    class _Counted(Message):
        """The side panel's counts."""

        everything: int
        unread: int
        categories: tuple[Node, ...] = field(default=())
        calendar: tuple[Node, ...] = field(default=())

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, BrowseScreen._Counted)

    @dataclass
    class _UnreadCounted(Message):
        """How many stories are unread after a mark."""

        unread: int

    @dataclass
    class RefreshWanted(Message):
        """The person wants the folder looked at again."""

    @dataclass
    class _Unknown(Message):
        """The filter names a security that is none; the last list stays."""

        error: UnknownSecurity

    @dataclass
    class _Failed(Message):
        """A search failed; the last list stays."""

        words: str

    def __init__(
        self,
        library: Library,
        keys: Sequence[Key],
        note: str = "",
        *,
        panel: bool | None = None,
        narrowed: str = "",
        names: bool = False,
    ) -> None:
        """`narrowed` is the filter to begin with; `names` shows stocks by their names."""
        super().__init__()
        self._names = names
        self._narrowed = narrowed
        self._keys = keys
        self._library = library
        self._scope = Scope()
        self._order = Order.NEWEST
        self._query: Query = Everything()
        self._note = note
        self._said = ""
        self._progress: Progress | None = None
        self._indexed = 0  # stories of this run of indexing that the list knows of
        self._unread = 0
        self._panel = panel
        self._place = (0, 0)

    def compose(self) -> ComposeResult:
        """Top line, panel and list, filter, hints."""
        yield Bar(id="top")
        with _Main(id="main"):
            yield SidePanel(id="panel")
            yield BrowseList(self._library.rows, id="stories")
        yield FilterLine(id="filter")
        if self._note:
            yield Static(self._note, markup=False, id="note")
        yield Hints(self._keys, *self.PLACES, Where.ANYWHERE)

    def on_mount(self) -> None:
        """Show what the index knows; the folder is looked at afterwards."""
        self.query_one(FilterLine).display = False
        self._place_panel()
        self._list.focus()
        self.watch(self._list, "cursor", self._follow, init=False)
        # The first screen in one small query, so that it stands before anything else is asked.
        first = self._library.view(self._query, self._order, limit=self._first)
        self._show(first, keep_cursor=False)
        self._search(keep_cursor=True)
        self._count()
        if self._names:
            self._read_names()
        if self._narrowed:
            self.narrow_to(self._narrowed)

    @property
    def _list(self) -> StoryList:
        return self.query_one(StoryList)

    @property
    def current(self) -> int | None:
        """The id of the story under the cursor."""
        story = self._list.story
        return None if story is None else story.id

    @property
    def stock(self) -> str | None:
        """The first stock of the story under the cursor."""
        story = self._list.story
        return story.symbols[0] if story is not None and story.symbols else None

    def on_resize(self) -> None:
        """Show the panel where there is room."""
        self._place_panel()

    def _place_panel(self) -> None:
        panel = self.query_one(SidePanel)
        panel.display = shows_panel(self.size.width, self._panel)
        panel.styles.width = panel_cells(self.size.width)

    @work(thread=True, group="names")
    def _read_names(self) -> None:
        short("")
        self.post_message(self._NamesRead())

    @on(_NamesRead)
    def _on_names_read(self) -> None:
        self._list.call_stocks(short)

    # --- searching ---

    def _parsed(self) -> Query:
        """The scope and the filter together. Raises QueryError."""
        today = self._library.today
        scope = parse(self._scope.query, today)
        typed = parse(self.query_one(FilterLine).text, today)
        parts = tuple(part for part in (scope, typed) if not isinstance(part, Everything))
        if not parts:
            return Everything()
        return parts[0] if len(parts) == 1 else And(parts)

    def _search(self, *, keep_cursor: bool) -> None:
        """Look for what the scope and the filter ask; keep the last good list on an error."""
        line = self.query_one(FilterLine)
        try:
            query = self._parsed()
        except QueryError as error:
            line.show_error(error)
            return
        line.show_error(None)
        self._find(query, self._order, keep_cursor)

    def _arrange(self) -> None:
        """Show the stories of the list in another order, or by other days.

        Where they were found by their marks it is still the same stories, whatever was marked
        since: only another filter looks again.
        """
        if depends_on_marks(self._query):
            self._find(self._query, self._order, True, Among(tuple(self._list.view.ids)))
        else:
            self._search(keep_cursor=True)

    @property
    def _first(self) -> int:
        """Stories that are looked for before all are."""
        return max(_LEAST, _FIRST * self.size.height)

    @work(thread=True, exclusive=True, group="search")
    def _find(
        self, query: Query, order: Order, keep_cursor: bool, listed: Among | None = None
    ) -> None:
        """Look for the stories of `query`; those of `listed` stand for it.

        The first screenful stands at once, the rest when it has been found. Where the cursor is to
        stay on its story, everything has to be found first.
        """
        worker = get_current_worker()
        look = partial(self._library.view, listed or query, order, stop=lambda: worker.is_cancelled)
        try:
            if not keep_cursor:
                first = look(limit=self._first)
                if not first.whole and not worker.is_cancelled:
                    self.post_message(self._Found(first, query, keep_cursor))
                    keep_cursor = True
            view = look()
        except Stopped:
            return
        except UnknownSecurity as error:
            if not worker.is_cancelled:
                self.post_message(self._Unknown(error))
            return
        except NewsreaderError as error:
            if not worker.is_cancelled:
                self.post_message(self._Failed(str(error)))
            return
        if not worker.is_cancelled:
            self.post_message(self._Found(view, query, keep_cursor))

    @work(thread=True, exclusive=True, group="count")
    def _count(self) -> None:
        worker = get_current_worker()
        try:
            counted = self._Counted(
                self._library.count(),
                self._library.unread(),
                self._library.tree(),
                self._library.calendar(),
            )
        except NewsreaderError as error:
            counted = None
            self.post_message(self._Failed(str(error)))
        if counted is not None and not worker.is_cancelled:
            self.post_message(counted)

    @work(thread=True, exclusive=True, group="count-unread")
    def _count_unread(self) -> None:
        worker = get_current_worker()
        unread = self._library.unread()
        if not worker.is_cancelled:
            self.post_message(self._UnreadCounted(unread))

    @on(_UnreadCounted)
    def _on_unread_counted(self, counted: _UnreadCounted) -> None:
        self._unread = counted.unread
        self._tell()

    @on(_Found)
    def _on_found(self, found: _Found) -> None:
        self._query = found.query
        self._show(found.view, keep_cursor=found.keep_cursor)

    @on(_Unknown)
    def _on_unknown(self, unknown: _Unknown) -> None:
        line = self.query_one(FilterLine)
        at = line.text.find(unknown.error.notation)
        start, end = (at, at + len(unknown.error.notation)) if at >= 0 else (0, len(line.text))
        line.show_error(QueryError(str(unknown.error), start, end))

    @on(_Failed)
    def _on_failed(self, failed: _Failed) -> None:
        self.say(failed.words)

    @on(_Counted)
    def _on_counted(self, counted: _Counted) -> None:
        self._unread = counted.unread
        self._tell()
        # In a frame of its own, behind that of the list which mostly changes with it.
        self.call_after_refresh(
            self.query_one(SidePanel).show,
            counted.everything,
            counted.categories,
            counted.calendar,
        )

    def _show(self, view: View, *, keep_cursor: bool) -> None:
        self._list.show(view, empty=self._empty(), keep_cursor=keep_cursor)

    def _empty(self) -> str:
        """What to say where no story stands."""
        if self._scope == BOOKMARKS and not self.query_one(FilterLine).text:
            return _("No bookmarks yet.\nPress b on a story to keep it.")
        if not isinstance(self._query, Everything):
            return _("No story matches.\nEsc shows all again.")
        if self._progress is None or self._progress.done < self._progress.total:
            return _("Reading the archive for the first time …")
        return _(
            "No posts here.\nA post is a .md, .markdown, .html or .txt file with front matter."
        )

    # --- the top line ---

    def _tell(self) -> None:
        """Write the top line anew."""
        position, count = self._place
        bookmarks = self._scope == BOOKMARKS
        standing = Standing(
            archive=self._library.archive.name or "/",
            scope=_("Bookmarks") if bookmarks else self._scope.label,
            filtered=bool(self.query_one(FilterLine).text),
            stories=count,
            whole=self._list.view.whole,
            unread=self._unread if isinstance(self._query, Everything) else None,
            position=position,
            said=self._said,
            progress=self._progress,
            zone=self._list.view.zone,
        )
        bar = self.query_one(Bar)
        bar.left, bar.right = left(standing), right(standing)

    def say(self, words: str) -> None:
        """Say something about what was just done, until the cursor moves on."""
        self._said = clean_line(words)
        self._tell()

    def _follow(self, position: int) -> None:
        """Count along with the cursor in the frame that moves it: a message would come later."""
        self._said = ""
        self._place = (position, len(self._list.view.ids))
        self._tell()

    @on(StoryList.Moved)
    def _on_moved(self, moved: StoryList.Moved) -> None:
        if moved.position != self._place[0]:
            self._said = ""
        self._place = (moved.position, moved.count)
        self._tell()

    # --- data down, from the app ---

    def marks_changed(self) -> None:
        """Show the marks as they are now; no story leaves the list for it."""
        self._list.forget()
        self._count_unread()

    def zone_changed(self) -> None:
        """Group the stories by the days of the other zone."""
        self._arrange()
        self._count()

    def progressed(self, progress: Progress, *, changed: bool) -> None:
        """The folder is being read; `changed` says that the index has other stories than before."""
        self._progress = progress
        self._tell()
        if not self._list.view.ids:  # what is said in place of stories may be another thing now
            self._show(self._list.view, keep_cursor=False)
        if not changed:
            return
        same = progress.changed == self._indexed and not progress.finished
        if same and isinstance(self._query, Everything):
            self._list.forget()  # the same stories, of which more is known
        else:
            self._indexed = progress.changed
            self._count()
            if not self._list.view.whole:
                self._list.forget()  # its stories would be taken for those of the whole list
            if not depends_on_marks(self._query):
                self._search(keep_cursor=True)

    def read_to(self, story: int) -> None:
        """The person has read on to another story, which may stand elsewhere in the list by now."""
        position = self._list.view.position(story)
        if position is not None:
            self._list.cursor = position

    # --- what the person does ---

    @on(StoryList.Opened)
    def _on_opened(self, opened: StoryList.Opened) -> None:
        self.post_message(self.Reading(self._list.view, opened.position))

    @on(BrowseList.PanelWanted)
    def _on_panel_wanted(self) -> None:
        if not self.query_one(SidePanel).display:
            self._panel = True
            self._place_panel()
        self.query_one(SidePanel).focus()
        self.query_one(Hints).show_for(Where.PANEL, Where.ANYWHERE)

    @on(SidePanel.Left)
    def _on_panel_left(self) -> None:
        self._to_list()
        if self.size.width < WIDE:
            self._panel = None
            self._place_panel()

    def _to_list(self) -> None:
        self.set_focus(self._list)  # at once: the next key may be there already
        self.query_one(Hints).show_for(*self.PLACES, Where.ANYWHERE)

    @on(SidePanel.Chosen)
    def _on_chosen(self, chosen: SidePanel.Chosen) -> None:
        self._narrow(Scope(chosen.label, chosen.query))
        self._on_panel_left()

    def _narrow(self, scope: Scope) -> None:
        self._scope = scope
        self._search(keep_cursor=False)

    @on(FilterLine.Typed)
    def _on_typed(self) -> None:
        self._search(keep_cursor=False)

    @on(FilterLine.Kept)
    def _on_kept(self) -> None:
        if not self.query_one(FilterLine).text.strip():
            self.query_one(FilterLine).close()
        self._to_list()

    @on(FilterLine.Cleared)
    def _on_cleared(self) -> None:
        self.query_one(FilterLine).close()
        self._to_list()

    def narrow_to(self, text: str) -> None:
        """Have `text` for the filter, in the list alone, and nothing else to narrow it."""
        self._scope = Scope()
        line = self.query_one(FilterLine)
        line.display = True
        line.fill(text)
        self._search(keep_cursor=False)
        self._to_list()

    def action_filter(self) -> None:
        """Open the filter."""
        self.query_one(FilterLine).open()
        self.query_one(Hints).show_for(Where.FILTER)

    def action_clear(self) -> None:
        """Clear the filter; when there is none, the scope."""
        line = self.query_one(FilterLine)
        if line.text:
            line.close()
        elif self._scope.query:
            self._narrow(Scope())
        line.display = False

    def action_bookmarks(self) -> None:
        """Show the bookmarked stories only, or all again."""
        self._narrow(Scope() if self._scope == BOOKMARKS else BOOKMARKS)

    def action_sort(self) -> None:
        """Order by title, or by date again."""
        by_title = self._order in (Order.TITLE, Order.TITLE_REVERSED)
        self._order = Order.NEWEST if by_title else Order.TITLE
        self._arrange()

    def action_reverse(self) -> None:
        """Turn the order round."""
        turned = {
            Order.NEWEST: Order.OLDEST,
            Order.OLDEST: Order.NEWEST,
            Order.TITLE: Order.TITLE_REVERSED,
            Order.TITLE_REVERSED: Order.TITLE,
        }
        self._order = turned[self._order]
        self._arrange()

    def action_all_read(self) -> None:
        """Mark every story of the list read."""
        self.post_message(self.AllRead(tuple(self._list.view.ids)))

    def action_refresh_archive(self) -> None:
        """Look for new and changed posts."""
        self.post_message(self.RefreshWanted())

    def action_panel(self) -> None:
        """Show or hide the side panel."""
        self._panel = not self.query_one(SidePanel).display
        self._place_panel()
        if self._panel:
            self._on_panel_wanted()
        else:
            self._to_list()

    def action_back(self) -> None:
        """Leave the program."""
        self.app.exit()
