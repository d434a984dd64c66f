"""What a benchmark found, beside what was wanted: values, ratios, verdicts, and how they read."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SAME = 1.2
"""Two figures that are to be the same may differ by this factor."""


class BenchmarkError(Exception):
    """The program did not do what is to be measured; the message says what it did."""


class NotMeasured(BenchmarkError):
    """Something that the measuring needs is not there; the message says what."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What one program took in each of the rounds."""

    values: tuple[float, ...]
    unit: str

    @classmethod
    def of(cls, values: Iterable[float], unit: str) -> Sample:
        """Take the values of all rounds. Raises `NotMeasured` where there are none."""
        found = tuple(values)
        if not found:
            raise NotMeasured("no round gave a value")
        return cls(found, unit)

    @property
    def median(self) -> float:
        """The value that stands for all."""
        return statistics.median(self.values)

    def __str__(self) -> str:
        whole = f"{number(self.median)} {self.unit}".strip()
        if len(self.values) == 1:
            return whole
        return f"{whole} ({number(min(self.values))}–{number(max(self.values))})"


@dataclass(frozen=True, slots=True)
class Target:
    """The most that something may be."""

    most: float
    of_peer: bool = True
    """Whether it is a multiple of what the peer takes, or a figure in the sample's own unit."""


def times(most: float | None) -> Target | None:
    """At most so many times what the peer takes."""
    return None if most is None else Target(most)


def at_most(most: float | None) -> Target | None:
    """At most so much."""
    return None if most is None else Target(most, of_peer=False)


def for_size(posts: int, wanted: Mapping[int, float]) -> float | None:
    """What is wanted at an archive of that size; None where nothing is said of it."""
    return wanted.get(posts)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the results."""

    what: str
    posts: int | None = None
    """How many posts the archive has; None where that is of no account."""
    ours: Sample | None = None
    peer: str = ""
    theirs: Sample | None = None
    target: Target | None = None
    trouble: str = ""
    """Why there is no verdict."""

    @property
    def ratio(self) -> float | None:
        """Ours to the peer's: the median over the rounds where both have the same number of them.

        None where there is no peer, or where it took no time at all.
        """
        if self.ours is None or self.theirs is None:
            return None
        ours, theirs = self.ours.values, self.theirs.values
        if len(ours) == len(theirs) and all(theirs):
            return statistics.median(one / other for one, other in zip(ours, theirs, strict=True))
        return self.ours.median / self.theirs.median if self.theirs.median else None

    @property
    def met(self) -> bool | None:
        """Whether the target was met; None where there is none, or nothing to compare with it."""
        if self.target is None or self.ours is None or self.trouble:
            return None
        found = self.ratio if self.target.of_peer else self.ours.median
        return None if found is None else found <= self.target.most

    @property
    def verdict(self) -> str:
        """The last column."""
        if self.trouble:
            return f"not measured: {self.trouble}"
        met = self.met
        if met is None:
            return "" if self.target is None else "not measured"
        return "met" if met else "**MISSED**"

    @property
    def wanted(self) -> str:
        """The target as it is written."""
        if self.target is None:
            return ""
        most = f"{self.target.most:g}"
        if self.target.of_peer:
            return f"≤ {most}x"
        unit = self.ours.unit if self.ours else ""
        return f"≤ {most} {unit}".strip() if self.target.most else f"0 {unit}".strip()


def number(value: float) -> str:
    """Write three digits of a number, all before the point."""
    if value == 0:
        return "0"
    size = abs(value)
    if size >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if size >= 10 else f"{value:.2f}" if size >= 0.1 else f"{value:.3f}"


def percentile(values: Iterable[float], share: float) -> float:
    """Return the smallest value that at least `share` per cent of the values do not exceed.

    Raises `NotMeasured` where there are no values.
    """
    found = sorted(values)
    if not found:
        raise NotMeasured("no key was answered")
    rank = -(-len(found) * share // 100)  # rounded up
    return found[max(0, int(rank) - 1)]
