"""Write a deterministic archive of financial-news posts in the shape of a real one.

    python benchmarks/make_archive.py COUNT FOLDER [--seed SEED]

The same count and seed give the same bytes on every machine and Python, and a longer archive
begins with the shorter one's posts. All text is made from the project's own words: what it says
of any company is invented.
"""

from __future__ import annotations

import argparse
import sys
import time
from bisect import bisect
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from random import Random

from archive_plan import (
    SECTIONS,
    clean_title,
    draw_layout,
    file_name,
    folder_of,
    front_matter,
    written_date,
)
from archive_story import Story

_UP_TO = list(accumulate(section.weight for section in SECTIONS))
"""Where each section ends among the weights of all."""
_SOURCES = ("archive_*.py", "make_archive.py")
"""The files that decide what is written."""


@dataclass(frozen=True, slots=True)
class Made:
    """What `make` wrote."""

    posts: int
    size: int
    """Bytes of all posts together."""


def _post(seed: int, number: int, taken: set[str]) -> tuple[str, str, str]:
    """Make post `number`: its folder, its file name, and its text.

    `taken` holds the paths of the posts before it, and is added to.
    """
    plan = Random(f"{seed}/plan/{number}").random
    section = SECTIONS[bisect(_UP_TO, int(plan() * _UP_TO[-1]))]
    retold = section.reprints and plan() < 0.1
    story = Story(seed, max(0, number - 1 - int(plan() * 40)) if retold else number)
    layout = draw_layout(story)
    if layout != "tree":
        story.moment = datetime(2020, 9, 1) + (story.moment - datetime(2018, 1, 1)) % timedelta(200)
    folder, _ = folder_of(section, layout)
    title = clean_title(story.title(section.titles))
    date = written_date(section.dates, story.moment)
    nameless = section.name in ("数据", "快讯", "用户收藏动态") and plan() < 0.01
    empty = nameless and section.source == "证券时报网"
    if nameless and f"{folder}/ " not in taken:
        title, date = " ", "Invalid Date" if empty else date
    else:
        title, empty = _unused(title, folder, story.moment, taken), False
    taken.add(f"{folder}/{file_name(title)}")
    body = " " if empty else section.body(story, title)
    head = front_matter(section, layout, title, date, story)
    return folder, f"{file_name(title)}.md", f"{head}\n<div>   \n{body}  \n</div>\n            "


def _unused(title: str, folder: str, moment: datetime, taken: set[str]) -> str:
    """Give a recurring headline its day, and a number if that is not enough."""
    if f"{folder}/{file_name(title)}" not in taken:
        return title
    dated = f"{title}（{moment.month}月{moment.day}日）"
    title, copy = dated, 1
    while f"{folder}/{file_name(title)}" in taken:
        copy += 1
        title = f"{dated}（{copy}）"
    return title


def make(count: int, folder: Path, seed: int = 1) -> Made:
    """Write `count` posts into `folder`, which must be new or empty.

    Raises `FileExistsError` where the folder holds something.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty; choose another folder or remove it")
    taken: set[str] = set()
    folders: dict[str, Path] = {}
    size = 0
    for number in range(count):
        place, name, text = _post(seed, number, taken)
        if place not in folders:
            folders[place] = folder / place
            folders[place].mkdir(parents=True, exist_ok=True)
        size += (folders[place] / name).write_bytes(text.encode())
    return Made(count, size)


def fingerprint() -> str:
    """Return eight digits that change with the source of the generator."""
    here = Path(__file__).parent
    files = sorted(file for pattern in _SOURCES for file in here.glob(pattern))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:8]


def main() -> int:
    """Read the command line, write the archive, and say what was written."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("count", type=int, help="how many posts")
    parser.add_argument("folder", type=Path, help="where to, new or empty")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other posts")
    options = parser.parse_args()
    began = time.perf_counter()
    try:
        made = make(options.count, options.folder, options.seed)
    except OSError as error:
        print(f"make_archive: {error}", file=sys.stderr)
        return 1
    seconds = time.perf_counter() - began
    print(f"{made.posts:,} posts, {made.size:,} bytes in {seconds:.1f} s", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
