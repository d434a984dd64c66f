"""Count the bytes that the reader sends for each thing a person does.

    python benchmarks/wire.py [--size 80x24] [--colours truecolor] [--through "ssh -tt host"]

What a slow line feels is not how fast an answer is made but how long it is. Everything is done on
the sample archive, whose index is warm, and counted until the program has been quiet for half a
second. The reader believes itself at the far end of an SSH connection.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from figures import BenchmarkError
from pty_session import Session
from reader import READER, own_state

SAMPLES = Path(__file__).parent.parent / "sample_posts"
COLOURS: Mapping[str, Mapping[str, str]] = {
    "truecolor": {"TERM": "xterm-256color", "COLORTERM": "truecolor"},
    "256": {"TERM": "xterm-256color", "COLORTERM": ""},
    "16": {"TERM": "xterm", "COLORTERM": ""},
    "none": {"TERM": "vt220", "COLORTERM": ""},
}
"""What the environment says of a terminal with so many colours."""
SIZE = (80, 24)
"""Columns and rows for which the limits hold."""
QUIET = 0.5
"""Seconds of silence after which something has been answered."""
IDLE = 5.0
"""Seconds for which nothing is done, and nothing may be sent."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something a person does."""

    name: str
    key: str = ""
    """What is pressed; empty where nothing is."""
    most: int | None = None
    """Bytes that it may cost; None is no limit."""


STEPS: Sequence[Step] = (
    Step("list: nothing for 5 s", most=0),
    Step("list: cursor down", "down", 2_500),
    Step("list: page down", "pagedown", 8_000),
    Step("list: page up", "pageup", 8_000),
    Step("list: End", "end", 8_000),
    Step("list: Home", "home", 8_000),
    Step("list: bookmark", "b", 2_500),
    Step("filter: opened", "/", 2_500),
    Step("filter: a key that finds", "茶", 8_000),
    Step("filter: another", "馆", 8_000),
    Step("filter: nothing for 5 s", most=0),
    Step("filter: cleared", "escape", 8_000),
    Step("panel: opened", "tab", 8_000),
    Step("panel: cursor down", "down", 2_500),
    Step("panel: left", "tab", 8_000),
    Step("article: opened", "enter", 8_000),
    Step("article: nothing for 5 s", most=0),
    Step("article: line down", "down", 8_000),
    Step("article: page down", "pagedown", 8_000),
    Step("article: page up", "pageup", 8_000),
    Step("article: End", "end", 8_000),
    Step("article: Home", "home", 8_000),
    Step("find: opened", "/", 2_500),
    Step("find: a key that finds", "海", 8_000),
    Step("find: nothing for 5 s", most=0),
    Step("find: kept", "enter", 2_500),
    Step("article: next match", "n", 8_000),
    Step("article: number of a link", "1", 2_500),
    Step("article: notification", "o", 2_500),
    Step("article: next story", "J", 8_000),
    Step("article: back to the list", "q", 8_000),
    Step("help: opened", "?"),
    Step("help: closed", "escape"),
    Step("palette: opened", "\x10"),
    Step("palette: a key that finds", "a", 8_000),
    Step("palette: nothing for 5 s", most=0),
    Step("palette: closed", "escape"),
)
"""What is done, one after the other."""


def environment(colours: str, work: Path) -> dict[str, str]:
    """Variables of a terminal with so many colours, far away, and of a home under `work`."""
    return {
        **COLOURS[colours],
        **own_state(work),
        "LC_ALL": "C.UTF-8",
        "NEWSREADER_LANGUAGE": "en",
        "SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22",
        "DISPLAY": "",
        "WAYLAND_DISPLAY": "",
    }


def warm(variables: Mapping[str, str]) -> None:
    """Index the samples, so that nothing is painted for that later."""
    command = [*READER, "index", str(SAMPLES)]
    subprocess.run(command, env={**os.environ, **variables}, check=True, capture_output=True)


def measure(
    command: Sequence[str],
    variables: Mapping[str, str],
    size: tuple[int, int] = SIZE,
    steps: Sequence[Step] = STEPS,
    idle: float = IDLE,
) -> Iterator[tuple[Step, int]]:
    """Start `command` in a window of `size`, and give each step with the bytes that it cost.

    Raises `BenchmarkError` where a key is not answered.
    """
    columns, rows = size
    with Session(command, columns=columns, rows=rows, environment=variables) as session:
        yield Step("start"), session.wait(quiet=2.0, timeout=30).size
        for step in steps:
            if not step.key:
                yield step, session.wait(quiet=idle, timeout=idle).size
                continue
            done = session.press(step.key, quiet=QUIET, timeout=10)
            if session.ended or not done.found:
                shown = session.screen().strip()
                raise BenchmarkError(f"no answer to “{step.name}”; the screen:\n{shown}")
            yield step, done.size


def far(command: Sequence[str], variables: Mapping[str, str], through: str) -> list[str]:
    """The command that runs `command` with these variables through another one, as `ssh -tt`."""
    named = [f"{name}={value}" for name, value in variables.items()]
    return [*shlex.split(through), shlex.join(["env", *named, *command])]


def report(step: Step, sent: int, *, limits: bool) -> str:
    """Write one line of results; `limits` compares with what the step may cost."""
    verdict = ""
    if step.most is not None and (limits or step.most == 0):
        verdict = "met" if sent <= step.most else f"MISSED, at most {step.most:,}"
    return f"{step.name:28} {sent:8,}  {verdict}".rstrip()


def run(colours: str, size: tuple[int, int], through: str = "") -> bool:
    """Measure, print the results, and say whether every limit was met.

    Raises `BenchmarkError` where the reader fails.
    """
    met = True
    print(f"bytes, {colours}, {size[0]}x{size[1]}{f', through {through}' if through else ''}")
    with tempfile.TemporaryDirectory() as work:
        variables = environment(colours, Path(work))
        warm(variables)
        command = [*READER, str(SAMPLES)]
        if through:
            command = far(command, variables, through)
        for step, sent in measure(command, variables, size):
            line = report(step, sent, limits=size == SIZE)
            met = met and "MISSED" not in line
            print(line, flush=True)
    return met


def main() -> int:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--size", default="80x24", help="of the window")
    parser.add_argument("--colours", choices=COLOURS, default="truecolor", help="it shows so many")
    parser.add_argument("--through", default="", metavar="COMMAND", help='such as "ssh -tt host"')
    options = parser.parse_args()
    columns, _, rows = options.size.partition("x")
    try:
        met = run(options.colours, (int(columns), int(rows)), options.through)
    except BenchmarkError as error:
        print(f"wire: {error}", file=sys.stderr)
        return 1
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
