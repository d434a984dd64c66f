"""Articles: opened from the list, and set on a page."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from archives import Archive
from commands import ask, timed
from figures import BenchmarkError, Line, Sample, for_size, times
from plan import Plan, Row, needed
from pty_session import Session
from reader import TITLE, stories
from screens import ALL, at, expect, reading
from stories import told
from turns import in_turns

BOATS = {15_000: 4.0, 100_000: 1.0}
BROWSER = 0.1
COLUMNS = 100
SIZE = 5_000
"""Bytes of the post that is set: nine paragraphs and a few links, as most are."""
SECTION = "证券时报网/要闻"
TIMES = 25
WORKER = Path(__file__).with_name("page_worker.py")
OPENED = 3
"""Articles that are opened in a round."""


Opened = tuple[float, float]
"""Milliseconds until the title stands there, and until all is painted."""


class Opening:
    """Opens one article after the other from the list, and goes back."""

    def __init__(self, session: Session, archive: Archive, articles: int) -> None:
        found = stories(archive.reader, archive.folder, archive.environment, limit=articles)
        self._titles = [str(story["title"])[:TITLE] for story in found]
        self._session = session
        self._next = 0

    def __call__(self) -> Opened:
        """Open some; the median of each time."""
        return _median([self._one() for _ in range(OPENED)])

    def _one(self) -> Opened:
        position = self._next % len(self._titles)
        if self._next and not position:
            self._session.press("home", quiet=0.2, timeout=0.5)
        self._next += 1
        title = self._titles[position]
        seen = self._session.answer("enter", lambda page: title in page and ALL not in page)
        expect(seen, self._session, title)
        self._session.press("q", quiet=0.2, timeout=1)
        if not self._session.shows(at(position + 1)):
            expect(self._session.wait(at(position + 1), timeout=5), self._session, "the list")
        self._session.press("down", quiet=0.1, timeout=0.5)
        return seen.text_ms or 0.0, seen.last_ms or 0.0


def _median(found: Sequence[Opened]) -> Opened:
    return statistics.median(one[0] for one in found), statistics.median(one[1] for one in found)


def _newsboat(session: Session) -> Opened:
    found = []
    for _ in range(OPENED):
        seen = expect(session.answer("enter", "Feed: ", timeout=20), session, "an article")
        found.append((seen.text_ms or 0.0, seen.last_ms or 0.0))
        session.press("q", quiet=0.2, timeout=20)
        session.press("down", quiet=0.1, timeout=1)
    return _median(found)


def opened(plan: Plan) -> Iterator[Line]:
    """Enter on a title, beside newsboat."""
    for archive in plan.each():
        with ExitStack() as stack:
            session = stack.enter_context(reading(archive))
            articles = min(archive.posts, 30)
            ways: dict[str, Callable[[], Opened]] = {"ours": Opening(session, archive, articles)}
            boat = plan.newsboat(archive)
            if boat is not None:
                ways["newsboat"] = partial(_newsboat, stack.enter_context(boat.session()))
            found = in_turns(ways, plan.rounds)
        target = times(for_size(archive.posts, BOATS))
        trouble = "" if "newsboat" in found else "newsboat is not installed"
        for part, what in enumerate(("until the title stands there", "until all is painted")):
            ours = Sample.of((one[part] for one in found["ours"]), "ms")
            boats = found.get("newsboat")
            theirs = Sample.of((one[part] for one in boats), "ms") if boats else None
            yield Line(
                f"Enter on a title, {what}", archive.posts, ours, "newsboat", theirs,
                target if part else None, trouble,
            )  # fmt: skip


def usual(archive: Archive) -> Path:
    """The post of a section that links stocks whose size is nearest to `SIZE`."""
    among = [file for file in archive.files if SECTION in file.as_posix()] or archive.files
    return min(among, key=lambda file: (abs(file.stat().st_size - SIZE), file.name))


Parts = Mapping[str, float]
"""Milliseconds of each part of setting a page: `page_worker` names them."""


def setting(file: Path) -> Parts:
    """What a fresh process takes to read and set a post, when it has done so before."""
    answer = ask([sys.executable, str(WORKER), str(file), str(COLUMNS), str(TIMES)])
    try:
        told: Mapping[str, Sequence[float]] = json.loads(answer)
        return {part: statistics.median(found) for part, found in told.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise BenchmarkError(f"the page printed no times: {answer[:200]}") from error


def page(plan: Plan) -> Iterator[Line]:
    """Extraction and layout, beside a text browser."""
    archive = plan.archives.of(min(plan.sizes))
    file = usual(archive)
    with tempfile.TemporaryDirectory() as place:
        body = Path(place) / "post.html"
        post = told(file.read_text(encoding="utf-8"))
        words = f"<html><head><title>{post.title}</title></head><body>{post.body}</body></html>"
        body.write_text(words, encoding="utf-8")
        browser = [
            needed("w3m"), "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8",
            "-cols", str(COLUMNS), str(body),
        ]  # fmt: skip
        ways: dict[str, Callable[[], Parts]] = {
            "ours": partial(setting, file),
            "w3m": lambda: {"dump": timed(browser).ms},
        }
        found = in_turns(ways, plan.rounds)
    size = f"a post of {file.stat().st_size:,} bytes at {COLUMNS} columns"
    theirs = Sample.of((one["dump"] for one in found["w3m"]), "ms")
    set_ = Sample.of((sum(one.values()) - one["securities"] for one in found["ours"]), "ms")
    yield Line(f"{size}, extracted and laid out", None, set_, "w3m -dump", theirs, times(BROWSER))
    for part in found["ours"][0]:
        yield Line(f"of that: {part}" if part != "securities" else "besides: securities found",
                   None, Sample.of((one[part] for one in found["ours"]), "ms"))  # fmt: skip


OPEN = Row(
    "article",
    "Opening an article",
    f"From outside: from Enter until the title stands on the article's page and all of the page is "
    f"painted. {OPENED} articles a round, each opened for the first time; Newsboat opens as many "
    "of its own.",
    opened,
)
PAGE = Row(
    "page",
    "Setting a page",
    "In process: a fresh process reads the file, takes the text out and breaks the lines, "
    f"{TIMES} times; w3m is a whole process. Securities are found in each text besides, which w3m "
    "does not do.",
    page,
)
