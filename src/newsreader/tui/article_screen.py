"""One story, set as a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.worker import get_current_worker

from newsreader.errors import NewsreaderError
from newsreader.language import _
from newsreader.library import Library
from newsreader.model import Story
from newsreader.tui.article_view import ArticleView
from newsreader.tui.bar import Bar, Hints
from newsreader.tui.keys import Where, bindings
from newsreader.tui.reader_screen import ReaderScreen
from newsreader.tui.rows import BOOKMARK, UNREAD

if TYPE_CHECKING:
    from newsreader.article.page import Article


class ArticleScreen(ReaderScreen):
    """A story of a list, or one file; the next story follows without going back to the list."""

    BINDINGS = bindings(Where.ARTICLE)

    @dataclass
    class ReadTo(Message):
        """A story is now on the screen."""

        story: int
        read: bool
        """False where it could not be read, and only says why."""

    @dataclass
    class _Loaded(Message):
        """A story has been read from its file."""

        article: Article
        position: int

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, ArticleScreen._Loaded)

    @dataclass
    class _Failed(Message):
        """A story could not be read; the words say why and what can be done."""

        words: str
        position: int

    def __init__(
        self,
        library: Library,
        ids: Sequence[int],
        position: int,
        *,
        measure: int,
        codes: bool,
        file: Path | None = None,
    ) -> None:
        super().__init__()
        self._library = library
        self._ids = ids
        self._position = position
        self._wanted = position  # further than `_position` while a story is being read
        self._measure = measure
        self._codes = codes
        self._file = file
        self._article: Article | None = None
        self._markdown = False
        self._story: Story | None = None
        self._said = ""
        self._seen = 100

    def compose(self) -> ComposeResult:
        """Top line, page, hints."""
        yield Bar(id="top")
        yield ArticleView(self._measure, id="article")
        yield Hints(Where.ARTICLE, Where.ANYWHERE)

    def on_mount(self) -> None:
        """Read the story."""
        self.query_one(ArticleView).focus()
        self._tell()
        self._load(self._position)

    @property
    def current(self) -> int | None:
        """The id of the story on the screen."""
        return self._ids[self._position] if self._ids else None

    @work(thread=True, exclusive=True, group="load")
    def _load(self, position: int) -> None:
        from newsreader.posts import read
        from newsreader.reading import article_of

        worker = get_current_worker()
        try:
            if self._file is not None:
                path = self._library.relative(self._file) or self._file.name
                post = read(self._file, path, self._library.rules)
            else:
                post = self._library.post(self._ids[position])
            loaded: Message = self._Loaded(article_of(post), position)
        except NewsreaderError as error:
            loaded = self._Failed(str(error), position)
        if not worker.is_cancelled:
            self.post_message(loaded)

    @on(_Loaded)
    def _on_loaded(self, loaded: _Loaded) -> None:
        self._article = loaded.article
        self._markdown = False
        self._arrive(loaded.position)
        self._set()

    @on(_Failed)
    def _on_failed(self, failed: _Failed) -> None:
        self._article = None
        self._arrive(failed.position, read=False)
        from newsreader.article.page import said_page

        words = failed.words
        self.query_one(ArticleView).show(partial(said_page, words))

    def _arrive(self, position: int, *, read: bool = True) -> None:
        """The story at `position` is on the screen, or what there is to say in its place."""
        self._position = position
        self._said = ""
        self._know()
        if self.current is not None:
            self.post_message(self.ReadTo(self.current, read))
        self._tell()

    def _know(self) -> None:
        """Ask the index for the story's marks."""
        self._story = None if self.current is None else self._library.story(self.current)

    def _set(self, *, keep_place: bool = False) -> None:
        """Lay the story out."""
        if self._article is None:
            return
        from newsreader.article.markdown import markdown_page
        from newsreader.article.page import set_page

        article = self._article
        if self._markdown:
            page = partial(markdown_page, article.post)
        else:
            page = partial(set_page, article, zone=ZoneInfo(self._library.zone), codes=self._codes)
        self.query_one(ArticleView).show(page, keep_place=keep_place)

    # --- the top line ---

    def _tell(self) -> None:
        bar = self.query_one(Bar)
        marks = ""
        if self._story is not None:
            marks = (UNREAD if self._story.unread else "") + (
                BOOKMARK if self._story.bookmarked else ""
            )
            bar.left = f"{marks} {self._story.title}".strip()
        elif self._article is not None:
            bar.left = self._article.post.title
        place = f"{self._position + 1:,}/{len(self._ids):,}" if len(self._ids) > 1 else ""
        seen = f"{self._seen} %" if self._seen < 100 else ""
        bar.right = (self._said, place, seen, self._library.zone)

    @on(ArticleView.Scrolled)
    def _on_scrolled(self, scrolled: ArticleView.Scrolled) -> None:
        self._seen = scrolled.seen
        self._tell()

    def say(self, words: str) -> None:
        """Say something about what was just done."""
        self._said = words
        self._tell()

    # --- data down, from the app ---

    def admit(self, story: int) -> None:
        """The file that is shown is the story of that id: from now on it can be marked."""
        self._ids = (story,)
        self._arrive(0)

    def marks_changed(self) -> None:
        """Show the story's marks as they are now."""
        self._know()
        self._tell()

    def zone_changed(self) -> None:
        """Show the story's date in the other zone."""
        self._set(keep_place=True)
        self._tell()

    # --- what the person does ---

    def _go_on(self) -> None:
        """What was said has been read."""
        if self._said:
            self.say("")

    def action_line(self, by: int) -> None:
        """Scroll by lines."""
        self._go_on()
        self.query_one(ArticleView).scroll_relative(y=by, animate=False)

    def action_screen_page(self, direction: int) -> None:
        """Scroll by a screen, of which two lines stay."""
        self._go_on()
        view = self.query_one(ArticleView)
        view.scroll_relative(y=direction * max(1, view.size.height - 2), animate=False)

    def action_article_top(self) -> None:
        """Go to the title."""
        self.query_one(ArticleView).scroll_to(y=0, animate=False)

    def action_article_bottom(self) -> None:
        """Go to the end."""
        self.query_one(ArticleView).scroll_end(animate=False)

    def action_story(self, by: int) -> None:
        """Read the next story of the list, or the one before."""
        position = self._wanted + by
        if 0 <= position < len(self._ids):
            self._wanted = position
            self._load(position)
        else:
            self.say(_("This is the last story.") if by > 0 else _("This is the first story."))

    def action_markdown(self) -> None:
        """Show the story as Markdown, or as a page again."""
        self._markdown = not self._markdown
        self._set()

    def action_leave(self) -> None:
        """Go back to the list; from a file opened alone, out."""
        if self._file is not None:
            self.app.exit()
        else:
            self.dismiss()

    def action_back(self) -> None:
        """Go back to the list; from a file opened alone, out."""
        self.action_leave()
