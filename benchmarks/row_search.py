"""Searching: the newest screenful of a word, fields, how many stories match, and all of them."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache, partial
from pathlib import Path

from archives import Archive
from commands import ask, timed
from figures import BenchmarkError, Line, Sample, at_most, for_size, times
from filtering import moved, typed
from plan import Plan, Row, guarded
from pty_session import Session
from screens import reading
from shadow import paths, shadow
from turns import in_turns
from words import FIELDS, SCREENFUL, TOGETHER, Hits, Word, hits

THERE = {15_000: 0.2, 100_000: 0.05}
ABSENT = 0.3
FIELD_MS = 10.0
EXACT_MS = 1000.0
AT_ONCE_MS = 50.0
KEY_MS = 50.0
WORKER = Path(__file__).with_name("search_worker.py")
NO_RIPGREP = "ripgrep is not installed"


@dataclass(frozen=True, slots=True)
class Searched:
    """One search through the library, in milliseconds."""

    ms: float
    again_ms: float
    """The second time, when all that is loaded once is there."""
    count_ms: float
    count: int


def searched(archive: Archive, query: str, limit: int = SCREENFUL) -> Searched:
    """Look for a filter in a fresh process."""
    command = [
        sys.executable, str(WORKER), str(archive.folder), str(limit), query,
    ]  # fmt: skip
    answer = ask(command, archive.environment)
    try:
        found = json.loads(answer)
        first, again, count = (float(found[name]) for name in ("ms", "again_ms", "count_ms"))
        return Searched(first, again, count, int(found["count"]))
    except (ValueError, LookupError, TypeError) as error:
        raise BenchmarkError(f"the search printed no times: {answer[:200]}") from error


def ripgrep(words: str, folder: Path) -> float:
    """Milliseconds that `rg -l` takes for a text in all files of a folder."""
    command = ["rg", "-l", "-F", "--no-ignore", "-e", words, str(folder)]
    return timed(command).ms


Times = Mapping[str, float]
"""Milliseconds of one search, by what they count."""


@lru_cache(maxsize=8)
def _words(plan: Plan, archive: Archive) -> Mapping[Word, Mapping[str, list[Times]]]:
    """Each word: through the library, typed into the reader, and ripgrep over the posts."""
    known = {word: hits(archive, word.query) for word in plan.words}
    found: dict[Word, Mapping[str, list[Times]]] = {}
    with reading(archive) as session:
        for word in plan.words:
            contestants: dict[str, Callable[[], Times]] = {
                "library": partial(_library, archive, word.query),
                "typed": partial(_typed, session, archive, word.query, known[word]),
            }
            if shutil.which("rg"):
                contestants["rg"] = partial(_ripgrep, word.text, archive.folder)
            found[word] = in_turns(contestants, plan.rounds)
    return found


def _library(archive: Archive, query: str) -> Times:
    return {"ms": searched(archive, query).ms}


def _typed(session: Session, archive: Archive, query: str, known: Hits) -> Times:
    return asdict(typed(session, archive, query, known))


def _ripgrep(words: str, folder: Path) -> Times:
    return {"ms": ripgrep(words, folder)}


def search(plan: Plan) -> Iterator[Line]:
    """The newest stories with a word."""
    for archive in plan.each():
        for word, found in _words(plan, archive).items():
            most = for_size(archive.posts, THERE) if word.there else ABSENT
            theirs = _sample(found["rg"], "ms") if "rg" in found else None
            trouble = "" if theirs else NO_RIPGREP
            for how, what in (("library", "ms"), ("typed", "listed")):
                ours = _sample(found[how], what)
                name = f"{word}, {how}"
                yield Line(name, archive.posts, ours, "rg -l", theirs, times(most), trouble)


def _sample(rounds: Sequence[Times], what: str) -> Sample:
    return Sample.of((one[what] for one in rounds), "ms")


def fields(plan: Plan) -> Iterator[Line]:
    """Filters on fields, alone and with a word."""
    for archive in plan.each():
        queries = (*FIELDS, TOGETHER)
        found = in_turns(
            {query: partial(searched, archive, query) for query in queries}, plan.rounds
        )
        for query in queries:
            for when, rounds in (
                ("the first time", [one.ms for one in found[query]]),
                ("again", [one.again_ms for one in found[query]]),
            ):
                ours = Sample.of(rounds, "ms")
                yield Line(f"`{query}`, {when}", archive.posts, ours, target=at_most(FIELD_MS))


def count(plan: Plan) -> Iterator[Line]:
    """How many stories match: at once about, soon exactly, and the list moves meanwhile."""
    for archive in plan.each():
        for word, found in _words(plan, archive).items():
            rounds = found["typed"]
            late = (max(0.0, one["numbered"] - one["listed"]) for one in rounds)
            what, ours = f"{word}: from the stories to a number", Sample.of(late, "ms")
            yield Line(what, archive.posts, ours, target=at_most(AT_ONCE_MS))
            what, ours = f"{word}: to the exact number", _sample(rounds, "counted")
            yield Line(what, archive.posts, ours, target=at_most(EXACT_MS))
        word = plan.words[0]
        with reading(archive) as session:
            key = partial(moved, session, archive, word.query, hits(archive, word.query))
            keys = Sample.of(in_turns({"newsreader": key}, plan.rounds)["newsreader"], "ms")
        what = f"{word}: a cursor key as soon as the stories stand there, to the first byte"
        yield Line(what, archive.posts, keys, target=at_most(KEY_MS))


def found(plan: Plan) -> Iterator[Line]:
    """Whether exactly those stories are found that have the words in title or text."""
    for archive in plan.each():
        texts = shadow(archive, plan.work)
        for word in plan.words:
            yield guarded(partial(_false, archive, texts, word), str(word), archive.posts)


def _false(archive: Archive, texts: Path, word: Word) -> Line:
    """How many stories are found that should not be, and are not found that should be."""
    ours, theirs = hits(archive, word.query).paths, paths(texts, word.text)
    wrong = Sample.of([len(ours - theirs) + len(theirs - ours)], "posts")
    what = f"{word}: {len(ours - theirs)} false, {len(theirs - ours)} missed of {len(theirs):,}"
    return Line(what, archive.posts, wrong, target=at_most(0))


SEARCH = Row(
    "search",
    "A word in the filter",
    "*Library* is in process: a fresh process opens the archive and its first screenful, then asks "
    f"once for the newest {SCREENFUL} stories with all that their rows show. *Typed* is from "
    "outside: the word is written into the reader's filter at once, and the clock runs until its "
    "newest story stands on top, painting included. Beside them `rg -l` over the posts.",
    search,
)
FIELDS_ROW = Row(
    "fields",
    "Fields in the filter",
    f"In process, as above: the newest {SCREENFUL} stories; the first time of a process, in which "
    "names may have to be loaded, and the second.",
    fields,
)
COUNT = Row(
    "count",
    "How many match",
    "From outside, in the reader: from the writing of the word until any number of stories, be it "
    "`≥ n`, and until the exact one stands in the top line.",
    count,
)
FOUND = Row(
    "found",
    "What is found",
    "From outside: the paths of `newsreader list WORD --format jsonl` against `rg -l` over a "
    "folder of texts that selectolax took from the posts, title first, folded by NFKC and case, "
    "white space one space. False and missed stories together.",
    found,
)
