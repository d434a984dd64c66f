"""Measure everything that “an archive of 100,000 posts feels like ten” means.

    python benchmarks/suite.py [--quick] [--rows keys,start] [--sizes 15000,100000] [--rounds 7]

Each row is kept when it has been measured, and `RESULTS.md` beside this file is written anew from
all that are kept. A run measures what is not kept of this very program; `--rows` names rows that
are to be measured in any case, and the others are left as they are; `--rows all` is everything
anew. `--quick` measures less, at 15,000 posts, in two minutes at most, and keeps nothing. A row
that cannot be measured says why, and the others go on.
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
from figures import BenchmarkError
from kept import Kept, keep, recall
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
    row_keys.MEMORY,
    row_search.SEARCH,
    row_search.FIELDS_ROW,
    row_search.COUNT,
    row_search.FOUND,
    row_article.OPEN,
    row_article.PAGE,
    row_index.INDEX,
    row_index.BUSY,
    row_changes.UNCHANGED,
    row_changes.CHANGED,
    row_commands.ROW,
    row_growth.ROW,
)
"""In the order in which they are measured and written."""
NAMES = tuple(row.name for row in ROWS)


def quick_plan() -> Plan:
    """Less of everything, for every day."""
    words = tuple(word for word in WORDS if word.text in ("虚拟电厂", "NVIDIA") or not word.there)
    return Plan(sizes=(15_000,), growth_sizes=(), rounds=2, slow_rounds=1, keys=15, longest=20.0,
                after=2.0, words=words)  # fmt: skip


def measured(row: Row, plan: Plan) -> Kept:
    """Measure a row; whatever goes wrong ends this row alone, and is said in it."""
    before = machine.load()
    results: list[Result] = []
    failure = ""
    try:
        results.extend(row.measure(plan))
    except Exception as error:
        told = "" if isinstance(error, BenchmarkError) else f"{type(error).__name__}: "
        failure = " ".join(f"{told}{error}".split())[:300]
    load = f"{before} to {machine.load()}"
    today = f"{date.today():%Y-%m-%d}"
    return Kept(today, machine.program(), plan.asked, load, tuple(results), failure)


def run_quick(plan: Plan, rows: Sequence[Row], budget: float) -> None:
    """Measure rows and print them; none is begun when `budget` seconds have passed."""
    began = time.monotonic()
    found: list[Kept] = []
    for row in rows:
        if time.monotonic() - began > budget:
            print(f"{row.title}: no time was left; name it with --rows", end="\n\n")
            continue
        found.append(measured(row, plan))
        print(section(row, found[-1]), end="\n\n", flush=True)
    print(f"{tally(found)}; {time.monotonic() - began:.0f} s")


def run(plan: Plan, rows: Sequence[Row], *, anew: bool, results: Path = RESULTS) -> None:
    """Measure the rows that are not kept, or with `anew` all, and write the page after each."""
    folder = plan.work / "results"
    program, versions, hardware = (
        machine.program(), machine.versions(plan.reader), machine.hardware(),
    )  # fmt: skip
    for row in rows:
        known = recall(folder, row.name)
        if known is not None and not anew and known.stands(program, plan.asked):
            print(f"{row.title}: kept since {known.day}", end="\n\n", flush=True)
            continue
        known = measured(row, plan)
        keep(folder, row.name, known)
        print(section(row, known), end="\n\n", flush=True)
        every = [(one, recall(folder, one.name)) for one in ROWS]
        results.write_text(page(every, hardware, versions), encoding="utf-8")
    print(tally([one for row in ROWS if (one := recall(folder, row.name)) is not None]))


def numbers(text: str) -> tuple[int, ...]:
    """The sizes that were typed. Raises `ValueError` where one is no number above zero."""
    sizes = tuple(int(part.replace("_", "")) for part in text.split(","))
    if not sizes or min(sizes) < 1:
        raise ValueError("a size is a number of posts")
    return sizes


def named(text: str) -> tuple[str, ...]:
    """The names of rows that were typed. Raises `ValueError` for one that there is not."""
    names = tuple(text.replace(",", " ").split())
    if names == ("all",):
        return NAMES
    if not set(names) <= set(NAMES):
        raise ValueError("no such row")
    return names


def main() -> int:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="two minutes at most; keeps nothing")
    parser.add_argument("--rows", type=named, default=(), metavar="ROW,ROW",
                        help=f"measured in any case: all, or of {', '.join(NAMES)}")  # fmt: skip
    parser.add_argument("--sizes", type=numbers, metavar="N,N", help="posts of the archives")
    parser.add_argument("--growth", type=numbers, metavar="N,N", help="posts, of the row growth")
    parser.add_argument("--rounds", type=int, help="of the quick rows")
    options = parser.parse_args()
    plan = quick_plan() if options.quick else Plan()
    plan = replace(
        plan, sizes=options.sizes or plan.sizes, rounds=options.rounds or plan.rounds,
        growth_sizes=options.growth or plan.growth_sizes,
    )  # fmt: skip
    rows = [row for row in ROWS if row.name in options.rows] or list(ROWS)
    try:
        machine.check_interpreter()
    except BenchmarkError as error:
        print(f"suite: {error}", file=sys.stderr)
        return 1
    machine.compile_program()
    if not options.quick:
        run(plan, rows, anew=bool(options.rows))
    elif options.rows:
        run_quick(plan, rows, float("inf"))
    else:
        run_quick(plan, [row for row in rows if row.quick], QUICK_S)
    return 0


if __name__ == "__main__":
    sys.exit(main())
