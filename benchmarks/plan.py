"""What a run of the benchmarks is to do, and what every row needs for it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from archives import Archive, Archives
from figures import BenchmarkError, Line, NotMeasured
from growth import Growth
from newsboat import Newsboat, available, newsboat_of
from reader import READER, WORK
from words import WORDS, Word


@dataclass(frozen=True)
class Plan:
    """Sizes, rounds, and the archives that they are measured on."""

    sizes: tuple[int, ...] = (15_000, 100_000)
    growth_sizes: tuple[int, ...] = (1_000, 10_000, 100_000, 300_000)
    """Sizes at which growth is measured."""
    rounds: int = 7
    """How often a row is measured that is quick."""
    slow_rounds: int = 3
    """How often one is that takes minutes."""
    keys: int = 40
    """Cursor keys of a round."""
    longest: float = 900.0
    """Seconds after which a first index is given up."""
    after: float = 10.0
    """Seconds for which keys are pressed on when the list is whole."""
    words: tuple[Word, ...] = WORDS
    """What is looked for."""
    reader: Sequence[str] = READER
    work: Path = WORK
    archives: Archives = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "archives", Archives(self.work, self.reader))

    @property
    def asked(self) -> str:
        """What is to be measured, in words: sizes and rounds."""
        sizes = " and ".join(f"{posts:,}" for posts in sorted(self.sizes))
        grown = " ".join(f"{posts:,}" for posts in sorted(self.growth_sizes))
        return (
            f"{sizes} posts (growth: {grown or 'none'}), {self.rounds} rounds, "
            f"{self.slow_rounds} or fewer where one takes minutes"
        )

    def each(self) -> Iterator[Archive]:
        """The archives, smallest first."""
        for posts in sorted(self.sizes):
            yield self.archives.of(posts)

    def newsboat(self, archive: Archive) -> Newsboat | None:
        """Newsboat with an archive's stories; None where it is not installed."""
        return newsboat_of(archive, self.work) if available() else None

    def slow(self, archive: Archive) -> int:
        """Rounds of what takes minutes in a large archive."""
        return self.slow_rounds if archive.posts <= 15_000 else min(2, self.slow_rounds)


Result = Line | Growth
Measuring = Callable[[Plan], Iterator[Result]]
"""Measures something at every size of a plan."""


@dataclass(frozen=True, slots=True)
class Row:
    """Something that is measured, by a name of its own."""

    name: str
    title: str
    how: str
    """From outside or in process, and what is counted; a sentence or two."""
    measure: Measuring
    quick: bool = True
    """Whether it is part of a quick run."""


def guarded(line: Callable[[], Line], what: str, posts: int | None = None) -> Line:
    """Measure one line; where that fails, give one that says why, so that the next can follow."""
    try:
        return line()
    except (BenchmarkError, OSError) as error:
        return Line(what, posts, trouble=" ".join(str(error).split())[:200])


def needed(program: str) -> str:
    """Give the name of a program that is installed; raises `NotMeasured` where it is not."""
    if shutil.which(program) is None:
        raise NotMeasured(f"{program} is not installed")
    return program
