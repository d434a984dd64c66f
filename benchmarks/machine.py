"""On what was measured: the machine, how busy it was, and the versions of all programs."""

from __future__ import annotations

import compileall
import os
import platform
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from importlib import metadata
from pathlib import Path

import newsreader
from figures import BenchmarkError

_VERSION = re.compile(r"\d+(?:\.\d+)+(?:[+.~-]?\w+)*")


def version_in(told: str) -> str:
    """The version in what a program says of itself; `unknown` where none is."""
    found = _VERSION.search(told)
    return found[0] if found else "unknown"


def memory_in(meminfo: str) -> str:
    """The memory of the machine, from the text of /proc/meminfo."""
    found = re.search(r"^MemTotal:\s+(\d+) kB", meminfo, re.MULTILINE)
    return f"{int(found[1]) / 2**20:.0f} GiB" if found else "unknown"


def processor_in(cpuinfo: str) -> str:
    """The kind of processor, from the text of /proc/cpuinfo."""
    found = re.search(r"^model name\s*:\s*(.+)$", cpuinfo, re.MULTILINE)
    return found[1].strip() if found else "unknown"


def hardware() -> str:
    """Cores, processor, memory and kernel, in words."""
    cores = len(os.sched_getaffinity(0))
    processor = processor_in(Path("/proc/cpuinfo").read_text())
    memory = memory_in(Path("/proc/meminfo").read_text())
    return f"{cores} cores of {processor}, {memory}, {platform.system()} {platform.release()}"


def program() -> str:
    """Eight digits that change with the program's own files, translations aside."""
    folder = Path(newsreader.__file__).parent
    files = sorted(file for file in folder.rglob("*") if file.suffix in (".py", ".tcss", ".tsv"))
    digest = sha256()
    for file in files:
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:8]


def versions(reader: Sequence[str]) -> dict[str, str]:
    """The version of every program that takes part; `not installed` for one that does not."""
    found = {
        "newsreader": version_in(_told([*reader, "--version"])),
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
    }
    for library in ("textual", "rich", "selectolax"):
        found[library] = metadata.version(library)
    for program, option in (("newsboat", "--version"), ("rg", "--version"), ("w3m", "-version")):
        there = shutil.which(program)
        found[program] = version_in(_told([program, option])) if there else "not installed"
    return found


def _told(command: Sequence[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout or done.stderr


def load() -> str:
    """How busy the machine has been: processes that ran or waited to, over the last minute."""
    return f"{os.getloadavg()[0]:.1f}"


def compile_program() -> None:
    """Have the program's bytecode at hand, as an installed program has it.

    Without it every start would read and compile the sources: PYTHONDONTWRITEBYTECODE, which some
    machines have set, costs a start some 150 ms.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(Path(newsreader.__file__).parent, quiet=2)


def check_interpreter(python: str = sys.executable) -> None:
    """See that Python is started itself, and not through a script, whose time would be in it.

    Raises `BenchmarkError` where it is one.
    """
    with Path(python).resolve().open("rb") as program:
        if program.read(4) != b"\x7fELF":
            raise BenchmarkError(f"{python} is a script that starts Python; name the real one")
