from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from textual.strip import Strip

from newsreader.tui import memory
from newsreader.tui.app import NewsreaderApp
from tui.session import reading


@pytest.fixture
def unused() -> Iterator[list[object]]:
    """Give the list of what only the collector finds; nothing is looked for by itself."""
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        yield gc.garbage
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()


async def test_lines_that_were_painted_are_gone_without_the_collector(
    app: NewsreaderApp, unused: list[object]
) -> None:
    async with reading(app) as s:
        gc.collect()
        unused.clear()
        await s.press("G", "g", "j", "tab", "tab")
        gc.collect()
        assert not [one for one in unused if isinstance(one, Strip)]


@given(st.lists(st.integers(0, 12), max_size=4).map(sorted))
def test_a_line_is_cut_as_textual_cuts_it(cuts: list[int]) -> None:
    memory.spare()
    strip = Strip([Segment("港"), Segment("口 Ferry"), Segment("。")], 12)
    whole = Strip(list(strip), 12)
    assert [part.text for part in strip.divide(cuts)] == [
        part.text for part in memory._divide(whole, cuts)
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="a setting of glibc")
def test_threads_share_a_heap_where_that_can_be_said(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[int, int]] = []
    glibc = SimpleNamespace(mallopt=lambda number, value: said.append((number, value)))
    for library in (glibc, SimpleNamespace()):
        monkeypatch.setattr(ctypes, "CDLL", lambda _name, library=library: library)
        memory.spare()
    assert said == [(-8, 2)]


def test_a_python_that_cannot_call_c_goes_on_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ctypes", None)
    memory.spare()
    strip = Strip([Segment("港")], 2)
    assert strip.divide([2]) == [strip]
