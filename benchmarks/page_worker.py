"""Read a post, take its words out, find securities and set it: milliseconds of each, every time.

    python benchmarks/page_worker.py FILE COLUMNS TIMES

The first time, which loads what is loaded once, is left out.
"""

from __future__ import annotations

import json
import sys
import time
from zoneinfo import ZoneInfo

from newsreader import article_of, read_post, set_page
from newsreader.article.build import build


def main(file: str, columns: int, times: int) -> None:
    """Set the page so often, and print how long each part took, by its name."""
    zone = ZoneInfo("Asia/Shanghai")
    found: dict[str, list[float]] = {"read": [], "extract": [], "securities": [], "lay out": []}
    for turn in range(times + 1):
        stamps = [time.perf_counter()]
        post = read_post(file)
        stamps.append(time.perf_counter())
        build(post)
        stamps.append(time.perf_counter())
        article = article_of(post)  # builds once more, which is taken off
        stamps.append(time.perf_counter())
        set_page(article, columns, zone)
        stamps.append(time.perf_counter())
        read, extract, both, lay_out = (
            1000 * (stamps[step + 1] - stamps[step]) for step in range(4)
        )
        if turn:
            for name, ms in zip(found, (read, extract, both - extract, lay_out), strict=True):
                found[name].append(ms)
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
