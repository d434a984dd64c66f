"""Measure how fast names and codes are found, beside one plain expression of the same names.

    python benchmarks/recognise.py [--rounds 7]

The texts are those of the made archive, Chinese posts and English ones apart, and each round
measures all figures once, so that a slower minute of the machine slows all of them. Megabytes are
those of the text in UTF-8, 1,000,000 bytes.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import make_archive
from newsreader.article.build import build
from newsreader.posts.clocks import SHIPPED_RULES
from newsreader.posts.read import read
from newsreader.securities import table
from newsreader.securities.codes import codes
from newsreader.securities.find import find
from newsreader.securities.forms import half_width
from newsreader.securities.hits import hits
from newsreader.securities.lexicon import SHIPPED

POSTS: Final = 2000
_MOST: Final = 400
"""Posts of a language that are read; of the made ones few are English."""
TARGET: Final = 10.0
"""Megabytes a second at which names and codes of Chinese text should be found together."""
_PLAIN: Final = 20_000
"""Characters that the plain expression is measured on, because it is slow."""
_PARAGRAPHS: Final = (250_000, 500_000, 1_000_000)
"""Bytes of the one paragraph that is measured at three lengths."""
_CJK: Final = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts of one language."""

    language: str
    posts: tuple[str, ...]

    @property
    def whole(self) -> str:
        """All of them in one."""
        return "\n".join(self.posts)


def size(text: str) -> int:
    """Bytes in UTF-8."""
    return len(text.encode())


def made(posts: int) -> tuple[Texts, Texts]:
    """The texts of a made archive: Chinese ones, English ones."""
    with TemporaryDirectory() as folder:
        make_archive.make(posts, Path(folder) / "archive")
        files = sorted(Path(folder).rglob("*.md"))
        texts = [build(read(file, file.name, SHIPPED_RULES)).text for file in files]
    chinese = tuple(text for text in texts if _is_chinese(text))
    english = tuple(text for text in texts if text and not _is_chinese(text))
    return Texts("Chinese", chinese[:_MOST]), Texts("English", english[:_MOST])


def _is_chinese(text: str) -> bool:
    return len(_CJK.findall(text)) * 10 > len(text)


def paragraph(texts: Texts, length: int) -> str:
    """One paragraph of about `length` bytes in UTF-8."""
    line = re.sub(r"\s+", "，", texts.whole)
    while size(line) < length:
        line += line
    return line.encode()[:length].decode(errors="ignore")


def plain_expression() -> re.Pattern[str]:
    """All names of the tables in one alternation, the longest first."""
    names = sorted(table.spellings(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))


def names_of(text: str) -> int:
    """How many names are found, text made half-width and all."""
    return sum(1 for _hit in hits(SHIPPED, half_width(text)))


def codes_of(text: str) -> int:
    """How many codes are found."""
    return sum(1 for _code in codes(half_width(text)))


def both_of(text: str) -> int:
    """How many names and codes are found."""
    plain = half_width(text)
    return sum(1 for _hit in hits(SHIPPED, plain)) + sum(1 for _code in codes(plain))


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def measure(texts: Texts, pattern: re.Pattern[str], rounds: int) -> None:
    """Print the figures of one language."""
    whole, part = texts.whole, half_width(texts.whole[:_PLAIN])
    works: dict[str, tuple[str, Callable[[], object]]] = {
        "plain alternation": (part, lambda: sum(1 for _match in pattern.finditer(part))),
        "names": (whole, lambda: names_of(whole)),
        "codes": (whole, lambda: codes_of(whole)),
        "names and codes": (whole, lambda: both_of(whole)),
        "find, post by post": (whole, lambda: [find("", post, ()) for post in texts.posts]),
    }
    speeds: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds + 1):
        for name, (text, work) in works.items():
            speed = size(text) / 1e6 / seconds(work)
            if number:  # the first round makes the tables
                speeds[name].append(speed)
    ratios = [
        both / plain
        for both, plain in zip(speeds["names and codes"], speeds["plain alternation"], strict=True)
    ]
    print(f"\n{texts.language}: {len(texts.posts)} posts, {size(whole):,} bytes")
    for name, found in speeds.items():
        print(_row(name, found, "MB/s"))
    print(_row("times the alternation", ratios, ""))
    if texts.language == "Chinese":
        met = statistics.median(speeds["names and codes"]) >= TARGET
        print(f"  target {TARGET:g} MB/s together: {'met' if met else 'MISSED'}")


def measure_paragraph(texts: Texts, rounds: int) -> None:
    """Print how the time grows with the length of one paragraph."""
    lines = [paragraph(texts, length) for length in _PARAGRAPHS]
    taken: list[list[float]] = [[] for _line in lines]
    whole: list[list[float]] = [[] for _line in lines]
    for number in range(rounds + 1):
        for at, line in enumerate(lines):
            both, all_of_it = seconds(partial(both_of, line)), seconds(partial(find, "", line, ()))
            if number:
                taken[at].append(1000 * both)
                whole[at].append(1000 * all_of_it)
    print(f"\n{texts.language}, one paragraph")
    for length, names_and_codes, found in zip(_PARAGRAPHS, taken, whole, strict=True):
        print(_row(f"{length / 1e6:g} MB, names and codes", names_and_codes, "ms"))
        print(_row(f"{length / 1e6:g} MB, find", found, "ms"))


def _row(name: str, found: list[float], unit: str) -> str:
    middle, least, most = statistics.median(found), min(found), max(found)
    return f"  {name:<28}{middle:9.1f} {unit:<5} ({least:.1f}-{most:.1f})"


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    pattern = plain_expression()
    print(f"{len(table.spellings()):,} names; median (least-most) of {rounds} rounds")
    languages = made(POSTS)
    for texts in languages:
        measure(texts, pattern, rounds)
    for texts in languages:
        measure_paragraph(texts, rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
