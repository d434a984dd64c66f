"""Measure what an article of 2,000 paragraphs costs more than a short one: to open, to page down.

    python benchmarks/long.py [--paragraphs 2000] [--rounds 9]

One archive holds both. In each round the reader opens the one and then the other from its list,
and pages down in each; the figure that counts is the difference within a round.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

from archive_words import TOPICS
from figures import BenchmarkError
from pty_session import Session
from reader import READER, WORK, newest_title, own_state

SHORT = 20
"""Paragraphs of the short article."""
TARGET_MS = 100.0
"""The long one should be open less than this many milliseconds after the short one."""
PAGES = 8
"""Screens that are paged down in each."""
_CHARACTERS = 100


@dataclass(frozen=True, slots=True)
class Reading:
    """One article opened and paged through, in milliseconds."""

    opened: float
    paged: float
    """Median of the screens."""


def archive(paragraphs: int, work: Path) -> Path:
    """An archive of the two articles, the short one newer, under `work`."""
    folder = work / f"long-{paragraphs}"
    folder.mkdir(parents=True, exist_ok=True)
    for name, hour, count in (("short", 12, SHORT), ("long", 11, paragraphs)):
        chosen = random.Random(name)
        body = "\n".join(f"<p>{_paragraph(number, chosen)}</p>" for number in range(count))
        head = f"---\ntitle: the {name} one\ndate: 2026-11-20 {hour}:00:00\n---\n"
        (folder / f"{name}.md").write_text(head + body, encoding="utf-8")
    return folder


def _paragraph(number: int, chosen: random.Random) -> str:
    text = f"第{number}段，"
    while len(text) < _CHARACTERS:
        text += f"{chosen.choice(TOPICS)}，"
    return f"{text[:_CHARACTERS]}（300024）。"


def read(session: Session, name: str, mark: str) -> Reading:
    """Open the article under the cursor, which shows `mark`, page down, and go back."""
    opened = session.press("enter", mark)
    if opened.text_ms is None:
        raise BenchmarkError(f"{name} never came on the screen:\n{session.screen().strip()}")
    session.wait(quiet=0.5, timeout=1)
    paged = []
    for _page in range(PAGES):
        seen = session.press(" ", timeout=0.5)  # at the end of a story nothing moves
        if seen.last_ms is not None:
            paged.append(seen.last_ms)
    session.press("home", timeout=0.5)  # or the reader would come back to where it was left
    session.press("backspace", "the short one")
    session.wait(quiet=0.2, timeout=0.4)
    return Reading(opened.text_ms, statistics.median(paged))


def run(paragraphs: int, rounds: int, work: Path = WORK) -> float:
    """Measure, print, and give the median difference in milliseconds."""
    folder, environment = archive(paragraphs, work), own_state(work)
    newest_title(READER, folder, environment)
    readings: dict[str, list[Reading]] = {"short": [], "long": []}
    with Session([*READER, str(folder)], environment=environment) as session:
        if not session.wait("the long one").found:
            raise BenchmarkError(f"no list:\n{session.screen().strip()}")
        session.wait(quiet=0.5, timeout=1)
        for turn in range(rounds + 1):
            for name, key in (("short", "home"), ("long", "end")):
                session.press(key, timeout=0.5)
                one = read(session, name, "第1段")
                if turn:  # the first round loads what is loaded once
                    readings[name].append(one)
    for name, found in readings.items():
        opened = [one.opened for one in found]
        paged = [one.paged for one in found]
        print(
            f"{name:6} open {statistics.median(opened):6.1f} ms ({min(opened):.1f}-"
            f"{max(opened):.1f})  page down {statistics.median(paged):5.1f} ms"
        )
    pairs = list(zip(readings["short"], readings["long"], strict=True))
    more = statistics.median(long.opened - short.opened for short, long in pairs)
    ratio = statistics.median(long.paged / short.paged for short, long in pairs)
    verdict = "met" if more < TARGET_MS else "MISSED"
    print(f"{paragraphs:,} paragraphs: {more:+.1f} ms to open, target < {TARGET_MS:g}: {verdict}")
    print(f"paging down costs {ratio:.2f} of what it costs in the short one")
    return more


def main() -> int:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--paragraphs", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    try:
        run(max(400, options.paragraphs), max(1, options.rounds))
    except BenchmarkError as error:
        print(f"long: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
