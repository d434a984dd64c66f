"""Measure everything that “an archive of 100,000 posts feels like ten” means, and print it.

    python benchmarks/suite.py [--quick] [--write] [--only ROW ...] [--sizes 15000,100000]

`--quick` measures less, at 15,000 posts, in two minutes at most. `--write` puts the results into
`RESULTS.md` beside this file. A row that cannot be measured says why, and the others go on.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import machine
import row_article
import row_changes
import row_commands
import row_growth
import row_index
import row_keys
import row_search
import row_start
from figures import BenchmarkError, Line
from plan import Plan, Result, Row
from results import page, section, tally
from words import WORDS

RESULTS = Path(__file__).parent / "RESULTS.md"
QUICK_S = 100.0
"""Seconds after which a quick run begins no further row."""
ROWS: tuple[Row, ...] = (
    row_start.ROW,
    row_keys.KEYS,
    row_keys.JUMPS,
    row_search.SEARCH,
    row_search.FIELDS_ROW,
    row_search.COUNT,
    row_search.FOUND,
    row_article.OPEN,
    row_article.PAGE,
    row_changes.UNCHANGED,
    row_changes.CHANGED,
    row_commands.ROW,
    row_keys.MEMORY,
    row_index.INDEX,
    row_index.BUSY,
    row_growth.ROW,
)
"""In the order in which they are measured."""


def quick_plan() -> Plan:
    """Less of everything, for every day."""
    words = tuple(word for word in WORDS if word.text in ("虚拟电厂", "NVIDIA") or not word.there)
    return Plan(sizes=(15_000,), growth_sizes=(), rounds=2, slow_rounds=1, keys=20, longest=20.0,
                after=2.0, words=words)  # fmt: skip


def run(
    plan: Plan, rows: Sequence[Row], budget: float | None = None
) -> list[tuple[Row, list[Result]]]:
    """Measure the rows, and print each as soon as it is known.

    No row is begun when `budget` seconds have passed.
    """
    began = time.monotonic()
    found: list[tuple[Row, list[Result]]] = []
    for row in rows:
        results: list[Result]
        if budget is not None and time.monotonic() - began > budget:
            results = [Line(row.title, trouble="no time was left; see `--only`")]
        else:
            results = list(row.results(plan))
        found.append((row, results))
        print(section(row, results, plan.growth_sizes), end="\n\n", flush=True)
    return found


def numbers(text: str) -> tuple[int, ...]:
    """The sizes that were typed. Raises `ValueError` where one is no number above zero."""
    sizes = tuple(int(part.replace("_", "")) for part in text.split(","))
    if not sizes or min(sizes) < 1:
        raise ValueError("a size is a number of posts")
    return sizes


def main() -> int:
    """Read the command line and measure."""
    names = [row.name for row in ROWS]
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="at most two minutes")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    parser.add_argument("--only", action="append", choices=names, metavar="ROW",
                        help=f"one of {', '.join(names)}; may be repeated")  # fmt: skip
    parser.add_argument("--sizes", type=numbers, metavar="N,N", help="posts of the archives")
    parser.add_argument("--rounds", type=int, help="of the quick rows")
    options = parser.parse_args()
    if options.write and (options.only or options.quick):
        parser.error("--write is for all rows: with --only or --quick the rest would be lost")
    plan = quick_plan() if options.quick else Plan()
    plan = replace(plan, sizes=options.sizes or plan.sizes, rounds=options.rounds or plan.rounds)
    rows = [row for row in ROWS if not options.only or row.name in options.only]
    if options.quick and not options.only:
        rows = [row for row in rows if row.name != "growth"]
    try:
        machine.check_interpreter()
    except BenchmarkError as error:
        print(f"suite: {error}", file=sys.stderr)
        return 1
    before = machine.load()
    found = run(plan, rows, QUICK_S if options.quick and not options.only else None)
    loads = before, machine.load()
    everything = [one for _, results in found for one in results]
    print(f"{tally(everything, plan.growth_sizes)}; load {loads[0]} before, {loads[1]} after")
    if options.write:
        versions = machine.versions(plan.reader)
        text = page(plan, found, machine.hardware(), versions, loads, date.today())
        RESULTS.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
