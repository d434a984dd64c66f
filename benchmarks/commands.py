"""A command run to its end: what it printed, how long it took, and the most memory it held."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from figures import BenchmarkError


@dataclass(frozen=True, slots=True)
class Ended:
    """A command that has ended."""

    ms: float
    """From just before it was started until it had ended."""
    peak_kb: int
    """The most resident memory of the process, in KiB."""


def timed(
    command: Sequence[str],
    environment: Mapping[str, str] | None = None,
    *,
    accepted: Sequence[int] = (0, 1),
    read: Path | None = None,
) -> Ended:
    """Run a command, its output thrown away, and measure it; `read` is its standard input.

    Exit code 1, by which searchers say that nothing was found, is accepted. Raises
    `BenchmarkError` for another one, and `OSError` where there is no such program.
    """
    null = os.open(os.devnull, os.O_RDWR)
    given = null if read is None else os.open(read, os.O_RDONLY)
    actions = [(os.POSIX_SPAWN_DUP2, given if number == 0 else null, number) for number in range(3)]
    try:
        began = time.perf_counter()
        pid = os.posix_spawnp(
            command[0], list(command), {**os.environ, **(environment or {})}, file_actions=actions
        )
        _, status, usage = os.wait4(pid, 0)
        ms = (time.perf_counter() - began) * 1000
    finally:
        os.close(null)
        if given != null:
            os.close(given)
    code = os.waitstatus_to_exitcode(status)
    if code not in accepted:
        raise BenchmarkError(f"{' '.join(command)} ended with {code}")
    return Ended(ms, usage.ru_maxrss)


def ask(
    command: Sequence[str],
    environment: Mapping[str, str] | None = None,
    *,
    accepted: Sequence[int] = (0,),
) -> str:
    """Run a command and give what it printed. Raises `BenchmarkError` where it fails."""
    done = subprocess.run(
        command,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
    )
    if done.returncode not in accepted:
        raise BenchmarkError(f"{' '.join(command)} failed:\n{done.stderr.strip()}")
    return done.stdout
