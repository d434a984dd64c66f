"""Measure the page: what is wrong with its lines at every width, beside w3m, elinks and Rich.

    python benchmarks/page.py [--from 20] [--to 200] [--step 3] [FOLDER ...]

Reads the sample archive and, where it is there, the folder of real posts of the tests
(`NEWSREADER_CORPUS`). Ends with 1 if any line of ours begins or ends wrongly, cuts a number or a
word that would fit, or is wider than the page; in a terminal that takes two cells for `“`, too.
"""

from __future__ import annotations

import argparse
import html
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.text import Text

from line_faults import ENDS, STARTS, Faults, Unbroken, inspect
from newsreader import language
from newsreader.article import dom
from newsreader.article.build import build, html_of
from newsreader.article.page import Article, set_page
from newsreader.model import Post
from newsreader.posts.clocks import SHIPPED_RULES
from newsreader.posts.post import parse
from newsreader.reading import article_of
from newsreader.text.breaks import CLOSERS, OPENERS
from newsreader.text.width import choose

ROOT = Path(__file__).parent.parent
ZONE: Final = ZoneInfo("Asia/Shanghai")
WIDE: Final = 20_000
"""Cells of a page on which nothing is broken; elinks knows no wider one than 60,000."""
W3M_WIDE: Final = 8_000
TIMED: Final = 80
"""The width at which the time is taken."""
TARGET_MS: Final = 5.0
PER: Final = 5_000
ROUNDS: Final = 15
OURS: Final = "newsreader"

Setter = Callable[[int], list[str]]
"""Sets everything at a width."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One row of the table."""

    name: str
    faults: Faults
    ms: float | None
    """For 5,000 printed characters at 80 columns."""


def folders(named: Sequence[Path]) -> list[Path]:
    """The folders to read: those named, else the samples and, if it is there, the corpus."""
    if named:
        return list(named)
    corpus = Path(os.environ.get("NEWSREADER_CORPUS", ROOT.parent / "shared" / "corpus"))
    return [ROOT / "sample_posts", *([corpus] if corpus.is_dir() else [])]


def posts(folder: Path) -> list[Post]:
    """Every post in a folder, in order of path."""
    files = sorted(
        file
        for file in folder.rglob("*")
        if file.is_file() and file.suffix in (".md", ".markdown", ".html", ".txt")
    )
    read = [parse(file.read_bytes(), file.name, SHIPPED_RULES) for file in files]
    return [post for post in read if post.front_matter or post.body.strip()]


# --- the programs ------------------------------------------------------------------------------


def _ours(article: Article) -> Setter:
    return lambda cells: [line.text for line in set_page(article, cells, ZONE).lines]


def _rich(article: Article) -> Setter:
    """Rich's own line breaking of the same paragraphs; it sets no tables."""
    console = Console(width=200, file=sys.stderr)
    document = article.document
    texts = [document.title, *document.text.replace("\t", "\n").split("\n")]

    def lines(cells: int) -> list[str]:
        return [line.plain for text in texts for line in Text(text).wrap(console, cells)]

    return lines


def clean_html(posts: Iterable[Post]) -> str:
    """All posts as one page of well-formed HTML, without scripts and forms."""
    parts = ['<!DOCTYPE html><html><head><meta charset="utf-8"><title>posts</title></head><body>']
    for post in posts:
        root = dom.parse(html_of(post))
        if root is not None:
            root.strip_tags(sorted(dom.DROPPED), recursive=True)
            parts.append(f"<h1>{html.escape(post.title)}</h1>\n{root.inner_html or ''}<hr>")
    return "\n".join([*parts, "</body></html>"])


def _dumper(command: Sequence[str], page: Path) -> Setter:
    """A text browser that prints `page`; it gets an empty home and reads no configuration."""

    def lines(cells: int) -> list[str]:
        done = subprocess.run(
            [*command, str(cells), str(page)],
            capture_output=True,
            check=True,
            timeout=60,
            stdin=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"], "HOME": str(page.parent), "LANG": "C.UTF-8"},
        )
        return done.stdout.decode("utf-8", "replace").splitlines()

    return lines


def browsers(page: Path) -> list[tuple[str, Setter, int, int]]:
    """The installed text browsers: name, how they set, width of a wide page, right margin."""
    known = (
        ("w3m -dump", ["w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols"],
         W3M_WIDE, 0),
        ("elinks -dump", ["elinks", "-no-home", "1", "-no-numbering", "-no-references",
         "-dump-charset", "UTF-8", "-dump", "-dump-width"], WIDE, 3),
    )  # fmt: skip
    return [
        (name, _dumper(command, page), wide, margin)
        for name, command, wide, margin in known
        if shutil.which(command[0])
    ]


# --- measuring ---------------------------------------------------------------------------------


def printed(lines: Iterable[str]) -> int:
    """Characters other than spaces."""
    return sum(not char.isspace() for line in lines for char in line)


def _ms(work: Callable[[], object], characters: int) -> float:
    """Median of several runs, for 5,000 characters."""
    times = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000 * PER / max(1, characters)


def count(
    setters: Iterable[Setter],
    widths: Sequence[int],
    *,
    wide: int = WIDE,
    margin: int = 0,
    starts: frozenset[str] = STARTS,
    ends: frozenset[str] = ENDS,
) -> Faults:
    """The faults of all pages at all widths."""
    total = Faults()
    for setter in setters:
        unbroken = Unbroken(setter(wide))
        for cells in widths:
            lines = setter(cells)
            found = inspect(lines, unbroken, cells, margin=margin, starts=starts, ends=ends)
            for kind, examples in found.examples.items():
                found.examples[kind] = [f"{cells}: {example}" for example in examples]
            total.add(found)
    return total


def _set_all(setters: Iterable[Setter], cells: int) -> list[list[str]]:
    return [setter(cells) for setter in setters]


def _timed(setters: Sequence[Setter]) -> float:
    characters = sum(printed(lines) for lines in _set_all(setters, TIMED))
    return _ms(partial(_set_all, setters, TIMED), characters)


def measure(articles: Sequence[Article], widths: Sequence[int]) -> list[Measured]:
    """A row for every program."""
    ours = [_ours(article) for article in articles]
    rich = [_rich(article) for article in articles]
    strict = partial(count, ours, widths, starts=STARTS | CLOSERS, ends=ENDS | OPENERS)
    rows = [
        Measured(OURS, count(ours, widths), _timed(ours)),
        Measured(f"{OURS}, own sets", strict(), None),
        Measured(f"{OURS}, wide “", _where_ambiguous_is_wide(strict), None),
        Measured("Rich", count(rich, widths), _timed(rich)),
    ]
    with tempfile.TemporaryDirectory() as home:
        page = Path(home) / "posts.html"
        page.write_text(clean_html(article.post for article in articles), encoding="utf-8")
        for name, setter, wide, margin in browsers(page):
            faults = count([setter], widths, wide=wide, margin=margin)
            rows.append(Measured(name, faults, _timed([setter])))
    return rows


def _where_ambiguous_is_wide(work: Callable[[], Faults]) -> Faults:
    choose(2)
    try:
        return work()
    finally:
        choose(1)


def build_ms(articles: Sequence[Article]) -> tuple[float, float]:
    """Milliseconds for 5,000 printed characters: the document alone, and with its securities."""
    characters = sum(printed(_ours(article)(TIMED)) for article in articles)
    read = [article.post for article in articles]
    return (
        _ms(lambda: [build(post) for post in read], characters),
        _ms(lambda: [article_of(post) for post in read], characters),
    )


# --- the report --------------------------------------------------------------------------------


def _share(part: int, faults: Faults) -> str:
    return f"{part:,} ({100 * part / max(1, faults.breaks):.1f} %)" if part else "0"


def report(folder: Path, articles: Sequence[Article], widths: Sequence[int]) -> bool:
    """Print the table of one folder; whether ours has no fault."""
    step = widths[1] - widths[0] if len(widths) > 1 else 1
    print(f"\n{folder.name}: {len(articles)} posts at {len(widths)} widths, ", end="")
    print(f"{widths[0]} to {widths[-1]}" + (f" by {step}" if step > 1 else ""))
    rows = measure(articles, widths)
    heads = ("", "lines", "breaks", "bad starts", "bad ends", "cut", "too wide", "ms")
    print("{:<21}{:>8}{:>8}{:>15}{:>13}{:>14}{:>14}{:>5}".format(*heads))
    for row in rows:
        faults = row.faults
        print(
            f"{row.name:<21}{faults.lines:>8,}{faults.breaks:>8,}"
            f"{_share(faults.starts, faults):>15}{_share(faults.ends, faults):>13}"
            f"{_share(faults.cut, faults):>14}{_share(faults.wide, faults):>14}"
            + (f"{row.ms:>5.1f}" if row.ms is not None else "")
        )
    document, whole = build_ms(articles)
    print(
        f"ms: setting {PER:,} printed characters at {TIMED} columns, median of {ROUNDS}.", end=" "
    )
    print(f"Building ours first: {document:.1f}, with its securities {whole:.1f}.")
    for row in rows:
        for kind, examples in row.faults.examples.items():
            print(f"  {row.name}, {kind}: " + "   ".join(examples[:3]))
    met = rows[0].ms is not None and rows[0].ms < TARGET_MS
    print(f"target < {TARGET_MS:.0f} ms: {'met' if met else 'MISSED'}")
    return all(row.faults.clean for row in rows if row.name.startswith(OURS))


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--from", dest="least", type=int, default=20)
    parser.add_argument("--to", dest="most", type=int, default=200)
    parser.add_argument("--step", type=int, default=3)
    given = parser.parse_args()
    language.choose("en")
    print(f"bad starts: one of {''.join(sorted(STARTS))}")
    print(f"bad ends:   one of {''.join(sorted(ENDS))}")
    print("own sets:   with the reader's own CLOSERS and OPENERS too")
    print("wide “:     so again, in a terminal that takes two cells for “ ” … — · and their like")
    print("cut:        a break inside a word, number, code, date, —— or …… that would have fitted")
    print("%:          of the breaks")
    widths = range(given.least, given.most + 1, given.step)
    clean = [
        report(folder, [article_of(post) for post in posts(folder)], widths)
        for folder in folders(given.folders)
    ]
    return 0 if all(clean) else 1


if __name__ == "__main__":
    sys.exit(main())
