"""How many cases were tried, which of them the program did not bear, and how long that took."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

_SHOWN: Final = 20
"""Failures that are printed of one part; the rest is counted."""
_SUITES: Final = Path(__file__).parent.parent.parent / "shared" / "suites"


class Account:
    """Of one part."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.cases = 0
        self.failures: list[str] = []
        self.skipped = ""
        """Why nothing was tried; empty where something was."""
        self._began = time.perf_counter()

    def case(self, what: str, faults: Iterable[str]) -> None:
        """Count one case, and what was wrong with it."""
        self.cases += 1
        self.failures += [f"{what}: {fault}" for fault in faults]

    def skip(self, reason: str) -> None:
        """Say why nothing can be tried."""
        self.skipped = reason

    def __str__(self) -> str:
        if self.skipped:
            return f"{self.part}: skipped, {self.skipped}"
        seconds = time.perf_counter() - self._began
        lines = [
            f"{self.part}: {self.cases:,} cases, {len(self.failures)} failures, {seconds:.1f} s"
        ]
        lines += [f"  {failure}" for failure in self.failures[:_SHOWN]]
        if len(self.failures) > _SHOWN:
            lines.append(f"  and {len(self.failures) - _SHOWN:,} more")
        return "\n".join(lines)


def told(*parts: Callable[[], Account]) -> int:
    """Try all `parts`, print what came of each, and give the exit code: 1 if anything failed."""
    failed = False
    for part in parts:
        account = part()
        failed |= bool(account.failures)
        print(account, flush=True)
    return int(failed)


def suite(name: str) -> Path | None:
    """The folder of another project's test data, in `$SUITES`; None where there is none."""
    folder = Path(os.environ.get("SUITES") or _SUITES) / name
    return folder if folder.is_dir() else None
