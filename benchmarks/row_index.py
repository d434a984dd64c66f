"""The first index, in the reader and as a command, beside newsboat reading the same stories."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from archives import Archive, bytes_below, fresh_home
from beats import Beats, beat, latencies
from commands import Ended, TooLong, watched
from figures import Line, Sample, Target, at_most, for_size, percentile, times
from newsboat import Newsboat
from plan import Plan, Row
from processes import Peak
from pty_session import Seen, Session
from reader import TITLE
from reader import stories as stories_of
from screens import holds, stories
from turns import in_turns, say
from words import WORDS, hits

LIST = 0.5
TEXT = 2.0
FIRST_S = 1.0
DAY_S = {100_000: 3.0}
KEY_MS = 50.0
SEARCH_S = 1.0
BYTES = 1.2


def first(archive: Archive, plan: Plan) -> Mapping[str, float]:
    """Open an archive that was never read: seconds to its first stories, newest day, whole list.

    When the list is whole, a word is typed: seconds to its newest story, by whatever there is then
    to search by. `peak` is the most memory meanwhile, in MiB. What took too long is left out.
    """
    newest, day = archive.newest[:TITLE], _day(archive)
    word = hits(archive, WORDS[0].query)
    archive.read_once()
    tests: dict[str, Seen] = {
        "first": lambda screen: (stories(screen) or (0, False))[0] > 0,
        "day": lambda screen: day in _upper(screen),
        "newest": lambda screen: newest in _upper(screen),
        "list": holds(archive.posts),
    }
    with (
        fresh_home(plan.work) as home,
        Session(archive.command, environment=home) as session,
        Peak(session.pid) as peak,
    ):
        met = session.milestones(tests, timeout=plan.longest)
        if "list" in met:
            session.press("/", quiet=0.1, timeout=1)
            there: dict[str, Seen] = {"word": lambda screen: word.newest[:TITLE] in _upper(screen)}
            met |= session.milestones(there, WORDS[0].query, timeout=60)
    seconds = {name: ms / 1000 for name, ms in met.items()}
    return seconds | {"peak": peak.kb / 1024}


def _day(archive: Archive) -> str:
    """The newest day as a header of the list has it."""
    newest = stories_of(archive.reader, archive.folder, archive.environment, limit=1)[0]
    return f"{datetime.fromisoformat(str(newest['date'])):%a %-d %b %Y}"


def _upper(screen: str) -> str:
    """The lines in which the first story of the list stands."""
    return "\n".join(screen.splitlines()[1:4])


def whole(archive: Archive, plan: Plan) -> Mapping[str, float]:
    """Index an archive that was never read, as a command: seconds, MiB at most, and MiB kept.

    Nothing where it took too long.
    """
    archive.read_once()
    with fresh_home(plan.work) as home:
        try:
            ended = watched([*archive.reader, "index", str(archive.folder)], home, plan.longest)
        except TooLong:
            return {}
        kept = bytes_below(Path(home["XDG_CACHE_HOME"])) / 2**20
    return {**_of(ended), "kept": kept}


def _of(ended: Ended) -> Mapping[str, float]:
    return {"text": ended.ms / 1000, "peak": ended.peak_kb / 1024}


def index(plan: Plan) -> Iterator[Line]:
    """All of it, in turns with newsboat."""
    for archive in plan.each():
        ways: dict[str, Callable[[], Mapping[str, float]]] = {
            "reader": partial(first, archive, plan),
            "command": partial(whole, archive, plan),
        }
        boat = plan.newsboat(archive)
        if boat is not None:
            ways["newsboat"] = partial(_reload, boat)
        found = in_turns(ways, plan.slow(archive), warm=False)
        yield from _of_index(archive, found, plan.longest)


def _reload(boat: Newsboat) -> Mapping[str, float]:
    return _of(boat.reload())


def _of_index(
    archive: Archive, found: Mapping[str, list[Mapping[str, float]]], longest: float
) -> Iterator[Line]:
    posts, day = archive.posts, at_most(for_size(archive.posts, DAY_S))
    reload, late = "newsboat -x reload", f"not there after {longest:,.0f} s"

    def line(
        text: str, way: str, what: str, unit: str, target: Target | None, beside: str = ""
    ) -> Line:
        rounds = found[way]
        if not all(what in one for one in rounds):
            return Line(text, posts, target=target, trouble=late)
        ours = Sample.of((one[what] for one in rounds), unit)
        if not beside:
            return Line(text, posts, ours, target=target)
        if "newsboat" not in found:
            return Line(text, posts, ours, reload, None, target, "newsboat is not installed")
        theirs = Sample.of((one[beside] for one in found["newsboat"]), unit)
        return Line(text, posts, ours, reload, theirs, target)

    yield line("until the list is whole", "reader", "list", "s", times(LIST), "text")
    yield line("until all is searchable", "command", "text", "s", times(TEXT), "text")
    yield line("until first stories", "reader", "first", "s", at_most(FIRST_S))
    yield line("until the newest day stands on top", "reader", "day", "s", day)
    yield line("until the newest story stands on top", "reader", "newest", "s", None)
    word = "a word typed when the list is whole, to its newest story"
    yield line(word, "reader", "word", "s", at_most(SEARCH_S))
    yield line("most memory of the reader", "reader", "peak", "MiB", None, "peak")
    yield line("most memory of the command", "command", "peak", "MiB", None, "peak")
    kept = line("the index on disk", "command", "kept", "MiB", times(BYTES))
    yield replace(kept, peer="the posts", theirs=Sample.of([archive.size / 2**20], "MiB"))


def busy(plan: Plan) -> Iterator[Line]:
    """A cursor key every tenth of a second while an archive is read for the first time."""
    for archive in plan.each():
        archive.read_once()
        with (
            fresh_home(plan.work) as home,
            Session(archive.command, environment=home) as session,
        ):
            two: dict[str, Seen] = {"two": lambda screen: (stories(screen) or (0, False))[0] > 1}
            session.milestones(two, timeout=plan.longest)
            say(f"keys while {archive.posts:,} posts are read")
            beats = beat(session, ("down", "up"), holds(archive.posts), plan.longest)
            more = beat(session, ("down", "up"), lambda _: False, plan.after)
            beats = Beats(beats.pressed + more.pressed, beats.arrived + more.arrived)
        found = latencies(beats.pressed, beats.arrived)
        waits = [one for one in found if one is not None]
        worst = Sample.of([percentile(waits, 100)], "ms")
        silent = len(found) - len(waits)
        what = f"the slowest of {len(found)} keys, {silent} unanswered"
        yield Line(what, archive.posts, worst, target=at_most(KEY_MS))
        for share in (50, 95):
            sample = Sample.of([percentile(waits, share)], "ms")
            yield Line(f"these keys, p{share}", archive.posts, sample)


INDEX = Row(
    "index",
    "The first index",
    "From outside, every file in the memory of the system. The list: the reader is opened on an "
    "archive that was never read, and the clock runs until the top line has all stories; the "
    "files' names hold no date, and all were changed at the same second. Searchable: `newsreader "
    "index`, to its end. Newsboat reads the same stories from one RSS file.",
    index,
    quick=False,
)
BUSY = Row(
    "busy",
    "Keys during the first index",
    "From outside, one run: Down and Up in turns every 100 ms from the first stories until the "
    "list is whole, and some seconds longer; each from its writing to the last byte of the first "
    "output after it.",
    busy,
    quick=False,
)
