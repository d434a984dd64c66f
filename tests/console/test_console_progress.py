"""A bar while work takes a while."""

from __future__ import annotations

import io

import pytest
from rich.console import Console, RenderHook

from newsreader.console import progress as module
from newsreader.console.progress import progress
from newsreader.model import Progress, Stage

WORDS = {Stage.STORIES: "Stories", Stage.TEXTS: "Texts"}


def test_quick_work_shows_no_bar() -> None:
    out = io.StringIO()
    with progress(WORDS, out, colours=0) as report:
        report(Progress(0, 10))
        report(Progress(10, 10))
    assert out.getvalue() == ""


def test_long_work_shows_a_bar_that_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", -1.0)
    monkeypatch.setenv("TERM", "xterm")
    out = io.StringIO()
    with progress(WORDS, out, colours=0) as report:
        report(Progress(3, 10))
    assert "Stories" in out.getvalue()
    assert "3/10" in out.getvalue()
    shown, hidden, end = out.getvalue().rpartition("\x1b[2K")
    assert hidden, "the line of the bar is empty again"
    assert (end, "3/10" in shown) == ("\x1b[?25h", True)


def test_a_signal_while_the_bar_begins_leaves_no_cursor_hidden(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", -1.0)
    monkeypatch.setenv("TERM", "xterm")

    def ended(_console: Console, _hook: RenderHook) -> None:
        raise SystemExit(143)

    monkeypatch.setattr(Console, "push_render_hook", ended)
    out = io.StringIO()
    with pytest.raises(SystemExit), progress(WORDS, out, colours=0) as report:
        report(Progress(3, 10))
    assert "\x1b[?25l" in out.getvalue()
    assert out.getvalue().endswith("\x1b[?25h")


def test_the_bar_of_another_stage_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", -1.0)
    monkeypatch.setenv("TERM", "xterm")
    out = io.StringIO()
    with progress(WORDS, out, colours=0) as report:
        report(Progress(10, 10))
        report(Progress(1, 8, stage=Stage.TEXTS))
    assert "Texts" in out.getvalue()
    assert "1/8" in out.getvalue()


@pytest.mark.usefixtures("wide")
def test_the_bar_is_left_out_where_its_line_would_take_two_cells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", -1.0)
    monkeypatch.setenv("TERM", "xterm")
    out = io.StringIO()
    with progress(WORDS, out, colours=0) as report:
        report(Progress(3, 10))
    assert "3/10" in out.getvalue()
    assert "━" not in out.getvalue()
