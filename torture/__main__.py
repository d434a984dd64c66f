"""`python -m torture`: every module of the package that can be run, each in a process of its own.

The exit code is 1 if one of them failed. `python -m torture naughty fuzz` runs only these.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent


def modules(folder: Path = FOLDER) -> list[str]:
    """The modules that can be run, by name."""
    return sorted(
        file.stem
        for file in folder.glob("*.py")
        if not file.stem.startswith("_")
        and '\nif __name__ == "__main__":' in file.read_text(encoding="utf-8")
    )


def main(wanted: Sequence[str]) -> int:
    """Run the modules that are `wanted`, or all; the exit code."""
    failed = []
    for name in wanted or modules():
        print(f"--- {name}", flush=True)
        began = time.perf_counter()
        status = subprocess.run([sys.executable, "-m", f"torture.{name}"], check=False).returncode
        print(f"    {time.perf_counter() - began:.1f} s in all", flush=True)
        failed += [name] if status else []
    print(f"--- failed: {', '.join(failed)}" if failed else "--- all is borne", flush=True)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
