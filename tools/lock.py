"""Make `requirements/` anew: every package that is installed, in one version, with its hashes.

    python -m tools.lock [--newest]

`run.txt` has what the program needs and what builds it, `develop.txt` all that the checks need
besides, `audit.txt` the tools that make and audit these files, `data.txt` the packages whose data
the tables of names are made of. What is wanted stands in `pyproject.toml`, and the last in
`tools/securities/sources.py`; each file holds for every Python and system that the project runs
on. A version stays while it still meets what is wanted, `--newest` takes the newest of all. uv
finds the versions, and asks the package index that it is set up for; no address of it is written
down.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from tools.securities.sources import PACKAGES

ROOT: Final = Path(__file__).parent.parent
LOCK: Final = ROOT / "requirements"
EDITABLE: Final = "editables>=0.5"
"""What hatchling asks for, by itself, to install a project from its folder."""

_HEAD: Final = "# Made by `make lock` from pyproject.toml; not to be edited.\n"
_KEPT: Final = re.compile(r"[A-Za-z0-9]| +--hash=")
_ENTRY: Final = re.compile(r"^(?=[A-Za-z0-9])", re.MULTILINE)


def entries(text: str) -> dict[str, str]:
    """The packages of a lock, each with its lines: version, marker and hashes.

    Comments and options, such as the address of an index, are left out.
    """
    kept = "".join(line for line in text.splitlines(keepends=True) if _KEPT.match(line))
    parts = _ENTRY.split(kept)
    return {part.partition("==")[0]: part for part in parts if part}


def wanted(pyproject: Mapping[str, Any]) -> dict[str, list[str]]:
    """The requirements that stand in a `pyproject.toml`, by the file that locks them."""
    project = pyproject["project"]
    run = [*project["dependencies"], *pyproject["build-system"]["requires"], EDITABLE]
    more = [one for extra in project["optional-dependencies"].values() for one in extra]
    return {
        "run": run,
        "develop": [*run, *more],
        "audit": pyproject["dependency-groups"]["audit"],
    }


def resolve(
    requirements: Sequence[str], python: str, pins: Iterable[str] = (), *options: str
) -> dict[str, str]:
    """The lock of `requirements` from the lowest `python` on, at `pins` where these still do.

    `options` are uv's.

    Raises CalledProcessError where there is no such set of packages; uv has said why.
    """
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "lock.txt"
        output.write_text("".join(pins), encoding="utf-8")
        command = [sys.executable, "-m", "uv", "pip", "compile", "-", "--quiet"]
        command += ["--output-file", str(output)]
        command += ["--universal", "--python-version", python, "--generate-hashes"]
        command += ["--only-binary", ":all:", "--no-annotate", "--no-header", "--no-config"]
        subprocess.run([*command, *options], input="\n".join(requirements), text=True, check=True)
        return entries(output.read_text(encoding="utf-8"))


def read(name: str) -> dict[str, str]:
    """What a file of the lock holds now; nothing where there is none."""
    file = LOCK / f"{name}.txt"
    return entries(file.read_text(encoding="utf-8")) if file.is_file() else {}


def write(name: str, packages: dict[str, str], head: str = "") -> None:
    """Write a file of the lock."""
    text = _HEAD + head + "".join(packages[one] for one in sorted(packages))
    (LOCK / f"{name}.txt").write_text(text, encoding="utf-8")


def main(arguments: Sequence[str]) -> None:
    """Make the four files."""
    options = ("--upgrade",) if "--newest" in arguments else ()
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    python = pyproject["project"]["requires-python"].removeprefix(">=")
    lists = wanted(pyproject)
    pins = read("run") | read("develop")
    every = resolve(lists["develop"], python, pins.values(), *options)
    # Of what all need together, what the program alone does: so no package has two versions.
    run = resolve(lists["run"], python, every.values())
    if not all(every[name] == lines for name, lines in run.items()):
        raise ValueError("the program alone and the checks would have different packages")
    data = [f"{name}=={version}" for name, version in PACKAGES.items()]
    write("run", run)
    write("develop", {name: every[name] for name in every.keys() - run.keys()}, "-r run.txt\n")
    write("audit", resolve(lists["audit"], python, read("audit").values(), *options))
    write("data", resolve(data, python, (), "--no-deps"))


if __name__ == "__main__":
    main(sys.argv[1:])
