"""Measure the recogniser against what readers labelled.

    python benchmarks/evaluate.py [--half tune|report] [--errors N] [--finentity FILE]

First the gold set (`tests/data/gold`), each half apart: spans of companies, strictly; the set of
symbols of each story; and the names that also mean something else, alone. The half `tune` is for
looking at while rules are made, `report` for saying how good they are. The stories that were
written for `tune` are most of it, so its spans are counted once more without them. Posts of the
corpus are left out where it is not there. Then the English set FinEntity, where its file is.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import finentity
from gold import (
    GOLD,
    HELD_OUT,
    ROOT,
    WRITTEN,
    Line,
    Passage,
    corpus_folder,
    document_of,
    files,
    load,
    load_stories,
    placed,
    resolve,
    story_day,
)
from newsreader.model import Mention, Sense
from newsreader.securities.find import find
from scores import Score, Senses, Span, compare, differences, senses

DATA: Final = ROOT / "src" / "newsreader" / "securities" / "data"
ERRORS: Final = 20
NAMED_BY: Final = (".US", ".INDEX", ".SH", ".SZ")
"""Markets whose codes the names of FinEntity are asked for; a European company's name may rightly
mean its American share."""
_GAP: Final = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")


def plain(name: str) -> str:
    """A name as the tables have it: half-width, without the spaces of a printed list."""
    return _GAP.sub("", unicodedata.normalize("NFKC", name)).strip()


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of the recogniser's tables."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        told = (line for line in lines if not line.startswith("#"))
        yield from csv.DictReader(told, delimiter="\t", quoting=csv.QUOTE_NONE)


def companies(mentions: Iterable[Mention]) -> list[Span]:
    """The mentions in the company's sense, as spans."""
    return [
        Span(one.field, one.start, one.end, one.symbol, one.text, one.form)
        for one in mentions
        if one.sense is Sense.COMPANY
    ]


# --- the gold set --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Story:
    """A labelled story beside what was found in it."""

    half: str
    path: str
    labelled: tuple[Span, ...]
    """Their notes are their senses."""
    found: tuple[Span, ...]
    """In the labelled passages only."""
    symbols: frozenset[str]

    @property
    def named(self) -> set[Span]:
        """The labelled companies."""
        return {span for span in self.labelled if span.note == "company"}

    @property
    def written(self) -> bool:
        """Whether it was written for the gold set."""
        gold = GOLD.relative_to(ROOT).as_posix()
        return self.path.startswith((f"{gold}/{WRITTEN}/", f"{gold}/{HELD_OUT}/"))


def stories(
    passages: Iterable[Passage], symbols: Mapping[str, frozenset[str]], known: Mapping[str, Path]
) -> Iterator[Story]:
    """Every labelled story whose post is there, read by the recogniser of today."""
    by_path: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.path in known:
            by_path[passage.path].append(passage)
    for path, labelled in by_path.items():
        document, day = document_of(known[path]), story_day(known[path])
        lines = resolve(labelled, document)
        spans = [
            Span(one.field, one.start, one.end, one.symbol, one.text, one.sense)
            for passage in labelled
            for one in placed(passage, lines[passage.id])
        ]
        found = [
            one
            for one in companies(find(document.title, document.text, document.links, day=day))
            if any(_holds(line, one) for line in lines.values())
        ]
        yield Story(
            labelled[0].half,
            known[path].relative_to(_base(known[path])).as_posix(),
            tuple(spans),
            tuple(found),
            symbols[path],
        )


def _base(file: Path) -> Path:
    return ROOT if file.is_relative_to(ROOT) else corpus_folder()


def _holds(line: Line, span: Span) -> bool:
    end = line.start + len(line.text)
    return line.field == span.field and line.start <= span.start and span.end <= end


def two_senses(all_stories: Iterable[Story]) -> set[str]:
    """The names that count as having two senses: by the table, or because the gold set has both."""
    names = {row["name"] for row in rows("ambiguous.tsv")}
    return names | {
        plain(span.text)
        for story in all_stories
        for span in story.labelled
        if span.note == "common"
    }


def strict(chosen: Iterable[Story]) -> Score:
    """Spans with their symbols: right is only who has both ends and the symbol."""
    return sum((compare(story.named, set(story.found)) for story in chosen), Score())


def by_story(chosen: Iterable[Story]) -> Score:
    """The symbols of each story, each counted once."""
    return sum(
        (compare(story.symbols, {span.symbol for span in story.found}) for story in chosen),
        Score(),
    )


def of_two_senses(chosen: Iterable[Story], names: set[str]) -> Senses:
    """The names of two senses alone."""
    total = Senses()
    for story in chosen:
        spans = [span for span in story.labelled if plain(span.text) in names]
        meant = [span for span in spans if span.note == "company"]
        others = [span for span in spans if span.note != "company"]
        total += senses(meant, others, story.found)
    return total


# --- what is printed -----------------------------------------------------------------------------


def percent(share: float | None) -> str:
    """A share with one decimal; a dash where there is nothing to share."""
    return "     -" if share is None else f"{100 * share:6.1f}"


def score_row(name: str, score: Score) -> str:
    """One line of the table."""
    return (
        f"  {name:<28}{percent(score.precision)}{percent(score.recall)}{percent(score.f1)}"
        f"   {score.right} right, {score.wrong} wrong, {score.missed} missed"
    )


def senses_row(total: Senses) -> str:
    """The line of the names of two senses; its third figure is accuracy."""
    return (
        f"  {'names of two senses':<28}{percent(total.precision)}{percent(total.recall)}"
        f"{percent(total.accuracy)}   {total.companies} companies, {total.others} others;"
        f" {total.called} called rightly, {total.wrong} wrongly"
    )


def report(half: str, chosen: Sequence[Story], names: set[str], errors: int) -> None:
    """Print one half."""
    print(f"\n{half}: {len(chosen)} stories          precision recall   f1 (accuracy), in %")
    print(score_row("spans, strictly", strict(chosen)))
    others = [story for story in chosen if not story.written]
    if len(others) < len(chosen):
        print(score_row(f"  of the {len(others)} not written for it", strict(others)))
    print(score_row("symbols of stories", by_story(chosen)))
    if len(others) < len(chosen):
        print(score_row(f"  of the {len(others)} not written for it", by_story(others)))
    print(senses_row(of_two_senses(chosen, names)))
    told = [
        (story.path, one) for story in chosen for one in differences(story.labelled, story.found)
    ]
    path = ""
    for here, one in told[:errors]:
        if here != path:
            print(f"    {here}")
            path = here
        print(f"      {one.text!r}: expected {one.expected or '-'}, found {one.found or '-'}")
    if len(told) > errors:
        print(f"    {len(told) - errors} more differences; --errors {len(told)} shows all")


def report_finentity(file: Path, errors: int) -> None:
    """Print how codes and names of the English set are read."""
    indices = {
        row["name"]: row["symbol"]
        for row in rows("indices.tsv")
        if row["use"] == "code" and row["name"].startswith(".")
    }
    renamed = {row["old"]: row["new"] for row in rows("old_codes.tsv")}
    right = number = elsewhere = left_out = 0
    told: list[str] = []
    total = finentity.Names()
    for text in finentity.load(file):
        found = companies(find("", text.content, ()))
        for start, end, code in finentity.codes(text.content):
            meant = finentity.read_code(code, indices, renamed)
            if meant is None:
                elsewhere += 1
                continue
            number += 1
            there = [one.symbol for one in found if one.start < end and start < one.end]
            there = [renamed.get(symbol, symbol) for symbol in there]
            if there == [] if not meant.symbol else any(meant.is_met_by(one) for one in there):
                right += 1
            else:
                told.append(f"<{code}> expected {meant.symbol or '-'}, found {there or '-'}")
        hidden, coded = finentity.without_codes(text)
        expected = {}
        for start, end, code in coded:
            meant = finentity.read_code(code, indices, renamed)
            if meant and meant.symbol.endswith(NAMED_BY) and not meant.market_only:
                expected[start, end] = meant.symbol
            else:
                left_out += 1
        found = [
            Span(one.field, one.start, one.end, renamed.get(one.symbol, one.symbol), one.text)
            for one in companies(find("", hidden.content, ()))
        ]
        total += finentity.names(expected, hidden, found)
    print(f"\nFinEntity: codes of Reuters {right} of {number} right; {elsewhere} of other markets")
    for line in told[:errors]:
        print(f"    {line}")
    print("  names, the codes hidden:                precision recall   f1, in %")
    print(score_row("at names with a code", Score(total.right, total.wrong, total.missed)))
    outside = Score(total.right, total.wrong + total.outside, total.missed)
    print(score_row("and all else found as wrong", outside))
    print(f"  {left_out} marked names have a code of another market, or of no security")


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--half", choices=("tune", "report"))
    parser.add_argument("--errors", type=int, default=ERRORS, metavar="N")
    beside = corpus_folder().parent / "eval" / "finentity.json"
    parser.add_argument("--finentity", type=Path, default=beside, metavar="FILE")
    given = parser.parse_args()
    known = files(corpus=corpus_folder())
    passages = load()
    absent = {one.path for one in passages} - known.keys()
    if absent:
        print(f"{len(absent)} labelled stories of the corpus are not there")
    read = list(stories(passages, load_stories(), known))
    names = two_senses(read)
    for half in ("tune", "report"):
        if given.half in (None, half):
            report(half, [one for one in read if one.half == half], names, given.errors)
    if given.finentity.is_file():
        report_finentity(given.finentity, given.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
