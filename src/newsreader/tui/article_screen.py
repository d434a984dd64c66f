"""One story, set as a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.worker import get_current_worker

from newsreader.article.find import Match, find
from newsreader.errors import NewsreaderError
from newsreader.language import _, ngettext
from newsreader.library import Library
from newsreader.model import Story
from newsreader.text.when import moment
from newsreader.tui.article_view import ArticleView, Place
from newsreader.tui.bar import Bar, Hints
from newsreader.tui.find_line import FindLine
from newsreader.tui.keys import Key, Where, bindings
from newsreader.tui.links import TypedLink
from newsreader.tui.outside import citation
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
    class LinkWanted(Message):
        """The person wants an address opened."""

        address: str

    @dataclass
    class CopyWanted(Message):
        """The person wants a text on the clipboard."""

        text: str

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

    @dataclass
    class _Sought(Message):
        """Where what is looked for stands in the story."""

        matches: tuple[Match, ...]
        jump: bool

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, ArticleScreen._Sought)

    def __init__(
        self,
        library: Library,
        keys: Sequence[Key],
        ids: Sequence[int],
        position: int,
        *,
        measure: int,
        codes: bool,
        words: tuple[str, ...] = (),
        places: dict[int | None, Place] | None = None,
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
        self._keys = keys
        self._words = words  # lit in every story: what the filter looked for, or `/`
        self._places: dict[int | None, Place] = {} if places is None else places  # by story
        self._link = TypedLink()
        self._matches: tuple[Match, ...] = ()
        self._match = -1
        self._fresh = False

    def compose(self) -> ComposeResult:
        """Top line, page, hints."""
        yield Bar(id="top")
        yield ArticleView(self._measure, id="article")
        yield FindLine(id="find")
        yield Hints(self._keys, Where.ARTICLE, Where.ANYWHERE)

    def on_mount(self) -> None:
        """Read the story."""
        self.query_one(FindLine).close()
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

    def _remember(self) -> None:
        """Keep the place in the story that is left; one that was read to its end begins anew."""
        view = self.query_one(ArticleView)
        if self.current is not None and self._article is not None and not self._markdown:
            self._places[self.current] = view.place if view.seen < 100 else 0

    @on(_Loaded)
    def _on_loaded(self, loaded: _Loaded) -> None:
        self._remember()
        self._article = loaded.article
        self._markdown = False
        self._fresh = True
        self._link = TypedLink()
        self._arrive(loaded.position)
        self._set(self._places.get(self.current, 0))

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

    def _set(self, place: Place = 0) -> None:
        """Lay the story out, with `place` at the top."""
        if self._article is None:
            return
        from newsreader.article.markdown import markdown_page
        from newsreader.article.page import set_page

        article = self._article
        if self._markdown:
            page = partial(markdown_page, article.post)
        else:
            page = partial(set_page, article, zone=ZoneInfo(self._library.zone), codes=self._codes)
        self.query_one(ArticleView).show(page, place)

    # --- find ---

    @work(thread=True, exclusive=True, group="seek")
    def _seek(self, jump: bool) -> None:
        """Look for the words; `jump` goes to the first place that is found."""
        worker = get_current_worker()
        matches: tuple[Match, ...] = ()
        if self._article is not None and self._words and not self._markdown:
            matches = find(self._article.document, self._words)
        if not worker.is_cancelled:
            self.post_message(self._Sought(matches, jump))

    @on(_Sought)
    def _on_sought(self, sought: _Sought) -> None:
        view = self.query_one(ArticleView)
        view.light(sought.matches)
        if sought.matches == self._matches and not sought.jump:  # the same page at another width
            if self._match >= 0:
                view.go_to(self._matches[self._match])
            return
        self._matches, self._match = sought.matches, -1
        if sought.jump and sought.matches:
            page, top = view.page, view.top
            after = [
                number
                for number, match in enumerate(sought.matches)
                if page.line_of(match.field, match.start) >= top
            ]
            self._show_match(after[0] if after else 0)
        self._tell()

    def _show_match(self, number: int) -> None:
        self._match = number % len(self._matches)
        self.query_one(ArticleView).go_to(self._matches[self._match])
        self._tell()

    def action_find(self) -> None:
        """Open the line to look for words."""
        if self._article is not None and not self._markdown:
            self.query_one(FindLine).open()
            self.query_one(Hints).show_for(Where.FIND)

    def action_match(self, by: int) -> None:
        """Go to the next place of what was looked for, or the one before."""
        if self._matches and not self._markdown:
            self._show_match(self._match + by if self._match >= 0 else min(0, by))
        elif self._words:
            self.say(_("Not found in this story."))

    @on(FindLine.Typed)
    def _on_typed(self, typed: FindLine.Typed) -> None:
        self._words = (typed.text,) if typed.text.strip() else ()
        self._seek(True)

    @on(FindLine.Kept)
    def _on_kept(self) -> None:
        self._to_page()
        if self._words and not self._matches:
            self.say(_("Not found in this story."))

    @on(FindLine.Cleared)
    def _on_cleared(self) -> None:
        self._words = ()
        self._seek(False)
        self._to_page()

    def _to_page(self) -> None:
        self.query_one(FindLine).close()
        self.query_one(ArticleView).focus()
        self.query_one(Hints).show_for(Where.ARTICLE, Where.ANYWHERE)

    # --- links and copying ---

    def action_digit(self, digit: int) -> None:
        """Type one digit of a link's number."""
        addresses = self.query_one(ArticleView).page.addresses
        self._link = replace(self._link, addresses=addresses).typed(digit)
        if self._link.number:
            self.say(f"[{self._link.number}] {self._link.address}")
        elif addresses:
            self.say(_("Links have the numbers 1 to {last}.").format(last=len(addresses)))
        else:
            self.say(_("This story has no links."))

    def action_follow(self) -> None:
        """Open the link whose number was typed."""
        if self._link.number:
            self.action_open_link()

    def action_open_link(self) -> None:
        """Open the link whose number was typed, or the only one."""
        addresses = self.query_one(ArticleView).page.addresses
        link = replace(self._link, addresses=addresses)
        if link.address is not None:
            self.post_message(self.LinkWanted(link.address))
        elif addresses:
            self.say(_("Type the number of a link first; they stand at the end."))
        else:
            self.say(_("This story has no links."))
        self._link = TypedLink()

    def action_copy(self) -> None:
        """Offer the typed link, or the story as Markdown, to the clipboard."""
        if self._link.number and self._link.address:
            self.post_message(self.CopyWanted(self._link.address))
        elif self._article is not None:
            from newsreader.article.markdown import markdown

            self.post_message(self.CopyWanted(markdown(self._article.post)))

    def action_cite(self) -> None:
        """Offer title, source, date and path to the clipboard."""
        if self._article is None:
            return
        post = self._article.post
        date = ""
        if post.published is not None:
            zone = ZoneInfo(self._library.zone)
            date = moment(post.published.instant, zone, day_only=post.published.day_only)
        self.post_message(self.CopyWanted(citation(post.title, post.source, date, post.path)))

    @on(ArticleView.Shown)
    def _on_shown(self) -> None:
        """A page stands: light what is looked for, and go to its first place in a new story."""
        self._seek(self._fresh and bool(self._words))
        self._fresh = False

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
        found = ""
        count = len(self._matches)
        if self._match >= 0:
            found = _("match {number} of {count}").format(number=self._match + 1, count=count)
        elif count:
            found = ngettext("{count} match", "{count} matches", count).format(count=count)
        bar.right = (self._said, place, found, seen, self._library.zone)

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
        self._set(self.query_one(ArticleView).place)
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

    def action_zen(self) -> None:
        """Show the page alone, or with the lines around it again."""
        for widget in (self.query_one(Bar), self.query_one(Hints)):
            widget.display = not widget.display

    def action_leave(self) -> None:
        """Go back to the list; from a file opened alone, out."""
        self._remember()
        if self._file is not None:
            self.app.exit()
        else:
            self.dismiss()

    def action_back(self) -> None:
        """Go back to the list; from a file opened alone, out."""
        self.action_leave()
