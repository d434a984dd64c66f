"""A command run to its end: what it printed, how long it took, and the most memory it held."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from figures import BenchmarkError
from processes import Peak, family


class TooLong(BenchmarkError):
    """A command took longer than it may; it was ended."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A command that has ended."""

    ms: float
    """From just before it was started until it had ended."""
    peak_kb: int = 0
    """The most resident memory of it and its descendants, in KiB; 0 where nobody looked."""


def timed(
    command: Sequence[str],
    environment: Mapping[str, str] | None = None,
    *,
    accepted: Sequence[int] = (0, 1),
) -> Ended:
    """Run a command, its output thrown away, and take the time.

    Exit code 1, by which searchers say that nothing was found, is accepted. Raises
    `BenchmarkError` for another one, and `OSError` where there is no such program.
    """
    began = time.perf_counter()
    pid = _started(command, environment)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    ms = (time.perf_counter() - began) * 1000
    if code not in accepted:
        raise BenchmarkError(f"{' '.join(command)} ended with {code}")
    return Ended(ms)


def watched(
    command: Sequence[str], environment: Mapping[str, str] | None = None, limit: float = 3600.0
) -> Ended:
    """Run a command that takes seconds, and look at its memory meanwhile.

    Raises `BenchmarkError` where it fails, `TooLong` where it takes more than `limit` seconds.
    """
    began = time.perf_counter()
    pid = _started(command, environment)
    late = threading.Event()

    def stop() -> None:
        late.set()
        for one in reversed(family(pid)):
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)

    timer = threading.Timer(limit, stop)
    timer.start()
    try:
        with Peak(pid) as peak:
            code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
            ms = (time.perf_counter() - began) * 1000
    finally:
        timer.cancel()
    if late.is_set():
        raise TooLong(f"{' '.join(command)} took longer than {limit:,.0f} s")
    if code:
        raise BenchmarkError(f"{' '.join(command)} ended with {code}")
    return Ended(ms, peak.kb)


def _started(command: Sequence[str], environment: Mapping[str, str] | None) -> int:
    null = os.open(os.devnull, os.O_RDWR)
    try:
        return os.posix_spawnp(
            command[0],
            list(command),
            {**os.environ, **(environment or {})},
            file_actions=[(os.POSIX_SPAWN_DUP2, null, number) for number in range(3)],
        )
    finally:
        os.close(null)


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
