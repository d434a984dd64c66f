"""Ask whether something is known against a package of the lock: `python -m tools.audit`.

pip-audit asks the Python Packaging Advisory Database. Exit code 0: nothing is known; 1: something
is; 2: it could not be asked about every package, which is never taken for good news.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LOCK: Final = Path(__file__).parent.parent / "requirements"
FILES: Final = ("run.txt", "develop.txt", "audit.txt")
SERVICES: Final = ("pypi", "osv")
"""Where pip-audit can ask; the second is asked where the first cannot be."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an advisory service said of the packages of one file."""

    asked: int
    """Packages of which something was said."""
    known: tuple[str, ...]
    """What is known against packages, a line each."""
    trouble: str
    """Why nothing was said of some packages; empty where each has its answer."""


def understood(output: str, errors: str) -> Answer:
    """What pip-audit has printed, on stdout as JSON and on stderr."""
    try:
        packages = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        lines = errors.strip().splitlines()
        return Answer(0, (), lines[-1] if lines else "pip-audit printed nothing")
    skipped = [one["skip_reason"] for one in packages if "skip_reason" in one]
    asked = [one for one in packages if "skip_reason" not in one]
    known = tuple(
        f"{one['name']} {one['version']}: {found['id']}, mended in "
        + (", ".join(found["fix_versions"]) or "no version")
        for one in asked
        for found in one.get("vulns", ())
    )
    trouble = f"{len(skipped)} without an answer; {skipped[0]}" if skipped else ""
    return Answer(len(asked), known, trouble or ("" if asked else "no package was asked about"))


def ask(file: Path, service: str) -> Answer:
    """What `service` knows of the packages of a lock."""
    command = [sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip"]
    command += ["--format", "json", "--progress-spinner", "off", "--timeout", "15"]
    command += ["--vulnerability-service", service, "--requirement", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return understood(done.stdout, done.stderr)


def audit(file: Path) -> int:
    """Ask about one file, and say what is known; the exit code."""
    for service in SERVICES:
        answer = ask(file, service)
        if answer.known:
            print(f"{file.name}: known faults", *answer.known, sep="\n  ")
            return 1
        if not answer.trouble:
            print(f"{file.name}: nothing is known against {answer.asked} packages ({service}).")
            return 0
        print(f"{file.name}: {service} could not be asked: {answer.trouble}", file=sys.stderr)
    print(f"{file.name}: NOT AUDITED. Try again where the network is open.", file=sys.stderr)
    return 2


def main() -> int:
    """Ask about every file; the worst exit code, where a known fault is the worst."""
    codes = {audit(LOCK / name) for name in FILES}
    return 1 if 1 in codes else max(codes)


if __name__ == "__main__":
    raise SystemExit(main())
