"""Counting: what was expected beside what was found. Pure; knows no file and no recogniser."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from dataclasses import field as unlike


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a title or a text, and what it is said to be."""

    field: str
    start: int
    end: int
    symbol: str
    text: str = unlike(default="", compare=False)
    note: str = unlike(default="", compare=False)
    """Of what is expected, the sense; of what was found, the form."""

    def overlaps(self, other: Span) -> bool:
        """Whether the two have a character in common."""
        return self.field == other.field and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right, how many wrong, how many missed; scores can be added up."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right; None where nothing was found."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float | None:
        """The share of what is there that was found; None where nothing is there."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where there is nothing at all."""
        return _share(2 * self.right, 2 * self.right + self.wrong + self.missed)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def compare(expected: Set[object], found: Set[object]) -> Score:
    """What two sets have in common, and what not."""
    return Score(len(expected & found), len(found - expected), len(expected - found))


# --- names of two senses -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Senses:
    """How often a name of two senses was called the company, rightly and wrongly."""

    called: int = 0
    """The company is meant, and was found."""
    missed: int = 0
    """The company is meant, and was not found, or another one was."""
    left: int = 0
    """Something else is meant, and no company was found."""
    wrong: int = 0
    """A company was found where something else, or another company, is meant."""
    others: int = 0
    """Something else is meant."""

    def __add__(self, other: Senses) -> Senses:
        return Senses(
            self.called + other.called,
            self.missed + other.missed,
            self.left + other.left,
            self.wrong + other.wrong,
            self.others + other.others,
        )

    @property
    def companies(self) -> int:
        """The company is meant."""
        return self.called + self.missed

    @property
    def precision(self) -> float | None:
        """The share of calls that are right."""
        return _share(self.called, self.called + self.wrong)

    @property
    def recall(self) -> float | None:
        """The share of companies that were called so."""
        return _share(self.called, self.companies)

    @property
    def accuracy(self) -> float | None:
        """The share of names of which the sense is right."""
        return _share(self.called + self.left, self.companies + self.others)


def senses(companies: Iterable[Span], others: Iterable[Span], found: Sequence[Span]) -> Senses:
    """Count over names of two senses: those that mean the company, and the others.

    A company is called where anything that was found there has its symbol; the ends of the span
    are not looked at.
    """
    called = missed = left = wrong = number = 0
    for span in companies:
        symbols = {one.symbol for one in found if one.overlaps(span)}
        called += span.symbol in symbols
        missed += span.symbol not in symbols
        wrong += bool(symbols) and span.symbol not in symbols
    for span in others:
        number += 1
        hit = any(one.overlaps(span) for one in found)
        left += not hit
        wrong += hit
    return Senses(called, missed, left, wrong, number)


# --- what is to be looked at ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where both do not agree."""

    text: str
    expected: str
    """The symbol, with its sense where it is no company; empty for nothing."""
    found: str
    """The symbol and the form; empty for nothing."""


def differences(labelled: Sequence[Span], found: Sequence[Span]) -> list[Difference]:
    """Every place where a company was missed, or found where none is, in order.

    `labelled` holds the spans of companies, whose note is `company`, and those of other senses.
    """
    right = {span for span in labelled if span.note == "company"} & set(found)
    there = [span for span in found if span not in right]
    rows: list[tuple[Span, Difference]] = []
    told: set[Span] = set()
    for span in labelled:
        over = [one for one in there if one.overlaps(span)]
        if span in right or (span.note != "company" and not over):
            continue
        told.update(over)
        note = "" if span.note == "company" else f" {span.note}"
        text = " / ".join(dict.fromkeys([span.text, *(one.text for one in over)]))
        rows.append((span, Difference(text, span.symbol + note, _told(over))))
    rows += [(one, Difference(one.text, "", _told([one]))) for one in there if one not in told]
    rows.sort(key=lambda row: (row[0].field != "title", row[0].start))
    return [difference for _, difference in rows]


def _told(found: Iterable[Span]) -> str:
    return ", ".join(f"{one.symbol} {one.note}".strip() for one in found)
