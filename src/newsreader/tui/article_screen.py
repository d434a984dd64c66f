"""The stories of a list, one at a time, each set as a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from textual import on, work
from textual.app import ComposeResult
from textual.dom import DOMNode
from textual.message import Message
from textual.worker import get_current_worker

from newsreader.article.setting import Setting, WideTables
from newsreader.config import Configuration
from newsreader.errors import NewsreaderError
from newsreader.language import _
from newsreader.library import Library
from newsreader.model import Story
from newsreader.text.when import moment
from newsreader.tui.article_view import ArticleView, Draw, Place
from newsreader.tui.bar import Bar, Hints
from newsreader.tui.drawing import Drawing
from newsreader.tui.keys import Key, Where
from newsreader.tui.mentions import steps_of
from newsreader.tui.outside import citation
from newsreader.tui.reader_screen import ReaderScreen
from newsreader.tui.reading_pane import ReadingPane
from newsreader.tui.rows import BOOKMARK, UNREAD, WATCHED
from newsreader.tui.story_pages import (
    drawn_picture,
    markdown_pages,
    picture_sources,
    story_pages,
)

if TYPE_CHECKING:
    from newsreader.pictures.album import Album
    from newsreader.reading import OpenedStory


@dataclass(frozen=True, slots=True)
class Look:
    """How stories are shown, as the person has set it and as the terminal can."""

    setting: Setting
    measure: int
    """The widest line of text, in cells."""
    widest: int
    """The widest table, in cells."""
    hyperlinks: bool
    drawing: Drawing = field(default_factory=Drawing)


def look(
    configuration: Configuration, *, hyperlinks: bool, drawing: Drawing, tones: bool = False
) -> Look:
    """What `configuration` says of how stories are shown; `hyperlinks` where it says nothing.

    `tones` says that rise and fall have colours.
    """
    chosen = configuration.hyperlinks
    setting = Setting(
        codes=configuration.codes,
        spacing=configuration.spacing,
        indent=configuration.indent,
        justify=configuration.justify,
        tones=tones,
        wide_tables=WideTables.SCROLLED,
    )
    return Look(
        setting,
        configuration.width,
        configuration.max_width,
        hyperlinks if chosen is None else chosen,
        drawing,
    )


class ArticleScreen(ReaderScreen):
    """A story of a list, or one file; the next story follows without going back to the list."""

    PLACES = (Where.ARTICLE,)

    @dataclass
    class ReadTo(Message):
        """A story is now on the screen."""

        story: int
        read: bool
        """False where it could not be read, and only says why."""

    @dataclass
    class PicturesWanted(Message):
        """The person wants the pictures at these web addresses fetched."""

        addresses: tuple[str, ...]

    @dataclass
    class _Loaded(Message):
        """A story has been read from its file."""

        opened: OpenedStory
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
        keys: Sequence[Key],
        ids: Sequence[int],
        position: int,
        *,
        look: Look,
        pictures: Path,
        words: tuple[str, ...] = (),
        places: dict[int | None, Place] | None = None,
        file: Path | None = None,
    ) -> None:
        super().__init__()
        self._library = library
        self._keys = keys
        self._ids = ids
        self._position = position
        self._wanted = position  # further than `_position` while a story is being read
        self._look = look
        self._pictures = pictures  # the folder of those that were fetched
        self._album: Album | None = None
        self._file = file
        self._places: dict[int | None, Place] = {} if places is None else places  # by story
        view = ArticleView(look.measure, look.widest, hyperlinks=look.hyperlinks, id="article")
        self.pane = ReadingPane(view, words)
        self._opened: OpenedStory | None = None
        self._markdown = False
        self._story: Story | None = None
        self._said = ""

    def compose(self) -> ComposeResult:
        """Top line, page, hints."""
        yield Bar(id="top")
        yield self.pane
        yield Hints(self._keys, *self.PLACES, Where.ANYWHERE)

    def on_mount(self) -> None:
        """Read the story."""
        self._tell()
        self._load(self._position)

    def begin(self, ids: Sequence[int], position: int, words: tuple[str, ...]) -> None:
        """Read the story at `position` of another list; its page stands soon afterwards.

        `words` are what the list was narrowed by.
        """
        self._ids = ids
        self._position = self._wanted = position
        self._opened = None
        for widget in (self.query_one(Bar), self.query_one(Hints)):
            widget.display = True
        self.pane.begin(words)
        self._load(position)

    @property
    def current(self) -> int | None:
        """The id of the story on the screen."""
        return self._ids[self._position] if self._ids else None

    @property
    def stock(self) -> str | None:
        """The stock that is lit, else the story's first one."""
        return self.pane.stock

    @property
    def acting(self) -> DOMNode:
        """The page, whatever is typed into."""
        return self.pane

    @on(ReadingPane.StockWanted)
    def _on_stock_wanted(self, wanted: ReadingPane.StockWanted) -> None:
        self.post_message(self.StockWanted(wanted.symbol))

    # --- reading ---

    @work(thread=True, exclusive=True, group="load")
    def _load(self, position: int) -> None:
        from newsreader.posts.read import read
        from newsreader.reading import OpenedStory

        worker = get_current_worker()
        try:
            if self._file is not None:
                path = self._library.relative(self._file) or self._file.name
                post = read(self._file, path, self._library.rules)
            else:
                post = self._library.post(self._ids[position])
            loaded: Message = self._Loaded(OpenedStory(post, self._library.lexicon), position)
        except NewsreaderError as error:
            loaded = self._Failed(str(error), position)
        if not worker.is_cancelled:
            self.post_message(loaded)

    def _remember(self) -> None:
        """Keep the place in the story that is left; one that was read to its end begins anew."""
        if self.current is not None and self._opened is not None and not self._markdown:
            self._places[self.current] = self.pane.place if self.pane.seen < 100 else 0

    @on(_Loaded)
    def _on_loaded(self, loaded: _Loaded) -> None:
        self._remember()
        self._opened = loaded.opened
        self._album = self._album_of(loaded.opened)
        self._markdown = False
        self._arrive(loaded.position)
        self._set(self._places.get(self.current, 0), fresh=True)

    @on(_Failed)
    def _on_failed(self, failed: _Failed) -> None:
        from newsreader.article.page import said_page

        self._remember()
        self._opened = None
        self._arrive(failed.position, read=False)
        words = failed.words
        self.pane.show(lambda cells, _tables: [said_page(words, cells)], document=None, fresh=False)

    def _album_of(self, opened: OpenedStory) -> Album | None:
        """The pictures of a story, where any are drawn."""
        if self._look.drawing.refusal:
            return None
        from newsreader.pictures.album import Album
        from newsreader.pictures.kept import Kept

        file = self._file or self._library.archive / opened.post.path
        return Album(self._library.archive, file, Kept(self._pictures))

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

    def _set(self, place: Place = 0, *, fresh: bool = False) -> None:
        """Lay the story out, with `place` at the top."""
        opened = self._opened
        if opened is None:
            return
        if self._markdown:
            self.pane.show(partial(markdown_pages, opened), document=None, fresh=False)
            return
        zone = ZoneInfo(self._library.zone)
        set_pages = partial(story_pages, opened, zone, self._look.setting, self._album)
        draw: Draw | None = None
        if self._album is not None:
            draw = partial(drawn_picture, self._album, self._look.drawing)
        steps = partial(steps_of, opened, self._library)
        self.pane.show(
            set_pages, place, document=opened.document, fresh=fresh, draw=draw, steps=steps
        )

    # --- the top line ---

    @on(ReadingPane.Changed)
    def _tell(self) -> None:
        bar = self.query_one(Bar)
        if self._story is not None:
            story = self._story
            has = (
                (UNREAD, story.unread), (BOOKMARK, story.bookmarked), (WATCHED, story.watched),
            )  # fmt: skip
            marks = "".join(mark for mark, shown in has if shown)
            bar.left = f"{marks} {story.title}".strip()
        elif self._opened is not None:
            bar.left = self._opened.post.title
        place = f"{self._position + 1:,}/{len(self._ids):,}" if len(self._ids) > 1 else ""
        seen = f"{self.pane.seen} %" if self.pane.seen < 100 else ""
        bar.right = (self._said, place, self.pane.found, seen, self._library.zone)

    def say(self, words: str) -> None:
        """Say something about what was just done."""
        self._said = words
        self._tell()

    @on(ReadingPane.Told)
    def _on_told(self, told: ReadingPane.Told) -> None:
        self.say(told.words)

    @on(ReadingPane.Typing)
    def _on_typing(self, typing: ReadingPane.Typing) -> None:
        places = (Where.FIND,) if typing.begun else (*self.PLACES, Where.ANYWHERE)
        self.query_one(Hints).show_for(*places)

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
        self._set(self.pane.place)
        self._tell()

    # --- what the person does ---

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

    @on(ReadingPane.StoryCopyWanted)
    def _on_story_copy_wanted(self) -> None:
        """Offer the story as Markdown to the clipboard."""
        if self._opened is not None:
            from newsreader.article.markdown import markdown

            text = markdown(self._opened.post)
            self.post_message(ReadingPane.CopyWanted(text, _("the story")))

    def action_cite(self) -> None:
        """Offer title, source, date and path to the clipboard."""
        if self._opened is None:
            return
        post = self._opened.post
        date = ""
        if post.published is not None:
            zone = ZoneInfo(self._library.zone)
            date = moment(post.published.instant, zone, day_only=post.published.day_only)
        text = citation(post.title, post.source, date, post.path)
        self.post_message(ReadingPane.CopyWanted(text, _("the citation")))

    def action_pictures(self) -> None:
        """Have the pictures of this story fetched that are not at hand."""
        if self._opened is None:
            return
        if self._album is None:
            self.say(self._look.drawing.refusal)
            return
        sources = picture_sources(self._opened.document)
        if addresses := self._album.missing(sources):
            self.post_message(self.PicturesWanted(addresses))
        elif sources:
            self.say(_("There is no picture left to fetch."))
        else:
            self.say(_("This story has no pictures."))

    def pictures_fetched(self) -> None:
        """There are more pictures at hand than there were: show those of this story."""
        if self._album is not None:
            self._album.look_again()
            if not self._markdown:
                self._set(self.pane.place)

    def action_zen(self) -> None:
        """Show the page alone, or with the lines around it again."""
        for widget in (self.query_one(Bar), self.query_one(Hints)):
            widget.display = not widget.display

    @on(ReadingPane.LeaveWanted)
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
