"""Search an archive through the library, in this process: what the search costs without a screen.

    python benchmarks/search_worker.py ARCHIVE LIMIT QUERY

Opens the library and the first screenful of the whole list, as the reader does when it starts;
then looks for the query once, and prints milliseconds for its newest `LIMIT` stories with all that
a row shows, the same once more, milliseconds for the exact number, and that number, as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from newsreader import Library
from newsreader.query import parse


def main(archive: Path, limit: int, query: str) -> None:
    """Search, and print what was found and what it took."""
    with Library.open(archive) as library:
        library.rows(library.view(limit=limit).ids)
        began = time.perf_counter()
        wanted = parse(query, library.today)
        library.rows(library.view(wanted, limit=limit).ids)
        found = time.perf_counter()
        library.rows(library.view(wanted, limit=limit).ids)
        again = time.perf_counter()
        count = library.count(wanted)
        counted = time.perf_counter()
    answer = {
        "ms": (found - began) * 1000,
        "again_ms": (again - found) * 1000,
        "count_ms": (counted - again) * 1000,
        "count": count,
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
