"""What has been measured, kept row by row: a run can be taken up again, or one row done anew."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from figures import Line, Sample, Target
from growth import Growth
from plan import Result

FORM = 1
"""Changes with the form of the files."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One row as it was measured."""

    day: str
    program: str
    """Which sources of the program were measured: `machine.program`."""
    asked: str
    """What the plan asked for, in words: sizes and rounds."""
    load: str
    """How busy the machine was when the row began, and when it ended."""
    results: tuple[Result, ...]
    failure: str = ""
    """Why there are no more results; empty where the row came to its end."""

    def stands(self, program: str, asked: str) -> bool:
        """Whether there is no need to measure the row again."""
        return not self.failure and (self.program, self.asked) == (program, asked)


def keep(folder: Path, name: str, row: Kept) -> None:
    """Write a row to its file, which is never half written."""
    folder.mkdir(parents=True, exist_ok=True)
    told = {"form": FORM, **asdict(row), "results": [_told(one) for one in row.results]}
    unfinished = folder / f"{name}.new"
    unfinished.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    unfinished.rename(folder / f"{name}.json")


def recall(folder: Path, name: str) -> Kept | None:
    """Give a row as it was kept; None where it was not, or in another form."""
    try:
        told = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        if told.pop("form") != FORM:
            return None
        return Kept(**{**told, "results": tuple(_result(one) for one in told["results"])})
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _told(result: Result) -> Mapping[str, object]:
    return {"is": type(result).__name__.lower(), **asdict(result)}


def _result(told: dict[str, Any]) -> Result:
    kind = told.pop("is")
    if kind == "growth":
        figures = {int(posts): float(value) for posts, value in told["figures"].items()}
        return Growth(**{**told, "figures": figures})
    samples = {name: _sample(told[name]) for name in ("ours", "theirs")}
    target = None if told["target"] is None else Target(**told["target"])
    return Line(**{**told, **samples, "target": target})


def _sample(told: Mapping[str, Any] | None) -> Sample | None:
    if told is None:
        return None
    values: Sequence[float] = told["values"]
    return Sample(tuple(values), str(told["unit"]))
