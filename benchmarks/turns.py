"""Measuring in turns: a shared machine gets faster and slower, and must do so for everyone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TypeVar

Found = TypeVar("Found")


def in_turns(
    contestants: Mapping[str, Callable[[], Found]], rounds: int, *, warm: bool = True
) -> dict[str, list[Found]]:
    """Call every contestant once a round, and give what each found, by round.

    Every second round goes through them backwards, so that none always follows the same one. Where
    `warm` is true there is one round more, whose findings are thrown away.
    """
    found: dict[str, list[Found]] = {name: [] for name in contestants}
    for turn in range(-1 if warm else 0, rounds):
        names = list(contestants)
        for name in reversed(names) if turn % 2 else names:
            say(f"round {turn + 1} of {rounds}: {name}")
            result = contestants[name]()
            if turn >= 0:
                found[name].append(result)
    say("")
    return found


def say(words: str) -> None:
    """Tell a person at a terminal what is going on, on one line that comes and goes."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)
