"""What one callback of the UI's loop may take, in an archive of 15,000 stories.

It is what the loop's own log of slow callbacks tells, but for two things: it counts the time of
the processor in this thread, since other programs run meanwhile, and of several presses of the same
keys the quickest one, since caches are cold at first.

On an idle machine no key takes more than 10 ms, but for the palette (13), a screen that Textual
makes, lays out and paints in one callback. Where another program has the other core the same work
takes up to a half more, whatever it counts.
"""

from __future__ import annotations

import asyncio
import time
from asyncio.events import Handle
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from tui.conftest import MakeApp
from tui.session import Session, reading

_STORIES: Final = 15_000
_ROUNDS: Final = 4
_LINES: Final = 10.0
"""Milliseconds where some lines are painted; it takes 1 to 5."""
_LAYOUT: Final = 15.0
"""Milliseconds where all is laid out and painted anew; it takes 4 to 9."""
_PALETTE: Final = 20.0
"""Milliseconds where Textual shows its palette of commands; it takes 13."""

_POST: Final = """---
title: 第{number}号船进港，茶价{price}元
date: 2022-{month:02}-{day:02} {hour:02}:15:00
categories: [港口, {source}]
---
<p>望海港第{number}次开闸，贵州茅台(600519)的箱子在第{hour}号仓。</p>
"""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write an archive of as many stories as the targets name, each with a line of text."""
    folder = tmp_path_factory.mktemp("large")
    for number in range(_STORIES):
        day, hour = divmod(number, 24)
        post = _POST.format(
            number=number,
            price=number % 97,
            month=1 + day // 28 % 12,
            day=1 + day % 28,
            hour=hour,
            source=f"来源{number % 30}",
        )
        (folder / f"{number}.md").write_text(post, encoding="utf-8")
    return folder


@contextmanager
def callbacks(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """Give a list to which each callback of the loop adds what it took, in milliseconds."""
    took: list[float] = []
    run = Handle._run

    def timed(self: Handle) -> None:
        begun = time.thread_time()
        run(self)
        took.append(1_000 * (time.thread_time() - begun))

    with monkeypatch.context() as patch:
        patch.setattr(asyncio.events.Handle, "_run", timed)
        yield took


async def slowest(s: Session, took: list[float], *keys: str) -> float:
    """The slowest callback of these keys, of several rounds the quickest."""
    rounds = []
    for _number in range(_ROUNDS):
        took.clear()
        await s.press(*keys)
        rounds.append(max(took))
    return min(rounds)


_IN_THE_LIST: Final = {
    "one story down": ("j",),
    "one story up": ("k",),
    "a screen down": ("pagedown",),
    "to the next day": ("right_curly_bracket",),
    "to the end and back": ("G", "g"),
    "a bookmark": ("b",),
    "another order and back": ("r", "r"),
}
_ANEW: Final = {
    "the bookmarks and back": ("B", "B"),
    "local time and back": ("t", "t"),
    "a story, a screen of it, the next one, and back": ("enter", "space", "J", "q"),
    "the panel, a choice from it, and all again": ("tab", "j", "j", "enter", "escape"),
    "no panel and the panel": ("c", "c", "escape"),
    "a filter, letter by letter, and none": ("slash", "茶", "价", "enter", "escape"),
    "the keys and back": ("question_mark", "escape"),
    "the page of a stock and back": ("S", "q"),
    "the watchlist and back": ("w", "W", "q"),
    "the trends and back": ("T", "q"),
}


async def test_no_key_holds_the_loop_up(
    large: Path, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(large)
    with callbacks(monkeypatch) as took:
        async with reading(app, (120, 40)) as s:
            assert f"{_STORIES:,} stories" in s.bar
            lines = {name: await slowest(s, took, *keys) for name, keys in _IN_THE_LIST.items()}
            anew = {name: await slowest(s, took, *keys) for name, keys in _ANEW.items()}
            palette = await slowest(s, took, "ctrl+p", "t", "escape")
    assert {name: ms for name, ms in lines.items() if ms > _LINES} == {}
    assert {name: ms for name, ms in anew.items() if ms > _LAYOUT} == {}
    assert palette <= _PALETTE
