"""How everything grows: the same measures at archives of 1,000 to 300,000 posts, and a fit."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from archives import Archive
from commands import timed
from figures import BenchmarkError, percentile
from growth import Growth
from plan import Plan, Row
from row_article import Opening
from row_index import first, whole
from row_keys import pressed, scrolled
from row_search import searched
from row_start import opening
from screens import reading
from turns import in_turns, say
from words import TOGETHER, WORDS

DELETED = 200_000
"""Archives of more posts are removed when they have been measured."""
ROUNDS = 3
FLAT = 0.1
LINEAR = 1.05


@dataclass(frozen=True, slots=True)
class _Figure:
    """Something that is measured at each size."""

    what: str
    unit: str
    most: float | None
    measure: Callable[[Archive, Plan], float]


def _start(archive: Archive, _plan: Plan) -> float:
    return opening(archive)().ms


def _resident(archive: Archive, _plan: Plan) -> float:
    return opening(archive)().resident_kb / 1024


def _key(archive: Archive, plan: Plan) -> float:
    with reading(archive) as session:
        pressed(session, "home", "down", 5)
        found = pressed(session, "home", "down", plan.keys)
    return percentile((last for _, last in found), 50)


def _open(archive: Archive, _plan: Plan) -> float:
    with reading(archive) as session:
        opened = Opening(session, archive, min(30, archive.posts))
        opened()  # loads what is loaded once
        return opened()[1]


def _search(query: str, archive: Archive, _plan: Plan) -> float:
    return searched(archive, query).ms


def _count(archive: Archive, _plan: Plan) -> float:
    return searched(archive, WORDS[0].query).count_ms


def _check(archive: Archive, _plan: Plan) -> float:
    return timed([*archive.reader, "index", str(archive.folder)], archive.environment).ms


def _list(archive: Archive, _plan: Plan) -> float:
    command = [*archive.reader, "list", "ticker:300024", "--archive", str(archive.folder)]
    return timed([*command, "--format", "json"], archive.environment).ms


_ABSENT = next(word for word in WORDS if not word.there)
QUICK = (
    _Figure("start, to the titles", "ms", FLAT, _start),
    _Figure("memory after the start", "MiB", None, _resident),
    _Figure("cursor key, p50", "ms", FLAT, _key),
    _Figure("Enter on a title", "ms", None, _open),
    _Figure(f"search for {WORDS[0].text}", "ms", FLAT, partial(_search, WORDS[0].query)),
    _Figure(f"search for {_ABSENT.text}, in none", "ms", FLAT, partial(_search, _ABSENT.query)),
    _Figure(f"`{TOGETHER}`", "ms", FLAT, partial(_search, TOGETHER)),
    _Figure(f"exact number of {WORDS[0].text}", "ms", None, _count),
    _Figure("looking for changes, none there", "ms", None, _check),
    _Figure("`newsreader list 'ticker:300024'`", "ms", None, _list),
)
"""Measured at all sizes in turns."""


def growth(plan: Plan) -> Iterator[Growth]:
    """All figures, at all sizes that this run's archives are made for."""
    archives = {posts: plan.archives.of(posts) for posts in plan.growth_sizes}
    try:
        for archive in archives.values():
            _ = archive.newest
        for figure in QUICK:
            yield _in_turns(figure, archives, plan)
        yield from _slow(archives, plan)
    finally:
        for posts in plan.growth_sizes:
            if posts > DELETED:
                plan.archives.remove(posts)


def _in_turns(figure: _Figure, archives: Mapping[int, Archive], plan: Plan) -> Growth:
    say(figure.what)
    ways = {
        f"{figure.what}, {posts:,}": partial(_or_none, figure, archive, plan)
        for posts, archive in archives.items()
    }
    found = in_turns(ways, ROUNDS, warm=False)
    figures: dict[int, float] = {}
    for posts, rounds in zip(archives, found.values(), strict=True):
        known = [one for one in rounds if one is not None]
        if known:
            figures[posts] = statistics.median(known)
    return Growth(figure.what, figure.unit, figures, figure.most)


def _or_none(figure: _Figure, archive: Archive, plan: Plan) -> float | None:
    try:
        return figure.measure(archive, plan)
    except (BenchmarkError, OSError):
        return None


def _slow(archives: Mapping[int, Archive], plan: Plan) -> Iterator[Growth]:
    """What takes minutes, once at each size."""
    paged = _Figure("memory after paging through the whole list", "MiB", None, _scrolled)
    figures: dict[int, float] = {}
    for posts, archive in archives.items():
        value = _or_none(paged, archive, plan)
        if value is not None:
            figures[posts] = value
    yield Growth(paged.what, paged.unit, figures)
    found: dict[int, Mapping[str, float]] = {}
    late: set[str] = set()
    for posts, archive in archives.items():
        say(f"first index of {posts:,} posts")
        command = whole(archive, plan)
        # What was too slow at one size is not tried at a larger one.
        reader = {} if "list" in late else _renamed(first(archive, plan))
        late |= {"list"} - set(reader)
        found[posts] = {**command, **reader}
    for key, what, unit, most in (
        ("list", "first index, until the list is whole", "s", LINEAR),
        ("text", "first index, until all is searchable", "s", LINEAR),
        ("first", "first index, until first stories", "s", None),
        ("day", "first index, until the newest day stands on top", "s", None),
        ("reader peak", "most memory of the reader in its first index", "MiB", None),
        ("peak", "most memory of the command in its first index", "MiB", None),
        ("kept", "the index on disk", "MiB", LINEAR),
    ):
        values = {posts: one[key] for posts, one in found.items() if key in one}
        yield Growth(what, unit, values, most)


def _scrolled(archive: Archive, _plan: Plan) -> float:
    return scrolled(archive)


def _renamed(found: Mapping[str, float]) -> dict[str, float]:
    """What the reader's first index took, its memory under a name of its own."""
    return {"reader peak" if key == "peak" else key: value for key, value in found.items()}


ROW = Row(
    "growth",
    "Growth",
    "As above, at archives of several sizes in turns; the exponent k of size^k is fitted to the "
    "logarithms. Starting the interpreter is in every whole process, so a figure that seems to "
    f"grow slowly may do so at its small end only. Median of {ROUNDS} rounds; memory after paging, "
    "and first indexes, once.",
    growth,
    quick=False,
)
