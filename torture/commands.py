"""Every command in every format, on an archive in which everything is an attack; and mistyped.

What is printed is text, whatever it is told of; on a terminal there are colours and links besides.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import Final

from torture import poisoned
from torture.account import Account, told
from torture.attacks import ATTACKS, MARK
from torture.home import away
from torture.naughty import printed
from torture.sequences import NARRATED, PLAIN, strays_in
from torture.window import Window

Arguments = list[str]

STOCKS: Final = ("600519.SH", "贵州茅台", "300024")
_ROWS: Final = ("table", "tsv", "json", "jsonl")
_RUN_ALL: Final = """
import json, sys
from newsreader.cli import main
for arguments in json.loads(sys.argv[1]):
    main(arguments)
"""


def of_archive(root: Path) -> Iterator[Arguments]:
    """Everything that is asked of the archive as a whole."""
    home = ["--archive", str(root)]
    for words in (["list"], ["doctor"], ["bookmark", "list"], ["watch", "list"], ["trends"]):
        for layout in _ROWS:
            yield [*words, *home, "--format", layout]
    yield ["list", *home, "--sort", "title", MARK]
    yield ["index", str(root)]
    yield ["trends", *home, "--since", "30d"]
    for name in STOCKS:
        yield ["watch", "add", name]
        yield ["stock", name, *home, "--format", "text"]
        yield ["stock", name, *home, "--format", "json"]
        yield ["securities", name, *home]
    yield ["watch", "list", *home]
    posts = [str(file) for file in files(root) if file.suffix == ".md"]
    yield ["bookmark", "add", *posts]
    yield ["bookmark", "list", *home]
    yield ["bookmark", "remove", *posts]


def of_files(root: Path, *, every: bool) -> Iterator[Arguments]:
    """Everything that is asked of one file: of `every` one all, else of each one thing."""
    asked = [["open", "--format", layout] for layout in ("text", "markdown", "json")]
    asked += [["mentions", "--format", layout] for layout in _ROWS]
    asked += [["open", "--format", "markdown", "--width", "20"], ["open", "--marks"]]
    rounds = cycle(asked)
    for file in files(root):
        for words in asked if every else [next(rounds)]:
            yield [*words, str(file)]


def mistakes(attacks: Sequence[str] = tuple(ATTACKS.values())) -> Iterator[Arguments]:
    """What is wrong in every way, with an attack in it; no argument can hold a NUL."""
    for attack in attacks:
        word = attack.replace("\x00", "")
        yield from ([word], ["list", word], ["list", f"date:{word}"], ["list", f"ticker:{word}"])
        yield from (["list", f"is:{word}", "("], ["open", word], ["mentions", f"{word}.md"])
        yield from (["list", "--archive", word], ["list", "--format", word], [f"--{word}"])
        yield from (
            ["index", word],
            ["stock", word, "--format", "text"],
            ["securities", word],
            ["doctor", word],
        )
        yield from (["watch", "add", word], ["watch", "remove", word], ["bookmark", word])
        yield from (["bookmark", "add", word], ["trends", "--since", word])
        yield from (["open", "--width", word, "a.md"], ["list", "--limit", word])


def files(root: Path) -> list[Path]:
    """The files of the archive."""
    return sorted(file for file in root.rglob("*.*") if file.is_file())


def settle_in(home: Path) -> None:
    """Give the user settings and names of securities that are attacks, too."""
    configured = home / "config" / "newsreader"
    configured.mkdir(parents=True, exist_ok=True)
    (configured / "config.toml").write_text(poisoned.settings(), encoding="utf-8")
    (configured / "securities.tsv").write_text(poisoned.own_names(), encoding="utf-8")


def faults_of(arguments: Arguments) -> tuple[list[str], bytes]:
    """What is wrong with what a command prints away from a terminal, and all that it prints."""
    status, shown = printed(*arguments)
    found = strays_in(shown, PLAIN)
    if status not in (0, 1, 2, 3) or b"unforeseen" in shown or b"Traceback" in shown:
        found.append(f"exit code {status}: {shown[-200:]!r}")
    return found, shown


def on_terminal(asked: Sequence[Arguments], columns: int) -> tuple[list[str], bytes]:
    """The same for commands on a terminal of colours and links, one after the other."""
    command = (sys.executable, "-c", _RUN_ALL, json.dumps(asked))
    with Window(command, columns, 40, {"TERM_PROGRAM": "WezTerm"}) as window:
        over = window.settle(lambda: window.ended, timeout=120.0)
        found = strays_in(bytes(window.sent), NARRATED)
        return found + ["it does not end"] * (not over), bytes(window.sent)


def _plain() -> Account:
    account = Account("commands away from a terminal")
    with away() as folder:
        settle_in(folder / "home")
        root = poisoned.archive(folder)
        os.chdir(root)
        for arguments in (*of_archive(root), *of_files(root, every=True), *mistakes()):
            account.case(repr(arguments)[:120], faults_of(arguments)[0])
        for settings in poisoned.wrong_settings():
            (folder / "home/config/newsreader/config.toml").write_text(settings, encoding="utf-8")
            account.case(
                settings[:80], faults_of(["list", "--archive", str(root), "--limit", "1"])[0]
            )
        os.chdir("/")
    return account


def _shown() -> Account:
    account = Account("commands on a terminal")
    with away() as folder:
        settle_in(folder / "home")
        root = poisoned.archive(folder)
        asked = [["list", "--archive", str(root)], *of_files(root, every=False), *mistakes()]
        asked.append(["doctor", str(root)])
        for columns in (30, 100):
            account.case(f"at {columns} cells", on_terminal(asked, columns)[0])
            account.cases += len(asked) - 1
    return account


def main() -> int:
    """Both; the exit code."""
    return told(_plain, _shown)


if __name__ == "__main__":
    sys.exit(main())
