"""A post made readable: its document, the securities in it, its page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo

from newsreader.article.build import beginning, build
from newsreader.article.line import Page
from newsreader.article.page import Article, says_more, set_page
from newsreader.article.reading_time import minutes
from newsreader.article.setting import Setting
from newsreader.model import Document, Post
from newsreader.securities.find import find
from newsreader.securities.lexicon import SHIPPED, Lexicon
from newsreader.securities.summary import named


def article_of(post: Post, lexicon: Lexicon = SHIPPED) -> Article:
    """Everything that a page of `post` is made of. Never raises."""
    document = build(post)
    return _article(post, document, minutes(document.text), lexicon)


def day_of(post: Post) -> str:
    """The day of a post where its source is, ISO; empty where it is not known."""
    if post.published is None:
        return ""
    instant = post.published.instant
    zone = UTC if post.published.day_only else ZoneInfo(post.zone)
    try:
        return instant.astimezone(zone).date().isoformat()
    except OverflowError:  # within a day of the first or the last that Python counts
        return instant.date().isoformat()


def _article(post: Post, document: Document, time: int, lexicon: Lexicon) -> Article:
    mentions = find(document.title, document.text, document.links, lexicon, day_of(post))
    if not says_more(document):  # what a text says that only repeats the title is said once
        mentions = tuple(mention for mention in mentions if mention.field == "title")
    summary = named(mentions)
    return Article(post, document, mentions, (*summary.companies, *summary.common), time)


class OpenedStory:
    """A post on its way to the screen: what takes long is done when it is asked for, and once."""

    def __init__(self, post: Post, lexicon: Lexicon = SHIPPED) -> None:
        self.post = post
        self._lexicon = lexicon
        self.document = build(post)
        self._minutes = minutes(self.document.text)
        self._article: Article | None = None

    @property
    def article(self) -> Article:
        """Everything that the page is made of."""
        if self._article is None:
            self._article = _article(self.post, self.document, self._minutes, self._lexicon)
        return self._article

    def pages(self, cells: int, zone: tzinfo, setting: Setting) -> Iterator[Page]:
        """The page at a width; of a long story first its beginning alone, which stands sooner."""
        if self._article is None and (first := beginning(self.document)) is not None:
            yield set_page(
                _article(self.post, first, self._minutes, self._lexicon), cells, zone, setting
            )
        yield set_page(self.article, cells, zone, setting)
