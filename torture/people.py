"""Persons with a home each, who run the program on one archive, and what an archive is at a moment.

Where a test runs as root, each is another user of the system, who may write in that home alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parent.parent
sys.path.append(str(ROOT / "benchmarks"))  # its modules are scripts, which find one another so

from make_archive import make  # noqa: E402 - found by the line above
from pty_session import Session  # noqa: E402 - found by the line above

PATIENCE: Final = 60.0
"""Seconds that an answer on the screen may take where many want two cores."""
_COMMAND: Final = 600.0
"""Seconds for a command."""
_FIRST_USER: Final = 61_000
"""A number that no user of the system has."""
_XDG: Final = ("CONFIG", "CACHE", "DATA", "STATE")

_SHELL: Final = """
import subprocess, sys
status = subprocess.run(sys.argv[1:]).returncode
print(f"exit code {status}.", flush=True)
sys.stdin.readline()
"""
"""Stands for the shell that the reader was called from."""

Photograph = dict[str, tuple[object, ...]]
"""What each path below a folder is: kind and rights, owner, time of change, content."""


def photograph(folder: Path) -> Photograph:
    """All that can be seen of a folder and what is in it, but for when it was looked at last."""
    seen: Photograph = {}
    for path in (folder, *sorted(folder.rglob("*"))):
        state = path.lstat()
        content = ""
        if path.is_symlink():
            content = str(path.readlink())
        elif path.is_file():
            content = hashlib.sha256(path.read_bytes()).hexdigest()
        name = os.fsencode(path.relative_to(folder)).decode("utf-8", "backslashreplace")
        seen[name] = (state.st_mode, state.st_uid, state.st_gid, state.st_mtime_ns, content)
    return seen


def lock_up(folder: Path) -> None:
    """Let nobody write in a folder: 0555 for folders, 0444 for files."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(0o555 if path.is_dir() else 0o444)
    folder.chmod(0o555)


def unlock(folder: Path) -> None:
    """Let the owner write in a folder again, so that it can be deleted."""
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)


def write_posts(number: int, folder: Path) -> None:
    """Write an archive of so many invented posts."""
    make(number, folder)


@contextmanager
def common_ground() -> Iterator[Path]:
    """Give a folder for a while that every user of the system may enter."""
    with tempfile.TemporaryDirectory(prefix="newsreader-people-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        try:
            yield folder
        finally:
            unlock(folder)


@cache
def _changes_users() -> bool:
    """Whether children can be other users who still find this Python, wherever it lies."""
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        return False
    done = subprocess.run([*_as(_FIRST_USER), sys.executable, "-c", ""], check=False)
    return done.returncode == 0


def _as(user: int) -> list[str]:
    """What makes of a command one of another user, who may read all and write only what is his.

    Python and the project may lie in root's own home, which nobody else could enter.
    """
    only = "-all,+dac_read_search"
    return [
        *("setpriv", "--reuid", str(user), "--regid", str(user), "--clear-groups"),
        *("--inh-caps", only, "--ambient-caps", only, "--bounding-set", only),
    ]


@dataclass(frozen=True)
class Person:
    """Somebody with a home, and the right to write in it alone where that can be had."""

    home: Path
    user: int | None = None
    """The number of another user of the system; None: whoever runs this."""
    more: Mapping[str, str] = field(default_factory=dict)
    """Variables of this person's environment besides."""

    @property
    def environment(self) -> dict[str, str]:
        """What differs from the environment of this process."""
        folders = {f"XDG_{name}_HOME": str(self.home / name.lower()) for name in _XDG}
        quiet = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION"), "")
        path = os.pathsep.join((str(ROOT / "src"), os.environ.get("PYTHONPATH", "")))
        more = {"HOME": str(self.home), "NEWSREADER_LANGUAGE": "en", "TZ": "UTC"}
        return {**folders, **quiet, **more, "PYTHONPATH": path.rstrip(os.pathsep), **self.more}

    def python(self, *arguments: str | Path) -> list[str]:
        """A command of this person's: Python with these arguments."""
        prefix = [] if self.user is None else _as(self.user)
        return [*prefix, sys.executable, *map(str, arguments)]

    def command(self, *arguments: str | Path) -> list[str]:
        """A command of this person's: newsreader with these arguments."""
        return self.python("-m", "newsreader", *arguments)

    def run(self, *arguments: str | Path, allowed: Sequence[int] = (0,)) -> str:
        """What newsreader printed on stdout; an exit code that is not allowed is an error."""
        done = subprocess.run(
            self.command(*arguments),
            env={**os.environ, **self.environment},
            cwd=self.home,
            capture_output=True,
            timeout=_COMMAND,
            check=False,
        )
        if done.returncode not in allowed:
            words = done.stderr.decode(errors="replace")
            raise AssertionError(f"{arguments} gave {done.returncode}: {words}")
        return done.stdout.decode()

    def listed(self, archive: Path, query: str = "") -> list[dict[str, Any]]:
        """The stories that a filter finds, newest first."""
        printed = self.run("list", query, "--archive", archive, "--format", "json", allowed=(0, 1))
        return list(json.loads(printed))

    def marked(self, archive: Path, query: str) -> set[str]:
        """The paths of the stories that a filter finds."""
        return {str(row["path"]) for row in self.listed(archive, query)}

    def read(self, *arguments: str | Path, steps: Sequence[tuple[str, str]]) -> None:
        """Open the reader, press the key of each step and wait for what it then shows.

        The last step has to be the end of the reader. Raises AssertionError.
        """
        with self.reading(*arguments) as session:
            for key, text in steps:
                press(session, key, text)
            press(session, "", "exit code 0.")

    @contextmanager
    def reading(self, *arguments: str | Path) -> Iterator[Session]:
        """The reader, open in a terminal."""
        command = [sys.executable, "-c", _SHELL, *self.command(*arguments)]
        with Session(command, columns=120, rows=40, environment=self.environment) as session:
            yield session


def press(session: Session, key: str, text: str) -> None:
    """Press a key, if one is named, and wait until `text` stands on the screen, or no longer.

    A `text` that begins with `!` must not stand there. Raises AssertionError.
    """
    if key:
        session.press(key, timeout=0.3)
    absent = text.startswith("!")
    wanted = text.removeprefix("!")

    def met(screen: str) -> bool:
        return (wanted in screen) is not absent

    if not met(session.screen()) and not session.wait(met, timeout=PATIENCE).found:
        raise AssertionError(f"after {key!r} no {text!r}:\n{session.screen()}")


def people(number: int, folder: Path) -> list[Person]:
    """So many persons, each with a home below a folder."""
    made = []
    for each in range(number):
        home = folder / f"home-{each}"
        home.mkdir(parents=True)
        user = _FIRST_USER + each if _changes_users() else None
        if user is not None:
            os.chown(home, user, user)
        made.append(Person(home, user))
    return made
