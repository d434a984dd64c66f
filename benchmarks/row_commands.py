"""The plain commands: what they load, and how long they take."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from commands import timed
from figures import Line, Sample, at_most, times
from plan import Plan, Row
from turns import in_turns

BARE = 6.0
_IMPORTED = re.compile(r"^import time:\s*\d+ \|\s*\d+ \|\s*(\S+)$", re.MULTILINE)
_QUERY = "ticker:300024"
_MANY = "ticker:600519"
"""A stock of hundreds of the made stories; they name the other one nowhere."""


def imported(told: str) -> set[str]:
    """The top-level modules in what `python -X importtime` writes."""
    return {name.partition(".")[0] for name in _IMPORTED.findall(told)}


def loaded(command: Sequence[str], environment: Mapping[str, str]) -> set[str]:
    """The top-level modules that a command of Python's loads."""
    variables = {**os.environ, **environment, "PYTHONPROFILEIMPORTTIME": "1"}
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    return imported(done.stderr)


def commands(plan: Plan) -> Iterator[Line]:
    """Which load Textual, and how long they take beside a bare interpreter."""
    for archive in plan.each():
        listing, many = (
            [*archive.reader, "list", query, "--archive", str(archive.folder), "--format", "json"]
            for query in (_QUERY, _MANY)
        )
        asked = {
            f"`newsreader list '{_QUERY}' --format json`": listing,
            f"`newsreader list '{_MANY}' --format json`": many,
            "`newsreader --version`": [*archive.reader, "--version"],
            "`newsreader --help`": [*archive.reader, "--help"],
        }
        if archive.posts != min(plan.sizes):
            asked = {name: command for name, command in asked.items() if "list" in command}
        for name, command in asked.items():
            modules = loaded(command, archive.environment)
            kinds = Sample.of([len(modules & {"textual"})], "imports")
            yield Line(f"{name}: Textual", archive.posts, kinds, target=at_most(0))
        bare = (sys.executable, "-c", "pass")
        ways: dict[str, Callable[[], float]] = {
            name: partial(_ms, command, archive.environment) for name, command in asked.items()
        }
        ways["bare"] = partial(_ms, bare, archive.environment)
        found = in_turns(ways, plan.rounds)
        theirs = Sample.of(found["bare"], "ms")
        for name, command in asked.items():
            target = times(BARE) if command is listing else None
            ours = Sample.of(found[name], "ms")
            yield Line(name, archive.posts, ours, "python -c pass", theirs, target)


def _ms(command: Sequence[str], environment: Mapping[str, str]) -> float:
    return timed(command, environment).ms


ROW = Row(
    "commands",
    "Commands",
    "From outside, with a warm index: whole processes, beside the interpreter that runs them with "
    "nothing to do. What they load is what Python itself says of it.",
    commands,
)
