"""Read a post, take its words out and set them, in this process: milliseconds of each time.

    python benchmarks/page_worker.py FILE COLUMNS TIMES

The first time, which loads what is loaded once, is left out.
"""

from __future__ import annotations

import json
import sys
import time
from zoneinfo import ZoneInfo

from newsreader import article_of, read_post, set_page


def main(file: str, columns: int, times: int) -> None:
    """Set the page so often, and print how long each took."""
    zone = ZoneInfo("Asia/Shanghai")
    found: list[float] = []
    for turn in range(times + 1):
        began = time.perf_counter()
        set_page(article_of(read_post(file)), columns, zone)
        if turn:
            found.append((time.perf_counter() - began) * 1000)
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
