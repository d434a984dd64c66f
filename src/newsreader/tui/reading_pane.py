"""A page and what one does with it: scroll, find words, follow links, copy."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.worker import get_current_worker

from newsreader.article.find import Match, find
from newsreader.article.tsv import tsv
from newsreader.language import _, ngettext
from newsreader.model import Document
from newsreader.tui.article_view import ArticleView, Draw, Place, SetPages
from newsreader.tui.find_line import FindLine
from newsreader.tui.keys import Where, bindings
from newsreader.tui.links import TypedLink
from newsreader.tui.mention_line import MentionLine
from newsreader.tui.mentions import NO_STEPS, Steps


class ReadingPane(Vertical):
    """The page of one story, and the line in which one types what to find in it."""

    BINDINGS = bindings(Where.ARTICLE)

    @dataclass
    class Typing(Message):
        """The person types what to find, or no longer."""

        begun: bool

    @dataclass
    class Told(Message):
        """There is something to say about what was just done; nothing takes it back."""

        words: str

    @dataclass
    class Changed(Message):
        """How far the person has come, or what was found, is another."""

        def can_replace(self, message: Message) -> bool:
            """Only the newest state counts."""
            return isinstance(message, ReadingPane.Changed)

    @dataclass
    class LinkWanted(Message):
        """The person wants an address opened."""

        address: str

    @dataclass
    class CopyWanted(Message):
        """The person wants a text on the clipboard; `said` is what it is, for the person."""

        text: str
        said: str

    @dataclass
    class StoryCopyWanted(Message):
        """The person wants the story itself on the clipboard."""

    @dataclass
    class StockWanted(Message):
        """The person wants the page of a stock."""

        symbol: str

    @dataclass
    class LeaveWanted(Message):
        """The person wants to go back to the list."""

    @dataclass
    class _Sought(Message):
        """Where what is looked for stands in the story."""

        matches: tuple[Match, ...]
        jump: bool

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, ReadingPane._Sought)

    @dataclass
    class _Gathered(Message):
        """The stocks that the story names."""

        steps: Steps
        of: Callable[[], Steps]

    def __init__(self, view: ArticleView, words: Iterable[str] = ()) -> None:
        super().__init__()
        self._view = view
        self._document: Document | None = None  # None where what is shown is no document
        self._words = tuple(words)  # lit in every story: what the filter looked for, or `/`
        self._fresh = False
        self._link = TypedLink()
        self._matches: tuple[Match, ...] = ()
        self._match = -1
        self._gather: Callable[[], Steps] | None = None
        self._gathered: Callable[[], Steps] | None = None
        self._steps = NO_STEPS
        self._step = -1
        self._told = False

    def compose(self) -> ComposeResult:
        """The page, and the line below it."""
        yield self._view
        yield FindLine(id="find")
        yield MentionLine(id="mention")

    def on_mount(self) -> None:
        """Wait for a page."""
        self.query_one(FindLine).close()
        self._view.focus()

    # --- data down ---

    def begin(self, words: Iterable[str]) -> None:
        """Light other words from the next story on, whatever was looked for."""
        self._words = tuple(words)
        self._told = False
        self.query_one(FindLine).close()
        self._view.focus()

    def show(
        self,
        set_pages: SetPages,
        place: Place = 0,
        *,
        document: Document | None,
        fresh: bool,
        draw: Draw | None = None,
        steps: Callable[[], Steps] | None = None,
    ) -> None:
        """Show what `set_pages` makes; `document` is what it shows, if it is one.

        A `fresh` page is another story: its first place of what is looked for is shown. `draw`
        makes the pictures for which the page has room; `steps` gives the stocks that are named, in
        a thread, when the page stands.
        """
        self._document = document
        self._fresh = fresh
        self._link = TypedLink()
        self._gather = steps
        self._steps = NO_STEPS
        self._let_go()
        if document is None:
            self._matches, self._match = (), -1
            self._view.light(())
        self._view.show(set_pages, place, draw)

    @property
    def place(self) -> Place:
        """What stands at the top."""
        return self._view.place

    @property
    def seen(self) -> int:
        """How much of the story has been on the screen, in per cent."""
        return self._view.seen

    @property
    def found(self) -> str:
        """In words, how often what is looked for was found, and which place is shown."""
        count = len(self._matches)
        if self._match >= 0:
            return _("match {number} of {count}").format(number=self._match + 1, count=count)
        return ngettext("{count} match", "{count} matches", count).format(count=count) * bool(count)

    @property
    def stock(self) -> str | None:
        """The symbol of the stock that is lit, else of the story's first one."""
        return self._steps.first if self._step < 0 else self._steps.steps[self._step].symbol

    def _tell(self, words: str) -> None:
        self._told = bool(words)
        self.post_message(self.Told(words))

    # --- find ---

    @work(thread=True, exclusive=True, group="seek")
    def _seek(self, jump: bool) -> None:
        """Look for the words; `jump` goes to the first place that is found."""
        worker = get_current_worker()
        matches: tuple[Match, ...] = ()
        if self._document is not None and self._words:
            matches = find(self._document, self._words)
        if not worker.is_cancelled:
            self.post_message(self._Sought(matches, jump))

    @on(_Sought)
    def _on_sought(self, sought: _Sought) -> None:
        view = self._view
        view.light(sought.matches)
        if sought.matches == self._matches and not sought.jump:  # the same page at another width
            if self._step >= 0:
                view.hold(self._steps.steps[self._step].place)
            elif self._match >= 0:
                view.go_to(self._matches[self._match])
            return
        self._matches, self._match = sought.matches, -1
        if sought.jump and sought.matches:
            page, top = view.page, view.top
            after = (
                number
                for number, match in enumerate(sought.matches)
                if page.line_of(match.field, match.start) >= top
            )
            self._show_match(next(after, 0))
        self.post_message(self.Changed())

    def _show_match(self, number: int) -> None:
        self._match = number % len(self._matches)
        self._let_go()
        self._view.go_to(self._matches[self._match])
        self.post_message(self.Changed())

    @on(ArticleView.Shown)
    def _on_shown(self, shown: ArticleView.Shown) -> None:
        """A page stands: light what is looked for, and go to its first place in a new story."""
        shown.stop()
        self._seek(self._fresh and bool(self._words))
        self._fresh = False
        if self._gather is not None and self._gather is not self._gathered:
            self._gather_steps(self._gather)

    # --- stocks ---

    @work(thread=True, exclusive=True, group="gather")
    def _gather_steps(self, gather: Callable[[], Steps]) -> None:
        worker = get_current_worker()
        steps = gather()
        if not worker.is_cancelled:
            self.post_message(self._Gathered(steps, gather))

    @on(_Gathered)
    def _on_gathered(self, gathered: _Gathered) -> None:
        if gathered.of is self._gather:
            self._gathered = gathered.of
            self._steps = gathered.steps

    def action_mention(self, by: int) -> None:
        """Light the next stock that is named, or the one before, and say why it is one."""
        steps = self._steps.steps
        if not steps:
            self._tell(_("This story names no stock."))
            return
        self._go_on()
        number = self._step + by if self._step >= 0 else self._nearest(by)
        self._step = number % len(steps)
        step = steps[self._step]
        line = self.query_one(MentionLine)
        line.words, line.place = step.words, f"{self._step + 1}/{len(steps)}"
        self._view.hold(step.place)

    def _nearest(self, by: int) -> int:
        """The first stock from the top of the window on, or the last one before it."""
        first = self._steps.after(self._view.place)
        return first if by > 0 else first - 1

    def _let_go(self) -> None:
        """Light no stock."""
        if self._step >= 0:
            self._step = -1
            self.query_one(MentionLine).words = ()
            self._view.hold(None)

    def action_go_back(self) -> None:
        """Let go of the stock that is lit; where none is, go back to the list."""
        if self._step >= 0:
            self._let_go()
        else:
            self.post_message(self.LeaveWanted())

    @on(ArticleView.Scrolled)
    def _on_scrolled(self, scrolled: ArticleView.Scrolled) -> None:
        scrolled.stop()
        self.post_message(self.Changed())

    def action_find(self) -> None:
        """Open the line to look for words."""
        if self._document is not None:
            self.query_one(FindLine).open()
            self.post_message(self.Typing(begun=True))

    def action_match(self, by: int) -> None:
        """Go to the next place of what was looked for, or the one before."""
        if self._matches:
            self._show_match(self._match + by if self._match >= 0 else min(0, by))
        elif self._words:
            self._tell(_("Not found in this story."))

    @on(FindLine.Typed)
    def _on_typed(self, typed: FindLine.Typed) -> None:
        typed.stop()
        self._words = (typed.text,) if typed.text.strip() else ()
        self._seek(True)

    @on(FindLine.Kept)
    def _on_kept(self, kept: FindLine.Kept) -> None:
        kept.stop()
        self._to_page()
        if self._words and not self._matches:
            self._tell(_("Not found in this story."))

    @on(FindLine.Cleared)
    def _on_cleared(self, cleared: FindLine.Cleared) -> None:
        cleared.stop()
        self._words = ()
        self._seek(False)
        self._to_page()

    def _to_page(self) -> None:
        self.query_one(FindLine).close()
        self._view.focus()
        self.post_message(self.Typing(begun=False))

    # --- scrolling ---

    def _go_on(self) -> None:
        """What was said has been read."""
        if self._told:
            self._tell("")

    def action_line(self, by: int) -> None:
        """Scroll by lines."""
        self._go_on()
        self._view.scroll_relative(y=by, animate=False)

    def action_screen_page(self, direction: int) -> None:
        """Scroll by a screen, of which two lines stay."""
        self._go_on()
        self._view.scroll_relative(y=direction * self._view.screenful, animate=False)

    def action_article_top(self) -> None:
        """Go to the title."""
        self._view.scroll_to(y=0, animate=False)

    def action_article_bottom(self) -> None:
        """Go to the end."""
        self._view.scroll_end(animate=False)

    def action_table(self, by: int) -> None:
        """Move a wide table by a column."""
        if not self._view.scroll_table(by):
            wide = any(table.table.stops for table in self._view.tables())
            if not wide:
                self._tell(_("No table here is wider than the page."))

    def action_leftwards(self) -> None:
        """Move a wide table back; where none was moved, go back to the list."""
        if not self._view.scroll_table(-1):
            self.post_message(self.LeaveWanted())

    # --- links and copying ---

    def _typed_link(self) -> TypedLink:
        return replace(self._link, addresses=self._view.page.addresses)

    def action_digit(self, digit: int) -> None:
        """Type one digit of a link's number."""
        self._link = self._typed_link().typed(digit)
        if self._link.number:
            self._tell(f"[{self._link.number}] {self._link.address}")
        elif self._link.addresses:
            last = len(self._link.addresses)
            self._tell(_("Links have the numbers 1 to {last}.").format(last=last))
        else:
            self._tell(_("This story has no links."))

    def action_follow(self) -> None:
        """Open the link whose number was typed, else the page of the stock that is lit."""
        if self._link.number:
            self.action_open_link()
        elif self._step >= 0:
            self.post_message(self.StockWanted(self._steps.steps[self._step].symbol))

    def action_open_link(self) -> None:
        """Open the link whose number was typed, or the only one."""
        link = self._typed_link()
        if link.address is not None:
            self.post_message(self.LinkWanted(link.address))
        elif link.addresses:
            self._tell(_("Type the number of a link first; they stand at the end."))
        else:
            self._tell(_("This story has no links."))
        self._link = TypedLink()

    def action_copy(self) -> None:
        """Offer the typed link, the table on the screen, or the story to the clipboard."""
        if self._link.number and self._link.address:
            self.post_message(self.CopyWanted(self._link.address, _("the address")))
            return
        table = next(self._view.tables(), None)
        if table is None or self._document is None:
            self.post_message(self.StoryCopyWanted())
            return
        text = tsv(self._document, self._document.blocks[table.block])
        rows = text.count("\n")
        said = ngettext("the table of {number} row", "the table of {number} rows", rows)
        self.post_message(self.CopyWanted(text, said.format(number=rows)))
