"""Keys pressed at a steady pace while the program is at work, and how long each waited."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pty_session import Session

EVERY = 0.1
"""Seconds between two keys."""
GAP = 0.015
"""Seconds of silence that end an answer."""


@dataclass(slots=True)
class Beats:
    """When keys were written and when something arrived, in seconds of one clock."""

    pressed: list[float] = field(default_factory=list)
    arrived: list[float] = field(default_factory=list)


def beat(
    session: Session, keys: Sequence[str], ended: Callable[[str], bool], timeout: float
) -> Beats:
    """Press the keys in turn until the screen says that it is the end, or for `timeout` seconds."""
    beats = Beats()
    deadline = time.perf_counter() + timeout
    while time.perf_counter() < deadline and not session.ended:
        beats.pressed.append(session.send(keys[len(beats.pressed) % len(keys)]))
        beats.arrived += session.listen(EVERY)
        if session.shows(ended):
            break
    beats.arrived += session.listen(EVERY * 5)
    return beats


def latencies(
    pressed: Sequence[float], arrived: Sequence[float], gap: float = GAP
) -> list[float | None]:
    """Milliseconds from each key to the last byte of the first output that begins after it.

    Output is one as long as no pause in it is longer than `gap` seconds. A key after which nothing
    came at all gives None. What the program paints by itself just after a key is taken for the
    key's answer; while it is at work and does not paint, the key waits.
    """
    found: list[float | None] = []
    position = 0
    for key in pressed:
        while position < len(arrived) and arrived[position] < key:
            position += 1
        end = position
        while end + 1 < len(arrived) and arrived[end + 1] - arrived[end] <= gap:
            end += 1
        found.append((arrived[end] - key) * 1000 if end < len(arrived) else None)
    return found
