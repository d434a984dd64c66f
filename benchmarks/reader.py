"""How the reader is called by the benchmarks, and kept away from a person's own marks."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from commands import ask
from figures import BenchmarkError

WORK = Path(__file__).parent / "work"
"""Where archives and the reader's state are kept; ignored by git, may be deleted."""
READER = (sys.executable, "-m", "newsreader")
TITLE = 12
"""Characters of a title that are waited for; a row of the list may cut the rest."""


def own_state(work: Path) -> dict[str, str]:
    """Return variables that keep the reader away from the person's own marks and settings."""
    names = ("CACHE", "CONFIG", "DATA", "STATE")
    homes = {f"XDG_{name}_HOME": str(work / "home" / name.lower()) for name in names}
    return {**homes, "NEWSREADER_LANGUAGE": "en"}


def stories(
    reader: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    query: str = "",
    limit: int | None = None,
) -> list[dict[str, object]]:
    """Ask the reader for the stories that a filter finds, newest first.

    Raises `BenchmarkError` where it fails or prints something else.
    """
    command = [*reader, "list", *query.split(), "--archive", str(folder), "--format", "jsonl"]
    if limit is not None:
        command += ["--limit", str(limit)]
    answer = ask(command, environment, accepted=(0, 1))
    try:
        return [dict(json.loads(line)) for line in answer.splitlines()]
    except (ValueError, TypeError) as error:
        raise BenchmarkError(f"`list` printed no stories: {answer[:200]}") from error


def newest_title(reader: Sequence[str], folder: Path, environment: Mapping[str, str]) -> str:
    """Warm the index of `folder`, and ask the reader for its newest title."""
    ask([*reader, "index", str(folder)], environment)
    found = stories(reader, folder, environment, limit=1)
    if not found or "title" not in found[0]:
        raise BenchmarkError(f"`list` printed no title: {found}")
    return str(found[0]["title"])
