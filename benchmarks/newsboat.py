"""Newsboat, a reader of feeds, with an archive's stories as one feed: the peer of the list."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from archives import Archive
from commands import Ended, ask, watched
from figures import BenchmarkError, NotMeasured
from pty_session import Session
from stories import told
from turns import say

FEED = "the whole archive"
"""How the feed is called."""
_NO_DATE = "Mon, 01 Jan 2018 00:00:00 GMT"
"""For stories whose date newsboat would not understand; it would take them for today's."""
_DATE = re.compile(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT")
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_CONFIGURATION = "auto-reload no\nreload-threads 1\nconfirm-exit no\n"
_ROW = re.compile(r"^ *\d+ [N ] .*\d[\d.]*[KM]? ", re.MULTILINE)
"""A title with its number, date and size; newsboat begins with the first unread one."""


def available() -> bool:
    """Whether it is installed."""
    return shutil.which("newsboat") is not None


def lists_titles(screen: str) -> bool:
    """Whether newsboat shows titles, and not its feeds."""
    return "Articles in feed" in screen and _ROW.search(screen) is not None


def _item(number: int, text: str) -> str:
    post = told(_UNSAFE.sub("", text))
    date = post.date if _DATE.fullmatch(post.date) else _NO_DATE
    return (
        f"<item><title>{html.escape(post.title)}</title><guid>{number}</guid>"
        f"<link>http://localhost/{number}</link><pubDate>{date}</pubDate>"
        f"<description>{html.escape(post.body)}</description></item>\n"
    )


@dataclass(frozen=True, slots=True)
class Newsboat:
    """Newsboat with a home of its own and the stories of one archive."""

    home: Path
    posts: int

    @property
    def feed(self) -> Path:
        """The stories as RSS."""
        return self.home / "feed.xml"

    @property
    def cache(self) -> Path:
        """What newsboat keeps of them."""
        return self.home / "cache.db"

    def command(self, cache: Path | None = None) -> list[str]:
        """Call it on its feed."""
        names = ("-C", self.home / "config", "-u", self.home / "urls", "-c", cache or self.cache)
        return ["newsboat", "-q", *map(str, names)]

    @property
    def environment(self) -> dict[str, str]:
        """Variables that keep it away from a person's own feeds."""
        return {"HOME": str(self.home), "XDG_CONFIG_HOME": str(self.home / "xdg")}

    def reload(self) -> Ended:
        """Read the feed into a cache that is new, and is removed then."""
        cache = self.home / "fresh.db"
        self.feed.read_bytes()  # the measured program, too, finds its files in memory
        try:
            return watched([*self.command(cache), "-x", "reload"], self.environment)
        finally:
            for file in self.home.glob("fresh.db*"):
                file.unlink()

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Have it in a terminal, the list of titles on the screen."""
        with Session(self.command(), environment=self.environment) as session:
            self.titles(session)
            session.wait(quiet=0.5, timeout=0.5)
            yield session

    def titles(self, session: Session) -> float:
        """Wait for the feeds, open the one there is; milliseconds from its start to the titles."""
        feeds = session.wait(FEED, timeout=60)
        opened = session.press("enter", lists_titles, timeout=60)
        if feeds.text_ms is None or opened.text_ms is None:
            raise BenchmarkError(f"newsboat showed no titles:\n{session.screen().strip()}")
        return feeds.text_ms + opened.text_ms

    def start(self) -> float:
        """Start it and open its feed: milliseconds from exec to the titles."""
        with Session(self.command(), environment=self.environment) as session:
            return self.titles(session)


def newsboat_of(archive: Archive, work: Path) -> Newsboat:
    """Newsboat with the stories of an archive in its cache, made once.

    Raises `NotMeasured` where it is not installed.
    """
    if not available():
        raise NotMeasured("newsboat is not installed")
    boat = Newsboat(work / f"newsboat-{archive.folder.name}", archive.posts)
    boat.home.mkdir(parents=True, exist_ok=True)
    if not boat.cache.exists():
        say(f"feeding newsboat with {archive.posts:,} stories")
        (boat.home / "config").write_text(_CONFIGURATION)
        (boat.home / "urls").write_text(f"file://{boat.feed}\n")
        with boat.feed.open("w", encoding="utf-8") as feed:
            feed.write('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>')
            feed.write(f"<title>{FEED}</title><link>http://localhost/</link>")
            feed.write("<description>made</description>\n")
            for number, file in enumerate(archive.files):
                feed.write(_item(number, file.read_text(encoding="utf-8")))
            feed.write("</channel></rss>\n")
        ask([*boat.command(), "-x", "reload"], boat.environment)
        say("")
    return boat
